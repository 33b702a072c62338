//! Script frame: docstring, imports, indentation.

use super::layers::Layer;
use crate::formats::notation;
use crate::network::{Axes, Op, ShapedNetwork};

/// The indentation of one level.
const INDENT: &str = "    ";

/// The docstring of a file: its description, and the network in the notation.
pub(super) fn documentation(shaped: &ShapedNetwork, what: &str, remarks: &[&str]) -> String {
    let network = shaped.network();
    let name = if network.name.is_empty() { "A convolutional network" } else { &network.name };
    let remarks: String = remarks.iter().flat_map(|remark| ["\n", remark, "\n"]).collect();
    let notation = notation::write(network);
    let notation: Vec<String> = notation.lines().map(documented).collect();
    let notation = indented(&notation, 1);
    format!("\"\"\"{} {what}.\n{remarks}\nIn the notation of Convscope:\n\n{notation}\"\"\"\n", documented(name))
}

/// Remarks for scripts with channels last.
pub(super) fn facts_of_channels_last(layers: &[Layer<'_>]) -> Vec<&'static str> {
    let flattens = |layer: &Layer| matches!(layer.op, Op::Flatten) && layer.input.size() != Axes::both(1);
    let flattened = "A map is flattened position by position here, in PyTorch channel by channel.";
    let mut facts = vec!["Shapes are height × width × channels: the channels stand last."];
    facts.extend(layers.iter().any(flattens).then_some(flattened));
    facts
}

/// A text that is valid in Python's docstrings and comments.
pub(super) fn documented(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => written.push_str("\\\\"),
            '"' => written.push_str("\\\""),
            letter if letter.is_control() => {
                let code = u32::from(letter);
                written.extend(["\\u", &format!("{code:04x}")]);
            }
            letter => written.push(letter),
        }
    }
    written
}

/// Lines indented by some levels.
pub(super) fn indented(lines: &[String], levels: usize) -> String {
    let indent = INDENT.repeat(levels);
    lines.iter().map(|line| if line.is_empty() { "\n".into() } else { format!("{indent}{line}\n") }).collect()
}

/// Comments about layers: a block where it begins, a layer that is switched off.
pub(super) struct Remarks<'a> {
    block: &'a str,
}

impl<'a> Remarks<'a> {
    pub(super) const fn new() -> Self {
        Self { block: "" }
    }

    /// The comment before a layer if its block differs from the previous layer's.
    pub(super) fn before(&mut self, block: &'a str) -> Option<String> {
        let is_new = block != self.block;
        self.block = block;
        (is_new && !block.is_empty()).then(|| format!("# {}", documented(block)))
    }
}

/// The body of the function that computes the network: the lines of each layer, with comments where a block begins and where a layer is
/// switched off.
pub(super) struct Body<'a> {
    lines: Vec<String>,
    remarks: Remarks<'a>,
}

impl<'a> Body<'a> {
    pub(super) const fn new() -> Self {
        Self { lines: Vec::new(), remarks: Remarks::new() }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Adds the lines of a layer.
    pub(super) fn layer(&mut self, layer: &Layer<'a>, lines: Vec<String>) {
        if !lines.is_empty() || layer.bypassed {
            self.lines.extend(self.remarks.before(layer.block));
        }
        if layer.bypassed {
            self.lines.push(format!("# {} is switched off.", layer.id));
        }
        self.lines.extend(lines);
    }

    /// The body as text, indented by some levels.
    pub(super) fn indented(&self, steps: usize) -> String {
        indented(&self.lines, steps)
    }
}
