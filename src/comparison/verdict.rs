//! The verdict: one row per measure with the winner of two networks and the factor between them.

use super::reason::counts_places;
use super::{Compared, Measure, Measures, Missing, Pair, Preference, Reason, Value};
use crate::network::Axes;

/// Two networks compared, measure by measure.
///
/// ```
/// use convscope::comparison::{Measure, Compared, Measures, Outcome, Pair, Verdict};
/// use convscope::analysis::{Convention, NetworkAnalysis};
/// use convscope::formats::notation;
///
/// let measures = |text: &str| {
///     let network = notation::read(text).expect("a network");
///     Measures::of_network(network.into()).expect("every layer works")
/// };
/// let two_threes = measures("input 64x9x9; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias");
/// let one_five = measures("input 64x9x9; conv 64 k5 p2 nobias");
/// let verdict = Verdict::of(Pair::new(&two_threes, &one_five));
/// let row = verdict.row(Measure::Parameters);
/// assert_eq!(row.outcome, Outcome::Wins(Compared::A));
/// assert_eq!(row.difference, Some(-0.28));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// One row per measure, in order.
    pub rows: Vec<Row>,
    /// Whether the two do the same task, so that their costs are comparable.
    pub like_for_like: LikeForLike,
}

/// The properties that must agree for a fair comparison of costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeForLike {
    /// Both inputs have the same shape.
    pub input: bool,
    /// Both outputs have the same shape.
    pub output: bool,
    /// The units of both have fields of the same size.
    pub field: bool,
}

impl LikeForLike {
    /// Whether all of them agree.
    pub const fn is_fair(self) -> bool {
        self.input && self.output && self.field
    }
}

/// One row of a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure.
    pub measure: Measure,
    /// The values, or why there are none.
    pub values: Pair<Result<Value, Missing>>,
    /// The first value relative to the second: −0.28 for 28 % less. `None` if the values are not numbers, or the second is 0.
    pub difference: Option<f64>,
    /// The winner.
    pub outcome: Outcome,
    /// The reason.
    pub reason: Reason,
}

/// The outcome of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// This network has the better value.
    Wins(Compared),
    /// The values are equal.
    Equal,
    /// This network has the greater value, which is neither better nor worse.
    Greater(Compared),
    /// The values differ and have no order.
    Differs,
    /// A value is missing.
    NotComparable,
}

impl Verdict {
    /// Compares two measured networks.
    pub fn of(networks: Pair<&Measures>) -> Self {
        let agrees = |values: Pair<Option<Axes<u128>>>| values.both().is_some_and(|both| both.agrees());
        Self {
            rows: Measure::ALL.into_iter().map(|measure| Row::of(measure, networks)).collect(),
            like_for_like: LikeForLike {
                input: networks.map(|network| network.input).agrees(),
                output: networks.map(|network| network.output).agrees(),
                field: agrees(networks.map(|network| network.field.clone().ok())),
            },
        }
    }

    /// The row of one measure.
    ///
    /// # Panics
    /// Never: there is one row per measure.
    pub fn row(&self, measure: Measure) -> &Row {
        self.rows.iter().find(|row| row.measure == measure).expect("there is a row for each measure")
    }
}

impl Row {
    fn of(measure: Measure, networks: Pair<&Measures>) -> Self {
        let values = if measure == Measure::NonLinearities && counts_places(networks) {
            networks.map(|network| Ok(Value::Count(network.weighted)))
        } else {
            networks.map(|network| network.value(measure))
        };
        let both = values.as_ref().map(|value| value.as_ref().ok()).both();
        Self {
            measure,
            difference: both.and_then(difference),
            outcome: both.map_or(Outcome::NotComparable, |both| outcome(measure, both)),
            reason: if both.is_some() { Reason::of(measure, networks) } else { Reason::Values },
            values,
        }
    }

    /// The first value as a multiple of the second: 8.04 for 8.04 times as much.
    pub fn factor(&self) -> Option<f64> {
        self.difference.map(|difference| difference + 1.0)
    }

    /// Whether it is a rule of thumb that the winner is better.
    pub const fn is_rule_of_thumb(&self) -> bool {
        self.measure.is_rule_of_thumb()
    }
}

/// The first value relative to the second: −0.28 for 28 % less. `None` if the values are not numbers, or the second is 0.
pub(super) fn difference(values: Pair<&Value>) -> Option<f64> {
    match (values.a, values.b) {
        (Value::Count(a), Value::Count(b)) if *b > 0 => {
            let part = a.abs_diff(*b) as f64 / *b as f64;
            Some(if a < b { -part } else { part })
        }
        (Value::Share(a), Value::Share(b)) | (Value::Intensity(a), Value::Intensity(b)) if *b > 0.0 => {
            Some((a - b) / b)
        }
        _ => None,
    }
}

