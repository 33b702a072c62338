//! What is taken away from the page: pictures as files, films, tables, formulas, code. A program of its own, loaded when it is first
//! asked.
//!
//! The page and this program talk by events, as JSON: an [`Ask`](crate::export::ask::Ask) is answered by an
//! [`Answer`](crate::export::ask::Answer) of the same number. The ask holds the link to what is on the page; so this program needs no
//! other state. Texts are answered on the page's own thread; pixels take longer, and are made on another.
//!
//! The page also gives out [how much cells count](Counting) where that takes long.
//!
//! In reading order: the [`answer()`]; the stage as a `drawing`, at any moment; its `pixels`; the [counting](Counting).

mod answer;
mod counting;
mod drawing;
mod pixels;

pub use answer::{Taken, answer};
pub use counting::Counting;
