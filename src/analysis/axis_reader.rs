//! Reader of one axis: the input indices that each output index reads, in the order of a layer's taps.

use super::reading::bilinear;
use super::window_sets::{div_ceil, exact_div, narrow, tap_range};
use super::{AxisLink, Reading, Taps};
use crate::network::Interpolation;

/// Evenly spaced indices, in the order of the taps that read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The first index.
    pub first: i64,
    /// The distance from one index to the next; negative where a later tap reads an earlier index.
    pub step: i64,
    /// Number of indices.
    pub count: u64,
}

impl Indices {
    /// No index.
    const NONE: Self = Self { first: 0, step: 1, count: 0 };

    /// The indices one by one.
    pub fn iter(&self) -> impl Iterator<Item = i64> + use<> {
        let Self { first, step, count } = *self;
        (0..count.cast_signed()).map(move |place| first.saturating_add(place.saturating_mul(step)))
    }

    /// The smallest and the largest index; `None` if there are no indices.
    pub fn ends(&self) -> Option<(i64, i64)> {
        let steps = self.count.checked_sub(1)?.cast_signed();
        let last = self.first.saturating_add(steps.saturating_mul(self.step));
        Some((self.first.min(last), self.first.max(last)))
    }
}

/// The indices that one output index reads inside the input. Each has weight 1, except that the two of bilinear enlargement share it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) indices: Indices,
    /// The weight of the second of two indices that share the weight; `None` for weights of 1.
    mixed: Option<f64>,
}

impl Read {
    const fn all(indices: Indices) -> Self {
        Self { indices, mixed: None }
    }

    const fn of(first: i64, step: i64, count: u64) -> Self {
        Self::all(Indices { first, step, count })
    }

    /// Whether each index has the weight 1.
    pub(super) const fn is_even(&self) -> bool {
        self.mixed.is_none()
    }

    /// The indices with their weights.
    pub(super) fn weights(&self) -> impl Iterator<Item = (i64, f64)> + use<> {
        let shares = self.mixed.map_or([1.0; 2], |second| [1.0 - second, second]);
        self.indices.iter().zip((0..2).cycle()).map(move |(index, place)| (index, shares[place]))
    }
}

/// Reader of a link: gives what each output index reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    link: &'a AxisLink,
    hits: Hits,
}

impl<'a> Reader<'a> {
    /// The reader of a link.
    pub(super) fn of(link: &'a AxisLink) -> Self {
        let hits = match &link.reading {
            Reading::Transposed(taps) | Reading::Indices(taps) => Hits::of(taps),
            _ => Hits::EACH,
        };
        Reader { link, hits }
    }

    /// The input indices that an output index reads, with weights.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "windows of shaped networks lie within three times LARGEST, an eighth of i64"
    )]
    pub(super) fn read(&self, output: i64) -> Read {
        let link = self.link;
        match link.reading {
            Reading::Window(t) => {
                let start = output * t.stride - t.before;
                let taps = tap_range(start, t.dilation, t.kernel, link.input);
                let count = (*taps.end() - *taps.start() + 1).max(0).unsigned_abs();
                Read::of(start + taps.start() * t.dilation, t.dilation, count)
            }
            Reading::Transposed(t) | Reading::Indices(t) => Read::all(self.hits.inside(&t, output, link.input)),
            Reading::Upsample { scale, mode: Interpolation::Bilinear } => {
                let (first, rest) = bilinear(scale, output);
                let last = link.input - 1;
                if first < 0 || first >= last || rest == 0 {
                    return Read::of(first.clamp(0, last), 1, 1);
                }
                Read { mixed: Some(rest as f64 / (2 * scale) as f64), ..Read::of(first, 1, 2) }
            }
            Reading::Part { before } => {
                let index = output - before;
                let is_inside = (0..link.input).contains(&index);
                Read::of(index, 1, u64::from(is_inside))
            }
            Reading::Resized(resized) => {
                let (first, last) = (link.first_read(output), link.last_read(output));
                let share = resized.second_share(link.input, link.output, output).filter(|_| first < last);
                Read { mixed: share, ..Read::of(first, 1, last.abs_diff(first) + 1) }
            }
            Reading::Unknown => Read::all(Indices::NONE),
            _ => {
                let (first, last) = (link.first_read(output).max(0), link.last_read(output).min(link.input - 1));
                Read::of(first, 1, (last - first + 1).max(0).unsigned_abs())
            }
        }
    }
}

/// The taps of a transposed window that reach an input index: a first tap and the distance between taps.
///
/// Tap `t` of output `u` reads index (u + before − t·dilation) / stride where that is whole, so `t` solves a congruence modulo the stride:
/// with g = gcd(stride, dilation) its solutions lie stride / g apart, and there are none unless g divides u + before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hits {
    /// gcd of stride and dilation.
    shared: i64,
    /// Distance from one tap that reaches an index to the next.
    pub(super) apart: i64,
    /// The inverse of dilation / g modulo stride / g.
    inverse: i64,
}

impl Hits {
    pub(super) const EACH: Self = Self { shared: 1, apart: 1, inverse: 0 };

    #[expect(
        clippy::arithmetic_side_effects,
        reason = "stride and dilation are at least 1, and coefficients smaller than they"
    )]
    pub(super) fn of(taps: &Taps) -> Self {
        // Euclid's algorithm, with the coefficient of the dilation.
        let (mut shared, mut rest) = (taps.stride, taps.dilation.rem_euclid(taps.stride));
        let (mut before, mut inverse) = (0_i64, 1_i64);
        while rest != 0 {
            let quotient = shared / rest;
            (shared, rest) = (rest, shared - quotient * rest);
            (before, inverse) = (inverse, before - quotient * inverse);
        }
        let apart = taps.stride / shared;
        Self { shared, apart, inverse: before.rem_euclid(apart) }
    }

    /// The first tap, from 0 on, with which a position (u + before) reaches an index.
    #[expect(clippy::arithmetic_side_effects, reason = "products are of two numbers below LARGEST, in i128")]
    pub(super) fn first_tap(&self, position: i64) -> Option<i64> {
        let (shared, apart) = (i128::from(self.shared), i128::from(self.apart));
        let whole = exact_div(position, self.shared)?;
        debug_assert!(shared > 0);
        Some(narrow((i128::from(whole).rem_euclid(apart) * i128::from(self.inverse)).rem_euclid(apart)))
    }

    /// The indices of an input that an output index reads.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "windows of shaped networks lie within three times LARGEST, an eighth of i64"
    )]
    pub(super) fn inside(&self, taps: &Taps, output: i64, input: i64) -> Indices {
        let position = output + taps.before;
        let Some(solution) = self.first_tap(position) else { return Indices::NONE };
        let least = div_ceil(position - (input - 1) * taps.stride, taps.dilation).max(0);
        let most = position.div_euclid(taps.dilation).min(taps.kernel - 1);
        let first = solution + div_ceil((least - solution).max(0), self.apart) * self.apart;
        if first > most {
            return Indices::NONE;
        }
        Indices {
            first: (position - first * taps.dilation) / taps.stride,
            step: -(taps.dilation / self.shared),
            count: ((most - first) / self.apart + 1).unsigned_abs(),
        }
    }
}
