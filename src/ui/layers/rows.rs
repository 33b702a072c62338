//! The rows of the layer list: layers, and blocks that can be folded.

use std::ops::Range;

use crate::i18n::Locale;
use crate::network::{Network, NodeKey};
use crate::text::layer;

/// The number of layers beyond which blocks are folded initially.
pub(in crate::ui) const FOLDING: usize = 24;
/// The number of rows beyond which folded blocks are folded again, into their parents.
const MOST_ROWS: usize = 120;
/// The number of consecutive layers outside blocks that are folded together, if there are very many.
const RUN: usize = 50;
/// The largest number of layers that a search shows.
const MOST_FOUND: usize = 200;

/// A row of the list after the input's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Row {
    /// A layer.
    Layer(NodeKey),
    /// The header of a block of layers; when folded, it represents them all.
    Block {
        /// The block's name.
        name: String,
        /// Its first layer.
        first: NodeKey,
        /// Whether its layers are hidden.
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

/// The blocks that each layer of a network folds into, the outermost first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Folds(Vec<Vec<String>>);

impl Folds {
    /// The blocks of a network: its own; if these are very many, also their parents; and runs of layers outside blocks.
    pub(in crate::ui) fn of(network: &Network) -> Self {
        let nodes = network.nodes();
        if nodes.len() <= FOLDING {
            return Self(vec![Vec::new(); nodes.len()]);
        }
        let own = |block: &str| if block.is_empty() { Vec::new() } else { vec![block.to_owned()] };
        let blocks = whole_blocks(nodes.iter().map(|node| node.block.as_str()).collect());
        let mut folds = Self(blocks.into_iter().map(own).collect());
        if folds.heads() > MOST_ROWS {
            for path in &mut folds.0 {
                let outer = path.first().and_then(|block| block.split(['.', '/']).next()).map(str::to_owned);
                if let Some(outer) = outer.filter(|outer| !outer.is_empty() && path.first() != Some(outer)) {
                    path.insert(0, outer);
                }
            }
        }
        if nodes.iter().filter(|node| node.block.is_empty()).count() > MOST_ROWS {
            folds.fold_runs();
        }
        folds
    }

    /// The number of rows when everything is folded.
    fn heads(&self) -> usize {
        let begins = |index: usize| {
            let own = self.0[index].first();
            own.is_none() || index.checked_sub(1).and_then(|before| self.0[before].first()) != own
        };
        (0..self.0.len()).filter(|index| begins(*index)).count()
    }

    /// Folds layers outside blocks by their index, if very many are consecutive.
    fn fold_runs(&mut self) {
        let mut start = 0;
        while start < self.0.len() {
            let length = self.0[start..].iter().take_while(|path| path.is_empty()).count();
            if length > RUN {
                for (offset, path) in self.0[start..start + length].iter_mut().enumerate() {
                    let first = start + offset / RUN * RUN;
                    let last = (first + RUN).min(start + length);
                    path.push(format!("{}–{last}", first + 1));
                }
            }
            start += length.max(1);
        }
    }

    /// The outermost folded block around a layer, and its level.
    fn folded(&self, index: usize, unfolded: &[String]) -> Option<(usize, &String)> {
        self.0.get(index)?.iter().enumerate().find(|(_, name)| !unfolded.contains(name))
    }

    /// The number of layers from an index on that are in the named block at a level.
    fn length(&self, index: usize, level: usize, name: &str) -> usize {
        let is_inside = |path: &&Vec<String>| path.get(level).is_some_and(|block| block == name);
        self.0.get(index..).unwrap_or_default().iter().take_while(is_inside).count()
    }

    /// The maps of the named block that begins with a layer.
    pub(in crate::ui) fn maps(&self, first: usize, name: &str) -> Range<usize> {
        let level = self.0.get(first).and_then(|path| path.iter().position(|block| block == name)).unwrap_or_default();
        first + 1..first + 1 + self.length(first, level, name)
    }

    /// Whether some layer is in a block.
    pub(in crate::ui) fn has_blocks(&self) -> bool {
        self.0.iter().any(|path| !path.is_empty())
    }

    /// The blocks around a layer, the outermost first.
    pub(in crate::ui) fn around(&self, index: usize) -> &[String] {
        self.0.get(index).map_or(&[], Vec::as_slice)
    }
}

/// The blocks of consecutive layers such that each is in one piece, although a few layers in the middle of it are named otherwise: importers
/// know no module of a plain function, some name that of the module around, and a branch has a module of its own inside the block.
fn whole_blocks(mut blocks: Vec<&str>) -> Vec<&str> {
    // Deeper blocks first: what is between their layers belongs to them and not to the block around.
    let mut depths: Vec<usize> = blocks.iter().map(|block| depth(block)).collect();
    depths.sort_unstable();
    depths.dedup();
    for level in depths.into_iter().rev().filter(|level| *level > 0) {
        let mut start = 0;
        while start < blocks.len() {
            let block = blocks[start];
            let end = if depth(block) == level { end_of_block(&blocks, start) } else { start + 1 };
            blocks[start..end].fill(block);
            start = end;
        }
    }
    blocks
}

/// The index after the last layer of the block that begins with a layer.
fn end_of_block(blocks: &[&str], start: usize) -> usize {
    let block = blocks[start];
    let (mut own, mut end) = (0, start);
    for (index, other) in blocks.iter().enumerate().skip(start) {
        if *other == block {
            own += 1;
            // The layers named otherwise are the fewer: a block is not what merely surrounds others.
            if index + 1 - start < 2 * own {
                end = index + 1;
            }
        } else if !(is_inside(block, other) || is_inside(other, block)) {
            break;
        }
    }
    end
}

/// The number of modules in the path of a block.
fn depth(block: &str) -> usize {
    if block.is_empty() { 0 } else { block.split(['.', '/']).count() }
}

/// Whether a block lies inside another one; every block lies inside the nameless one.
fn is_inside(block: &str, outer: &str) -> bool {
    outer.is_empty() || block.strip_prefix(outer).is_some_and(|rest| rest.starts_with(['.', '/']))
}

/// The rows of a network in order.
pub(in crate::ui) fn rows(network: &Network, folds: &Folds, unfolded: &[String]) -> Vec<Row> {
    let nodes = network.nodes();
    let mut rows = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let before = index.checked_sub(1).map_or(&[][..], |before| folds.around(before));
        let folded = folds.folded(index, unfolded).map(|(level, _)| level);
        let mut is_new = false;
        for (level, name) in folds.around(index).iter().enumerate().take(folded.map_or(usize::MAX, |level| level + 1)) {
            is_new |= before.get(level) != Some(name);
            if is_new {
                rows.push(Row::Block { name: name.clone(), first: node.key, is_folded: folded == Some(level) });
            }
        }
        if folded.is_none() {
            rows.push(Row::Layer(node.key));
        }
    }
    rows
}

