//! When the rule flips: what two networks cost over one setting of both, and where the cheaper one changes.
//!
//! In reading order: the whole [part](Flipping) of the page; its [chart], along which both networks are turned.

mod chart;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
mod flipping;

pub(in crate::ui) use flipping::Flipping;
