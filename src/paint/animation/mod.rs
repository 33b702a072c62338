//! Animations: the growth of the field as a file with many frames.
//!
//! In reading order: the [moments](moments()) of the frames; `frame_diff`, the change from one frame to the next; the files with the
//! frames, `gif` or `apng`; and the [`animation()`] made of them. The caller paints the frames.

mod apng;
mod file;
mod frame_diff;
mod frame_times;
mod gif;

pub use apng::png;
pub use file::{AnimationFormat, animation};
pub use frame_times::{Moment, moments};
