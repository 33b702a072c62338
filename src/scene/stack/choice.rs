//! Choice of the maps that are shown of a long network.

/// The indices of the maps to show, the input first: all, or the input and `capacity - 1` neighbors around `focus`.
///
/// Most of them are before the focus, where its field is; one is after it.
pub fn shown(count: usize, focus: usize, capacity: usize) -> Vec<usize> {
    let capacity = capacity.max(2);
    if count <= capacity {
        return (0..count).collect();
    }
    let top = (focus + 1).clamp(capacity - 1, count - 1);
    let bottom = top + 2 - capacity;
    std::iter::once(0).chain(bottom..=top).collect()
}

/// Whether maps between the input and the others are left out.
pub fn is_broken(shown: &[usize]) -> bool {
    shown.get(1).is_some_and(|&second| second > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_network_is_shown_as_a_whole() {
        assert_eq!(shown(4, 3, 6), [0, 1, 2, 3]);
    }

    #[test]
    fn a_long_network_is_shown_around_the_focus() {
        assert_eq!(shown(50, 30, 5), [0, 28, 29, 30, 31]);
        assert_eq!(shown(50, 49, 5), [0, 46, 47, 48, 49]);
        assert_eq!(shown(50, 0, 5), [0, 1, 2, 3, 4]);
        assert!(is_broken(&shown(50, 30, 5)) && !is_broken(&shown(50, 3, 5)));
    }
}
