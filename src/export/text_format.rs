//! Text formats of a network: code, tables, formulas, notation.

use super::code::{CodeError, Framework, code};
use super::{LayerTable, derivation};
use crate::analysis::{Costs, NetworkAnalysis};
use crate::formats::notation;

/// A text format of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// Code for a deep-learning framework.
    Code(Framework),
    /// The notation.
    Notation,
    /// The table of layers as comma-separated values.
    Csv,
    /// The table of layers in Markdown.
    Markdown,
    /// The table of layers in LaTeX.
    Latex,
    /// The table of layers in JSON.
    Json,
    /// Derivations of field and costs, as formulas in LaTeX.
    Derivation,
}

impl TextFormat {
    /// All formats, in display order.
    pub const ALL: [Self; 9] = [
        Self::Code(Framework::PyTorch),
        Self::Code(Framework::Keras),
        Self::Code(Framework::Flax),
        Self::Notation,
        Self::Csv,
        Self::Markdown,
        Self::Latex,
        Self::Json,
        Self::Derivation,
    ];

    /// The file extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Code(_) => "py",
            Self::Notation => "txt",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Latex | Self::Derivation => "tex",
            Self::Json => "json",
        }
    }

    /// The network in this format; formulas are about the field of the map number `map`.
    ///
    /// # Errors
    /// [`CodeError`] if the framework lacks a feature, or the network has a faulty layer.
    pub fn write(self, analysis: &NetworkAnalysis, costs: &Costs, map: usize) -> Result<String, CodeError> {
        let table = || LayerTable::of(analysis, costs);
        Ok(match self {
            Self::Code(framework) => code(&analysis.shaped, framework)?,
            Self::Notation => notation::write(analysis.shaped.network()),
            Self::Csv => table().to_csv(),
            Self::Markdown => table().to_markdown(),
            Self::Latex => table().to_latex(),
            Self::Json => table().to_json(),
            Self::Derivation => derivation(analysis, costs, map),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Convention;

    fn check(format: TextFormat, map: usize, expected: &str) {
        let network = notation::read("input 3x15x15; conv 64 k3 p1; conv 64 k3 p1").expect("a network");
        let analysis = NetworkAnalysis::new(network.into());
        let costs = Costs::of(&analysis.shaped, Convention::default());
        let text = format.write(&analysis, &costs, map).expect("every layer can be written");
        assert!(text.contains(expected), "{format:?}: {text}");
    }

    #[test]
    fn every_format_is_written() {
        check(TextFormat::Code(Framework::PyTorch), 2, "nn.Conv2d(");
        check(TextFormat::Code(Framework::Keras), 2, "keras");
        check(TextFormat::Code(Framework::Flax), 2, "flax");
        check(TextFormat::Notation, 2, "conv 64 k3 p1");
        check(TextFormat::Csv, 2, "conv2");
        check(TextFormat::Markdown, 2, "| conv2");
        check(TextFormat::Latex, 2, "\\toprule");
        check(TextFormat::Json, 2, "\"conv2\"");
        check(TextFormat::Derivation, 2, "The receptive field of conv2");
        check(TextFormat::Derivation, 1, "The receptive field of conv1");
    }
}
