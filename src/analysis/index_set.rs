//! A set of indices along one axis, as runs.

use std::fmt;

/// A set of indices: sorted, disjoint, non-adjacent intervals, both ends included.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct IndexSet {
    intervals: Vec<(i64, i64)>,
}

/// Evenly spaced indices: `first`, `first + step`, …, `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first index.
    pub first: i64,
    /// The last index, included.
    pub last: i64,
    /// The distance between neighbors; 1 for a run of one.
    pub step: i64,
}

impl IndexSet {
    /// The empty set.
    pub const fn empty() -> Self {
        Self { intervals: Vec::new() }
    }

    /// One index.
    pub fn single(index: i64) -> Self {
        Self::interval(index, index)
    }

    /// All indices from `first` to `last`, both included; empty if `last < first`.
    pub fn interval(first: i64, last: i64) -> Self {
        Self { intervals: if first <= last { vec![(first, last)] } else { Vec::new() } }
    }

    /// The union of intervals in any order; empty ones count for nothing.
    pub fn from_intervals(mut intervals: Vec<(i64, i64)>) -> Self {
        intervals.retain(|(first, last)| first <= last);
        intervals.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::with_capacity(intervals.len());
        for (first, last) in intervals {
            match merged.last_mut() {
                Some(end) if first <= end.1.saturating_add(1) => end.1 = end.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        Self { intervals: merged }
    }

    /// The sorted, disjoint intervals, both ends included.
    pub fn intervals(&self) -> &[(i64, i64)] {
        &self.intervals
    }

    /// Whether the set has no index.
    pub const fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }

    /// Number of indices.
    pub fn len(&self) -> u64 {
        self.intervals.iter().map(|(first, last)| last.abs_diff(*first) + 1).sum()
    }

    /// The smallest and the largest index.
    pub fn hull(&self) -> Option<(i64, i64)> {
        Some((self.intervals.first()?.0, self.intervals.last()?.1))
    }

    /// Whether the index is in the set.
    pub fn contains(&self, index: i64) -> bool {
        let after = self.intervals.partition_point(|(first, _)| *first <= index);
        after > 0 && index <= self.intervals[after - 1].1
    }

    /// The indices in order.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.intervals.iter().flat_map(|&(first, last)| first..=last)
    }

    /// The index of the set nearest to `index`; of two equally near, the larger.
    pub fn nearest(&self, index: i64) -> Option<i64> {
        let near = self.intervals.iter().rev().map(|&(first, last)| index.clamp(first, last));
        near.min_by_key(|near| near.abs_diff(index))
    }

    /// The index at a position in ascending order, counted from 0; `None` beyond the last.
    pub fn nth(&self, mut place: u64) -> Option<i64> {
        for &(first, last) in &self.intervals {
            let count = last.abs_diff(first) + 1;
            if place < count {
                return first.checked_add_unsigned(place);
            }
            place -= count;
        }
        None
    }

    /// The indices in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        if self == other || other.is_empty() {
            return self.clone();
        }
        Self::from_intervals(self.intervals.iter().chain(&other.intervals).copied().collect())
    }

    /// The indices in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.intervals.iter().peekable(), other.intervals.iter().peekable());
        let mut intervals = Vec::new();
        while let (Some(&&(a_first, a_last)), Some(&&(b_first, b_last))) = (a.peek(), b.peek()) {
            let (first, last) = (a_first.max(b_first), a_last.min(b_last));
            if first <= last {
                intervals.push((first, last));
            }
            if a_last < b_last {
                a.next()
            } else {
                b.next()
            };
        }
        Self { intervals }
    }

    /// The indices of this set that are not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let Some((first, last)) = self.hull() else { return Self::empty() };
        self.intersection(&other.complement(first, last))
    }

    /// The indices from `first` to `last`, both included, that are not in the set.
    fn complement(&self, first: i64, last: i64) -> Self {
        let mut intervals = Vec::new();
        let mut next = first;
        for &(taken, end) in &self.intervals {
            if end < next {
                continue;
            }
            if taken > last {
                break;
            }
            if taken > next {
                intervals.push((next, taken - 1));
            }
            next = end + 1;
        }
        if next <= last {
            intervals.push((next, last));
        }
        Self { intervals }
    }

    /// The set as evenly spaced runs, greedily from the smallest index.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for &(first, last) in &self.intervals {
            if first == last
                && let Some(run) = runs.last_mut()
            {
                let gap = first - run.last;
                if run.first == run.last {
                    *run = Run { first: run.first, last: first, step: gap };
                    continue;
                } else if run.step == gap {
                    run.last = first;
                    continue;
                }
            }
            runs.push(Run { first, last, step: 1 });
        }
        runs
    }
}

impl FromIterator<i64> for IndexSet {
    fn from_iter<I: IntoIterator<Item = i64>>(indices: I) -> Self {
        Self::from_intervals(indices.into_iter().map(|index| (index, index)).collect())
    }
}

impl fmt::Debug for IndexSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.intervals.iter().map(|(first, last)| first..=last)).finish()
    }
}
