//! Painting an intensity for every cell.

use super::pen::Drawn;
use super::surface::Surface;
use crate::scene::Frame;
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// How many shades are told apart; cells of one shade in a row are one area.
const SHADES: u8 = 48;

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
            let (first, end) = (column, column + run.len());
            column = end;
            let strength = f64::from(shade(run[0])) / f64::from(SHADES);
            if strength > 0.0 {
                let ink = RGBAColor(red, green, blue, opacity * strength);
                let edges = [row as f64, row as f64 + 1.0, first as f64, end as f64];
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

fn shade(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * f32::from(SHADES)).round() as u8
}
