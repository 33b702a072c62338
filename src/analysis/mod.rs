//! What follows from a network (stand-in).

pub mod cells;

pub use cells::{Band, CellSet, IndexSet};
