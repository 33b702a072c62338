//! Import of a file or a text, in the worker, or on the page if there is no worker.

use serde::{Deserialize, Serialize};

use crate::app::import::{self, OpenError};
use crate::app::text_fix::{USUAL_INPUT, fixes, place};
use crate::app::{ImportOutcome, ImportRefusal, ImportRemark, ImportedNetwork, Translated, shape_of};
use crate::formats::notation::{self, NotationProblem};
use crate::formats::{Import, ImportError, ImportQuestion, ImportWarning, in_utf8, json::JsonError};
use crate::network::{InputShape, Network};
use crate::text::import::warning as import_words;
use crate::text::source::source_error;

/// A file or a text to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRequest {
    /// Its bytes; empty if a file accompanies the request.
    pub bytes: Vec<u8>,
    /// The shape of the input if the file leaves it open, in the notation.
    pub input: Option<String>,
}

/// Reads a network; the outcome may be a question about what the file leaves open.
pub fn outcome(request: &ImportRequest) -> ImportOutcome {
    let ImportRequest { bytes, input } = request;
    // The places of errors are those of the text.
    let bytes = &*in_utf8(bytes);
    match import::import(bytes, input.as_deref().and_then(shape_of)) {
        Ok(import) => match import.questions.first() {
            Some(ImportQuestion::Input { assumed, .. }) => ImportOutcome::NeedsInput { guess: shape_words(*assumed) },
            None => ImportOutcome::Read(imported(import)),
        },
        Err(error) if is_about_input(&error) => match import::import(bytes, shape_of(USUAL_INPUT)) {
            Ok(_) => ImportOutcome::NeedsInput { guess: USUAL_INPUT.into() },
            Err(other) => ImportOutcome::Refused(refusal(bytes, &other)),
        },
        Err(error) => ImportOutcome::Refused(refusal(bytes, &error)),
    }
}

/// A shape in the notation.
fn shape_words(InputShape { channels, size, one_dimensional }: InputShape) -> String {
    if one_dimensional {
        format!("{channels}x{}", size.width)
    } else {
        format!("{channels}x{}x{}", size.height, size.width)
    }
}

fn imported(Import { network, format, warnings, questions: _ }: Import) -> ImportedNetwork {
    ImportedNetwork {
        remarks: warnings.iter().map(|warning| remark(&network, warning)).collect(),
        network: notation::write(&network),
        format: format.into(),
    }
}

/// A reader's warning as a remark, with the layer it is about if the network has it.
pub fn remark(network: &Network, warning: &ImportWarning) -> ImportRemark {
    let has = |name: &String| network.nodes().iter().any(|node| node.name == *name);
    ImportRemark {
        words: Translated::new(|locale| import_words(locale, warning)),
        layer: warning.node().map(str::to_owned).filter(has),
    }
}

/// Why a file is not a network, with possible fixes of its text.
pub fn refusal(bytes: &[u8], error: &OpenError) -> ImportRefusal {
    ImportRefusal {
        reason: Translated::new(|locale| source_error(locale, error)),
        fixes: std::str::from_utf8(bytes).map(|text| fixes(text, error)).unwrap_or_default(),
        place: std::str::from_utf8(bytes).ok().and_then(|text| place(text, error)),
    }
}

/// Whether the error may be only that the shape of the input is missing.
fn is_about_input(error: &OpenError) -> bool {
    match error {
        OpenError::Format(ImportError::Notation(error)) => error.problem == NotationProblem::MissingInput,
        OpenError::Format(ImportError::Json(JsonError::Missing { attribute, .. })) => *attribute == "input",
        OpenError::Format(_) | OpenError::Long(_) => false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn read(text: &str, input: Option<&str>) -> ImportOutcome {
        outcome(&ImportRequest { bytes: text.into(), input: input.map(str::to_owned) })
    }

    #[test]
    fn a_file_without_an_input_asks_for_one_unless_more_is_wrong() {
        let json = r#"{"nodes": [{"id": "a", "op": "conv", "out_channels": 2, "kernel": [3, 3]}]}"#;
        for text in ["conv 2 k3", json] {
            assert_eq!(read(text, None), ImportOutcome::NeedsInput { guess: "3x224x224".into() }, "{text}");
            let ImportOutcome::Read(imported) = read(text, Some("1x9x9")) else { panic!("{text}") };
            assert!(imported.network.contains("input 1x9x9"), "{}", imported.network);
        }
        let ImportOutcome::Refused(refusal) = read("conv 2 k3\nlorem", None) else { panic!("a network") };
        assert!(refusal.reason.in_language(Locale::en).starts_with("line 2, column 1"), "{refusal:?}");
    }

    #[test]
    fn what_was_left_out_names_its_layer_in_both_languages() {
        let text = r#"{"input": {"channels": 1, "height": 9, "width": 9},
            "nodes": [{"id": "a", "op": "conv", "out_channels": 1, "kernel": [3, 3], "strides": [2, 2]}]}"#;
        let ImportOutcome::Read(imported) = read(text, None) else { panic!("no network") };
        assert_eq!((imported.format.as_str(), imported.remarks.len()), ("JSON", 1));
        assert_eq!(imported.remarks[0].layer.as_deref(), Some("a"));
        let words = |locale| imported.remarks[0].words.in_language(locale);
        assert!(words(Locale::en).contains("did you mean stride?"), "{}", words(Locale::en));
        assert_ne!(words(Locale::en), words(Locale::zh_CN));
    }

    #[test]
    fn a_refusal_says_where_and_brings_a_fix() {
        let ImportOutcome::Refused(refusal) = read("input 3x8x8\nconvv 8 k3", None) else { panic!("a network") };
        assert!(refusal.reason.in_language(Locale::zh_CN).contains("conv"), "{refusal:?}");
        assert_eq!(refusal.fixes[0].apply("input 3x8x8\nconvv 8 k3"), "input 3x8x8\nconv 8 k3");
    }
}
