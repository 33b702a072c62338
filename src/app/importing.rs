//! Importing of a network into the page: reading, questions, refusals, and the note about what was read.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AppState, Document};
use crate::formats::python::PythonArgument;
use crate::i18n::Locale;
use crate::network::{InputShape, Network};
use crate::presets::Stack;

/// A sentence in every language of the page, so that it follows a change of language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated(Vec<String>);

impl Translated {
    /// The languages, in the order in which the sentences are kept.
    const LANGUAGES: [Locale; 2] = [Locale::en, Locale::zh_CN];

    /// A sentence from a function of the language.
    pub fn new(sentence: impl Fn(Locale) -> String) -> Self {
        Self(Self::LANGUAGES.into_iter().map(sentence).collect())
    }

    /// The sentence in a language.
    pub fn in_language(&self, locale: Locale) -> String {
        let place = Self::LANGUAGES.iter().position(|language| *language == locale);
        place.and_then(|place| self.0.get(place)).cloned().unwrap_or_default()
    }
}

/// A network that was read, as text: a worker sends it to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedNetwork {
    /// The network in the notation.
    pub network: String,
    /// The name of its source format.
    pub format: String,
    /// Remarks about what was assumed, folded or left out.
    pub remarks: Vec<ImportRemark>,
}

/// A remark about a network that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRemark {
    /// The text.
    pub words: Translated,
    /// The name of the layer it is about, if any.
    pub layer: Option<String>,
}

/// Why a text or a file is not a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRefusal {
    /// The reason, with the line if there is one, and what to do.
    pub reason: Translated,
    /// Changes to the text that fix it, the best first.
    pub fixes: Vec<TextFix>,
    /// The bytes of the text where the error shows, if that is known.
    pub place: Option<Range<usize>>,
}

impl ImportRefusal {
    /// A refusal for a reason that has no fix and no place.
    pub const fn new(reason: Translated) -> Self {
        Self { reason, fixes: Vec::new(), place: None }
    }
}

/// A change to a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFix {
    /// The byte where the change begins.
    pub start: usize,
    /// The byte after the replaced range.
    pub end: usize,
    /// The replacement.
    pub replacement: String,
}

impl TextFix {
    /// The text after the change; unchanged if the range is invalid.
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.start), text.get(self.end..)) {
            (Some(before), Some(behind)) => format!("{before}{}{behind}", self.replacement),
            _ => text.to_owned(),
        }
    }
}

/// The outcome of reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    /// A network.
    Read(ImportedNetwork),
    /// A network, once the shape of its input is given.
    NeedsInput {
        /// A suggestion, in the notation: `3x224x224`.
        guess: String,
    },
    /// No network.
    Refused(ImportRefusal),
}

/// The current stage of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportStage {
    /// Nothing is being read.
    #[default]
    Resting,
    /// A text or a file is being read.
    Reading {
        /// The fraction of the file that has been read; `None` if unknown.
        share: Option<f64>,
        /// Whether it is slow, so that progress and a way to cancel are shown.
        is_slow: bool,
    },
    /// The shape of the input is needed.
    NeedsInput {
        /// A suggestion, in the notation.
        guess: String,
    },
    /// A program needs arguments for a class or a function.
    NeedsArguments(PythonForm),
    /// The text or file was refused.
    Refused(ImportRefusal),
}

/// The form to fill in before a Python program is run again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PythonForm {
    /// The chosen class or function.
    pub model: Option<String>,
    /// All candidates.
    pub models: Vec<String>,
    /// Its arguments.
    pub arguments: Vec<PythonArgument>,
    /// The suggested shape of the input, in the notation; `None` if the program determines it.
    pub input: Option<String>,
}

/// A note about the network on the page, from importing it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// The file's name; `None` for pasted text.
    pub file: Option<String>,
    /// The name of the format.
    pub format: String,
    /// The number of layers.
    pub layers: usize,
    /// The number of parameters; `None` if unknown.
    pub parameters: Option<u128>,
    /// Remarks about what was assumed, folded or left out.
    pub remarks: Vec<ImportRemark>,
    /// The document's origin that the note belongs to.
    origin: u32,
}

/// The import dialog with a text and its outcome, and the note about the network on the page.
#[derive(Clone, Copy)]
pub struct Importing {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// The text in the dialog.
    pub text: RwSignal<String>,
    /// The name of the file that is being read; `None` for a text.
    pub file: RwSignal<Option<String>>,
    /// The stage of the import.
    pub stage: RwSignal<ImportStage>,
    notes: RwSignal<Vec<Arc<ImportNote>>>,
    /// The note about the network on the page; undo, redo and other networks hide and restore it.
    pub note: Memo<Option<Arc<ImportNote>>>,
}

/// The number of notes kept for networks that undo may restore.
const MOST_NOTES: usize = 20;

impl Importing {
    /// The import into a document.
    pub(super) fn new(document: Document) -> Self {
        let notes = RwSignal::new(Vec::<Arc<ImportNote>>::new());
        let note = Memo::new(move |_| {
            let origin = document.origin.get();
            notes.with(|notes| notes.iter().find(|note| note.origin == origin).cloned())
        });
        Self {
            open: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            file: RwSignal::new(None),
            stage: RwSignal::new(ImportStage::Resting),
            notes,
            note,
        }
    }

