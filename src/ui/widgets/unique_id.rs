//! Unique ids of elements.

use std::sync::atomic::{AtomicUsize, Ordering};

/// An id that no other element of the page has: `prefix` and a running number.
#[must_use]
pub fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
