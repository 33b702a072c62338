//! Canvases: each paints a [`Fitted`] drawing and reports the pointer's position on it.

#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
mod canvas;
mod chart_plot;
mod fitted;
mod pinch;
mod stage_plot;

pub use canvas::{Canvas, Drag, Drawing, Grasp, Pointer, use_theme};
pub use chart_plot::ChartPlot;
pub use fitted::Fitted;
pub(in crate::ui) use fitted::magnification;
pub use pinch::Pinch;
pub use stage_plot::{StagePlot, StageScene, zoom};
