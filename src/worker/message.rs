//! Messages between the page and its worker, encoded in the [postcard](https://docs.rs/postcard) format.
//!
//! A worker answers one [`Request`] at a time: with any number of [`Reply::Progress`], then exactly one other reply. The page and its
//! worker are the same program, so their messages always agree.

use serde::{Deserialize, Serialize};

use super::import::ImportRequest;
use super::picture::PictureRequest;
use crate::app::{ImportOutcome, InfluenceQuery};
use crate::scene::Heat;

/// A request of the page to its worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// An influence map.
    Influence(InfluenceRequest),
    /// A picture or an animation as a file.
    Picture(PictureRequest),
    /// A file or a text as a network. A file may accompany the message.
    Import(ImportRequest),
}

/// A request for the influence map of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfluenceRequest {
    /// The tag of the page's language, for the reason of a refusal.
    pub language: String,
    /// The query.
    pub question: InfluenceQuery,
}

/// A reply of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The worker is ready for requests. Sent once, without a request.
    Ready,
    /// The progress: frames of an animation, or bytes of a file.
    Progress {
        /// The number that is done.
        done: usize,
        /// The total.
        of: usize,
    },
    /// The reply to [`Request::Influence`]; on failure the reason in the language of the page.
    Influence(Result<Box<Heat>, String>),
    /// The reply to [`Request::Picture`]: the bytes of the file; on failure the reason in the language of the page.
    Picture(Result<Vec<u8>, String>),
    /// The reply to [`Request::Import`].
    Import(ImportOutcome),
    /// The file that accompanied [`Request::Import`] cannot be read.
    Unreadable,
    /// The worker panicked, with this message. Nothing follows.
    Panic(String),
}

/// A message as bytes.
///
/// # Panics
/// Never: every message is plain data, and a lack of memory ends the program.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).expect("messages hold nothing that postcard cannot write")
}

/// The message encoded in some bytes; `None` if they are invalid.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Weights;
    use crate::scene::Scale;
    use crate::scene::heat::{Profile, Square};

    fn heat() -> Heat {
        let square = |share, side| Square { share, side, edges: [-1.5, 2.0, 0.25, 1e9] };
        Heat {
            top: -3,
            left: 7,
            rows: 2,
            columns: 3,
            shades: [0.0, 0.03, 0.1, 0.25, 1.0, 1.0 / 3.0].into(),
            squares: [square(0.5, 1), square(0.95, 5), square(0.99, u64::MAX)],
            numbers: ["1".to_owned(), "49".to_owned()].into(),
            ends: ["1 = 0.14%".to_owned(), "49 = 6.7%".to_owned()],
            row_profile: Profile { parts: [1.0, 0.5].into(), numbers: ["2".to_owned(), "1".to_owned()].into() },
            column_profile: Profile::default(),
        }
    }

    #[test]
    fn what_arrives_is_what_was_sent() {
        let question = InfluenceQuery {
            network: "input 1x9x9; conv 1 k3".into(),
            unit: (1, -2, i64::MAX),
            weights: Weights::RandomRms,
            scale: Scale::Logarithmic,
        };
        let request = Request::Influence(InfluenceRequest { language: "zh-CN".into(), question });
        assert_eq!(decode(&encode(&request)), Some(request));
        for reply in [
            Reply::Ready,
            Reply::Progress { done: 3, of: 90 },
            Reply::Influence(Ok(heat().into())),
            Reply::Influence(Err("没有精确结果".into())),
            Reply::Picture(Ok(vec![0, 255, 7])),
            Reply::Import(ImportOutcome::NeedsInput { guess: "3x224x224".into() }),
            Reply::Unreadable,
            Reply::Panic("index out of bounds".into()),
        ] {
            assert_eq!(decode(&encode(&reply)), Some(reply));
        }
    }

    #[test]
    fn a_part_of_a_message_is_none() {
        let bytes = encode(&Reply::Influence(Ok(heat().into())));
        for length in [0, 1, 7, bytes.len() - 1] {
            assert_eq!(decode::<Reply>(&bytes[..length]), None, "{length} bytes");
        }
    }
}
