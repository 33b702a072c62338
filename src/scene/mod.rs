//! Scenes: lists of marks in CSS pixels, made from a network's analysis alone.
//!
//! This room knows shapes, roles and layers. It has no colours, no device pixels, no plotters and no browser: painting
//! (`crate::paint`) turns a scene into a canvas or an SVG, and pointing asks the same scene what lies under the pointer.
//!
//! In reading order:
//!
//! * [`geometry`]: points, sizes, rectangles.
//! * [`frame`]: the invertible map between a feature map's cells and the scene; [`viewport`]: zoom and pan.
//! * [`color_role`]: what a mark means, and which color it asks for; [`mark`]: the shapes.
//! * [`scene`]: marks and maps together, and hit-testing; [`figure`]: a scene with a title and labels, for a file.
//! * `pin`: the mark of a unit that stays selected.
//! * [`text_metrics`]: the size of a text; [`nice_steps`]: how fine a grid and an axis may be.
//! * [`heat`]: how much each input cell counts, with its [`heat_labels`]; [`photo`]: a picture under the field, chosen by the user, the
//!   [`sample`] or the [`pixel_cat`].
//! * [`stack`]: the maps of a network around one unit; [`easing`]: how they grow.
//! * [`view`]: the views of a unit, each a folder of its own: [`field`], the input with the nested receptive fields of one unit;
//!   [`layers`], every map as a grid; [`side`], the cross-section along one axis;
//!   [`kernel`], how the unit is computed.
//! * [`opening`]: the cat that one unit sees a part of, and the cone beside it.
//! * [`shared_scale`]: the size of a cell in two pictures beside each other; [`comparison_figure`]: both as one figure.
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
pub mod kernel;
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
