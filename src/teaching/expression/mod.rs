//! Expressions that stand for numbers in a lesson.
//!
//! Read in this order: the [figures](Figure) that a network has, an [expression](Expression) of them, and reading one (`read`).

mod figure;
mod read;
mod tree;

pub use figure::{Figure, NetworkFigure, NodeFigure, Relation};
pub use read::ExpressionError;
pub use tree::{Comparison, Condition, Expression};
