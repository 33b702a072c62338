//! Slide: one step of a lesson with its numbers filled in.

use std::sync::Arc;

use leptos::prelude::*;

use super::progress::note;
use crate::app::AppState;
use crate::teaching::{Chapter, Facts, Lesson, LessonError, Question, Run, Text};

/// A step of a lesson for display.
#[derive(Debug)]
pub(super) struct Slide {
    /// The lesson.
    pub(super) chapter: Chapter,
    /// The step, from 0.
    pub(super) step: usize,
    /// The number of steps.
    pub(super) count: usize,
    /// The title of the lesson.
    pub(super) title: String,
    /// The heading of the step.
    pub(super) heading: String,
    /// The text.
    pub(super) paragraphs: Vec<Vec<Run>>,
    /// The question.
    pub(super) question: Option<Question>,
    /// The facts from which the answer is computed.
    pub(super) evidence: Facts,
}

impl Slide {
    /// Computes a step; beyond the last, the last step.
    ///
    /// # Errors
    /// [`LessonError`] if the lesson is broken, which tests exclude.
    pub(super) fn of(chapter: Chapter, lesson: &Lesson, step: usize) -> Result<Self, LessonError> {
        let step = step.min(lesson.steps.len().saturating_sub(1));
        let shown = &lesson.steps[step];
        let evidence = shown.evidence()?;
        Ok(Self {
            chapter,
            step,
            count: lesson.steps.len(),
            title: text(&lesson.title.value, &evidence),
            heading: text(&shown.title.value, &evidence),
            paragraphs: shown.runs(&evidence)?,
            question: shown.question.clone(),
            evidence,
        })
    }

    /// Whether another step follows.
    pub(super) const fn has_next(&self) -> bool {
        self.step + 1 < self.count
    }
}

/// A text without markup; empty if a number in it has no value, which tests exclude.
pub(super) fn text(text: &Text, evidence: &Facts) -> String {
    let runs = text.runs(evidence).unwrap_or_default();
    runs.iter().map(Run::text).collect()
}

/// The title of the open lesson.
pub(in crate::ui) fn lesson_title(state: AppState) -> Option<String> {
    let lesson = state.lesson_session.chapter()?.lesson(state.settings.locale.get()).ok()?;
    let evidence = lesson.steps.first()?.evidence().ok()?;
    Some(text(&lesson.title.value, &evidence))
}

/// The open step; `None` without a lesson.
pub(super) fn open_slide(state: AppState) -> Memo<Option<Arc<Slide>>> {
    Memo::new_with_compare(
        move |_| {
            let chapter = state.lesson_session.chapter()?;
            let lesson = chapter.lesson(state.settings.locale.get()).ok()?;
            Slide::of(chapter, &lesson, state.lesson_session.step.get()).ok().map(Arc::new)
        },
        |_, _| true,
    )
}

/// Opens a step of a chapter and stages it. Does nothing beyond the last step.
pub(super) fn turn_to(state: AppState, chapter: Chapter, step: usize) {
    let Ok(lesson) = chapter.lesson(state.settings.locale.get_untracked()) else { return };
    if let Some(shown) = lesson.steps.get(step) {
        state.stage(chapter, step, &shown.setup.value, !crate::sync::media::prefers_reduced_motion());
        if shown.question.is_none() {
            note(state, chapter, step);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_step_of_every_lesson_can_be_shown() {
        for chapter in Chapter::ALL {
            for language in [Locale::en, Locale::zh_CN] {
                let lesson = chapter.lesson(language).expect("a lesson");
                for step in 0..lesson.steps.len() {
                    let slide = Slide::of(chapter, &lesson, step).expect("a slide");
                    assert!(!slide.title.is_empty() && !slide.heading.is_empty(), "{} {step}", chapter.id());
                    assert_eq!(slide.has_next(), step + 1 < lesson.steps.len());
                }
            }
        }
    }
}
