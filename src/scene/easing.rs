//! Easing of motion.

/// The smoothstep polynomial 3t² − 2t³: a smooth transition from 0 to 1 that starts and ends at rest.
pub fn smooth(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
