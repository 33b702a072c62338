//! How long a verb waits for what it is about.

use std::time::{Duration, Instant};

/// Longer than the slowest machine needs, so that only a page that will never get there is given up.
const LONGEST: Duration = Duration::from_secs(20);
/// The time between two looks, at first and at last.
const PAUSE: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(50));

/// What is left of a verb's patience.
pub(super) struct Patience(Instant);

impl Patience {
    /// As much as a verb has.
    pub(super) fn new() -> Self {
        Self(Instant::now())
    }

    /// Whether nothing is left of it.
    pub(super) fn is_over(&self) -> bool {
        self.0.elapsed() >= LONGEST
    }

    /// Waits a little before the next look.
    ///
    /// # Panics
    /// With the complaint, once there has been time enough.
    pub(super) async fn look_again(&self, complaint: impl FnOnce() -> String) {
        assert!(!self.is_over(), "{}", complaint());
        tokio::time::sleep(pause_after(self.0.elapsed())).await;
    }
}

/// The time until the next look after so much waiting. Most things are there at once and cost no more than they take; what takes longer is
/// looked for more rarely, since every look costs the browser time that it needs to get there.
pub(super) fn pause_after(waited: Duration) -> Duration {
    let (least, most) = PAUSE;
    (waited / 8).clamp(least, most)
}
