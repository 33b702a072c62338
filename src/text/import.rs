//! Import messages about files of other tools, in the user's language. In English these are the engine's own sentences.

use leptos_i18n::td_string;

use super::problem::problem as layer_problem;
use crate::formats::{ForeignFile, ImportWarning, ModelError, ModelProblem};
use crate::i18n::Locale;

/// A warning about something left out, assumed, or converted, as a sentence.
pub fn warning(locale: Locale, warning: &ImportWarning) -> String {
    match warning {
        ImportWarning::Misspelt { node, attribute, meant } => {
            td_string!(locale, import_warning.misspelt, node = node, attribute = attribute, meant = meant)
        }
        ImportWarning::ReadAs { line, said, read } => {
            td_string!(locale, import_warning.read_as, line = *line, said = said, read = read)
        }
        ImportWarning::MeantAs { said, read } => td_string!(locale, import_warning.meant_as, said = said, read = read),
        ImportWarning::ChannelsLast { found, other } => {
            td_string!(locale, import_warning.channels_last, found = found, other = other)
        }
        ImportWarning::FirstScale { scale, other } => {
            td_string!(locale, import_warning.first_scale, scale = scale, other = other)
        }
        ImportWarning::PassedOn { node, kind } => {
            td_string!(locale, import_warning.passed_on, node = node, kind = kind)
        }
        ImportWarning::ShownAs { node, kind, shown } => {
            td_string!(locale, import_warning.shown_as, node = node, kind = kind, shown = shown)
        }
        ImportWarning::Opaque { node, kind } => td_string!(locale, import_warning.opaque, node = node, kind = kind),
        ImportWarning::LeftOut { node, kind } => td_string!(locale, import_warning.left_out, node = node, kind = kind),
        ImportWarning::Unused { node } => td_string!(locale, import_warning.unused, node = node),
        ImportWarning::Evaluated { count } => td_string!(locale, import_warning.evaluated, count = *count),
        ImportWarning::Flattened { node } => td_string!(locale, import_warning.flattened, node = node),
        ImportWarning::InOrder { node } => td_string!(locale, import_warning.in_order, node = node),
        ImportWarning::Template { node, kind } => td_string!(locale, import_warning.template, node = node, kind = kind),
        ImportWarning::OtherOutputs { count, node } => {
            td_string!(locale, import_warning.other_outputs, count = *count, node = node)
        }
        ImportWarning::Renamed { node, name } => td_string!(locale, import_warning.renamed, node = node, name = name),
        ImportWarning::Assumed { node, attribute, value } => {
            td_string!(locale, import_warning.assumed, node = node, attribute = attribute, value = value)
        }
        ImportWarning::Ignored { node, attribute, value } => {
            td_string!(locale, import_warning.ignored, node = node, attribute = attribute, value = value)
        }
    }
}

/// What kind of file it is that contains no network, and what to do instead, as a sentence.
pub fn foreign_file(locale: Locale, file: ForeignFile) -> String {
    let sentence = match file {
        ForeignFile::TorchWeights => td_string!(locale, foreign_file.torch_weights),
        ForeignFile::TorchScript => td_string!(locale, foreign_file.torch_script),
        ForeignFile::TorchExport => td_string!(locale, foreign_file.torch_export),
        ForeignFile::Pickle => td_string!(locale, foreign_file.pickle),
        ForeignFile::Weights => td_string!(locale, foreign_file.weights),
        ForeignFile::TorchSummary => td_string!(locale, foreign_file.torch_summary),
        ForeignFile::KerasSummary => td_string!(locale, foreign_file.keras_summary),
        ForeignFile::KerasWeights => td_string!(locale, foreign_file.keras_weights),
        ForeignFile::TorchSource => td_string!(locale, foreign_file.torch_source),
        ForeignFile::KerasSource => td_string!(locale, foreign_file.keras_source),
        ForeignFile::TfLite => td_string!(locale, foreign_file.tf_lite),
        ForeignFile::TensorFlowGraph => td_string!(locale, foreign_file.tensor_flow_graph),
        ForeignFile::TfJsGraph => td_string!(locale, foreign_file.tf_js_graph),
        ForeignFile::CoreMl => td_string!(locale, foreign_file.core_ml),
        ForeignFile::Picture => td_string!(locale, foreign_file.picture),
        ForeignFile::Pdf => td_string!(locale, foreign_file.pdf),
        ForeignFile::Packed => td_string!(locale, foreign_file.packed),
        ForeignFile::OtherZip => td_string!(locale, foreign_file.other_zip),
    };
    sentence.into()
}

/// Why a file of another tool gives no network, and where, as a sentence.
pub fn model_error(locale: Locale, format: &str, error: &ModelError) -> String {
    let mut sentence = problem(locale, &error.problem);
    if !error.layer.is_empty() {
        sentence = td_string!(locale, problem.at, node = &error.layer, problem = sentence);
    }
    if let Some(line) = error.line {
        sentence = td_string!(locale, model.at_line, line = line, problem = sentence);
    }
    td_string!(locale, model.in_format, format = format, problem = sentence)
}

fn problem(locale: Locale, problem: &ModelProblem) -> String {
    match problem {
        ModelProblem::Damaged => td_string!(locale, model.damaged).into(),
        ModelProblem::Syntax { found } => td_string!(locale, model.syntax, found = found),
        ModelProblem::TooDeep => td_string!(locale, model.too_deep).into(),
        ModelProblem::TooManyLayers { most } => td_string!(locale, model.too_many_layers, most = most),
        ModelProblem::TooManyBytes { most } => td_string!(locale, model.too_many_bytes, most = most),
        ModelProblem::NoLayer => td_string!(locale, model.no_layer).into(),
        ModelProblem::Missing { attribute } => td_string!(locale, model.missing, attribute = attribute),
        ModelProblem::Unsupported { attribute, found } => {
            td_string!(locale, model.unsupported, attribute = attribute, found = found)
        }
        ModelProblem::UnknownKind { kind } => td_string!(locale, model.unknown_kind, kind = kind),
        ModelProblem::UnknownInput { input } => td_string!(locale, model.unknown_input, input = input),
        ModelProblem::SeveralInputs { count } => td_string!(locale, model.several_inputs, count = *count),
        ModelProblem::Mismatch { attribute, said, found } => {
            td_string!(locale, model.mismatch, attribute = attribute, said = *said, found = found)
        }
        ModelProblem::Dimensions { shape } => td_string!(locale, model.dimensions, shape = shape),
        ModelProblem::SharedWeights { other } => td_string!(locale, model.shared_weights, other = other),
        ModelProblem::Layer(problem) => layer_problem(locale, problem),
    }
}
