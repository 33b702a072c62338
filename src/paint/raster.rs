//! Raster of cells: heat maps and images, as one image if the backend can draw one, else as rectangles.

use super::primitives::Drawn;
use super::surface::{Image, Surface};
use crate::scene::{Frame, Photo, Point};
use plotters::style::RGBAColor;
use plotters_backend::DrawingBackend;
use std::borrow::Cow;

/// The number of distinct shades; adjacent cells of one shade in a row are one area.
const SHADES: u8 = 48;
/// The most rows and columns of areas in a picture without images.
const MOST_AREAS: usize = 96;
/// The most shaded areas in a picture without images: some megabytes of text.
const MOST_SHADED: usize = 1 << 16;
/// Colors that differ by less are one area.
const STEP: u8 = 6;

/// Fills each cell with the ink, with opacity by intensity; cells of intensity 0 are left out.
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
    let (frame, columns, values) = coarsened(frame, (rows, columns), values);
    for (row, line) in values.chunks_exact(columns.max(1)).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|one, two| shade(*one) == shade(*two)) {
            let (first, end) = (column, column + run.len());
            column = end;
            let strength = f64::from(run.first().map_or(0, |value| shade(*value))) / f64::from(SHADES);
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

/// The values as they are; if there are too many, the strongest of each block of cells.
fn coarsened<'a>(frame: &Frame, (rows, columns): (usize, usize), values: &'a [f32]) -> (Frame, usize, Cow<'a, [f32]>) {
    let count = rows.saturating_mul(columns);
    let mut sides = 1_usize..=rows.max(columns);
    let side = sides.find(|side| rows.div_ceil(*side).saturating_mul(columns.div_ceil(*side)) <= MOST_SHADED);
    let side = side.unwrap_or(1);
    if side == 1 {
        return (*frame, columns, values.get(..count).unwrap_or(values).into());
    }
    let across = columns.div_ceil(side);
    let mut blocks = Vec::with_capacity(rows.div_ceil(side).saturating_mul(across));
    for lines in values.chunks(columns.saturating_mul(side)) {
        let mut strongest = vec![0.0_f32; across];
        for line in lines.chunks(columns) {
            for (block, cells) in strongest.iter_mut().zip(line.chunks(side)) {
                *block = cells.iter().copied().fold(*block, f32::max);
            }
        }
        blocks.append(&mut strongest);
    }
    let scaled = |step: Point| Point::new(step.x * side as f64, step.y * side as f64);
    let frame = Frame { row_step: scaled(frame.row_step), column_step: scaled(frame.column_step), ..*frame };
    (frame, across, blocks.into())
}

/// Paints an image, one pixel per cell.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_rasters_show_the_strongest_of_each_block() {
        let mut values = vec![0.0_f32; 600 * 400];
        values[599 * 400 + 399] = 1.0;
        let frame = Frame::upright(Point::default(), 2.0, 1.0);
        let (coarse, columns, blocks) = coarsened(&frame, (600, 400), &values);
        assert_eq!((columns, blocks.len(), coarse.column_step.x, coarse.row_step.y), (200, 60_000, 4.0, 2.0));
        assert_eq!(blocks.iter().filter(|block| **block > 0.0).count(), 1);
        assert_eq!(blocks.last(), Some(&1.0));
    }
}
