//! Scenes: lists of marks in CSS pixels, made from a network's analysis alone.
//!
//! This room knows shapes, roles and layers. It has no colours, no device pixels, no plotters and no browser: painting
//! (`crate::paint`) turns a scene into a canvas or an SVG, and pointing asks the same scene what lies under the pointer.
//!
//! In reading order:
//!
//! * [`geometry`]: points, sizes, rectangles.
//! * [`frame`]: the invertible way between a map's cells and the scene; [`viewport`]: zoom and pan.
//! * [`tint`]: what a mark means and which colour it asks for; [`mark`]: the shapes.
//! * [`scene`]: marks and maps together, and hit-testing; [`figure`]: a scene with words around it, to stand by itself.
//! * `pin`: the mark of a unit that stays where it was put.
//! * [`extent`]: the room a text takes; [`detail`]: how fine a grid and an axis may be.
//! * [`heat`]: how much each cell of the input counts, with its [`heat_labels`], [`photo`]: a picture of the reader's, or the [`sample`], or the [`pixel_cat`].
//! * [`stack`]: the maps of a network around one unit.
//! * [`view`]: the ways to show a unit, each a folder of its own:
//! * [`layers`]: every map as a grid of its own; [`side`]: the cross-section along one axis.
//! * [`field`]: the input with the nested receptive fields of one unit.
//! * [`opening`]: the cat that one pixel sees a part of, and the cone beside it.
//! * [`same_scale`]: how large a cell is in two pictures beside each other.
//! * [`gridding`]: the holes that dilations leave.
//! * [`chart`]: field by depth and cost by layer.
//!
//! Three spaces meet in the project, and every number says in which it is: *cell* (integers of a map), *scene* (CSS
//! pixels, here) and *pixel* (device pixels, only in paint).

pub mod chart;
pub mod color_role;
pub mod comparison_figure;
pub mod easing;
pub mod field;
pub mod figure;
pub mod frame;
pub mod geometry;
pub mod gridding;
pub mod heat;
pub mod heat_labels;
pub mod layers;
pub mod mark;
pub mod nice_steps;
pub mod opening;
pub mod photo;
mod pin;
pub mod pixel_cat;
pub mod sample;
#[expect(clippy::module_inception, reason = "the file is named after the one type in it")]
pub mod scene;
pub mod shared_scale;
pub mod side;
pub mod stack;
pub mod text_metrics;
mod translate;
pub mod view;
pub mod viewport;

#[cfg(test)]
pub(crate) mod fixture;

pub use color_role::{ColorRole, Depth, Emphasis, Role};
pub use figure::{Figure, Ground};
pub use frame::{Edges, Frame, Hull, edges_of};
pub use geometry::{Point, Rect, Size};
pub use heat::{Heat, Scale};
pub use mark::{Align, Baseline, Dash, Mark, Shape, Text, Weight};
pub use photo::Photo;
pub use scene::{LayerHandle, MapArea, Scene, Target};
pub use view::View;
pub use viewport::Viewport;
