//! The lines of the layer table, and their order.

use std::cmp::Reverse;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::Field;
use crate::app::AppState;
use crate::text::number;
use crate::ui::widgets::depth_color;

/// One line of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The layer's name.
    pub(super) name: String,
    /// Its name with the path of its module in the library's model, if it has one.
    pub(super) full_name: String,
    /// Its color.
    pub(super) color: String,
    /// Its field size in words.
    pub(super) sees: String,
    /// The number of cells of its field; `None` if that is no number.
    pub(super) cells: Option<u128>,
    /// Its parameters; `None` if they cannot be counted.
    pub(super) parameters: Option<u128>,
    /// Its operations; `None` if they cannot be counted.
    pub(super) operations: Option<u128>,
    /// Whether it is switched off.
    pub(super) bypassed: bool,
}

/// A column by which the lines can be sorted, the largest number first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The field size.
    Sees,
    /// The parameters.
    Parameters,
    /// The operations.
    Operations,
}

impl Column {
    /// The number of a line in the column.
    fn number(self, line: &Line) -> Option<u128> {
        match self {
            Self::Sees => line.cells,
            Self::Parameters => line.parameters,
            Self::Operations => line.operations,
        }
    }
}

/// The indices of the lines to show: in the order of the network, or by a column, the largest number first and lines without one last.
/// Layers without weights are left out if `weighted`.
pub(super) fn order(lines: &[Line], column: Option<Column>, weighted: bool) -> Vec<usize> {
    let has_weights = |line: &Line| line.parameters.is_none_or(|count| count > 0);
    let mut order: Vec<usize> = (0..lines.len()).filter(|index| !weighted || has_weights(&lines[*index])).collect();
    if let Some(column) = column {
        // A stable sort: layers with equal numbers stay in the order of the network.
        order.sort_by_key(|index| Reverse(column.number(&lines[*index])));
    }
    order
}

/// The lines of the network's layers in their order.
pub(super) fn lines(state: AppState) -> Vec<Line> {
    let locale = state.settings.locale.get();
    let costs = state.document.costs.get();
    state.document.analysis.with(|analysis| {
        let line = |map: usize| {
            let size = analysis.fields[map].size();
            Line {
                name: analysis.shaped.name(map).to_owned(),
                full_name: match analysis.shaped.node(map) {
                    Some(node) if !node.module.is_empty() => format!("{} = {}", node.name, node.module),
                    _ => analysis.shaped.name(map).to_owned(),
                },
                color: depth_color(analysis.depth(map).saturating_sub(1), analysis.growing.len()),
                sees: match (&analysis.fields[map], size) {
                    (_, Some(size)) => number::size(&size, analysis.shaped.network().input.one_dimensional),
                    (Field::Global, None) => td_string!(locale, row.whole_map).to_owned(),
                    (Field::Unknown, None) => td_string!(locale, row.unknown).to_owned(),
                    (Field::Nothing, None) => td_string!(locale, row.nothing).to_owned(),
                    _ => "–".to_owned(),
                },
                cells: match (&analysis.fields[map], size) {
                    (_, Some(size)) => Some(size.height.saturating_mul(size.width)),
                    // The whole map is more than any part of it.
                    (Field::Global, None) => Some(u128::MAX),
                    _ => None,
                },
                parameters: costs.of_map(map).and_then(|cost| cost.parameters.total()),
                operations: costs.of_map(map).and_then(|cost| cost.operations.total()),
                bypassed: analysis.shaped.node(map).is_some_and(|node| node.bypassed),
            }
        };
        (1..analysis.shaped.map_count()).map(line).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: Option<u128>, parameters: u128, operations: Option<u128>) -> Line {
        Line { cells, parameters: Some(parameters), operations, ..Line::default() }
    }

    #[test]
    fn lines_are_sorted_by_a_column_and_filtered_by_their_weights() {
        let lines = [
            line(Some(9), 100, Some(5)),
            line(Some(9), 0, Some(0)),
            line(Some(25), 300, Some(7)),
            line(None, 300, None),
        ];
        assert_eq!(order(&lines, None, false), [0, 1, 2, 3]);
        assert_eq!(order(&lines, None, true), [0, 2, 3]);
        assert_eq!(order(&lines, Some(Column::Sees), false), [2, 0, 1, 3]);
        assert_eq!(order(&lines, Some(Column::Parameters), false), [2, 3, 0, 1]);
        assert_eq!(order(&lines, Some(Column::Operations), true), [2, 0, 3]);
    }
}
