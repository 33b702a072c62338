//! How motion starts and stops.

/// A smooth way from 0 to 1 with rest at both ends: the smoothstep polynomial 3t² − 2t³.
pub fn smooth(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
