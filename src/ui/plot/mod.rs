//! Canvases: pictures of scenes, and what the pointer finds on them.
//!
//! A [`Canvas`] paints one picture and knows where the pointer is on it; the [`FieldPlot`] is the stage's, the [`ChartPlot`] a chart's.

mod canvas;
mod chart_plot;
mod field_plot;

pub use canvas::{Canvas, Drawing};
pub use chart_plot::ChartPlot;
pub use field_plot::{FieldPlot, zoom};
