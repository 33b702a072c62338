//! Painting an intensity or a colour for every cell: as one image where the backend can, else as areas.

use super::pen::Drawn;
use super::surface::{Image, Surface};
use crate::scene::{Frame, Photo, Point};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;

/// How many shades are told apart; cells of one shade in a row are one area.
const SHADES: u8 = 48;
/// Without images a picture has at most so many rows and columns of areas.
const MOST_AREAS: usize = 96;
/// Colours nearer than this are one area.
const STEP: u8 = 6;

/// Fills each cell with the ink, as opaque as its intensity; cells without any are left out.
pub(super) fn paint<DB: DrawingBackend>(
    frame: &Frame,
    (rows, columns): (usize, usize),
    values: &[f32],
    RGBAColor(red, green, blue, opacity): RGBAColor,
    surface: &mut Surface<DB>,
) -> Drawn<DB> {
    let shaded = || {
        let alpha = |value: &f32| (f64::from(value.clamp(0.0, 1.0)) * opacity * 255.0).round() as u8;
        values.iter().flat_map(|value| [red, green, blue, alpha(value)]).collect::<Vec<u8>>()
    };
    if surface.stamp(|| (shaded().into(), Image { frame, rows, columns })) {
        return Ok(());
    }
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

/// Paints a picture, a pixel a cell.
pub(super) fn paint_photo<DB: DrawingBackend>(frame: &Frame, photo: &Photo, surface: &mut Surface<DB>) -> Drawn<DB> {
    let image = Image { frame, rows: photo.rows, columns: photo.columns };
    if surface.stamp(|| (photo.pixels.as_ref().into(), image)) {
        return Ok(());
    }
    let coarse = photo.resized(photo.rows.min(MOST_AREAS), photo.columns.min(MOST_AREAS));
    let (down, across) = (photo.rows as f64 / coarse.rows as f64, photo.columns as f64 / coarse.columns as f64);
    let scaled = |step: Point, by: f64| Point::new(step.x * by, step.y * by);
    let frame =
        Frame { row_step: scaled(frame.row_step, down), column_step: scaled(frame.column_step, across), ..*frame };
    for (row, line) in coarse.pixels.chunks_exact(coarse.columns * 4).enumerate() {
        let mut column = 0;
        let pixels: Vec<&[u8]> = line.chunks_exact(4).collect();
        while let Some(&first) = pixels.get(column) {
            let alike = |pixel: &&&[u8]| first.iter().zip(**pixel).all(|(one, two)| one.abs_diff(*two) < STEP);
            let end = column + pixels[column..].iter().take_while(alike).count();
            let ink = RGBAColor(first[0], first[1], first[2], f64::from(first[3]) / 255.0);
            let edges = [row as f64, row as f64 + 1.0, column as f64, end as f64];
            column = end;
            if frame.is_upright() {
                surface.area(&frame.rect(edges), ink)?;
            } else {
                surface.polygon(&frame.corners(edges), ink)?;
            }
        }
    }
    Ok(())
}

fn shade(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * f32::from(SHADES)).round() as u8
}
