//! Python messages: errors of a program, and notes about one that was read, in the user's language.

use leptos_i18n::td_string;

use crate::formats::python::{PythonError, PythonNote, PythonProblem, PythonRemark};
use crate::i18n::Locale;

/// The error in a program, with its line, as a sentence.
pub fn error(locale: Locale, error: &PythonError) -> String {
    match error {
        PythonError::AtLine { line, problem: of } => {
            td_string!(locale, python.at_line, line = line, problem = problem(locale, of))
        }
        PythonError::Anywhere { problem: of } => problem(locale, of),
    }
}

/// A note about a network that was read from a program, as a sentence.
pub fn note(locale: Locale, note: &PythonNote) -> String {
    let sentence = remark(locale, &note.remark);
    if note.line == 0 { sentence } else { td_string!(locale, python.at_line, line = note.line, problem = sentence) }
}

/// The error in a program.
pub fn problem(locale: Locale, problem: &PythonProblem) -> String {
    match problem {
        PythonProblem::Syntax { message } => td_string!(locale, python.syntax, message = message),
        PythonProblem::Raised { kind, message } => td_string!(locale, python.raised, kind = kind, message = message),
        PythonProblem::Missing { name } => td_string!(locale, python.missing, name = name),
        PythonProblem::Misspelled { name, near } => td_string!(locale, python.misspelled, name = name, near = near),
        PythonProblem::LibraryModel { name, remedy } => {
            td_string!(locale, python.library_model, name = name, remedy = remedy)
        }
        PythonProblem::Unknown { name } => td_string!(locale, python.unknown, name = name),
        PythonProblem::Channels { expected, found } => {
            td_string!(locale, python.channels, expected = expected, found = found)
        }
        PythonProblem::Features { expected, shape, found } => {
            td_string!(locale, python.features, expected = expected, shape = shape, found = found)
        }
        PythonProblem::FeaturesOfInput { expected, input, shape, found } => {
            td_string!(
                locale,
                python.features_of_input,
                expected = expected,
                input = input,
                shape = shape,
                found = found
            )
        }
        PythonProblem::Broadcast { shapes } => td_string!(locale, python.broadcast, shapes = shapes),
        PythonProblem::Groups { groups, channels } => {
            td_string!(locale, python.groups, groups = groups, channels = channels)
        }
        PythonProblem::Setting { what, value } => td_string!(locale, python.setting, what = what, value = value),
        PythonProblem::Reshape { count, shape } => td_string!(locale, python.reshape, count = count, shape = shape),
        PythonProblem::Dimensions { expected, shape } => {
            td_string!(locale, python.dimensions, expected = expected, shape = shape)
        }
        PythonProblem::WindowTooLarge { kernel, size } => {
            td_string!(locale, python.window_too_large, kernel = kernel, size = size)
        }
        PythonProblem::UnpoolSize { found, shape } => {
            td_string!(locale, python.unpool_size, found = found, shape = shape)
        }
        PythonProblem::Vanished { op } => td_string!(locale, python.vanished, op = op),
        PythonProblem::NeedsValues {} => td_string!(locale, python.needs_values).into(),
        PythonProblem::ThreeDimensional {} => td_string!(locale, python.three_dimensional).into(),
        PythonProblem::BatchMixed { shape } => td_string!(locale, python.batch_mixed, shape = shape),
        PythonProblem::NotFromInput {} => td_string!(locale, python.not_from_input).into(),
        PythonProblem::NotATensor { found } => td_string!(locale, python.not_a_tensor, found = found),
        PythonProblem::AssignedPart {} => td_string!(locale, python.assigned_part).into(),
        PythonProblem::IndexedByValues {} => td_string!(locale, python.indexed_by_values).into(),
        PythonProblem::Backwards {} => td_string!(locale, python.backwards).into(),
        PythonProblem::ComputedWeights {} => td_string!(locale, python.computed_weights).into(),
        PythonProblem::PadAxis {} => td_string!(locale, python.pad_axis).into(),
        PythonProblem::Embedding {} => td_string!(locale, python.embedding).into(),
        PythonProblem::NoForward { name } => td_string!(locale, python.no_forward, name = name),
        PythonProblem::NoModel {} => td_string!(locale, python.no_model).into(),
        PythonProblem::NoSuchModel { name } => td_string!(locale, python.no_such_model, name = name),
        PythonProblem::NotAModel { name, found } => td_string!(locale, python.not_a_model, name = name, found = found),
        PythonProblem::Argument { name, value, message } => {
            td_string!(locale, python.argument, name = name, value = value, message = message)
        }
        PythonProblem::NoArgument { name } => td_string!(locale, python.no_argument, name = name),
        PythonProblem::SeveralInputs { count } => td_string!(locale, python.several_inputs, count = count),
        PythonProblem::TooMany { count } => td_string!(locale, python.too_many, count = count),
        PythonProblem::Recursion {} => td_string!(locale, python.recursion).into(),
        PythonProblem::Endless { seconds } => td_string!(locale, python.endless, seconds = *seconds),
        PythonProblem::Interpreter {} => td_string!(locale, python.interpreter).into(),
    }
}

/// A note about a network that was read from a program, without the line.
pub fn remark(locale: Locale, remark: &PythonRemark) -> String {
    match remark {
        PythonRemark::InputFromExample { shape } => td_string!(locale, python.remark_input_from_example, shape = shape),
        PythonRemark::InputAssumed { shape } => td_string!(locale, python.remark_input_assumed, shape = shape),
        PythonRemark::LeftOut { message } => td_string!(locale, python.remark_left_out, message = message),
        PythonRemark::MissingModule { name } => td_string!(locale, python.remark_missing_module, name = name),
        PythonRemark::SecondInput { name } => td_string!(locale, python.remark_second_input, name = name),
        PythonRemark::SeveralOutputs { count, name } => {
            td_string!(locale, python.remark_several_outputs, count = count, name = name)
        }
    }
}
