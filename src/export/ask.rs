//! How the page asks for what is taken away from it: questions and answers that travel as JSON from one program to another.

use serde::{Deserialize, Serialize};

/// The event with an [`Ask`].
pub const ASK: &str = "convscope:ask";
/// The event with an [`Answer`], and with the bytes of the file where it has any.
pub const ANSWER: &str = "convscope:answer";
/// The event that has this program loaded, and then asked what the event holds. Where it cannot be loaded the answer is empty.
pub const NEED: &str = "convscope:need";

/// The event that has a question answered off the main thread; what is being worked out there is given up.
pub const WORK: &str = "convscope:work";
/// The event that gives up what is being worked out off the main thread.
pub const STOP: &str = "convscope:stop";
/// The event with the [`Progress`] of an answer that takes its time.
pub const PROGRESS: &str = "convscope:progress";

/// The event with a [`CountAsk`], which is answered off the main thread. Of those of one network that come while one
/// is being answered, only the last is.
pub const COUNT: &str = "convscope:count";
/// The event with its [`Answer`], and with the shades; a refusal without a reason says that there was not enough memory. It is empty where
/// the program cannot be loaded.
pub const COUNTED: &str = "convscope:counted";

/// What can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "a format is its name")]
pub enum Format {
    Svg,
    Png,
    Gif,
    Apng,
    Notation,
    Csv,
    Markdown,
    Latex,
    Json,
    Derivation,
    PyTorch,
    Keras,
    Flax,
}

impl Format {
    /// The formats of the network as a text, in the order of a list.
    pub const TEXTS: [Self; 9] = [
        Self::PyTorch,
        Self::Keras,
        Self::Flax,
        Self::Notation,
        Self::Csv,
        Self::Markdown,
        Self::Latex,
        Self::Json,
        Self::Derivation,
    ];
    /// The formats of the stage as a picture, in the order of a list.
    pub const PICTURES: [Self; 4] = [Self::Svg, Self::Png, Self::Gif, Self::Apng];

    /// Whether it is made of pixels, which takes its time.
    pub fn has_pixels(self) -> bool {
        matches!(self, Self::Png | Self::Gif | Self::Apng)
    }

    /// What such a file is, as browsers name it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Apng => "image/apng",
            _ => "text/plain",
        }
    }

    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Apng => "apng",
            Self::Notation => "txt",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Latex | Self::Derivation => "tex",
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
    /// Enlargement of the view, and its shift to the right and down in CSS pixels.
    pub viewport: (f64, f64, f64),
    /// Rows and columns of the reader's picture under the field; its pixels are the bytes that come along.
    pub photo: Option<(usize, usize)>,
    /// What is around the picture.
    pub around: Around,
}

/// What a picture has around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// Above the picture; empty for none.
    pub title: String,
    /// Whether the sentence on the unit stands below the picture.
    pub caption: bool,
    /// Whether what is below the picture shows through. A GIF has paper all the same.
    pub transparent: bool,
    /// How many pixels a CSS pixel has.
    pub scale: u32,
}

impl Default for Around {
    fn default() -> Self {
        Self { title: String::new(), caption: false, transparent: false, scale: 1 }
    }
}

/// How far the answer to a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The number of the question.
    pub id: u32,
    /// How many frames are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// What this program answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The number of the question.
    pub id: u32,
    /// The text, empty for a file of bytes; or why there is none, in the reader's language.
    pub text: Result<String, String>,
}

/// How much cells count is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountAsk<T> {
    /// The number of the question.
    pub id: u32,
    /// Whose network of those on the page it is: that of the one document, or of the other.
    pub side: char,
    /// The reader's language by its tag.
    pub language: String,
    /// The question.
    pub question: T,
}
