//! `convscope export`.

use convscope::analysis::Overview;
use convscope::cnn::notation;
use convscope::export::code::code;
use convscope::export::{Framework, LayerTable};

use super::args::{Export, Form};
use super::failure::Failure;
use super::{output, source};

/// Writes down what is asked for.
pub(crate) fn run(asked: &Export) -> Result<(), Failure> {
    let plan = source::plan(&asked.source)?;
    let overview = Overview::of(plan, (&asked.counting).into());
    let table = || LayerTable::of(&overview);
    let code = |framework| code(&overview.plan, framework);
    let text = match asked.form {
        Form::Csv => table().to_csv(),
        Form::Markdown => table().to_markdown(),
        Form::Latex => table().to_latex(),
        Form::Json => table().to_json(),
        Form::Pytorch => code(Framework::PyTorch)?,
        Form::Keras => code(Framework::Keras)?,
        Form::Flax => code(Framework::Flax)?,
        Form::Notation => notation::write(overview.plan.network()) + "\n",
    };
    output::write(&text, asked.output.as_deref())
}
