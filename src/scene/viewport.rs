//! Viewport: zoom and pan of a stage.

use super::{Frame, Point};

/// The enlargement and the shift of the fitted view.
///
/// A point of the fitted view is drawn at `point * zoom + pan`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Enlargement; 1 shows everything.
    pub zoom: f64,
    /// Shift in CSS pixels, applied after the enlargement.
    pub pan: Point,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { zoom: 1.0, pan: Point::default() }
    }
}

impl Viewport {
    /// Enlarged by `factor`, so that what is at `point` stays there.
    #[must_use]
    pub fn zoomed_at(self, point: Point, factor: f64) -> Self {
        let keep = |at: f64, pan: f64| at - (at - pan) * factor;
        Self { zoom: self.zoom * factor, pan: Point::new(keep(point.x, self.pan.x), keep(point.y, self.pan.y)) }
    }

    /// The same, limited to cells of 160 CSS pixels and to a quarter of the fitted size. `cell` is the current width of a cell.
    #[must_use]
    pub fn enlarged(self, point: Point, factor: f64, cell: f64) -> Self {
        const LARGEST_CELL: f64 = 160.0;
        const LEAST: f64 = 0.25;
        self.zoomed_at(point, factor.clamp((LEAST / self.zoom).min(1.0), (LARGEST_CELL / cell).max(1.0)))
    }

    /// Moved by `dx`, `dy` CSS pixels.
    #[must_use]
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { pan: Point::new(self.pan.x + dx, self.pan.y + dy), ..self }
    }

    /// Whether this is the fitted view, unmoved.
    pub fn is_fit(&self) -> bool {
        *self == Self::default()
    }

    /// The frame of a map as this viewport shows it.
    ///
    /// Zoom and pan are rounded here: zooming in and back out ends within the last digits of where it began, which without rounding could
    /// move a line by a pixel.
    pub fn frame(&self, fitted: &Frame) -> Frame {
        let rounded = |number: f64, steps: f64| (number * steps).round() / steps;
        let zoom = rounded(self.zoom, 16_777_216.0);
        let scale = |step: Point| Point::new(step.x * zoom, step.y * zoom);
        let origin = scale(fitted.origin);
        Frame {
            origin: Point::new(origin.x + rounded(self.pan.x, 256.0), origin.y + rounded(self.pan.y, 256.0)),
            row_step: scale(fitted.row_step),
            column_step: scale(fitted.column_step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_cell_under_the_pointer() {
        let fitted = Frame::upright(Point::new(30.0, 12.0), 9.0, 9.0);
        let pointer = Point::new(100.0, 70.0);
        let view = Viewport::default().panned(4.0, -3.0);
        let before = view.frame(&fitted).cell_at(pointer);
        assert_eq!(view.zoomed_at(pointer, 1.7).frame(&fitted).cell_at(pointer), before);
    }

    #[test]
    fn a_way_there_and_back_ends_where_it_began() {
        let fitted = Frame::upright(Point::new(30.0, 12.0), 9.0, 9.0);
        let start = Viewport::default().zoomed_at(Point::new(181.0, 177.0), 3.0);
        let there = start.zoomed_at(Point::new(140.1, 90.7), 1.37).panned(15.1, -30.3);
        let back = there.panned(-15.1, 30.3).zoomed_at(Point::new(140.1, 90.7), 1.0 / 1.37);
        assert_eq!(back.frame(&fitted), start.frame(&fitted));
    }

    #[test]
    fn zooming_ends_at_large_cells_and_at_a_small_picture() {
        let fitted = Frame::upright(Point::default(), 9.0, 9.0);
        let turn = |factor| {
            (0..60).fold(Viewport::default(), |view, _| {
                view.enlarged(Point::new(50.0, 50.0), factor, view.frame(&fitted).column_step.x)
            })
        };
        assert!((turn(1.3).frame(&fitted).column_step.x - 160.0).abs() < 1e-6);
        assert!((turn(0.7).zoom - 0.25).abs() < 1e-9);
    }
}
