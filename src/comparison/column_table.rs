//! Table of up to four networks: one column per network, one row per criterion.

use super::verdict::difference;
use super::{Measure, Measures, Missing, Pair, Preference, Value};

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// A measure, as in the verdict on two networks.
    Measure(Measure),
    /// Bytes read and written by the layers that multiply.
    MemoryTraffic,
}

impl Criterion {
    /// All criteria, in the order of the rows.
    pub const ALL: [Self; 7] = [
        Self::Measure(Measure::Field),
        Self::Measure(Measure::Parameters),
        Self::Measure(Measure::Operations),
        Self::Measure(Measure::Activations),
        Self::Measure(Measure::NonLinearities),
        Self::Measure(Measure::Depth),
        Self::MemoryTraffic,
    ];

    /// Whether it is a cost, of which less is better.
    pub fn is_cost(self) -> bool {
        match self {
            Self::Measure(measure) => measure.preference() == Preference::Less,
            Self::MemoryTraffic => true,
        }
    }
}

/// The table of some networks; the first is the one that the others are relative to.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnTable {
    /// One row per criterion, in order.
    pub rows: Vec<ColumnRow>,
    /// Whether all inputs have the same shape. If not, no cost is marked as the smallest.
    pub one_input: bool,
    /// Whether all outputs have the same shape.
    pub one_output: bool,
    /// Whether no network has an activation layer, so that layers with weights are counted instead, each of which could have one.
    pub counts_places: bool,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnRow {
    /// The criterion.
    pub criterion: Criterion,
    /// One cell per network.
    pub cells: Vec<ColumnCell>,
}

/// The value of one network.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnCell {
    /// The value, or why there is none; `None` for a network with a faulty layer.
    pub value: Option<Result<Value, Missing>>,
    /// The value relative to that of the first network: −0.28 for 28 % less. `None` in the first column, and if a value is no number.
    pub relative: Option<f64>,
    /// Whether it is the smallest cost, and not that of all networks.
    pub is_cheapest: bool,
}

impl ColumnTable {
    /// Compares measured networks; `None` stands for a network with a faulty layer.
    ///
    /// ```
    /// use convscope::comparison::{ColumnTable, Measures};
    /// use convscope::formats::notation;
    ///
    /// let texts = ["input 64x9x9; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias", "input 64x9x9; conv 64 k5 p2 nobias"];
    /// let measures = texts.map(|text| {
    ///     Measures::of_network(notation::read(text).expect("a network").into()).expect("every layer works")
    /// });
    /// let table = ColumnTable::of(&[Some(&measures[0]), Some(&measures[1])]);
    /// let parameters = &table.rows[1].cells;
    /// assert!(parameters[0].is_cheapest && parameters[1].relative.is_some_and(|part| part > 0.38));
    /// ```
    pub fn of(networks: &[Option<&Measures>]) -> Self {
        let known = || networks.iter().flatten();
        let counts_places = known().all(|network| network.activations == 0);
        let one_input = agrees(known().map(|network| network.input));
        let value = |network: &Measures, criterion: Criterion| match criterion {
            Criterion::Measure(Measure::NonLinearities) if counts_places => Ok(Value::Count(network.weighted)),
            Criterion::Measure(measure) => network.value(measure),
            Criterion::MemoryTraffic => {
                network.traffic.clone().map(|traffic| Value::Count(traffic.bytes)).map_err(Missing::TooLarge)
            }
        };
        let row = |criterion: Criterion| {
            let values = networks.iter().map(|network| network.map(|network| value(network, criterion)));
            row(criterion, values.collect(), one_input)
        };
        Self {
            rows: Criterion::ALL.into_iter().map(row).collect(),
            one_input,
            one_output: agrees(known().map(|network| network.output)),
            counts_places,
        }
    }
}

fn row(criterion: Criterion, values: Vec<Option<Result<Value, Missing>>>, one_input: bool) -> ColumnRow {
    let count = |value: &Option<Result<Value, Missing>>| match value {
        Some(Ok(Value::Count(count))) => Some(*count),
        _ => None,
    };
    let counts: Vec<Option<u128>> = values.iter().map(count).collect();
    // Without all costs the smallest is unknown.
    let costs: Option<Vec<u128>> =
        (criterion.is_cost() && one_input).then(|| counts.iter().copied().collect()).flatten();
    let least =
        costs.and_then(|costs| costs.iter().copied().min().filter(|least| costs.iter().any(|cost| cost != least)));
    let first = values.first().cloned().flatten().and_then(Result::ok);
    let cell = |(place, value): (usize, Option<Result<Value, Missing>>)| {
        let relative = match (&value, &first) {
            (Some(Ok(value)), Some(first)) if place > 0 => difference(Pair::new(value, first)),
            _ => None,
        };
        ColumnCell { relative, is_cheapest: least.is_some() && counts[place] == least, value }
    };
    ColumnRow { criterion, cells: values.into_iter().enumerate().map(cell).collect() }
}

