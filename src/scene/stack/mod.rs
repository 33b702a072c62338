//! Stack: feature maps one above another, with what a unit sees of each.
//!
//! Two views share it: *layers* draws the maps as grids, *side* as rows of dots.
//!
//! In reading order:
//!
//! * [`map`]: one map and its sources.
//! * [`assemble`]: the maps of a network around a unit, from its analysis.
//! * [`choice`]: which of them are shown if not all fit; [`strip`]: all of them as small bars.
//! * [`skip`]: connections that skip maps, as lines at the side.
//! * [`label`]: a map's name and field size.
//! * [`view`]: the inputs of a view of a stack.

pub mod assemble;
pub mod choice;
pub mod label;
pub mod map;
pub mod skip;
pub mod strip;
pub mod view;

pub use choice::shown;
pub use map::{MapWords, Moment, Reads, Scope, Stack, StackMap};
pub use view::StackView;
