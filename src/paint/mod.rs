//! How it looks. A scene becomes pixels or an SVG through plotters, by the same code for every backend.
//!
//! This room has the colours (from the stylesheet alone), device pixels and plotters. It knows no network and no
//! signal, and the browser only in three files, [`canvas`] with its `canvas_backend`, and [`offscreen`].
//!
//! In reading order:
//!
//! * [`colour`], [`colormap`] and [`theme`]: the color of a role in a theme; [`style`]: how strong a role is.
//! * [`surface`]: a backend with fractions of pixels, and where the backends differ. Nothing else knows which it is.
//! * `primitives`: areas, lines, dots and words in CSS pixels.
//! * [`marks`]: a scene, mark by mark, with `cells`, `hatch` and `raster` for the shapes of many parts.
//! * [`chart`]: charts, drawn with plotters' axes and elements.
//! * [`picture`]: either of both; [`mod@svg`], [`canvas`] and [`recording`]: the places it can be painted on; an
//!   [`offscreen`] canvas has no page.
//! * [`mod@animation`]: painted frames as one file.

#[cfg(feature = "page")]
mod canvas_backend;
mod cells;
mod hatch;
mod primitives;
mod raster;

pub mod animation;
#[cfg(feature = "page")]
pub mod canvas;
pub mod chart;
pub mod colormap;
pub mod colour;
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

#[cfg(feature = "page")]
pub use canvas::{paint_on_canvas, put_on_canvas};
pub use colour::Colour;
pub use error::PaintError;
pub use marks::paint;
#[cfg(feature = "page")]
pub use offscreen::Offscreen;
pub use picture::Picture;
pub use recording::{Call, record};
pub use surface::{BackendKind, Surface};
pub use svg::{Caption, bare_svg, svg};
pub use theme::{Scheme, Theme};
