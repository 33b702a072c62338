//! The lesson session: the open lesson and step, and the page as it was before the lesson.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::address::Link;
use super::documents::Progress;
use crate::teaching::{Chapter, Setup};

/// What stands beside the stage for learning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearnPage {
    /// The list of lessons.
    Contents,
    /// A lesson or the quiz.
    Chapter(Chapter),
    /// The checker of homework.
    Homework,
}

impl LearnPage {
    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contents => "lessons",
            Self::Chapter(chapter) => chapter.id(),
            Self::Homework => "homework",
        }
    }

    /// What has this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "lessons" => Some(Self::Contents),
            "homework" => Some(Self::Homework),
            id => Chapter::from_id(id).map(Self::Chapter),
        }
    }
}

/// What is open for learning, and whether it is shown to a room.
#[derive(Clone, Copy)]
pub struct LessonSession {
    /// What stands beside the stage; nothing while one works by oneself.
    pub reading: RwSignal<Option<LearnPage>>,
    /// Which step of the chapter, from 0.
    pub step: RwSignal<usize>,
    /// Whether the page is shown to a room: large, without what only its owner needs.
    pub presenting: RwSignal<bool>,
    /// What is done of the lessons since the page was opened; the shelf knows of earlier visits.
    pub learned: StoredValue<Progress>,
    /// The link to the page as it was before the first step was staged.
    before: StoredValue<Option<Link>>,
    /// Whether the step that is open is, or was, on the stage.
    staged: RwSignal<bool>,
}

impl LessonSession {
    /// Nothing to learn.
    pub fn new() -> Self {
        Self {
            reading: RwSignal::new(None),
            step: RwSignal::new(0),
            presenting: RwSignal::new(false),
            learned: StoredValue::default(),
            before: StoredValue::new(None),
            staged: RwSignal::new(false),
        }
    }

    /// The chapter that is open.
    pub fn chapter(&self) -> Option<Chapter> {
        match self.reading.get() {
            Some(LearnPage::Chapter(chapter)) => Some(chapter),
            _ => None,
        }
    }

    /// Whether what is on the stage belongs to a lesson, not to the reader.
    pub fn is_borrowed(&self) -> bool {
        self.chapter().is_some()
    }

    /// Whether the step that is open has not been on the stage yet: its link named no network.
    pub fn is_unstaged(&self) -> bool {
        !self.staged.get_untracked()
    }

    /// Whether a step is on its way to the stage, which meanwhile shows nothing of it.
    pub fn is_awaited(&self) -> bool {
        !self.staged.get() && self.is_borrowed()
    }

    /// Opens what a link says; the link's own network is its step's, perhaps worked on.
    pub(super) fn follow(&self, reading: Option<LearnPage>, step: usize, staged: bool) {
        self.reading.set(reading);
        self.step.set(step);
        self.staged.set(staged);
    }
}

impl Default for LessonSession {
    fn default() -> Self {
        Self::new()
    }
}

impl AppState {
    /// Opens something beside the stage that leaves the stage as it is.
    pub fn open_page(&self, reading: LearnPage) {
        self.give_back();
        self.opening.shown.set(false);
        self.lesson_session.reading.set(Some(reading));
        self.lesson_session.step.set(0);
    }

    /// Opens a step of a chapter, and puts on the stage what it is about. The reader's own network waits until the lesson is
    /// [closed](Self::close_lesson).
    pub fn stage(&self, chapter: Chapter, step: usize, setup: &Setup, plays: bool) {
        if !untrack(|| self.lesson_session.is_borrowed()) {
            let before = untrack(|| self.link(self.settings.locale.get()));
            self.lesson_session.before.set_value(Some(before));
        }
        self.opening.shown.set(false);
        self.lesson_session.reading.set(Some(LearnPage::Chapter(chapter)));
        self.lesson_session.step.set(step);
        self.lesson_session.staged.set(true);
        self.open(Arc::unwrap_or_clone(setup.network.clone()));
        self.face(setup.other.as_deref().cloned());
        self.wanted_view.set(Some(setup.view));
        if let Some((row, column)) = setup.unit {
            self.selection.pin(row, column);
        }
        if plays {
            self.timeline.play_from_start();
        }
    }

    /// Ends learning. The reader's own network comes back, unless the reader `keeps` that of the lesson.
    pub fn close_lesson(&self, keeps: bool) {
        if keeps {
            self.lesson_session.before.set_value(None);
        }
        self.give_back();
        self.lesson_session.reading.set(None);
        self.lesson_session.step.set(0);
    }

    /// Puts back on the stage what was there before the lesson.
    fn give_back(&self) {
        let before = self.lesson_session.before.try_update_value(Option::take).flatten();
        if let Some(before) = before {
            self.apply_link(before);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::presets::Preset;

    #[test]
    fn a_lesson_borrows_the_stage_and_gives_it_back() {
        let owner = Owner::new();
        owner.set();
        let state = AppState::new(Preset::Vgg16.network(), Locale::en);
        let before = state.document.network.get_untracked();
        let lesson = Chapter::TwoThrees.lesson(Locale::en).expect("a lesson");
        for (place, step) in lesson.steps.iter().enumerate() {
            state.stage(Chapter::TwoThrees, place, &step.setup.value, false);
            assert_eq!(state.comparison.comparing.get_untracked(), step.setup.value.other.is_some());
            assert_ne!(state.document.network.get_untracked(), before);
        }
        state.close_lesson(false);
        assert_eq!(state.document.network.with_untracked(|network| network.nodes().len()), before.nodes().len());
        assert!(!state.comparison.comparing.get_untracked());
        assert_eq!(state.lesson_session.reading.get_untracked(), None);
    }

    #[test]
    fn a_reader_may_go_on_with_the_network_of_a_lesson() {
        let owner = Owner::new();
        owner.set();
        let state = AppState::new(Preset::Vgg16.network(), Locale::en);
        let lesson = Chapter::OnePixel.lesson(Locale::en).expect("a lesson");
        state.stage(Chapter::OnePixel, 0, &lesson.steps[0].setup.value, false);
        state.close_lesson(true);
        assert_eq!(state.document.network.with_untracked(|network| network.nodes().len()), 1);
    }

    #[test]
    fn every_reading_has_a_name_of_its_own() {
        let all = Chapter::ALL.map(LearnPage::Chapter).into_iter().chain([LearnPage::Contents, LearnPage::Homework]);
        for reading in all {
            assert_eq!(LearnPage::from_name(reading.name()), Some(reading));
        }
    }
}
