//! How the page asks for what is taken away from it: questions and answers that travel as JSON from one program to another.

use serde::{Deserialize, Serialize};

/// The event with an [`Ask`].
pub const ASK: &str = "convscope:ask";
/// The event with an [`Answer`].
pub const ANSWER: &str = "convscope:answer";
/// The event that has this program loaded, and then asked what the event holds. Where it cannot be loaded the answer is empty.
pub const NEED: &str = "convscope:need";

/// What can be taken away as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "a format is its name")]
pub enum Format {
    Svg,
    Notation,
    Csv,
    Markdown,
    Latex,
    Json,
    PyTorch,
    Keras,
    Flax,
}

impl Format {
    /// The formats of the network as a text, in the order of a list.
    pub const TEXTS: [Self; 8] =
        [Self::PyTorch, Self::Keras, Self::Flax, Self::Notation, Self::Csv, Self::Markdown, Self::Latex, Self::Json];

    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Notation => "txt",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Latex => "tex",
            Self::Json => "json",
            Self::PyTorch | Self::Keras | Self::Flax => "py",
        }
    }
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// The number of the question.
    pub id: u32,
    /// What is wanted.
    pub format: Format,
    /// The link to what is on the page, after the `#`.
    pub link: String,
    /// The reader's language by its tag.
    pub language: String,
    /// Whether the picture is dark.
    pub dark: bool,
    /// The size of the picture in CSS pixels.
    pub size: (f64, f64),
}

/// What this program answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The number of the question.
    pub id: u32,
    /// The text, or why there is none, in the reader's language.
    pub text: Result<String, String>,
}
