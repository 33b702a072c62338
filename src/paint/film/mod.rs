//! A picture that comes about step by step, as a file with many frames.
//!
//! In reading order: the [moments](moments()) that are drawn; what `changes` from one frame to the next; the files that hold the frames, as
//! `gif` or `apng`; and the [`film`] made of all that. Whoever asks for a film paints its frames.

mod apng;
mod changes;
mod file;
mod gif;
mod moments;

pub use apng::png;
pub use file::{FilmFormat, film};
pub use moments::{Moment, moments};
