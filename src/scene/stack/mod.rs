//! What the layers and side views share: feature maps one above another, with what a unit sees of each.
//!
//! What two views share: *layers* draws them as grids, *side* as rows of dots.
//!
//! In reading order:
//!
//! * [`map`]: one map, and what it reads.
//! * [`assemble`]: the maps of a network around a unit, from its analysis.
//! * [`choice`]: which of them are shown where not all fit; [`strip`]: all of them as small bars.
//! * [`skip`]: what reads past its neighbour, as lines at the side.
//! * [`label`]: a map's name and what it sees.
//! * [`view`]: what a view of them is made from.

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
