//! How long a verb waits for what it is about.

use std::time::{Duration, Instant};

/// Longer than the slowest machine needs, so that only a page that will never get there is given up.
const LONGEST: Duration = Duration::from_secs(20);
/// The time between two looks.
const PAUSE: Duration = Duration::from_millis(25);

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
        tokio::time::sleep(PAUSE).await;
    }
}
