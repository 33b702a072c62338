//! Learning: lessons, quiz, homework checker and presentation mode.
//!
//! In reading order: the [`Learn`] panel in place of the numbers, its [contents], a [slide] computed from a lesson's step, how it is
//! [shown](lesson), its [question] and the parsing of a typed [answer]; the [homework] checker; the [`Presenter`]; the [handout] on paper;
//! the [progress] of the user; and the keyboard [focus].

mod answer;
mod contents;
mod focus;
mod handout;
mod homework;
mod lesson;
mod panel;
mod presenter;
mod progress;
mod question;
mod slide;

pub(in crate::ui) use contents::open_lesson_at;
pub use panel::Learn;
pub use presenter::Presenter;
pub(in crate::ui) use slide::lesson_title;
