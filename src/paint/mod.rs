//! Painting: a scene or a chart becomes pixels or an SVG through plotters, by the same code for every backend.
//!
//! This room has the colors (from the stylesheet alone), device pixels and plotters. It does not know networks or signals, and the browser
//! only in three files: [`canvas`] with its `canvas_backend`, and [`offscreen`].
//!
//! In reading order:
//!
//! * [`color`] and [`theme`]: the color of a color role in a scheme; [`style`]: the strength of a role.
//! * [`surface`]: a backend with fractions of pixels, and the differences between backends, which nothing else knows.
//! * `primitives`: areas, lines, dots and texts in CSS pixels.
//! * [`marks`]: a scene, mark by mark, with `cells`, `hatch` and `raster` for the shapes of many parts.
//! * [`chart`]: charts, drawn with plotters' axes and elements.
//! * [`colormap`]: images of numbers.
//! * [`picture`]: a scene or a chart; [`mod@svg`], [`canvas`] and [`recording`]: its targets; [`adaptive`]: an SVG in both schemes;
//!   [`offscreen`]: a canvas outside the page.
//! * [`mod@animation`]: painted frames as one file.

#[cfg(feature = "page")]
mod canvas_backend;
mod cells;
mod hatch;
mod primitives;
mod raster;

pub mod adaptive;
pub mod animation;
#[cfg(feature = "page")]
pub mod canvas;
pub mod chart;
pub mod color;
pub mod colormap;
pub mod error;
pub mod marks;
#[cfg(feature = "page")]
pub mod offscreen;
pub mod picture;
pub mod recording;
pub mod style;
pub mod surface;
pub mod svg;
pub mod theme;

#[cfg(test)]
mod tests;

pub use adaptive::adaptive_svg;
#[cfg(feature = "page")]
pub use canvas::{paint_on_canvas, put_on_canvas};
pub use color::Color;
pub use error::PaintError;
pub use marks::paint;
#[cfg(feature = "page")]
pub use offscreen::Offscreen;
pub use picture::Picture;
pub use recording::{Call, record};
pub use surface::{BackendKind, Surface};
pub use svg::{Caption, bare_svg, svg};
pub use theme::{Scheme, Theme};
