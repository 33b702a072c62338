//! Homework: a student's table of fields, marked.
//!
//! Read in this order: reading the [table](Table) from a text (`read`), what can be [wrong](Mistake) with a cell and how that is told
//! (`mistake`), and the [marking](mark()) against what the engine says of the network that the table describes.

mod mark;
mod mistake;
mod read;
mod table;

pub use mark::{Cell, Judgement, MarkedRow, Marking, Wrong, mark};
pub use mistake::Mistake;
pub use table::{Column, Table, TableError, TableProblem, TableRow};
