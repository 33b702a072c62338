//! Opening: the question that a first visit begins with. It shares its state with the workbench.
//!
//! In reading order: the [page](opening); its [plot], the cat and the cone; the [score]; the [steps], its buttons; the [goal].

mod goal;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
mod opening;
mod plot;
mod score;
mod steps;

pub(in crate::ui) use opening::OpeningPage;