fn agrees<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    values.next().is_none_or(|first| values.all(|value| value == first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    const FOUR: [&str; 4] = [
        "input 64x640x640; conv 64 k7 p3 nobias",
        "input 64x640x640; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias",
        "input 64x640x640; conv 64 k3 p1 nobias; conv 64 k3 p2 d2 nobias",
        "input 64x640x640; dwconv k7 p3 nobias; conv 64 k1 nobias",
    ];

    fn table(texts: &[&str]) -> ColumnTable {
        let measures: Vec<Option<Measures>> = texts
            .iter()
            .map(|text| {
                let network = notation::read(text).expect("a network in the notation");
                Measures::of_network(network.into()).ok()
            })
            .collect();
        ColumnTable::of(&measures.iter().map(Option::as_ref).collect::<Vec<_>>())
    }

    fn counts(table: &ColumnTable, criterion: Criterion) -> Vec<u128> {
        let row = table.rows.iter().find(|row| row.criterion == criterion).expect("a row for each criterion");
        let count = |cell: &ColumnCell| match &cell.value {
            Some(Ok(Value::Count(count))) => *count,
            other => panic!("{other:?} is no count"),
        };
        row.cells.iter().map(count).collect()
    }

    fn cheapest(table: &ColumnTable, criterion: Criterion) -> Vec<usize> {
        let row = table.rows.iter().find(|row| row.criterion == criterion).expect("a row for each criterion");
        (0..row.cells.len()).filter(|&place| row.cells[place].is_cheapest).collect()
    }

    #[test]
    fn four_ways_to_see_seven_have_their_own_costs() {
        let table = table(&FOUR);
        let pair = 64 * 64;
        assert_eq!(
            counts(&table, Criterion::Measure(Measure::Parameters)),
            [49 * pair, 27 * pair, 18 * pair, 49 * 64 + pair]
        );
        let positions = 640 * 640;
        assert_eq!(
            counts(&table, Criterion::Measure(Measure::Operations)),
            [49 * pair, 27 * pair, 18 * pair, 49 * 64 + pair].map(|macs| macs * positions)
        );
        let map = 64 * positions;
        assert_eq!(counts(&table, Criterion::Measure(Measure::Activations)), [map, 3 * map, 2 * map, 2 * map]);
        assert_eq!(counts(&table, Criterion::Measure(Measure::NonLinearities)), [1, 3, 2, 2]);
        assert_eq!(counts(&table, Criterion::Measure(Measure::Depth)), [1, 3, 2, 2]);
        let bytes = |parameters: u128, layers: u128| 4 * (parameters + layers * 2 * map);
        assert_eq!(
            counts(&table, Criterion::MemoryTraffic),
            [bytes(49 * pair, 1), bytes(27 * pair, 3), bytes(18 * pair, 2), bytes(49 * 64 + pair, 2)]
        );
        let field = table.rows[0].cells.iter().map(|cell| cell.value.clone());
        assert!(field.clone().zip(field.skip(1)).all(|(one, next)| one == next), "{table:?}");
        assert!(table.one_input && table.one_output && table.counts_places);
    }

    #[test]
    fn only_costs_have_a_cheapest_network() {
        let table = table(&FOUR);
        assert_eq!(cheapest(&table, Criterion::Measure(Measure::Parameters)), [3]);
        assert_eq!(cheapest(&table, Criterion::Measure(Measure::Activations)), [0]);
        assert_eq!(cheapest(&table, Criterion::MemoryTraffic), [0]);
        for measure in [Measure::Field, Measure::NonLinearities, Measure::Depth] {
            assert!(cheapest(&table, Criterion::Measure(measure)).is_empty(), "{measure:?}");
        }
    }

    #[test]
    fn equals_share_the_mark_unless_all_are_equal() {
        assert_eq!(cheapest(&table(&[FOUR[0], FOUR[2], FOUR[2]]), Criterion::Measure(Measure::Parameters)), [1, 2]);
        assert!(cheapest(&table(&[FOUR[0], FOUR[0]]), Criterion::Measure(Measure::Parameters)).is_empty());
    }

    #[test]
    fn values_are_relative_to_the_first_network() {
        let row = &table(&FOUR).rows[1];
        let relative: Vec<Option<f64>> = row.cells.iter().map(|cell| cell.relative).collect();
        assert_eq!(relative[..3], [None, Some(-22.0 / 49.0), Some(-31.0 / 49.0)]);
    }

    #[test]
    fn other_inputs_and_faulty_layers_leave_no_winner() {
        let others = table(&[FOUR[0], "input 64x32x32; conv 64 k3 p1 nobias"]);
        assert!(!others.one_input && others.rows.iter().all(|row| row.cells.iter().all(|cell| !cell.is_cheapest)));
        let faulty = table(&[FOUR[0], "input 64x640x640; conv 64 k700", FOUR[1]]);
        assert!(faulty.one_input && faulty.rows.iter().all(|row| row.cells[1].value.is_none()));
        assert!(faulty.rows.iter().all(|row| row.cells.iter().all(|cell| !cell.is_cheapest)));
    }

    #[test]
    fn explicit_activations_are_counted_if_any_network_has_one() {
        let table = table(&[FOUR[0], "input 64x640x640; conv 64 k3 p1; relu; conv 64 k3 p1; relu"]);
        assert!(!table.counts_places);
        assert_eq!(counts(&table, Criterion::Measure(Measure::NonLinearities)), [0, 2]);
    }
}
