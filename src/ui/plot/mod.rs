//! Canvases: pictures of scenes, and what the pointer finds on them.
//!
//! A [`Canvas`] paints a [`Fitted`] drawing and knows where the pointer is on it; the [`StagePlot`] is the stage's, in one of three views, the [`ChartPlot`] a chart's.

mod canvas;
mod chart_plot;
mod fingers;
mod fitted;
mod stage_plot;

pub use canvas::{Canvas, Drag, Drawing, Pointer, use_theme};
pub use chart_plot::ChartPlot;
pub use fingers::Pinch;
pub use fitted::Fitted;
pub use stage_plot::{StagePlot, StageScene, zoom};
