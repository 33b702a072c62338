//! The opening: the question that a first visit begins with. It has the same state as the workbench.
//!
//! In reading order: the [page](opening); its [plot], the cat and the cone; the [score]; the [steps] to press; the [goal].

mod goal;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
mod opening;
mod plot;
mod score;
mod steps;

pub(in crate::ui) use opening::OpeningPage;
