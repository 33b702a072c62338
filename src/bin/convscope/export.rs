//! `convscope export`.

use convscope::analysis::{Costs, Overview, ReportError};
use convscope::export::code::code;
use convscope::export::{Framework, LayerTable, derivation};
use convscope::formats::notation;
use convscope::network::INPUT_NAME;

use super::args::{Export, Form};
use super::failure::Failure;
use super::{output, source};

/// Writes down what is asked for.
pub(crate) fn run(asked: &Export) -> Result<(), Failure> {
    let plan = source::plan(&asked.source)?;
    let costs = Costs::of(&plan, (&asked.counting).into());
    let overview = Overview::of(plan);
    let table = || LayerTable::of(&overview, &costs);
    let code = |framework| code(&overview.plan, framework);
    let text = match asked.form {
        Form::Csv => table().to_csv(),
        Form::Markdown => table().to_markdown(),
        Form::Latex => table().to_latex(),
        Form::Json => table().to_json(),
        Form::Derivation => derivation(&overview, &costs, map(&overview, asked.node.as_deref())?),
        Form::Pytorch => code(Framework::PyTorch)?,
        Form::Keras => code(Framework::Keras)?,
        Form::Flax => code(Framework::Flax)?,
        Form::Notation => notation::write(overview.plan.network()) + "\n",
    };
    output::write(text.as_bytes(), asked.output.as_deref())
}

/// The map whose field is derived.
fn map(overview: &Overview, node: Option<&str>) -> Result<usize, Failure> {
    match node {
        None => Ok(overview.last_local_map()),
        Some(INPUT_NAME) => Ok(0),
        Some(name) => {
            let index = overview.plan.network().index_of_name(name);
            let unknown = || ReportError::UnknownNode { node: name.into() };
            Ok(index.ok_or_else(unknown)? + 1)
        }
    }
}
