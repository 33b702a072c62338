//! A network on its way into the page: reading, questions, a refusal, and the note of what was read.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AppState, Document};
use crate::formats::python::PythonArgument;
use crate::i18n::Locale;
use crate::network::{InputShape, Network};
use crate::presets::Stack;

/// A sentence in every language of the page, so that it follows when the reader changes the language.
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

/// A network that was read, as text: a worker hands it to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedNetwork {
    /// The network in the notation.
    pub network: String,
    /// The name of the format that it was read from.
    pub format: String,
    /// What was assumed, folded or left out.
    pub remarks: Vec<ImportRemark>,
}

/// Something that one should know about a network that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRemark {
    /// What it is.
    pub words: Translated,
    /// The name of the layer that it is about, if it is about one.
    pub layer: Option<String>,
}

/// Why a text or a file is no network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRefusal {
    /// The reason, with the line where there is one, and what to do.
    pub reason: Translated,
    /// Changes of the text that mend it, the best first.
    pub fixes: Vec<TextFix>,
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFix {
    /// The byte where the change begins.
    pub start: usize,
    /// The byte behind what gives way.
    pub end: usize,
    /// What stands there instead.
    pub replacement: String,
}

impl TextFix {
    /// The text after the change; as it was if the places are not in it.
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.start), text.get(self.end..)) {
            (Some(before), Some(behind)) => format!("{before}{}{behind}", self.replacement),
            _ => text.to_owned(),
        }
    }
}

/// What comes of reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportOutcome {
    /// A network.
    Read(ImportedNetwork),
    /// A network, once it is known what goes into it.
    NeedsInput {
        /// A first guess, in the notation: `3x224x224`.
        guess: String,
    },
    /// None.
    Refused(ImportRefusal),
}

/// What comes of a text or a file at the moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ImportStage {
    /// Nothing is being read.
    #[default]
    Resting,
    /// It is being read.
    Reading {
        /// How much of the file is read, from 0 to 1; none while that is not known.
        share: Option<f64>,
        /// Whether it takes long, so that one can watch it and end it.
        is_slow: bool,
    },
    /// It waits for the shape of the input.
    NeedsInput {
        /// What is offered, in the notation.
        guess: String,
    },
    /// It is a program, which waits for the arguments of a class or a function.
    NeedsArguments(PythonForm),
    /// It is no network.
    Refused(ImportRefusal),
}

/// What is asked before a program in Python is run again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PythonForm {
    /// The class or function that is meant.
    pub model: Option<String>,
    /// All that could be meant.
    pub models: Vec<String>,
    /// Its arguments.
    pub arguments: Vec<PythonArgument>,
    /// What is offered as the input's shape, in the notation; none where the program says it.
    pub input: Option<String>,
}

/// What is known about the network on the page from reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// What the file is called; none for a text that was pasted.
    pub file: Option<String>,
    /// The name of the format.
    pub format: String,
    /// How many layers were read.
    pub layers: usize,
    /// How many parameters they have; none if that is not known.
    pub parameters: Option<u128>,
    /// What was assumed, folded or left out.
    pub remarks: Vec<ImportRemark>,
    /// The document's origin that it belongs to.
    origin: u32,
}

/// The way in: a dialog with a text, what comes of what is read, and a note about the network on the page.
#[derive(Clone, Copy)]
pub struct Importing {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// The text in the dialog.
    pub text: RwSignal<String>,
    /// What is being read is called so; none for a text.
    pub file: RwSignal<Option<String>>,
    /// What comes of it.
    pub stage: RwSignal<ImportStage>,
    notes: RwSignal<Vec<Arc<ImportNote>>>,
    /// The note about the network on the page; undo, redo and other networks hide it or bring it back.
    pub note: Memo<Option<Arc<ImportNote>>>,
}

/// So many notes are kept for networks that undo brings back.
const MOST_NOTES: usize = 20;

impl Importing {
    /// The way into a document.
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
    /// Opens a network that was read, in one step that undo takes back, and notes what is known about it. The opening gives way to the
    /// workbench.
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

/// The shape that a text says in the notation; none if it says none.
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
