//! Tests of whole pictures: their SVG, and the draw calls.

mod calls;
mod charts;
mod hits;
mod networks;
mod pictures;
mod stacks;
