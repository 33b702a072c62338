//! Photo: a background image, scaled to the cells of the input.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Frame, Shape};

/// An image: rows of pixels of red, green, blue and opacity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// The number of rows.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
    /// Four bytes per pixel, row by row, as in a canvas.
    pub pixels: Arc<[u8]>,
}

impl std::fmt::Debug for Photo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Photo {}×{}", self.rows, self.columns)
    }
}

impl Photo {
    /// An image of `rows` × `columns` pixels; `None` if it is empty or has not four bytes per pixel.
    pub fn new(rows: usize, columns: usize, pixels: impl Into<Arc<[u8]>>) -> Option<Self> {
        let pixels = pixels.into();
        let bytes = rows.checked_mul(columns)?.checked_mul(4)?;
        (bytes > 0 && pixels.len() == bytes).then_some(Self { rows, columns, pixels })
    }

    /// The image in another size: each new pixel is the mean of the area it covers.
    #[must_use]
    pub fn resized(&self, rows: usize, columns: usize) -> Self {
        let (rows, columns) = (rows.max(1), columns.max(1));
        if (rows, columns) == (self.rows, self.columns) {
            return self.clone();
        }
        let (down, across) = (covers(self.rows, rows), covers(self.columns, columns));
        let mut pixels = Vec::with_capacity(rows * columns * 4);
        for row in &down {
            for column in &across {
                pixels.extend(self.mean(row, column));
            }
        }
        Self { rows, columns, pixels: pixels.into() }
    }

    /// The image in shades of gray of the same luma (ITU-R BT.601).
    #[must_use]
    pub fn in_grey(&self) -> Self {
        let grey = |pixel: &[u8]| {
            let luma = 0.299 * f64::from(pixel[0]) + 0.587 * f64::from(pixel[1]) + 0.114 * f64::from(pixel[2]);
            let luma = luma.round() as u8;
            [luma, luma, luma, pixel[3]]
        };
        Self { pixels: self.pixels.chunks_exact(4).flat_map(grey).collect(), ..*self }
    }

    /// The image with all pixels transparent except those that `is_shown`, by row and column.
    #[must_use]
    pub fn cut_out(&self, is_shown: impl Fn(i64, i64) -> bool) -> Self {
        let columns = self.columns;
        let pixel = |(index, pixel): (usize, &[u8])| {
            let (row, column) = ((index / columns).cast_signed() as i64, (index % columns).cast_signed() as i64);
            if is_shown(row, column) { [pixel[0], pixel[1], pixel[2], pixel[3]] } else { [0; 4] }
        };
        Self { pixels: self.pixels.chunks_exact(4).enumerate().flat_map(pixel).collect(), ..*self }
    }

    /// The image as a shape, one pixel per cell.
    pub fn shape(&self, frame: &Frame) -> Shape {
        Shape::Photo { frame: *frame, photo: self.clone() }
    }

    fn mean(&self, rows: &[(usize, f64)], columns: &[(usize, f64)]) -> [u8; 4] {
        let (mut sums, mut weight) = ([0.0; 4], 0.0);
        for (row, down) in rows {
            for (column, across) in columns {
                let start = (row * self.columns + column) * 4;
                let share = down * across;
                weight += share;
                for (sum, value) in sums.iter_mut().zip(&self.pixels[start..start + 4]) {
                    *sum += share * f64::from(*value);
                }
            }
        }
        sums.map(|sum| (sum / weight).round() as u8)
    }
}

/// For each of `count` equal parts of a line of `length` pixels, the pixels it covers with their weights.
fn covers(length: usize, count: usize) -> Vec<Vec<(usize, f64)>> {
    let scale = length as f64 / count as f64;
    (0..count)
        .map(|part| {
            let (from, to) = (part as f64 * scale, (part + 1) as f64 * scale);
            let last = (to.ceil() as usize).min(length).max(from as usize + 1);
            (from as usize..last)
                .map(|pixel| (pixel, (to.min(pixel as f64 + 1.0) - from.max(pixel as f64)).max(1e-9)))
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(rows: usize, columns: usize, values: &[u8]) -> Photo {
        let pixels: Vec<u8> = values.iter().flat_map(|&value| [value, value, value, 255]).collect();
        Photo::new(rows, columns, pixels).expect("as many values as cells")
    }

    #[test]
    fn a_smaller_picture_has_the_means_of_areas() {
        let photo = grey(2, 4, &[0, 100, 50, 50, 100, 200, 50, 90]);
        assert_eq!(photo.resized(1, 2), grey(1, 2, &[100, 60]));
        assert_eq!(grey(1, 3, &[0, 60, 120]).resized(1, 2), grey(1, 2, &[20, 100]));
    }

    #[test]
    fn a_larger_picture_repeats_its_pixels() {
        assert_eq!(grey(1, 2, &[10, 20]).resized(2, 4), grey(2, 4, &[10, 10, 20, 20, 10, 10, 20, 20]));
    }

    #[test]
    fn what_is_cut_out_keeps_its_colors_and_the_rest_is_transparent() {
        let photo = grey(1, 2, &[10, 20]).cut_out(|_, column| column == 1);
        assert_eq!(&photo.pixels[..], [0, 0, 0, 0, 20, 20, 20, 255]);
        let green = Photo::new(1, 1, vec![0, 255, 0, 255]).expect("one pixel");
        assert_eq!(green.in_grey(), grey(1, 1, &[150]));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(Photo::new(2, 2, vec![0; 15]), None);
        assert_eq!(Photo::new(0, 0, Vec::new()), None);
        assert_eq!(Photo::new(usize::MAX, 2, Vec::new()), None);
    }
}
