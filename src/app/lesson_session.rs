//! The lesson session: the open lesson and step, and the page as it was before the lesson.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::address::Link;
use super::documents::Progress;
use crate::i18n::Locale;
use crate::teaching::{Chapter, Concealment, Setup};

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
    /// The steps whose questions are answered, or whose answers were shown, since the lessons were opened.
    answered: RwSignal<BTreeSet<(&'static str, usize)>>,
    /// What is hidden because it answers the open question; nothing without one.
    pub concealment: Memo<Option<Arc<Concealment>>>,
    /// The link to the page as it was before the first step was staged.
    before: StoredValue<Option<Link>>,
    /// Whether the step that is open is, or was, on the stage.
    staged: RwSignal<bool>,
}

impl LessonSession {
    /// Nothing to learn.
    pub fn new() -> Self {
        let (reading, step, answered) = (RwSignal::new(None), RwSignal::new(0), RwSignal::new(BTreeSet::new()));
        let concealment = Memo::new(move |_| {
            let Some(LearnPage::Chapter(chapter)) = reading.get() else { return None };
            let step = step.get();
            let is_answered = answered.with(|all: &BTreeSet<(&str, usize)>| all.contains(&(chapter.id(), step)));
            (!is_answered).then(|| concealment(chapter, step)).flatten().map(Arc::new)
        });
        Self {
            reading,
            step,
            answered,
            concealment,
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

    /// Whether the question of a step is answered, or its answer was shown.
    pub fn is_answered(&self, chapter: Chapter, step: usize) -> bool {
        self.answered.with(|answered| answered.contains(&(chapter.id(), step)))
    }

    /// Opens what a link says; the link's own network is its step's, perhaps worked on.
    pub(super) fn follow(&self, reading: Option<LearnPage>, step: usize, staged: bool) {
        self.reading.set(reading);
        self.step.set(step);
        self.staged.set(staged);
    }
}

/// What the question of a step hides; nothing for a step without one. It is the same in every language.
fn concealment(chapter: Chapter, step: usize) -> Option<Concealment> {
    let lesson = chapter.lesson(Locale::en).ok()?;
    let step = lesson.steps.get(step).or(lesson.steps.last())?;
    Some(Concealment::of(step.question.as_ref()?, &step.evidence().ok()?))
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

    /// Notes that the question of a step is answered, or gives its answer away: the page shows again what answers it, and plays how the field of
    /// the asked layer comes about unless `at_once`.
    pub fn reveal(&self, chapter: Chapter, step: usize, at_once: bool) {
        let hid_growth = self
            .lesson_session
            .concealment
            .with_untracked(|hidden| hidden.as_ref().is_some_and(|hidden| hidden.field_from.a.is_some()));
        self.lesson_session.answered.update(|answered| {
            answered.insert((chapter.id(), step));
        });
        if hid_growth && !at_once {
            self.timeline.play_last_step();
        } else {
            self.timeline.seek(f64::INFINITY);
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
        self.lesson_session.answered.update(BTreeSet::clear);
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
    fn an_open_question_stops_the_growth_before_the_asked_layer() {
        let owner = Owner::new();
        owner.set();
        let state = AppState::new(Preset::Vgg16.network(), Locale::en);
        let lesson = Chapter::OnePixel.lesson(Locale::en).expect("a lesson");
        // How many rows does the second layer see?
        state.stage(Chapter::OnePixel, 1, &lesson.steps[1].setup.value, false);
        assert_eq!(state.selection.map.get_untracked(), 1);
        assert_eq!(state.timeline.length.get_untracked(), 1);
        state.selection.observe_map(2);
        assert_eq!(state.selection.map.get_untracked(), 1);
        state.reveal(Chapter::OnePixel, 1, false);
        assert_eq!((state.selection.map.get_untracked(), state.timeline.length.get_untracked()), (2, 2));
        assert_eq!((state.timeline.at.get_untracked(), state.timeline.playing.get_untracked()), (1.0, true));
    }

    #[test]
    fn every_reading_has_a_name_of_its_own() {
        let all = Chapter::ALL.map(LearnPage::Chapter).into_iter().chain([LearnPage::Contents, LearnPage::Homework]);
        for reading in all {
            assert_eq!(LearnPage::from_name(reading.name()), Some(reading));
        }
    }
}
