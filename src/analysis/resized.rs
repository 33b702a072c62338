//! Resizing along one axis: which indices are read, by the rules of `torch.nn.functional.interpolate`.

use super::window_sets::narrow;
use super::{Reading, Taps};
use crate::network::{Interpolation, ResizeMode};

/// A resize along one axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resized {
    /// The interpolation.
    pub mode: ResizeMode,
    /// Whether the first and the last indices of both maps coincide.
    pub align_corners: bool,
    /// The requested factor; `None` if a size was requested.
    pub scale: Option<f64>,
}

/// No factor is NaN, so that equality is reflexive.
impl Eq for Resized {}

impl Resized {
    /// The reading between two sizes; one with a closed form if the factor is whole.
    pub(super) fn reading(self, input: i64, output: i64) -> Reading {
        let factor = |large: i64, small: i64| {
            let whole = (large % small == 0).then_some(large / small)?;
            let asked = if output >= input { whole as f64 } else { 1.0 / whole as f64 };
            self.scale.is_none_or(|scale| scale == asked).then_some(whole)
        };
        if input == output && self.scale.is_none_or(|scale| scale == 1.0) {
            return Reading::Window(Taps::POINT);
        }
        if self.align_corners && self.mode != ResizeMode::Nearest {
            return Reading::Resized(self);
        }
        match (self.mode, factor(output, input), factor(input, output)) {
            // PyTorch finds the nearest index in single precision, which is exact for these factors.
            (ResizeMode::Nearest, Some(scale @ (2 | 4 | 8 | 16 | 32)), _) => {
                Reading::Upsample { scale, mode: Interpolation::Nearest }
            }
            (ResizeMode::Nearest, _, Some(stride)) if input < 1 << 24 => {
                Reading::Window(Taps { stride, ..Taps::POINT })
            }
            (ResizeMode::Bilinear, Some(scale), _) => Reading::Upsample { scale, mode: Interpolation::Bilinear },
            // The middle of every `stride` indices is one of them, or the border between two.
            (ResizeMode::Bilinear, _, Some(stride)) => {
                let kernel = if stride % 2 == 0 { 2 } else { 1 };
                Reading::Window(Taps { kernel, stride, before: -((stride - 1) / 2), ..Taps::POINT })
            }
            _ => Reading::Resized(self),
        }
    }

    /// The first and the last index that an output index reads; all between are read too.
    pub(super) fn ends(self, input: i64, output_size: i64, output: i64) -> (i64, i64) {
        if self.mode == ResizeMode::Nearest {
            let index = self.nearest(input, output_size, output);
            return (index, index);
        }
        let (first, rest, _) = self.position(input, output_size, output);
        if rest > 0 {
            return self.widest_ends(input, output_size, output);
        }
        let index = first.clamp(0, input - 1);
        (index, index)
    }

    /// The first and the last index that an output index would read anywhere between two input indices. Neither decreases from one output
    /// index to the next.
    pub(super) fn widest_ends(self, input: i64, output_size: i64, output: i64) -> (i64, i64) {
        let (low, high) = match self.mode {
            ResizeMode::Nearest => {
                let index = self.nearest(input, output_size, output);
                (index, index)
            }
            ResizeMode::Bilinear => {
                let (first, ..) = self.position(input, output_size, output);
                (first, first + 1)
            }
            ResizeMode::Bicubic => {
                let (first, ..) = self.position(input, output_size, output);
                (first - 1, first + 2)
            }
        };
        (low.clamp(0, input - 1), high.clamp(0, input - 1))
    }

    /// The weight of the second of the two indices that an output index reads; `None` if it reads one.
    pub(super) fn second_share(self, input: i64, output_size: i64, output: i64) -> Option<f64> {
        let (first, rest, whole) = self.position(input, output_size, output);
        (rest > 0 && first < input - 1).then(|| rest as f64 / whole as f64)
    }

    /// ⌊output · scale⌋ in single precision, as PyTorch computes it for every type of values.
    fn nearest(self, input: i64, output_size: i64, output: i64) -> i64 {
        if input == output_size {
            return output;
        }
        if output_size == 2 * input {
            return output / 2;
        }
        let step = match self.scale {
            Some(scale) => (1.0 / scale) as f32,
            None => input as f32 / output_size as f32,
        };
        ((output as f32 * step).floor() as i64).min(input - 1)
    }

    /// The index left of an output index's source position, and the distance of the position from it as a fraction: numerator and
    /// denominator.
    ///
    /// Corners aligned, output `o` lies at o · (input − 1) / (output − 1); otherwise at (o + ½) · step − ½, the step being input / output
    /// or the inverse of the factor. Linear interpolation moves positions before index 0 there.
    fn position(self, input: i64, output_size: i64, output: i64) -> (i64, i128, i128) {
        let (input, output_size, output) = (i128::from(input), i128::from(output_size), i128::from(output));
        let is_linear = self.mode == ResizeMode::Bilinear;
        if is_linear && input == output_size {
            return (narrow(output), 0, 1);
        }
        let (over, under) = if self.align_corners {
            if output_size > 1 { (output * (input - 1), output_size - 1) } else { (0, 1) }
        } else {
            let (above, below) = match self.scale {
                Some(scale) => {
                    let (number, parts) = fraction(scale);
                    (parts, number)
                }
                None => (input, output_size),
            };
            (above * (2 * output + 1) - below, 2 * below)
        };
        let over = if is_linear { over.max(0) } else { over };
        (narrow(over.div_euclid(under)), over.rem_euclid(under), under)
    }
}

/// A positive decimal number as a fraction, exact for up to nine digits after the decimal point.
fn fraction(number: f64) -> (i128, i128) {
    const PARTS: f64 = 1e9;
    (((number * PARTS).round() as i128).max(1), PARTS as i128)
}
