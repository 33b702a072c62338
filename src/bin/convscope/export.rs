//! `convscope export`.

use convscope::analysis::{Overview, ReportError};
use convscope::cnn::{INPUT_NAME, Plan, notation};
use convscope::export::{Framework, LayerTable, LineEnd, code, derivation};

use super::args::{Export, Form};
use super::failure::Failure;
use super::{output, source};

/// Writes what is asked for.
pub(crate) fn run(asked: &Export) -> Result<(), Failure> {
    let overview = Overview::of(source::plan(&asked.source)?, (&asked.counting).into());
    let plan = &overview.plan;
    let table = || -> Result<LayerTable, Failure> {
        // A sum that is too large would be an empty cell.
        overview.totals.clone().map_err(|problem| Failure::of_network(plan, problem))?;
        Ok(LayerTable::of(&overview))
    };
    let text = match asked.form {
        Form::Csv => table()?.for_machines().csv(LineEnd::ReturnAndFeed),
        Form::Markdown => table()?.for_people().markdown(),
        Form::Latex => table()?.for_people().latex(),
        Form::Json => table()?.json(),
        Form::Derivation => derivation(&overview, map(plan, asked, &overview)?),
        Form::Pytorch => code(plan, Framework::PyTorch)?,
        Form::Keras => code(plan, Framework::Keras)?,
        Form::Flax => code(plan, Framework::Flax)?,
        Form::Notation => notation::write(plan.network()) + "\n",
    };
    output::write(text.as_bytes(), asked.output.as_deref())
}

/// The map whose field is derived.
fn map(plan: &Plan, asked: &Export, overview: &Overview) -> Result<usize, Failure> {
    match asked.node.as_deref() {
        None => Ok(overview.last_local_map()),
        Some(INPUT_NAME) => Ok(0),
        Some(name) => {
            let index = plan.network().index_of_name(name);
            let unknown = || ReportError::UnknownNode { node: name.into() };
            Ok(index.ok_or_else(unknown)? + 1)
        }
    }
}
