//! Painting an intensity for every cell.

use super::pen::Drawn;
use super::surface::Surface;
use crate::scene::{Frame, edges_of};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// How many shades are told apart; cells of one shade in a row are one area.
const SHADES: f32 = 48.0;

/// Fills each cell with the ink, as opaque as its intensity; cells without any are left out.
pub(super) fn paint<DB: DrawingBackend>(
    frame: &Frame,
    (rows, columns): (usize, usize),
    values: &[f32],
    RGBAColor(red, green, blue, opacity): RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    for (row, line) in values.chunks_exact(columns.max(1)).take(rows).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|one, two| shade(*one) == shade(*two)) {
            let (first, end) = (column as i64, (column + run.len()) as i64);
            column += run.len();
            let strength = f64::from(shade(run[0]) / SHADES);
            if strength > 0.0 {
                let ink = RGBAColor(red, green, blue, opacity * strength);
                let edges = edges_of([row as i64, row as i64, first, end - 1]);
                if frame.is_upright() {
                    surface.area(&frame.rect(edges), ink)?;
                } else {
                    surface.polygon(&frame.corners(edges), ink)?;
                }
            }
        }
    }
    Ok(())
}

fn shade(value: f32) -> f32 {
    (value.clamp(0.0, 1.0) * SHADES).round()
}
