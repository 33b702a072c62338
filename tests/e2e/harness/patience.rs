//! Patience: how long a method waits for its condition.

use std::time::{Duration, Instant};

/// Longer than the slowest machine needs, so that only a condition that never holds fails.
const LONGEST: Duration = Duration::from_secs(20);
/// The interval between checks, at first and at last.
const PAUSE: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(50));

/// The remaining time of a method.
pub(super) struct Patience(Instant);

impl Patience {
    /// The full time.
    pub(super) fn new() -> Self {
        Self(Instant::now())
    }

    /// Whether no time is left.
    pub(super) fn is_over(&self) -> bool {
        self.0.elapsed() >= LONGEST
    }

    /// Waits for the next check.
    ///
    /// # Panics
    /// With the complaint, once the time is over.
    pub(super) async fn look_again(&self, complaint: impl FnOnce() -> String) {
        assert!(!self.is_over(), "{}", complaint());
        tokio::time::sleep(pause_after(self.0.elapsed())).await;
    }
}

/// The interval to the next check after waiting for a time. Most conditions hold immediately; slower ones are checked less often, since
/// every check takes time from the browser.
pub(super) fn pause_after(waited: Duration) -> Duration {
    let (least, most) = PAUSE;
    (waited / 8).clamp(least, most)
}
