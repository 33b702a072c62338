//! The lines of the layer table.

use leptos::prelude::*;

use crate::analysis::Field;
use crate::app::AppState;
use crate::figure::shown_field;
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
    pub(super) fn number(self, line: &Line) -> Option<u128> {
        match self {
            Self::Sees => line.cells,
            Self::Parameters => line.parameters,
            Self::Operations => line.operations,
        }
    }
}

/// The lines of the network's layers in their order.
pub(super) fn lines(state: AppState) -> Vec<Line> {
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
                sees: shown_field(state, map),
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
