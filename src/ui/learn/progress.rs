//! Progress through the lessons, on this and earlier visits.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::documents::Progress;
use crate::sync::local_storage::LocalStorage;
use crate::teaching::Chapter;

/// What is done: kept by earlier visits and other windows, and done here even where nothing can be kept.
pub(super) fn learned(state: AppState) -> Progress {
    state.lesson_session.learned.with_value(|here| Progress::recall(&LocalStorage).with(here))
}

/// Notes that a step is done.
pub(super) fn note(state: AppState, chapter: Chapter, step: usize) {
    let mut progress = learned(state);
    if !progress.is_done(chapter, step) {
        progress.note(chapter, step);
        replace(state, &progress);
    }
}

/// From now on just this is done.
pub(super) fn replace(state: AppState, progress: &Progress) {
    state.lesson_session.learned.set_value(progress.clone());
    if progress.is_empty() {
        Progress::forget(&LocalStorage);
    } else {
        // Nobody asked to have it kept: where it cannot be, it lasts as long as the page.
        let _ = progress.keep(&LocalStorage);
    }
}
