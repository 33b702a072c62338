//! Track positions, from 0 to 1.

/// Positions closer than this are equal.
const CLOSE: f64 = 1e-6;

/// The next stop after `position`, or the end.
pub(super) fn next_stop(position: f64, stops: &[f64]) -> f64 {
    stops.iter().copied().filter(|stop| *stop > position + CLOSE).fold(1.0, f64::min)
}

/// The stop before `position`, or the start.
pub(super) fn previous_stop(position: f64, stops: &[f64]) -> f64 {
    stops.iter().copied().filter(|stop| *stop < position - CLOSE).fold(0.0, f64::max)
}

/// The stop within `reach` of `position`, or else `position`, clamped to 0 to 1.
pub(super) fn snap(position: f64, stops: &[f64], reach: f64) -> f64 {
    let position = position.clamp(0.0, 1.0);
    let nearest = stops.iter().copied().min_by(|a, b| (a - position).abs().total_cmp(&(b - position).abs()));
    nearest.filter(|stop| (stop - position).abs() <= reach).unwrap_or(position)
}

/// Whether stop `index` of `count` has room for its label, the longest of which has `longest` characters: the ends always, of many only
/// every few.
pub(super) fn has_room(index: usize, count: usize, longest: usize) -> bool {
    /// The number of characters that fit below a track of the usual length, with spaces between labels.
    const LETTERS: usize = 44;
    let room = (LETTERS / (longest + 1)).clamp(3, 9);
    let every = count.div_ceil(room).max(1);
    let last = count.saturating_sub(1);
    index == last || (index.is_multiple_of(every) && last - index >= every)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOPS: [f64; 3] = [0.0, 0.5, 1.0];

    #[test]
    fn steps_go_from_stop_to_stop_and_end_there() {
        assert_eq!(next_stop(0.0, &STOPS), 0.5);
        assert_eq!(next_stop(0.2, &STOPS), 0.5);
        assert_eq!(next_stop(1.0, &STOPS), 1.0);
        assert_eq!(previous_stop(1.0, &STOPS), 0.5);
        assert_eq!(previous_stop(0.2, &STOPS), 0.0);
        assert_eq!(previous_stop(0.0, &STOPS), 0.0);
    }

    #[test]
    fn a_press_beside_a_stop_means_the_stop() {
        assert_eq!(snap(0.51, &STOPS, 0.02), 0.5);
        assert_eq!(snap(0.55, &STOPS, 0.02), 0.55);
        assert_eq!(snap(-3.0, &STOPS, 0.02), 0.0);
        assert_eq!(snap(0.3, &[], 0.02), 0.3);
    }

    #[test]
    fn of_many_stops_a_few_have_words() {
        let with_words: Vec<_> = (0..60).filter(|index| has_room(*index, 60, 3)).collect();
        assert_eq!(with_words, [0, 7, 14, 21, 28, 35, 42, 49, 59]);
        let with_long_words: Vec<_> = (0..60).filter(|index| has_room(*index, 60, 7)).collect();
        assert_eq!(with_long_words, [0, 12, 24, 36, 59]);
        assert!((0..4).all(|index| has_room(index, 4, 7)));
    }
}
