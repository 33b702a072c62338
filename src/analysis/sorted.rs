//! The one sort of what is worked out before anything is shown.

use std::collections::BinaryHeap;

/// The pairs in order. All that is sorted is put as pairs, since a sort of each type brings code of its own; a heap takes a tenth of what
/// the sort of slices does, and some microseconds more for the few hundred pairs that there are.
pub(crate) fn sorted(pairs: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    BinaryHeap::from(pairs).into_sorted_vec()
}
