//! The lesson session: the open lesson and step, and the page as it was before the lesson.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::address::Link;
use super::documents::Progress;
use crate::i18n::Locale;
use crate::teaching::{Chapter, Concealment, Setup};

/// A page of the learning panel.
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

    /// The page with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "lessons" => Some(Self::Contents),
            "homework" => Some(Self::Homework),
            id => Chapter::from_id(id).map(Self::Chapter),
        }
    }
}

/// The open learning page, and the state of its lesson.
#[derive(Clone, Copy)]
pub struct LessonSession {
    /// The open page; `None` if the panel is closed.
    pub reading: RwSignal<Option<LearnPage>>,
    /// The step of the chapter, from 0.
    pub step: RwSignal<usize>,
    /// Whether the page is in presentation mode: large, without controls for its owner only.
    pub presenting: RwSignal<bool>,
    /// Whether the printed hand-out ends with the answers.
    pub with_answers: RwSignal<bool>,
    /// The progress since the page was opened; that of earlier visits is in the storage.
    pub learned: StoredValue<Progress>,
    /// The steps whose questions were answered or revealed since the lessons were opened.
    answered: RwSignal<BTreeSet<(&'static str, usize)>>,
    /// What is hidden because it answers the open question; `None` without one.
    pub concealment: Memo<Option<Arc<Concealment>>>,
    /// The link to the page as it was before the first step was staged.
    before: StoredValue<Option<Link>>,
    /// Whether the open step is, or was, on the stage.
    staged: RwSignal<bool>,
}

impl LessonSession {
    /// A session with nothing open.
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
            with_answers: RwSignal::new(false),
            learned: StoredValue::default(),
            before: StoredValue::new(None),
            staged: RwSignal::new(false),
        }
    }

    /// The open chapter.
    pub fn chapter(&self) -> Option<Chapter> {
        match self.reading.get() {
            Some(LearnPage::Chapter(chapter)) => Some(chapter),
            _ => None,
        }
    }

    /// Whether the stage belongs to a lesson.
    pub fn is_borrowed(&self) -> bool {
        self.chapter().is_some()
    }

    /// Whether the open step has not been on the stage yet: its link named no network.
    pub fn is_unstaged(&self) -> bool {
        !self.staged.get_untracked()
    }

    /// Whether a step is about to be staged; until then nothing of it is shown.
    pub fn is_awaited(&self) -> bool {
        !self.staged.get() && self.is_borrowed()
    }

    /// Whether the question of a step was answered or revealed.
    pub fn is_answered(&self, chapter: Chapter, step: usize) -> bool {
        self.answered.with(|answered| answered.contains(&(chapter.id(), step)))
    }

    /// Opens the page of a link. If `staged`, the link's network is that of the step, possibly edited.
    pub(super) fn follow(&self, reading: Option<LearnPage>, step: usize, staged: bool) {
        self.reading.set(reading);
        self.step.set(step);
        self.staged.set(staged);
    }
}

/// What the question of a step hides, in any language; `None` for a step without one.
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
    /// Opens a page that leaves the stage to the user.
    pub fn open_page(&self, reading: LearnPage) {
        self.give_back();
        self.opening.shown.set(false);
        self.lesson_session.reading.set(Some(reading));
        self.lesson_session.step.set(0);
    }

    /// Opens a step of a chapter and shows its setup on the stage. The user's own network returns when the lesson is
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
        self.compare_with(setup.other.as_deref().cloned());
        self.wanted_view.set(Some(setup.view));
        if let Some((row, column)) = setup.unit {
            self.selection.pin(row, column);
        }
        if plays {
            self.timeline.play_from_start();
        }
    }

    /// Marks the question of a step as answered or revealed: hidden answers are shown again, and the growth up to the asked layer is played
    /// unless `at_once`.
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

    /// Closes the learning panel. The user's own network returns, unless the user `keeps` that of the lesson.
    pub fn close_lesson(&self, keeps: bool) {
        if keeps {
            self.lesson_session.before.set_value(None);
        }
        self.give_back();
        self.lesson_session.reading.set(None);
        self.lesson_session.step.set(0);
        self.lesson_session.answered.update(BTreeSet::clear);
    }

    /// Restores the stage as it was before the lesson.
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
        // The question: how many rows does the second layer see?
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