/// The rows of the layers of which every word of a text is a part of the name, module, block or kind, ignoring case; `3x3` is `3×3`.
pub(in crate::ui) fn found(network: &Network, text: &str, locale: Locale) -> Vec<Row> {
    let written = |text: &str| text.to_lowercase().replace('×', "x");
    let text = written(text);
    let is_found = |node: &&crate::network::Node| {
        let (kind, rest) = layer::title(locale, network, node);
        let crate::network::Node { name, module, block, op, .. } = node;
        let said = written(&format!("{name} {module} {block} {} {kind}{rest}", op.word()));
        text.split_whitespace().all(|word| said.contains(word))
    };
    network.nodes().iter().filter(is_found).take(MOST_FOUND).map(|node| Row::Layer(node.key)).collect()
}

/// The maps of the folded block that begins right after a map; empty if there is none.
pub(in crate::ui) fn folded_behind(folds: &Folds, unfolded: &[String], map: usize) -> Range<usize> {
    let count = folds.folded(map, unfolded).map_or(0, |(level, name)| {
        let before = map.checked_sub(1).map_or(&[][..], |before| folds.around(before));
        let begins = before.get(level) != Some(name);
        if begins { folds.length(map, level, name) } else { 0 }
    });
    map + 1..map + 1 + count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    fn shown(network: &Network, unfolded: &[&str]) -> Vec<Row> {
        rows(network, &Folds::of(network), &names(unfolded))
    }

    fn names(unfolded: &[&str]) -> Vec<String> {
        unfolded.iter().map(|name| (*name).to_owned()).collect()
    }

    fn layers(rows: &[Row]) -> usize {
        rows.iter().filter(|row| matches!(row, Row::Layer(_))).count()
    }

    /// A network of this many layers, each with a block.
    fn long(count: usize, block: impl Fn(usize) -> String) -> Network {
        let lines: Vec<String> = (0..count).map(|index| format!("\nrelu{}", block(index))).collect();
        let lines = lines.concat();
        crate::formats::notation::read(&format!("input 1x8x8{lines}")).expect("a network")
    }

    #[test]
    fn a_small_network_shows_its_layers() {
        let rows = shown(&Preset::ThreeThrees.network(), &[]);
        assert_eq!((rows.len(), layers(&rows)), (3, 3));
    }

    #[test]
    fn a_long_network_folds_to_blocks_and_unfolds_one_by_one() {
        let network = Preset::ResNet50.network();
        let folded = shown(&network, &[]);
        assert!(folded.len() < 30, "{} rows", folded.len());
        let opened = shown(&network, &["layer1.0"]);
        assert!(opened.len() > folded.len());
    }

    #[test]
    fn blocks_of_another_network_are_other_rows() {
        let blocks = |preset: Preset| {
            let rows = shown(&preset.network(), &[]);
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
        let folds = Folds::of(&network);
        let first = network.nodes().iter().position(|node| node.block == "layer1.0").expect("a block");
        let behind = |map, opened: &[&str]| folded_behind(&folds, &names(opened), map);
        assert_eq!(behind(first, &[]), first + 1..first + 13);
        assert_eq!(folds.maps(first, "layer1.0"), first + 1..first + 13);
        assert!(behind(first, &["layer1.0"]).is_empty());
        assert!(behind(0, &[]).is_empty() && behind(first + 1, &[]).is_empty());
        assert!(folded_behind(&Folds::of(&Preset::ThreeThrees.network()), &[], 1).is_empty());
    }

    #[test]
    fn a_block_is_one_although_layers_in_its_middle_are_named_otherwise() {
        let whole =
            |blocks: &str| whole_blocks(blocks.split(' ').map(|block| block.trim_matches('-')).collect()).join(" ");
        // An exporter names the addition after the stage, a function has no module.
        assert_eq!(whole("s.0 s.0 s.0 s s.0 s.1 s.1 - s.1 s.1"), "s.0 s.0 s.0 s.0 s.0 s.1 s.1 s.1 s.1 s.1");
        // A branch in the middle of a block.
        assert_eq!(whole("s.0 s.0 s.0.skip s.0.skip s.0 s.0 s.1"), "s.0 s.0 s.0 s.0 s.0 s.0 s.1");
        // Neither what surrounds blocks nor what lies between two different ones.
        assert_eq!(whole("s s.0 s.0 s s.1 s.1 s"), "s s.0 s.0 s s.1 s.1 s");
        assert_eq!(whole("s.0 s.0 - s.1 s.1 s.10 s.1"), "s.0 s.0  s.1 s.1 s.10 s.1");
    }

    #[test]
    fn every_block_of_an_exported_network_is_one_row() {
        let file = include_bytes!("../../../tests/reference/onnx/resnet18_dynamic.onnx");
        let network = crate::formats::read(file, None).expect("a network").network;
        let blocks: Vec<String> = shown(&network, &[])
            .into_iter()
            .filter_map(|row| match row {
                Row::Block { name, .. } => Some(name),
                Row::Layer(_) => None,
            })
            .collect();
        let expected: Vec<String> =
            (1..=4).flat_map(|stage| (0..2).map(move |block| format!("layer{stage}.{block}"))).collect();
        assert_eq!(blocks, expected);
    }

    #[test]
    fn very_many_blocks_fold_into_the_blocks_around_them() {
        let network = long(2000, |index| format!(" @stage{}.{}", index / 500, index / 4));
        let folded = shown(&network, &[]);
        assert_eq!((folded.len(), layers(&folded)), (4, 0));
        let stage = shown(&network, &["stage1"]);
        assert_eq!((stage.len(), layers(&stage)), (4 + 125, 0));
        let block = shown(&network, &["stage1", "stage1.125"]);
        assert_eq!((block.len(), layers(&block)), (4 + 125 + 4, 4));
        assert_eq!(folded_behind(&Folds::of(&network), &names(&["stage1"]), 500), 501..505);
        assert_eq!(folded_behind(&Folds::of(&network), &[], 500), 501..1001);
    }

    #[test]
    fn very_many_layers_in_no_block_fold_by_their_numbers() {
        let network = long(2000, |_| String::new());
        let folded = shown(&network, &[]);
        assert_eq!((folded.len(), layers(&folded)), (40, 0));
        assert_eq!(layers(&shown(&network, &["51–100"])), 50);
        assert_eq!(layers(&shown(&long(100, |_| String::new()), &[])), 100);
    }

    #[test]
    fn a_search_finds_names_blocks_and_kinds() {
        let network = Preset::ResNet50.network();
        let count = |text: &str| found(&network, text, Locale::en).len();
        assert!(count("LAYER1.0") >= 12 && count("max pool") >= 1 && count("maxpool") >= 1);
        assert_eq!(count("no such layer"), 0);
        assert_eq!((count("conv 3x3"), count("conv 3×3")), (16, 16));
        assert_eq!(count("layer3 conv 3x3"), 6);
    }
}
