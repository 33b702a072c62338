//! Hatching of an area with diagonal lines.

use super::primitives::Drawn;
use super::surface::Surface;
use crate::scene::{Point, Rect};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// The pattern of a hatching, in CSS pixels.
pub(super) struct Pattern {
    /// A point on one of the lines.
    pub(super) anchor: Point,
    /// The distance between lines along x.
    pub(super) spacing: f64,
    /// The width of the lines.
    pub(super) width: f64,
}

/// Hatches one area.
pub(super) fn paint<DB: DrawingBackend>(
    area: &Rect,
    pattern: &Pattern,
    ink: RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let visible = area.intersection(&Rect::of_size(surface.size));
    if visible.is_empty() {
        return Ok(());
    }
    diagonals(&visible, pattern).try_for_each(|ends| surface.line(&ends, pattern.width, None, ink))
}

/// The lines x + y = constant inside an area, from lower left to upper right.
fn diagonals<'a>(area: &'a Rect, pattern: &'a Pattern) -> impl Iterator<Item = [Point; 2]> + 'a {
    let phase = pattern.anchor.x + pattern.anchor.y;
    let first = ((area.left + area.top - phase) / pattern.spacing).ceil() as i64;
    let last = ((area.right + area.bottom - phase) / pattern.spacing).floor() as i64;
    (first..=last).filter_map(move |index| {
        let sum = phase + index as f64 * pattern.spacing;
        let from = area.left.max(sum - area.bottom);
        let to = area.right.min(sum - area.top);
        (to > from).then(|| [Point::new(from, sum - from), Point::new(to, sum - to)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagonals_end_at_the_edges() {
        let area = Rect::new(2.0, 3.0, 10.0, 6.0);
        let pattern = Pattern { anchor: Point::default(), spacing: 4.0, width: 1.0 };
        let all: Vec<_> = diagonals(&area, &pattern).collect();
        assert_eq!(all[0], [Point::new(2.0, 6.0), Point::new(5.0, 3.0)]);
        assert_eq!(all.len(), 2);
    }
}
