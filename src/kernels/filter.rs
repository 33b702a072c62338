//! Filtering: a kernel applied to an image, with borders.

use super::{Image, Kernel};

/// The orientation of a kernel on the image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// As written: `y[p] = Σ k[a] · x[p + a]`, which deep learning calls convolution.
    #[default]
    Correlation,
    /// Rotated by a half turn: `y[p] = Σ k[a] · x[p − a]`, the convolution of mathematics.
    Convolution,
}

/// The treatment of positions where a kernel extends over the border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Border {
    /// The image is padded with zeros; the output has the size of the input.
    #[default]
    Zero,
    /// Such positions are omitted; the output is smaller by twice the kernel's reach.
    Valid,
}

/// Filters an image with a kernel. The output is empty if an unpadded kernel does not fit.
pub fn filter(image: &Image, kernel: &Kernel, orientation: Orientation, border: Border) -> Image {
    let flipped;
    let kernel = match orientation {
        Orientation::Correlation => kernel,
        Orientation::Convolution => {
            flipped = kernel.flipped();
            &flipped
        }
    };
    let padded = padded(image, kernel.reach(), border);
    let (rows, cols) = (padded.rows() + 1, padded.cols() + 1);
    let (rows, cols) = (rows.saturating_sub(kernel.side()), cols.saturating_sub(kernel.side()));
    let weights: Vec<_> = kernel.values().iter().enumerate().filter(|(_, weight)| **weight != 0.0).collect();
    let mut values = vec![0.0; rows * cols];
    // Row by row for locality of reads and writes; the inner loop runs along a row.
    for (row, out) in values.chunks_exact_mut(cols.max(1)).enumerate() {
        for &(place, &weight) in &weights {
            let (down, across) = (place / kernel.side(), place % kernel.side());
            for (out, value) in out.iter_mut().zip(&padded.row(row + down)[across..]) {
                *out += weight * value;
            }
        }
    }
    Image::filled(rows, cols, values)
}

fn padded(image: &Image, reach: usize, border: Border) -> Image {
    let width = if border == Border::Zero { reach } else { 0 };
    let (rows, cols) = (image.rows() + 2 * width, image.cols() + 2 * width);
    let mut values = vec![0.0; rows * cols];
    for row in 0..image.rows() {
        values[(row + width) * cols + width..][..image.cols()].copy_from_slice(image.row(row));
    }
    Image::filled(rows, cols, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::{Noise, Pattern};

    /// The definition, one position at a time.
    fn at(image: &Image, kernel: &Kernel, row: i64, col: i64) -> f64 {
        let reach = kernel.reach() as i64;
        let mut total = 0.0;
        for down in -reach..=reach {
            for across in -reach..=reach {
                let place = (usize::try_from(row + down), usize::try_from(col + across));
                if let (Ok(row), Ok(col)) = place
                    && row < image.rows()
                    && col < image.cols()
                {
                    total += kernel.at(down, across) * image.row(row)[col];
                }
            }
        }
        total
    }

    fn noise(rows: usize, cols: usize) -> Image {
        let mut noise = Noise::new(3);
        Image::from_fn(rows, cols, |_, _| noise.normal())
    }

    #[test]
    fn every_value_is_the_sum_of_its_definition() {
        let (image, kernel) = (noise(6, 9), Pattern::Random(1).kernel());
        let out = filter(&image, &kernel, Orientation::Correlation, Border::Zero);
        assert_eq!((out.rows(), out.cols()), (6, 9));
        for row in 0..6 {
            for col in 0..9 {
                assert!((out.row(row)[col] - at(&image, &kernel, row as i64, col as i64)).abs() < 1e-12);
            }
        }
        let valid = filter(&image, &kernel, Orientation::Correlation, Border::Valid);
        assert!(crate::kernels::difference(&valid, &out.without_ring(1), 1e-12).count == 0);
    }

    #[test]
    fn a_convolution_moves_a_point_to_where_the_kernel_is_written() {
        let point = Image::from_fn(5, 5, |row, col| if (row, col) == (2, 2) { 1.0 } else { 0.0 });
        let kernel = Pattern::Random(2).kernel();
        let out = filter(&point, &kernel, Orientation::Convolution, Border::Zero);
        assert_eq!(out.row(1)[1], kernel.at(-1, -1));
        let out = filter(&point, &kernel, Orientation::Correlation, Border::Zero);
        assert_eq!(out.row(1)[1], kernel.at(1, 1));
    }

    #[test]
    fn an_unpadded_kernel_that_does_not_fit_leaves_nothing() {
        for (rows, cols) in [(2, 9), (9, 2), (0, 0)] {
            let out = filter(&noise(rows, cols), &Pattern::Blur.kernel(), Orientation::Correlation, Border::Valid);
            assert!(out.values().is_empty());
        }
    }
}
