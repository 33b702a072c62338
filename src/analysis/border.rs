//! Border cells along one axis: non-zero padding, whose cells repeat cells of the map.
//!
//! Positions count from the first cell of the map, so that those before it are negative. The rules are those of `torch.nn.functional.pad`,
//! which mirrors at most `size − 1` cells and wraps at most `size`, so that each position maps to one index.

use super::IndexSet;
use crate::network::PaddingMode;

/// The index of the map whose value a position of the padded map holds.
#[expect(clippy::arithmetic_side_effects, reason = "places lie within three times LARGEST, an eighth of i64")]
pub(super) const fn folded(mode: PaddingMode, place: i64, size: i64) -> i64 {
    if place >= 0 && place < size {
        return place;
    }
    match mode {
        PaddingMode::Reflect if place < 0 => -place,
        PaddingMode::Reflect => 2 * (size - 1) - place,
        PaddingMode::Circular if place < 0 => place + size,
        PaddingMode::Circular => place - size,
        PaddingMode::Replicate | PaddingMode::Zeros if place < 0 => 0,
        PaddingMode::Replicate | PaddingMode::Zeros => size - 1,
    }
}

/// The indices of the map whose values cells of the padded map hold; cells count from the first padded cell.
#[expect(clippy::arithmetic_side_effects, reason = "places lie within three times LARGEST, an eighth of i64")]
pub(super) fn inside(mode: PaddingMode, before: i64, size: i64, cells: &IndexSet) -> IndexSet {
    let mut found = Vec::new();
    for &(a, b) in cells.intervals() {
        let (a, b) = (a - before, b - before);
        // Positions before, on and after the map each map to consecutive indices, ascending or descending.
        for (low, high) in [(a, b.min(-1)), (a.max(0), b.min(size - 1)), (a.max(size), b)] {
            if low <= high {
                let ends = (folded(mode, low, size), folded(mode, high, size));
                found.push((ends.0.min(ends.1), ends.0.max(ends.1)));
            }
        }
    }
    IndexSet::from_intervals(found)
}

/// The cells of the padded map, `padded` in all, that hold the value of one of the indices.
#[expect(clippy::arithmetic_side_effects, reason = "places lie within three times LARGEST, an eighth of i64")]
pub(super) fn around(mode: PaddingMode, before: i64, size: i64, padded: i64, indices: &IndexSet) -> IndexSet {
    let after = padded - before - size;
    let mut found = Vec::new();
    for &(a, b) in indices.intervals() {
        found.push((a, b));
        let sides = match mode {
            PaddingMode::Reflect => [(-b, -a), (2 * (size - 1) - b, 2 * (size - 1) - a)],
            PaddingMode::Circular => [(a - size, b - size), (a + size, b + size)],
            PaddingMode::Replicate | PaddingMode::Zeros => [
                (if a == 0 { -before } else { 0 }, -1),
                (size, if b == size - 1 { size + after - 1 } else { size - 1 }),
            ],
        };
        let [left, right] = sides;
        found.push((left.0.max(-before), left.1.min(-1)));
        found.push((right.0.max(size), right.1.min(size + after - 1)));
    }
    let cells = found.into_iter().filter(|(low, high)| low <= high).map(|(low, high)| (low + before, high + before));
    IndexSet::from_intervals(cells.collect())
}
