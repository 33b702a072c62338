//! Where the winner of a sweep changes.

use std::cmp::Ordering;
use std::ops::Range;

use super::{Contender, Point};

/// A change of the winner along a sweep. Places are indices of its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Which network is the cheaper before; the other one is from here on.
    pub from: Contender,
    /// The points between at which both cost the same; mostly one or none.
    pub ties: Range<usize>,
    /// The first point at which the other network is the cheaper.
    pub at: usize,
}

/// The changes of the winner along points in order. Points at which either network is impossible are passed over; a tie at the end
/// changes nothing.
pub fn crossings(points: &[Point]) -> Vec<Crossing> {
    let mut found = Vec::new();
    let mut winner = None;
    let mut ties = 0..0;
    for (at, point) in points.iter().enumerate() {
        let cheaper = match point.order() {
            None => continue,
            Some(Ordering::Equal) => {
                ties = if ties.is_empty() { at..at + 1 } else { ties.start..at + 1 };
                continue;
            }
            Some(Ordering::Less) => Contender::A,
            Some(Ordering::Greater) => Contender::B,
        };
        if let Some(from) = winner.filter(|&before| before != cheaper) {
            let ties = if ties.is_empty() { at..at } else { ties };
            found.push(Crossing { from, ties, at });
        }
        winner = Some(cheaper);
        ties = 0..0;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare::Setting;

    fn of(prices: &[(u128, u128)]) -> Vec<Crossing> {
        let point = |&(a, b): &(u128, u128)| Point { setting: Setting::InputSize(0), a: Some(a), b: Some(b) };
        crossings(&prices.iter().map(point).collect::<Vec<_>>())
    }

    #[test]
    fn the_winner_changes_where_the_other_one_is_cheaper() {
        assert_eq!(of(&[(1, 2), (3, 2), (4, 2)]), [Crossing { from: Contender::A, ties: 1..1, at: 1 }]);
        assert_eq!(of(&[(3, 2), (2, 2), (2, 2), (1, 2)]), [Crossing { from: Contender::B, ties: 1..3, at: 3 }]);
        assert_eq!(of(&[(3, 2), (1, 2), (3, 2)]).len(), 2);
    }

    #[test]
    fn touching_is_no_crossing() {
        assert_eq!(of(&[(1, 2), (2, 2), (1, 2)]), []);
        assert_eq!(of(&[(2, 2), (1, 2)]), []);
        assert_eq!(of(&[(1, 2), (2, 2)]), []);
    }
}