    /// Hides the note about the network on the page.
    pub fn dismiss_note(&self) {
        if let Some(shown) = self.note.get_untracked() {
            self.notes.update(|notes| notes.retain(|note| note.origin != shown.origin));
        }
    }
}

impl AppState {
    /// Opens a network that was read, as one undoable step, with a note about it. The opening is replaced by the workbench.
    pub fn open_import(&self, mut network: Network, file: Option<String>, format: String, remarks: Vec<ImportRemark>) {
        if self.opening.shown.get_untracked() {
            let is_untouched = self.document.network.with_untracked(|network| network.nodes().is_empty())
                && !self.document.can_undo.get_untracked();
            if is_untouched {
                self.document.begin(Stack::ThreeThrees.network());
            }
            self.opening.shown.set(false);
        }
        if network.name.is_empty() {
            file.as_deref().map(stem).unwrap_or_default().clone_into(&mut network.name);
        }
        let layers = network.nodes().len();
        self.open(network);
        let parameters =
            self.document.costs.with_untracked(|costs| costs.totals.as_ref().ok().map(|all| all.parameters));
        let origin = self.document.origin.get_untracked();
        let note = ImportNote { file, format, layers, parameters, remarks, origin };
        self.importing.notes.update(|notes| {
            notes.retain(|other| other.origin != origin);
            notes.insert(0, Arc::new(note));
            notes.truncate(MOST_NOTES);
        });
    }
}

/// The name of a file without its extension.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
}

/// The shape that a text gives in the notation; `None` if it gives none.
pub fn shape_of(text: &str) -> Option<InputShape> {
    let text = text.trim();
    let is_one_line = !text.is_empty() && !text.contains(['\n', '\r', ';', '；', '#']);
    let network = is_one_line.then(|| crate::formats::notation::read(&format!("input {text}")).ok())??;
    let extents = [network.input.channels, network.input.size.height, network.input.size.width];
    extents.iter().all(|extent| *extent > 0).then_some(network.input)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn state() -> AppState {
        AppState::new(Stack::ThreeThrees.network(), Locale::en)
    }

    fn network(text: &str) -> Network {
        crate::formats::notation::read(text).expect("a network")
    }

    fn import(state: &AppState, text: &str, file: Option<&str>) {
        state.open_import(network(text), file.map(str::to_owned), "test".into(), Vec::new());
    }

    #[test]
    fn one_undo_brings_the_network_before_back_and_hides_the_note() {
        let owner = Owner::new();
        owner.set();
        let state = state();
        import(&state, "input 1x9x9; conv 2 k3", Some("tiny.v2.onnx"));
        let note = state.importing.note.get_untracked().expect("a note");
        assert_eq!((note.layers, note.parameters, note.file.as_deref()), (1, Some(20), Some("tiny.v2.onnx")));
        assert_eq!(state.document.network.get_untracked().name, "tiny.v2");
        state.undo();
        assert_eq!(*state.document.network.get_untracked(), Stack::ThreeThrees.network());
        assert_eq!(state.importing.note.get_untracked(), None);
        state.redo();
        assert_eq!(state.importing.note.get_untracked(), Some(note));
        state.importing.dismiss_note();
        assert_eq!(state.importing.note.get_untracked(), None);
    }

    #[test]
    fn an_untouched_opening_gives_way_to_the_workbench() {
        let owner = Owner::new();
        owner.set();
        let state = AppState::new(crate::app::Opening::network(), Locale::en);
        state.open_opening();
        import(&state, "input 1x9x9; conv 2 k3", None);
        assert!(!state.opening.shown.get_untracked());
        assert_eq!(state.document.network.get_untracked().nodes().len(), 1);
        state.undo();
        assert_eq!(*state.document.network.get_untracked(), Stack::ThreeThrees.network());
    }

    #[test]
    fn another_network_takes_the_message_about_a_bad_link_away() {
        let owner = Owner::new();
        owner.set();
        let state = state();
        let bad = || super::super::address::read("net=nonsense");
        state.problem.set(bad().err());
        import(&state, "input 1x9x9; conv 2 k3", None);
        assert_eq!(state.problem.get_untracked(), None);
        state.problem.set(bad().err());
        state.apply_link(super::super::address::read("net=input+1x5x5").expect("a link"));
        assert_eq!(state.problem.get_untracked(), None);
    }

    #[test]
    fn a_shape_is_what_the_notation_says() {
        assert_eq!(shape_of(" 3x224x224 "), Some(InputShape::picture(3, 224, 224)));
        assert!(shape_of("1x16000").is_some_and(|shape| shape.one_dimensional));
        for wrong in ["", "3", "0x5x5", "3x5x5; conv 2 k3", "three"] {
            assert_eq!(shape_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_fix_changes_its_place_alone() {
        let fix = TextFix { start: 7, end: 12, replacement: "conv".into() };
        assert_eq!(fix.apply("层\nx; convv 8"), "层\nx; conv 8".to_owned());
        assert_eq!(TextFix { start: 1, end: 2, ..fix }.apply("层"), "层");
    }
}
