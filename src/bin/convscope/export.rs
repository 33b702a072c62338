//! Export: `convscope export`.

use convscope::analysis::{Costs, NetworkAnalysis, ReportError};
use convscope::export::code::code;
use convscope::export::{Framework, LayerTable, derivation};
use convscope::formats::notation;
use convscope::network::INPUT_NAME;

use super::args::{Export, Form};
use super::failure::Failure;
use super::{output, source};

/// Writes the requested export.
pub(crate) fn run(asked: &Export) -> Result<(), Failure> {
    let shaped = source::shaped(&asked.source)?;
    let costs = Costs::of(&shaped, (&asked.counting).into());
    let analysis = NetworkAnalysis::of(shaped);
    let table = || LayerTable::of(&analysis, &costs);
    let code = |framework| code(&analysis.shaped, framework);
    let text = match asked.form {
        Form::Csv => table().to_csv(),
        Form::Markdown => table().to_markdown(),
        Form::Latex => table().to_latex(),
        Form::Json => table().to_json(),
        Form::Derivation => derivation(&analysis, &costs, map(&analysis, asked.node.as_deref())?),
        Form::Pytorch => code(Framework::PyTorch)?,
        Form::Keras => code(Framework::Keras)?,
        Form::Flax => code(Framework::Flax)?,
        Form::Notation => notation::write(analysis.shaped.network()) + "\n",
    };
    output::write(text.as_bytes(), asked.output.as_deref())
}

/// The map whose field is derived.
fn map(analysis: &NetworkAnalysis, node: Option<&str>) -> Result<usize, Failure> {
    match node {
        None => Ok(analysis.last_local_map()),
        Some(INPUT_NAME) => Ok(0),
        Some(name) => {
            let index = analysis.shaped.network().index_of_name_or_module(name);
            let unknown = || ReportError::UnknownNode { node: name.into() };
            Ok(index.ok_or_else(unknown)? + 1)
        }
    }
}
