//! Orders by rank.

use crate::analysis::sorted;

/// The places of things whose ranks are given: the lowest rank first, equal ones as they stand.
pub(crate) fn ranked(ranks: impl IntoIterator<Item = u64>) -> Vec<usize> {
    // The same order among signed numbers, so that intervals and ranks share their sort.
    let signed = |rank: u64| (rank ^ (1 << 63)).cast_signed();
    let places = sorted(ranks.into_iter().map(signed).zip(0..).collect());
    places.into_iter().filter_map(|(_, place)| usize::try_from(place).ok()).collect()
}

/// The things, the lowest rank first, equal ones as they stand.
pub(crate) fn by_rank<T>(things: Vec<T>, rank: impl Fn(&T) -> u64) -> Vec<T> {
    let order = ranked(things.iter().map(rank));
    let mut places: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| places[place].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ranks_stay_in_order() {
        assert_eq!(ranked([3, 1, 2, 1]), [1, 3, 2, 0]);
        assert_eq!(by_rank(vec!["ccc", "a", "bb", "z"], |word| word.len() as u64), ["a", "z", "bb", "ccc"]);
        assert_eq!(ranked([u64::MAX, 1 << 63, 0, (1 << 63) - 1]), [2, 3, 1, 0]);
        assert!(ranked([]).is_empty());
    }
}
