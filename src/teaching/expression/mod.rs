//! Expressions for numbers in a lesson.
//!
//! Read in this order: the [figures](Figure) of networks, the [expressions](Expression) of figures, and their parser (`read`).

mod figure;
mod read;
mod tree;

pub use figure::{Figure, NetworkFigure, NodeFigure, Relation};
pub use read::ExpressionError;
pub use tree::{Comparison, Condition, Expression};
