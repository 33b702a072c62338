//! The verdict on two networks, a row a quantity.

use std::cmp::Ordering;

use super::quantity::Preference;
use super::{Contender, Facts, Measure, Outcome, Quantity, Reason, Standing};
use crate::analysis::Overview;

/// The verdict on two networks.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// A row for each quantity, in the order of [`Quantity::ALL`].
    pub rows: Vec<Row>,
}

/// How two networks compare in one quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is compared.
    pub quantity: Quantity,
    /// The value of A.
    pub a: Measure,
    /// The value of B.
    pub b: Measure,
    /// (A − B) / B: −0.28 where A has 28 % less. None where there is no such number.
    pub difference: Option<f64>,
    /// What comes of it.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// Whether the outcome is a rule of thumb.
    pub standing: Standing,
}

/// Compares two networks under the conventions that they were worked out with; these should be the same.
///
/// ```
/// use convscope::analysis::compare::{Contender, Outcome, Quantity, compare};
/// use convscope::analysis::{Convention, Overview};
/// use convscope::cnn::notation;
///
/// let overview = |text| Overview::new(notation::read(text).expect("a network").into(), Convention::default());
/// let threes = overview("input 64x32x32; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias");
/// let five = overview("input 64x32x32; conv 64 k5 p2 nobias");
/// let verdict = compare(&threes, &five);
///
/// assert_eq!(verdict.row(Quantity::OutputShape).outcome, Outcome::Tie);
/// assert_eq!(verdict.row(Quantity::Parameters).outcome, Outcome::Wins(Contender::A));
/// assert_eq!(verdict.row(Quantity::Parameters).difference, Some(-0.28));
/// ```
pub fn compare(a: &Overview, b: &Overview) -> Verdict {
    Verdict::of(&Facts::of(a), &Facts::of(b))
}

impl Verdict {
    /// The verdict on two networks whose facts are known.
    pub fn of(a: &Facts, b: &Facts) -> Self {
        Self { rows: Quantity::ALL.into_iter().map(|quantity| Row::of(quantity, a, b)).collect() }
    }

    /// The row of a quantity.
    ///
    /// # Panics
    /// Never: a verdict has a row for each.
    pub fn row(&self, quantity: Quantity) -> &Row {
        self.rows.iter().find(|row| row.quantity == quantity).expect("a row for each quantity")
    }
}

impl Row {
    fn of(quantity: Quantity, facts_a: &Facts, facts_b: &Facts) -> Self {
        let (a, b) = (facts_a.measure(quantity), facts_b.measure(quantity));
        let outcome = outcome(&a, &b, quantity.preference());
        Self {
            quantity,
            difference: difference(&a, &b),
            outcome,
            reason: Reason::of(quantity, outcome, [facts_a, facts_b]),
            standing: quantity.standing(),
            a,
            b,
        }
    }
}

fn difference(a: &Measure, b: &Measure) -> Option<f64> {
    let (a, b) = (a.number()?, b.number()?);
    // Whole numbers below 2^53 are exact here, so that equal counts differ by exactly nothing.
    (b != 0.0).then(|| (a - b) / b)
}

fn outcome(a: &Measure, b: &Measure, preference: Preference) -> Outcome {
    if *a == Measure::Missing || *b == Measure::Missing {
        return Outcome::NotComparable;
    }
    let larger = match order(a, b) {
        None => return Outcome::Different,
        Some(Ordering::Equal) => return Outcome::Tie,
        Some(Ordering::Less) => Contender::B,
        Some(Ordering::Greater) => Contender::A,
    };
    match preference {
        Preference::Less => Outcome::Wins(larger.other()),
        Preference::More => Outcome::Wins(larger),
        Preference::Neither => Outcome::Larger(larger),
    }
}

/// Which of two values is the larger, where one is.
fn order(a: &Measure, b: &Measure) -> Option<Ordering> {
    match (a, b) {
        (Measure::Count(a), Measure::Count(b)) => Some(a.cmp(b)),
        (Measure::Field(a), Measure::Field(b)) => {
            let (rows, cols) = (a.height.cmp(&b.height), a.width.cmp(&b.width));
            match (rows, cols) {
                (Ordering::Equal, order) | (order, Ordering::Equal) => Some(order),
                (rows, cols) => (rows == cols).then_some(rows),
            }
        }
        // The last bit of a sum depends on its order.
        (Measure::Share(a), Measure::Share(b)) if (a - b).abs() < 1e-12 => Some(Ordering::Equal),
        (Measure::Share(a), Measure::Share(b)) => a.partial_cmp(b),
        (Measure::Winograd(a), Measure::Winograd(b)) => Some(a.left().cmp(&b.left())),
        (Measure::Traffic(a), Measure::Traffic(b)) => {
            match (a.macs.checked_mul(b.bytes), b.macs.checked_mul(a.bytes)) {
                (Some(a), Some(b)) => Some(a.cmp(&b)),
                _ => a.intensity()?.partial_cmp(&b.intensity()?),
            }
        }
        (a, b) => (a == b).then_some(Ordering::Equal),
    }
}
