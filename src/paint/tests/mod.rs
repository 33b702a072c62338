//! Pictures as a whole: their SVG, and the calls that they make.

mod calls;
mod charts;
mod pictures;
