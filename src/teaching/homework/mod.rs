//! Homework: a student's table of fields, marked.
//!
//! Read in this order: the [table](Table) and its parser (`read`), the classic [mistakes](Mistake) and how they are recognized (`mistake`),
//! and the [marking](mark()) by the analysis of the network that the table describes.

mod mark;
mod mistake;
mod read;
mod table;

pub use mark::{Cell, Judgement, MarkedRow, Marking, Wrong, mark};
pub use mistake::Mistake;
pub use table::{Column, Table, TableError, TableProblem, TableRow};
