//! What is done of the lessons, here and on earlier visits.

use leptos::prelude::*;

use crate::app::State;
use crate::app::shelf::Progress;
use crate::sync::shelf::LocalShelf;
use crate::teaching::Chapter;

/// What is done: kept by earlier visits and other windows, and done here even where nothing can be kept.
pub(super) fn learned(state: State) -> Progress {
    state.course.learned.with_value(|here| Progress::recall(&LocalShelf).with(here))
}

/// Notes that a step is done.
pub(super) fn note(state: State, chapter: Chapter, step: usize) {
    let mut progress = learned(state);
    if !progress.is_done(chapter, step) {
        progress.note(chapter, step);
        replace(state, &progress);
    }
}

/// From now on just this is done.
pub(super) fn replace(state: State, progress: &Progress) {
    state.course.learned.set_value(progress.clone());
    if progress.is_empty() {
        Progress::forget(&LocalShelf);
    } else {
        // Nobody asked to have it kept: where it cannot be, it lasts as long as the page.
        let _ = progress.keep(&LocalShelf);
    }
}
