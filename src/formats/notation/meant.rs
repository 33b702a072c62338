//! Meaning of lines that were read forgivingly, and layers that are reinterpreted by their context.

use crate::network::{
    Axes, Conv, INPUT_NAME, Interpolation, Network, Op, Problem, ResizeMode, ResizeTo, ShapedNetwork,
};

use super::forgiven::{Forgiven, Taken};
use super::lexer::{Cursor, Kind, Statement, statements};
use super::write;

/// The largest number of reported lines, the first ones.
const MOST_TOLD: usize = 100;

/// How the rewritten lines were read.
pub(super) fn taken(text: &str, said: &[Statement<'_>], meant: &[Statement<'_>], network: &Network) -> Vec<Taken> {
    let layers = write::write_layers(network);
    let input = write::write_inline(network);
    let input = input.split("; ").find(|line| line.starts_with(INPUT_NAME)).unwrap_or_default();
    let mut layers = layers.into_iter();
    let mut taken = Vec::new();
    for (said, meant) in said.iter().zip(meant) {
        let read = match head(meant).as_str() {
            "name" => continue,
            INPUT_NAME => input.to_owned(),
            _ => layers.next().unwrap_or_default(),
        };
        let (mut own, mut other) = (Cursor::new(said), Cursor::new(meant));
        own.take_label();
        other.take_label();
        if own.rest() == other.rest() || taken.len() >= MOST_TOLD {
            continue;
        }
        // For an input the whole line: its shape may have been in brackets.
        let first = said.tokens.first().map_or(0, |token| token.at);
        let words = if head(meant) == INPUT_NAME {
            let rest = text.get(first..).unwrap_or_default();
            rest.split(['\n', ';']).next().unwrap_or_default().trim().to_owned()
        } else {
            slice(text, own.at(), said.end)
        };
        if words != read {
            taken.push(Taken { line: line(text, said), said: words, read });
        }
    }
    taken
}

/// Reinterprets layers that have one possible meaning: `up 65x65` as a size, and a fully connected layer on a sequence as one at every
/// position.
pub(super) fn settle(text: &str, forgiven: &mut Forgiven) {
    sizes(text, forgiven);
    positions(forgiven);
}

/// `up 65x65` as a size: factors would be written `up 65`.
fn sizes(text: &str, forgiven: &mut Forgiven) {
    const LARGEST_FACTOR: u64 = 8;
    let Ok(all) = statements(text) else { return };
    let mut nodes = forgiven.network.nodes().to_vec();
    let is_layer = |statement: &&Statement<'_>| !matches!(head(statement).as_str(), "name" | INPUT_NAME);
    let mut changed = Vec::new();
    for (index, statement) in all.iter().filter(is_layer).enumerate() {
        let Some(node) = nodes.get_mut(index) else { break };
        let Op::Upsample { scale, mode } = &node.op else { continue };
        let is_crossed = statement.tokens.iter().any(|token| {
            matches!(&token.kind, Kind::Word(word) if word.starts_with(|first: char| first.is_ascii_digit()) && word.contains(['x', 'X', '×']))
        });
        if !is_crossed || !scale.is_square() || scale.height <= LARGEST_FACTOR || changed.len() >= MOST_TOLD {
            continue;
        }
        let mode = match mode {
            Interpolation::Nearest => ResizeMode::Nearest,
            Interpolation::Bilinear => ResizeMode::Bilinear,
        };
        node.op = Op::Resize { to: ResizeTo::Size(*scale), mode, align_corners: false };
        let at = statement.tokens.first().map_or(0, |token| token.at);
        changed.push((index, line(text, statement), slice(text, at, statement.end)));
    }
    put(forgiven, nodes, changed);
}

/// A fully connected layer on a sequence, as in frameworks with channels last, becomes a convolution with kernel 1.
fn positions(forgiven: &mut Forgiven) {
    if !forgiven.network.input.one_dimensional {
        return;
    }
    // One layer at a time: each is recognizable only once the layers before have shapes.
    for _ in 0..forgiven.network.nodes().len().min(MOST_TOLD) {
        let shaped = ShapedNetwork::new(forgiven.network.clone());
        let is_such =
            |map: &usize| shaped.fault(*map).is_some_and(|fault| matches!(fault.problem, Problem::NeedsVector { .. }));
        let Some(index) = (1..shaped.map_count()).find(is_such).map(|map| map - 1) else { return };
        let mut nodes = forgiven.network.nodes().to_vec();
        let Op::Linear { out_features, bias } = nodes[index].op else { return };
        let said = write::write_layers(&forgiven.network).swap_remove(index);
        nodes[index].op = Op::Conv(Conv { bias, ..Conv::new(out_features, Axes::both(1)) });
        put(forgiven, nodes, vec![(index, 0, said)]);
    }
}

/// Replaces nodes of the network, and reports how their lines were read.
fn put(forgiven: &mut Forgiven, nodes: Vec<crate::network::Node>, changed: Vec<(usize, usize, String)>) {
    if changed.is_empty() {
        return;
    }
    let Network { name, input, statistics, .. } = forgiven.network.clone();
    forgiven.network = Network::from_nodes(name, input, nodes);
    forgiven.network.statistics = statistics;
    let layers = write::write_layers(&forgiven.network);
    for (index, line, said) in changed {
        forgiven.taken.push(Taken { line, said, read: layers.get(index).cloned().unwrap_or_default() });
    }
}

fn head(statement: &Statement<'_>) -> String {
    let mut cursor = Cursor::new(statement);
    cursor.take_label();
    match cursor.peek().map(|token| &token.kind) {
        Some(Kind::Word(word)) => word.to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn line(text: &str, statement: &Statement<'_>) -> usize {
    let at = statement.tokens.first().map_or(0, |token| token.at);
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// A part of a text on one line, including skipped brackets.
fn slice(text: &str, at: usize, end: usize) -> String {
    let rest = text.get(end..).unwrap_or_default();
    let brackets = rest.bytes().take_while(|byte| b")]} ".contains(byte)).count();
    text.get(at..end + brackets).unwrap_or_default().trim().to_owned()
}
