//! Shape inference: the output shape of an operator, or the problem.
//!
//! The formulas are those of the reference format, one per axis. Sizes are computed in `i128`, where nothing up to
//! [`LARGEST`](super::LARGEST) overflows.
//!
//! Read in this order: `checks` of single numbers; the [output](node) of each operator, with `windows`, `combining` and `rearranging` in
//! their own modules.

mod checks;
mod combining;
mod output;
mod rearranging;
mod windows;

pub(super) use output::{Inferred, input, node};
pub use windows::Indices;
