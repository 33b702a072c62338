//! Picture to paint: a scene or a chart.

use super::surface::Surface;
use super::{PaintError, Theme, chart, marks};
use crate::scene::chart::Chart;
use crate::scene::{Scene, Size};
use plotters_backend::DrawingBackend;

/// Anything that can be painted.
#[derive(Clone, Copy, Debug)]
pub enum Picture<'a> {
    /// Marks in CSS pixels.
    Scene(&'a Scene),
    /// A chart with axes.
    Chart(&'a Chart),
}

impl<'a> From<&'a Scene> for Picture<'a> {
    fn from(scene: &'a Scene) -> Self {
        Self::Scene(scene)
    }
}

impl<'a> From<&'a Chart> for Picture<'a> {
    fn from(chart: &'a Chart) -> Self {
        Self::Chart(chart)
    }
}

impl Picture<'_> {
    /// The size in CSS pixels.
    pub fn size(&self) -> Size {
        match self {
            Self::Scene(scene) => scene.size,
            Self::Chart(chart) => chart.size,
        }
    }

    /// Paints it on a surface of its size.
    ///
    /// # Errors
    ///
    /// If the backend refuses a call.
    pub fn paint<DB: DrawingBackend>(&self, theme: &Theme, mut surface: Surface<DB>) -> Result<(), PaintError> {
        match self {
            Self::Scene(scene) => marks::paint(scene, theme, &mut surface),
            Self::Chart(chart) => chart::paint(chart, theme, surface),
        }
    }
}
