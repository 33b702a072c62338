//! Progress through the lessons, on this and earlier visits.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::documents::Progress;
use crate::sync::local_storage::LocalStorage;
use crate::teaching::Chapter;

/// The progress: of earlier visits and other windows, and of this one even if it cannot be saved.
pub(super) fn learned(state: AppState) -> Progress {
    state.lesson_session.learned.with_value(|here| Progress::recall(&LocalStorage).with(here))
}

/// Marks a step as done.
pub(super) fn note(state: AppState, chapter: Chapter, step: usize) {
    let mut progress = learned(state);
    if !progress.is_done(chapter, step) {
        progress.note(chapter, step);
        replace(state, &progress);
    }
}

/// Replaces the progress.
pub(super) fn replace(state: AppState, progress: &Progress) {
    state.lesson_session.learned.set_value(progress.clone());
    if progress.is_empty() {
        Progress::forget(&LocalStorage);
    } else {
        // Saving is optional: if it fails, the progress lasts as long as the page.
        let _ = progress.keep(&LocalStorage);
    }
}
