//! The groups of the layer table: blocks of layers, which fold.

use std::cmp::Reverse;
use std::ops::Range;

use super::table_lines::{Column, Line};
use crate::ui::layers::rows::Folds;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Entry {
    /// The layer at an index of the network, inside this many blocks.
    Layer {
        /// The index.
        index: usize,
        /// The number of blocks around it.
        level: usize,
    },
    /// The head of a block, which stands for its layers.
    Block {
        /// The block's name.
        name: String,
        /// The indices of its layers.
        layers: Range<usize>,
        /// The number of blocks around it.
        level: usize,
    },
}

impl Entry {
    /// The indices of its layers.
    fn layers(&self) -> Range<usize> {
        match self {
            Self::Layer { index, .. } => *index..index + 1,
            Self::Block { layers, .. } => layers.clone(),
        }
    }
}

/// What the table shows of its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'a> {
    /// The blocks of the network.
    pub(super) folds: &'a Folds,
    /// The names of the blocks whose layers are shown.
    pub(super) unfolded: &'a [String],
    /// The column by which the rows are sorted, the largest number first and rows without one last; `None` for the network's order.
    pub(super) column: Option<Column>,
    /// Whether layers without weights are left out.
    pub(super) weighted: bool,
}

/// The rows of the table. Blocks are sorted among the layers beside them by their sums, and the layers of a block within it.
pub(super) fn entries(lines: &[Line], choice: Choice<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    add(&mut entries, lines, 0..lines.len(), 0, choice);
    entries
}

fn add(entries: &mut Vec<Entry>, lines: &[Line], layers: Range<usize>, level: usize, choice: Choice<'_>) {
    let mut own = of_level(layers, level, choice.folds);
    if choice.weighted {
        own.retain(|entry| lines[entry.layers()].iter().any(|line| line.parameters.is_none_or(|count| count > 0)));
    }
    if let Some(column) = choice.column {
        // A stable sort: rows with equal numbers stay in the order of the network.
        own.sort_by_key(|entry| Reverse(column.number(&sum(&lines[entry.layers()]))));
    }
    for entry in own {
        let inside = match &entry {
            Entry::Block { name, layers, .. } if choice.unfolded.contains(name) => Some(layers.clone()),
            _ => None,
        };
        entries.push(entry);
        if let Some(inside) = inside {
            add(entries, lines, inside, level + 1, choice);
        }
    }
}

/// Blocks and layers of a level, in the order of the network.
fn of_level(layers: Range<usize>, level: usize, folds: &Folds) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut start = layers.start;
    while start < layers.end {
        let block = |index: usize| folds.around(index).get(level);
        let Some(name) = block(start) else {
            entries.push(Entry::Layer { index: start, level });
            start += 1;
            continue;
        };
        let length = (start..layers.end).take_while(|index| block(*index) == Some(name)).count();
        entries.push(Entry::Block { name: name.clone(), layers: start..start + length, level });
        start += length;
    }
    entries
}

/// The line of a block: the field of its last layer, and the sums of its layers' numbers, which are unknown if one of them is.
pub(super) fn sum(lines: &[Line]) -> Line {
    let total = |of: fn(&Line) -> Option<u128>| lines.iter().try_fold(0_u128, |sum, line| sum.checked_add(of(line)?));
    Line {
        parameters: total(|line| line.parameters),
        operations: total(|line| line.operations),
        bypassed: lines.iter().all(|line| line.bypassed),
        ..lines.last().cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    fn line(cells: Option<u128>, parameters: u128, operations: Option<u128>) -> Line {
        Line { cells, parameters: Some(parameters), operations, ..Line::default() }
    }

    fn indices(lines: &[Line], column: Option<Column>, weighted: bool) -> Vec<usize> {
        let choice = Choice { folds: &Folds::default(), unfolded: &[], column, weighted };
        entries(lines, choice).iter().map(|entry| entry.layers().start).collect()
    }

    #[test]
    fn layers_are_sorted_by_a_column_and_filtered_by_their_weights() {
        let lines = [
            line(Some(9), 100, Some(5)),
            line(Some(9), 0, Some(0)),
            line(Some(25), 300, Some(7)),
            line(None, 300, None),
        ];
        assert_eq!(indices(&lines, None, false), [0, 1, 2, 3]);
        assert_eq!(indices(&lines, None, true), [0, 2, 3]);
        assert_eq!(indices(&lines, Some(Column::Sees), false), [2, 0, 1, 3]);
        assert_eq!(indices(&lines, Some(Column::Parameters), false), [2, 3, 0, 1]);
        assert_eq!(indices(&lines, Some(Column::Operations), true), [2, 0, 3]);
    }

    #[test]
    fn blocks_stand_for_their_layers_and_unfold_in_place() {
        let network = Preset::ResNet18.network();
        let folds = Folds::of(&network);
        let count = network.nodes().len();
        let lines: Vec<Line> = (0..count).map(|index| line(Some(index as u128), index as u128, Some(1))).collect();
        let names = |unfolded: &[String], column| {
            let choice = Choice { folds: &folds, unfolded, column, weighted: false };
            let name = |entry: &Entry| match entry {
                Entry::Layer { index, .. } => network.nodes()[*index].name.clone(),
                Entry::Block { name, .. } => name.clone(),
            };
            entries(&lines, choice).iter().map(name).collect::<Vec<_>>()
        };
        let folded = names(&[], None);
        assert_eq!(folded.iter().filter(|name| name.starts_with("layer")).count(), 8, "{folded:?}");
        let opened = names(&["layer1.0".to_owned()], None);
        let block = network.nodes().iter().filter(|node| node.block == "layer1.0").count();
        assert_eq!(opened.len(), folded.len() + block);
        let first = opened.iter().position(|name| name == "layer1.0").expect("the block");
        assert_eq!(
            opened[first + 1],
            network.nodes()[network.nodes().iter().position(|node| node.block == "layer1.0").expect("a layer")].name
        );
        // The later block has the larger sum; its layers follow it.
        let sorted = names(&[], Some(Column::Parameters));
        let place = |name: &str| sorted.iter().position(|other| other == name);
        assert!(place("layer4.1") < place("layer1.1"), "{sorted:?}");
    }

    #[test]
    fn the_sum_of_a_block_is_unknown_if_a_number_in_it_is() {
        let known = [line(Some(9), 100, Some(5)), line(Some(25), 20, Some(6))];
        let whole = sum(&known);
        assert_eq!((whole.cells, whole.parameters, whole.operations), (Some(25), Some(120), Some(11)));
        assert_eq!(sum(&[line(None, 1, None), line(Some(9), u128::MAX, Some(5))]).parameters, None);
        assert_eq!(sum(&[line(None, 1, None)]).operations, None);
    }
}
