//! Pictures as a whole: their SVG, and the calls that they make.

mod calls;
mod charts;
mod hits;
mod networks;
mod pictures;
mod stacks;
