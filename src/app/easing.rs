//! Easing of the growth animation: it pauses at each layer.

use crate::scene::easing::smooth;

/// The fraction of a step in which something moves.
pub(super) const MOVING: f64 = 0.8;

/// A smooth transition from 0 to 1, the last fifth of which is a pause at 1.
pub(super) fn with_pause(progress: f64) -> f64 {
    smooth((progress / MOVING).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::with_pause;

    #[test]
    fn motion_begins_and_ends_at_rest() {
        assert_eq!(with_pause(0.0), 0.0);
        assert_eq!(with_pause(0.4), 0.5);
        assert_eq!(with_pause(0.8), 1.0);
        assert_eq!(with_pause(1.0), 1.0);
        assert!(with_pause(0.01) < 0.01);
    }
}
