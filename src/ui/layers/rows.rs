//! The rows of the layer list: layers, and blocks that can be folded.

use std::ops::Range;

use crate::network::{Network, NodeKey};

/// Networks with more layers than this fold their blocks at first.
const FOLDING: usize = 24;

/// A row of the stack below the input's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Row {
    /// A layer.
    Layer(NodeKey),
    /// The head of a block of layers; folded, it stands for them all.
    Block {
        /// The block's name.
        name: String,
        /// Its first layer.
        first: NodeKey,
        /// Whether its layers have no rows of their own.
        is_folded: bool,
    },
}

impl Row {
    /// What keeps the row the same row while others come and go.
    pub(in crate::ui) fn identity(&self) -> (NodeKey, Option<(bool, String)>) {
        match self {
            Self::Layer(key) => (*key, None),
            // Another network may have the same keys.
            Self::Block { name, first, is_folded } => (*first, Some((*is_folded, name.clone()))),
        }
    }
}

/// The rows of a network in order.
pub(in crate::ui) fn rows(network: &Network, unfolded: &[String]) -> Vec<Row> {
    let nodes = network.nodes();
    let folds = nodes.len() > FOLDING;
    let mut rows = Vec::with_capacity(nodes.len());
    let mut current = "";
    for node in nodes {
        let is_folded = folds && !node.block.is_empty() && !unfolded.contains(&node.block);
        if folds && !node.block.is_empty() && node.block != current {
            rows.push(Row::Block { name: node.block.clone(), first: node.key, is_folded });
        }
        current = &node.block;
        if !is_folded {
            rows.push(Row::Layer(node.key));
        }
    }
    rows
}

/// The maps of the folded block that begins right behind a map; none if there is no such.
pub(in crate::ui) fn folded_behind(network: &Network, unfolded: &[String], map: usize) -> Range<usize> {
    let nodes = network.nodes();
    let (before, behind) = nodes.split_at(map.min(nodes.len()));
    let own = before.last().map_or("", |node| &node.block);
    let block = behind.first().map_or("", |node| &node.block);
    let is_folded =
        nodes.len() > FOLDING && !block.is_empty() && block != own && !unfolded.iter().any(|name| name == block);
    let count = if is_folded { behind.iter().take_while(|node| node.block == block).count() } else { 0 };
    map + 1..map + 1 + count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    #[test]
    fn a_small_network_shows_its_layers() {
        let rows = rows(&Preset::ThreeThrees.network(), &[]);
        assert!(rows.iter().all(|row| matches!(row, Row::Layer(_))));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn a_long_network_folds_to_blocks_and_unfolds_one_by_one() {
        let network = Preset::ResNet50.network();
        let folded = rows(&network, &[]);
        assert!(folded.len() < 30, "{} rows", folded.len());
        let opened = rows(&network, &["layer1.0".to_owned()]);
        assert!(opened.len() > folded.len());
    }

    #[test]
    fn blocks_of_another_network_are_other_rows() {
        let blocks = |preset: Preset| {
            let rows = rows(&preset.network(), &[]);
            rows.into_iter().filter(|row| matches!(row, Row::Block { .. })).collect::<Vec<_>>()
        };
        let (before, after) = (blocks(Preset::DeepLab), blocks(Preset::UNet));
        assert!(!before.is_empty() && !after.is_empty());
        for row in &before {
            assert!(after.iter().all(|other| other.identity() != row.identity()), "{row:?}");
        }
    }

    #[test]
    fn the_maps_of_the_block_behind_a_row_are_found_where_it_is_folded() {
        let network = Preset::ResNet50.network();
        let first = network.nodes().iter().position(|node| node.block == "layer1.0").expect("a block");
        let behind = |map, opened: &[&str]| {
            folded_behind(&network, &opened.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), map)
        };
        assert_eq!(behind(first, &[]), first + 1..first + 13);
        assert!(behind(first, &["layer1.0"]).is_empty());
        assert!(behind(0, &[]).is_empty() && behind(first + 1, &[]).is_empty());
        assert!(folded_behind(&Preset::ThreeThrees.network(), &[], 1).is_empty());
    }
}