fn outcome(measure: Measure, values: Pair<&Value>) -> Outcome {
    let greater = match (values.a, values.b) {
        (a, b) if a == b => return Outcome::Equal,
        (Value::Count(a), Value::Count(b)) => Pair::new(a, b).greater(),
        (Value::Share(a), Value::Share(b)) | (Value::Intensity(a), Value::Intensity(b)) => {
            Some(if a > b { Compared::A } else { Compared::B })
        }
        (Value::Field(a), Value::Field(b)) => beyond(*a, *b),
        _ => None,
    };
    match (greater, measure.preference()) {
        (None, _) => Outcome::Differs,
        (Some(greater), Preference::More) => Outcome::Wins(greater),
        (Some(greater), Preference::Less) => Outcome::Wins(greater.other()),
        (Some(greater), Preference::Neither) => Outcome::Greater(greater),
    }
}

/// The network whose field is at least as large on both axes.
const fn beyond(a: Axes<u128>, b: Axes<u128>) -> Option<Compared> {
    if a.height >= b.height && a.width >= b.width {
        Some(Compared::A)
    } else if a.height <= b.height && a.width <= b.width {
        Some(Compared::B)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn measures(text: &str) -> Measures {
        let network = notation::read(text).expect("a network in the notation");
        Measures::of_network(network.into()).expect("every layer works")
    }

    fn verdict(a: &str, b: &str) -> Verdict {
        Verdict::of(Pair::new(&measures(a), &measures(b)))
    }

    const TWO_THREES: &str = "input 64x640x640; conv 64 k3 p1 nobias; relu; conv 64 k3 p1 nobias; relu";
    const ONE_FIVE: &str = "input 64x640x640; conv 64 k5 p2 nobias; relu";

    #[test]
    fn two_threes_win_where_the_rule_holds() {
        let verdict = verdict(TWO_THREES, ONE_FIVE);
        let outcomes: Vec<Outcome> = verdict.rows.iter().map(|row| row.outcome).collect();
        let (a, b) = (Compared::A, Compared::B);
        let expected = [
            Outcome::Equal,
            Outcome::Wins(a),
            Outcome::Wins(a),
            Outcome::Wins(b),
            Outcome::Equal,
            Outcome::Differs,
            Outcome::Wins(a),
            Outcome::Greater(a),
            Outcome::Greater(a),
            Outcome::Greater(b),
            Outcome::Wins(a),
        ];
        assert_eq!(outcomes, expected);
        assert!(verdict.like_for_like.is_fair());
    }

    #[test]
    fn the_taps_are_the_reason_where_all_channels_are_the_same() {
        let verdict = verdict(TWO_THREES, ONE_FIVE);
        let taps = Reason::Taps { channels: 64, taps: Pair::new(18, 25) };
        assert_eq!(verdict.row(Measure::Parameters).reason, taps);
        assert_eq!(verdict.row(Measure::Operations).reason, taps);
    }

    #[test]
    fn the_layer_between_the_wide_maps_is_the_reason_at_a_narrow_input() {
        let verdict =
            verdict("input 3x9x9; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias", "input 3x9x9; conv 64 k5 p2 nobias");
        let row = verdict.row(Measure::Parameters);
        let reason = Reason::LargestLayer { compared: Compared::A, map: 2, part: 36_864, total: 38_592 };
        assert_eq!(row.reason, reason);
        assert_eq!(row.factor(), Some(8.04));
        assert_eq!(row.outcome, Outcome::Wins(Compared::B));
    }

    #[test]
    fn positions_are_the_reason_where_maps_shrink() {
        let verdict = verdict("input 1x10x10; conv 1 k3 nobias; conv 1 k3 nobias", "input 1x10x10; conv 1 k5 nobias");
        let row = verdict.row(Measure::Operations);
        let layers = Pair::new(vec![(64, 9), (36, 9)], vec![(36, 25)]);
        assert_eq!(row.reason, Reason::Positions { channels: 1, layers });
        assert_eq!((row.outcome, row.difference), (Outcome::Equal, Some(0.0)));
    }

    #[test]
    fn without_any_activation_the_places_for_one_are_counted() {
        let verdict = verdict("input 1x9x9; conv 1 k3; conv 1 k3", "input 1x9x9; conv 1 k5");
        let row = verdict.row(Measure::NonLinearities);
        assert_eq!(row.values.a, Ok(Value::Count(2)));
        assert_eq!((row.outcome, &row.reason), (Outcome::Wins(Compared::A), &Reason::Places));
    }

    #[test]
    fn a_network_is_the_equal_of_itself() {
        let verdict = verdict(TWO_THREES, TWO_THREES);
        assert!(verdict.rows.iter().all(|row| row.outcome == Outcome::Equal));
    }

    #[test]
    fn fields_that_cross_have_no_order() {
        let verdict = verdict("input 1x9x9; conv 1 k3x5", "input 1x9x9; conv 1 k5x3");
        assert_eq!(verdict.row(Measure::Field).outcome, Outcome::Differs);
        assert!(!verdict.like_for_like.is_fair());
    }

    #[test]
    fn an_impossible_network_is_not_compared() {
        let network = notation::read("input 1x3x3; conv 1 k5").expect("a network in the notation");
        assert!(Measures::of_network(network.into()).is_err());
    }
}
