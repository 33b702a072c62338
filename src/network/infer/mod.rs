//! Shape inference: the output shape of an operator, or the problem.
//!
//! The formulas are those of the reference format, one per axis; sizes are counted in `i128`, where nothing overflows that
//! [`LARGEST`](super::LARGEST) lets in.
//!
//! Read in this order: the `checks` of single numbers; the [output](node) of each operator, with layers that have `windows`, `combining`
//! and `rearranging` apart.

mod checks;
mod combining;
mod output;
mod rearranging;
mod windows;

pub(super) use output::{Inferred, input, node};
