//! The facts of a step: the values that its expressions refer to.

use thiserror::Error;

use super::network_facts::{Side, exact};
use super::{Comparison, Condition, Expression, Figure, Relation, Setup};
use crate::analysis::{Convention, NetworkAnalysis};
use crate::comparison::{Compared, Crossing, Measure, Metric, Pair, Setting, SweepParameter, Value, sweep};
use crate::kernels::degrees_of_freedom;
use crate::network::Fault;

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FactsError {
    /// There is no second network.
    #[error("there is no second network to speak of: the step has no “with:”")]
    NoOther,
    /// No node has this name.
    #[error("no layer is called “{0}”")]
    NoSuchNode(String),
    /// The network has no such value: a layer is faulty, the field is not square, or it has no closed form.
    #[error("{0} has no value")]
    NoValue(&'static str),
    /// A layer is faulty.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The selected unit is outside its map.
    #[error("row {row}, column {col} is outside the map")]
    NoSuchUnit {
        /// Its row.
        row: i64,
        /// Its column.
        col: i64,
    },
    /// A division by zero, or the root of a negative number.
    #[error("the arithmetic has no result")]
    Undefined,
    /// A number is too large to be exact.
    #[error("a number is too large to be exact")]
    TooLarge,
}

/// The analyzed networks of a step.
#[derive(Clone, Debug)]
pub struct Facts {
    a: Side,
    b: Option<Side>,
}

/// The largest value up to which sweeps look for a crossing.
const FARTHEST: u64 = 256;

impl Facts {
    /// Analyzes the networks of a setup.
    ///
    /// # Errors
    /// [`FactsError`] if a layer is faulty, or the selected unit is outside its map.
    pub fn new(setup: &Setup) -> Result<Self, FactsError> {
        let a = Side::new(NetworkAnalysis::new(setup.network.clone()), setup.unit)?;
        let other = setup.other.clone().map(NetworkAnalysis::new);
        // The other network's map may be smaller; then its middle unit is used.
        let side =
            |analysis: NetworkAnalysis| Side::new(analysis.clone(), setup.unit).or_else(|_| Side::new(analysis, None));
        Ok(Self { a, b: other.map(side).transpose()? })
    }

    /// The analyses of the networks on the stage.
    pub fn analyses(&self) -> impl Iterator<Item = &NetworkAnalysis> {
        std::iter::once(&self.a).chain(&self.b).map(|side| &side.analysis)
    }

    /// The analysis of one of the networks on the stage.
    pub fn analysis(&self, compared: Compared) -> Option<&NetworkAnalysis> {
        self.side(compared).ok().map(|side| &side.analysis)
    }

    /// The value of an expression.
    ///
    /// # Errors
    /// [`FactsError`] if it has no value.
    pub fn value(&self, expression: &Expression) -> Result<f64, FactsError> {
        let both =
            |pair: &[Expression; 2]| -> Result<_, FactsError> { Ok((self.value(&pair[0])?, self.value(&pair[1])?)) };
        let value = match expression {
            Expression::Number(number) => *number,
            Expression::Figure(figure) => self.figure(figure)?,
            Expression::Sum(pair) => both(pair).map(|(a, b)| a + b)?,
            Expression::Difference(pair) => both(pair).map(|(a, b)| a - b)?,
            Expression::Product(pair) => both(pair).map(|(a, b)| a * b)?,
            Expression::Quotient(pair) => both(pair).map(|(a, b)| a / b)?,
            Expression::Root(inside) => self.value(inside)?.sqrt(),
        };
        if value.is_finite() { Ok(value) } else { Err(FactsError::Undefined) }
    }

    /// Whether a condition holds.
    ///
    /// # Errors
    /// [`FactsError`] if a side of it has no value.
    pub fn holds(&self, condition: &Condition) -> Result<bool, FactsError> {
        for (left, comparison, right) in &condition.0 {
            let difference = self.value(left)? - self.value(right)?;
            let is_equal = difference.abs() < 1e-9;
            let holds = match comparison {
                Comparison::Equal => is_equal,
                Comparison::Unequal => !is_equal,
                Comparison::Less => !is_equal && difference < 0.0,
                Comparison::Greater => !is_equal && difference > 0.0,
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn side(&self, compared: Compared) -> Result<&Side, FactsError> {
        match compared {
            Compared::A => Ok(&self.a),
            Compared::B => self.b.as_ref().ok_or(FactsError::NoOther),
        }
    }

    fn figure(&self, figure: &Figure) -> Result<f64, FactsError> {
        match figure {
            Figure::Network(compared, figure) => self.side(*compared)?.network(*figure),
            Figure::Node { compared, node, figure } => self.side(*compared)?.node(node, *figure),
            Figure::Compare(quantity, relation) => self.relation(*quantity, *relation),
            Figure::BreakEvenSweep(sweep_parameter, metric) => {
                number(Some(self.crossing(*sweep_parameter, *metric)?.from))
            }
            Figure::Tie(sweep_parameter, metric) => {
                number(self.crossing(*sweep_parameter, *metric)?.ties.first().copied())
            }
            Figure::Freedom(channels) => exact(degrees_of_freedom(*channels) as u128),
        }
    }

    fn relation(&self, measure: Measure, relation: Relation) -> Result<f64, FactsError> {
        let value = |side: &Side| match side.measures.value(measure) {
            Ok(Value::Count(count)) => exact(count),
            Ok(Value::Share(number) | Value::Intensity(number)) => Ok(number),
            Ok(Value::Field(field)) if field.is_square() => exact(field.width),
            _ => Err(FactsError::NoValue(measure.id())),
        };
        let (a, b) = (value(&self.a)?, value(self.side(Compared::B)?)?);
        Ok(match relation {
            Relation::Percent => 100.0 * ((a - b) / b).abs(),
            Relation::Change => 100.0 * (a - b) / b,
            Relation::Times => a.max(b) / a.min(b),
        })
    }

    /// The first crossing of the costs over a sweep parameter.
    fn crossing(&self, sweep_parameter: SweepParameter, metric: Metric) -> Result<Crossing, FactsError> {
        let sides = Pair::new(&self.a, self.side(Compared::B)?);
        let networks = sides.map(|side| side.analysis.shaped.network().as_ref());
        let sweep = sweep(networks, &sweep_parameter.settings(1..=FARTHEST), metric, Convention::default());
        sweep.crossings.into_iter().next().ok_or(FactsError::NoValue("flip"))
    }
}

fn number(setting: Option<Setting>) -> Result<f64, FactsError> {
    let number = setting.and_then(Setting::number).ok_or(FactsError::NoValue("tie"))?;
    exact(number.into())
}
