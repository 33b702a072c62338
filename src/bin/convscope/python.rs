//! Python networks, by running their program.

#[cfg(feature = "python")]
pub(crate) use with_interpreter::network;
#[cfg(not(feature = "python"))]
pub(crate) use without_interpreter::network;

#[cfg(not(feature = "python"))]
mod without_interpreter {
    use convscope::network::Network;

    use crate::args::Source;
    use crate::failure::Failure;

    /// This program has no interpreter.
    pub(crate) fn network(_: &Source, _: &[u8]) -> Result<Network, Failure> {
        Err(Failure::NoPython)
    }
}

#[cfg(feature = "python")]
mod with_interpreter {
    use std::time::Duration;

    use convscope::formats::python::{
        PythonAnswer, PythonNote, PythonOptions, PythonQuestion, PythonReading, run_within,
    };
    use convscope::network::Network;

    use crate::args::Source;
    use crate::failure::Failure;
    use crate::output;

    /// The time limit of a program; networks of a thousand layers take a second.
    const LIMIT: Duration = Duration::from_secs(30);

    /// Runs a program and returns its network. Notes about it go to standard error.
    pub(crate) fn network(source: &Source, bytes: &[u8]) -> Result<Network, Failure> {
        let text = String::from_utf8_lossy(bytes);
        let options = PythonOptions {
            model: source.model.clone(),
            arguments: source.arguments.iter().cloned().collect(),
            input: None,
        };
        let PythonReading { result, model, notes, .. } = run_within(&text, &options.with_input(source.input), LIMIT);
        for note in &notes {
            say(note);
        }
        match result? {
            PythonAnswer::Network { network, .. } => Ok(*network),
            PythonAnswer::Question(question) => {
                let missing = missing(&question, source.input.is_some());
                Err(Failure::PythonAsks { model: model.unwrap_or_default(), missing })
            }
        }
    }

    fn say(note: &PythonNote) {
        let PythonNote { line, remark } = note;
        if *line == 0 {
            output::say(&format!("note: {remark}"));
        } else {
            output::say(&format!("note: line {line}: {remark}"));
        }
    }

    /// The options that would answer a question.
    fn missing(question: &PythonQuestion, has_input: bool) -> String {
        let asked = question.arguments.iter().filter(|argument| argument.required && argument.given.is_none());
        let arguments = asked.map(|argument| format!("--arg {}={}", argument.name, argument.guess));
        let guess = question.input.as_deref().unwrap_or("3x224x224");
        let input = (!has_input).then(|| format!("--input {guess}"));
        arguments.chain(input).collect::<Vec<_>>().join(" ")
    }
}
