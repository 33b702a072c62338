//! Scenes: lists of marks in CSS pixels, derived from a network's analysis alone.
//!
//! This room knows shapes, roles and layers, but no colors, device pixels, plotters or browser. Paint (`crate::paint`) draws a scene on a
//! canvas or as SVG; hit-testing uses the same scene.
//!
//! In reading order:
//!
//! * [`geometry`]: points, sizes, rectangles.
//! * [`frame`]: the invertible transform between a map's cells and the scene; [`viewport`]: zoom and pan.
//! * [`color_role`]: the roles of marks and colors; [`mark`]: the shapes.
//! * [`scene`]: marks and maps together, with hit-testing; [`figure`]: a scene with texts around it, for export; [`comparison_figure`]: the
//!   same for two networks.
//! * `bounds`: the rectangle around a scene's marks; `pin`: the mark of a pinned unit; `transform`: scenes at another position, or turned; [`easing`]: of motion.
//! * [`text_metrics`]: the size of a text; [`nice_steps`]: the density of grids and axes.
//! * [`heat`]: the influence of each cell of the input, with [`heat_labels`]; [`photo`]: a background image, such as the [`sample`] or the
//!   [`pixel_cat`].
//! * [`stack`]: the maps of a network around one unit.
//! * [`view`]: the views of a unit, each in its own folder:
//! * [`layers`]: every map as a grid; [`side`]: the cross-section along one axis; [`kernel`]: the computation of the unit.
//! * [`field`]: the input with the nested receptive fields of one unit.
//! * [`opening`]: the cat of which one unit sees a part, and the cone of layers beside it.
//! * [`shared_scale`]: the size of a cell in two pictures side by side.
//! * [`gridding`]: the holes that dilations leave; [`field_thumbnail`]: a field as a small picture beside others.
//! * [`chart`]: field by depth, cost by layer and cost by setting.
//!
//! Every number belongs to one of three spaces: *cell* (integers of a map), *scene* (CSS pixels, here) and *pixel* (device pixels, only in
//! paint).

mod bounds;
pub mod chart;
mod clip;
pub mod color_role;
pub mod comparison_figure;
pub mod easing;
pub mod field;
pub mod field_thumbnail;
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
mod transform;
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
