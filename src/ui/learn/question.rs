//! A question of a lesson, with its answer field and hints.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::{ev, prelude::*};
use leptos_i18n::td_string;

use super::answer::parse_answer;
use super::lesson::shown;
use super::progress::note;
use super::slide::{Slide, text};
use crate::app::AppState;
use crate::i18n::Locale;
use crate::sync::media::prefers_reduced_motion;
use crate::teaching::{Answer, Chapter, Guess, Judgement, Question};
use crate::text::list::in_turn;
use crate::text::number::decimal;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Icon, unique_id};
use crate::words;

/// The attempts at one question.
#[derive(Clone, Debug, Default)]
struct Attempt {
    /// The typed text, or the choice, in the form.
    entry: String,
    /// The hint about a wrong entry; `None` before the first attempt and after a right one.
    hint: Option<String>,
    /// The number of wrong attempts.
    wrong: u32,
    /// Whether the answer was right.
    right: bool,
    /// Whether the answer was shown on request.
    shown: bool,
}

/// The attempts at all questions since the panel was opened.
#[derive(Clone, Copy, Default)]
pub(super) struct Answers(RwSignal<BTreeMap<(&'static str, usize), Attempt>>);

impl Answers {
    fn get(self, key: (&'static str, usize)) -> Attempt {
        self.0.with(|all| all.get(&key).cloned()).unwrap_or_default()
    }

    fn update(self, key: (&'static str, usize), change: impl FnOnce(&mut Attempt)) {
        self.0.update(|all| change(all.entry(key).or_default()));
    }
}

/// The number of a chapter's questions that were right at the first attempt, in a sentence.
pub(super) fn score(locale: Locale, chapter: Chapter, count: usize, answers: Answers) -> String {
    let first = answers.0.with(|all| {
        let own = all.iter().filter(|((id, _), _)| *id == chapter.id());
        own.filter(|(_, attempt)| attempt.right && attempt.wrong == 0 && !attempt.shown).count()
    });
    td_string!(locale, learn.score, first = first, count = count)
}

/// The question of a step, if it has one.
#[component]
pub(super) fn QuestionPart(
    /// The step.
    slide: Arc<Slide>,
) -> impl IntoView {
    let Some(question) = slide.question.clone() else { return ().into_any() };
    let answers: Answers = expect_context();
    let state = use_state();
    let asked = Asked { key: (slide.chapter.id(), slide.step), slide: StoredValue::new(slide), state, answers };
    let name = unique_id("question");
    let text = asked.slide.with_value(|slide| question.text.value.runs(&slide.evidence).unwrap_or_default());
    let form = match question.answer {
        Answer::Number { .. } => number_form(asked, name.clone()),
        Answer::Choice(_) => choice_form(asked, &name),
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.check();
    };
    let may_show = move || asked.attempt().may_be_shown();
    view! {
        <form class="question" on:submit=submit aria-labelledby=name.clone()>
            <p class="question-text" id=name.clone()>{shown(text)}</p>
            {form}
            <div class="toolbar">
                <Button icon=Glyph::CHECK label=words!(learn.check) on_press=move |()| asked.check() />
                <Show when=may_show>
                    <Button
                        kind=ButtonKind::Quiet label=words!(learn.show)
                        on_press=move |()| asked.show()
                    />
                </Show>
            </div>
            <div role="status" class="feedback">{move || asked.feedback()}</div>
        </form>
    }
    .into_any()
}

/// A question on the page.
#[derive(Clone, Copy)]
struct Asked {
    key: (&'static str, usize),
    slide: StoredValue<Arc<Slide>>,
    state: AppState,
    answers: Answers,
}

impl Attempt {
    const fn is_done(&self) -> bool {
        self.right || self.shown
    }

    const fn may_be_shown(&self) -> bool {
        self.wrong > 0 && !self.is_done()
    }
}

impl Asked {
    /// The attempt so far. The answer may have been revealed elsewhere, by a clicker for example.
    fn attempt(self) -> Attempt {
        let mut attempt = self.answers.get(self.key);
        let is_out = self.slide.with_value(|slide| self.state.lesson_session.is_answered(slide.chapter, slide.step));
        attempt.shown |= is_out && !attempt.right;
        attempt
    }

    fn enter(self, entry: String) {
        self.answers.update(self.key, |attempt| {
            attempt.entry = entry;
            attempt.hint = None;
        });
    }

    /// Reveals the answer.
    fn show(self) {
        self.answers.update(self.key, |attempt| attempt.shown = true);
        self.note();
    }

    /// Marks the step as done: the stage shows what was hidden.
    fn note(self) {
        self.slide.with_value(|slide| {
            note(self.state, slide.chapter, slide.step);
            self.state.reveal(slide.chapter, slide.step, prefers_reduced_motion());
        });
    }

    /// Checks the entry.
    fn check(self) {
        let locale = self.state.settings.locale.get_untracked();
        let slide = self.slide.get_value();
        let Some(question) = &slide.question else { return };
        if untrack(|| self.attempt()).is_done() {
            return;
        }
        self.answers.update(self.key, |attempt| {
            let Some(guess) = guess(question, &attempt.entry) else {
                let word = match question.answer {
                    Answer::Number { .. } => td_string!(locale, learn.no_number),
                    Answer::Choice(_) => td_string!(locale, learn.no_choice),
                };
                attempt.hint = Some(word.to_owned());
                return;
            };
            match question.judge(guess, &slide.evidence) {
                Ok(Judgement::Right) => {
                    attempt.right = true;
                    attempt.hint = None;
                }
                Ok(Judgement::Wrong(hint)) => {
                    attempt.wrong += 1;
                    let hint = hint.map(|hint| text(hint, &slide.evidence)).unwrap_or_default();
                    attempt.hint = Some(in_turn(locale, [td_string!(locale, learn.not_yet).to_owned(), hint]));
                }
                // A test evaluates every answer.
                Err(_) => {}
            }
        });
        if untrack(|| self.answers.get(self.key)).right {
            self.note();
        }
    }

    /// The feedback on the attempt.
    fn feedback(self) -> Option<AnyView> {
        let locale = self.state.settings.locale.get();
        let attempt = self.attempt();
        let slide = self.slide.get_value();
        let question = slide.question.as_ref()?;
        if !attempt.is_done() {
            return attempt.hint.map(|hint| line(false, hint));
        }
        let verdict = if attempt.right {
            td_string!(locale, learn.right).to_owned()
        } else {
            td_string!(locale, learn.answer, answer = answer_words(question, &slide))
        };
        let reveal = question.reveal.as_ref().map(|reveal| {
            let runs = reveal.value.runs(&slide.evidence).unwrap_or_default();
            view! { <p>{shown(runs)}</p> }
        });
        Some(view! { {line(attempt.right, verdict)}{reveal} }.into_any())
    }
}

fn line(right: bool, words: String) -> AnyView {
    let glyph = if right { Glyph::CHECK } else { Glyph::HELP };
    view! { <p class="feedback-line" data-right=right.then_some("")><Icon glyph />{words}</p> }.into_any()
}

fn guess(question: &Question, entry: &str) -> Option<Guess> {
    match question.answer {
        Answer::Number { .. } => parse_answer(entry).map(Guess::Number),
        Answer::Choice(_) => entry.parse().ok().map(Guess::Choice),
    }
}

/// The right answer as text.
pub(super) fn answer_words(question: &Question, slide: &Slide) -> String {
    match (question.right(&slide.evidence), &question.answer) {
        (Ok(Some(Guess::Number(number))), Answer::Number { decimals, .. }) => decimal(number, *decimals),
        (Ok(Some(Guess::Choice(place))), Answer::Choice(choices)) => {
            choices.get(place).map(|choice| text(&choice.value.text, &slide.evidence)).unwrap_or_default()
        }
        // A test evaluates every answer.
        _ => String::new(),
    }
}

fn number_form(asked: Asked, name: String) -> AnyView {
    view! {
        <input
            class="text-line question-number" inputmode="decimal" autocomplete="off" aria-labelledby=name
            prop:value=move || asked.attempt().entry
            readonly=move || asked.attempt().is_done()
            on:input=move |event| asked.enter(event_target_value(&event))
        />
    }
    .into_any()
}

fn choice_form(asked: Asked, name: &str) -> AnyView {
    let slide = asked.slide.get_value();
    let Some(Question { answer: Answer::Choice(choices), .. }) = &slide.question else { return ().into_any() };
    let choice = |(place, words): (usize, String)| {
        let value = place.to_string();
        let own = value.clone();
        view! {
            <label class="question-choice">
                <input
                    type="radio" name=name.to_owned() value=value.clone()
                    prop:checked=move || asked.attempt().entry == own
                    disabled=move || asked.attempt().is_done()
                    on:change=move |_| asked.enter(value.clone())
                />
                <span>{words}</span>
            </label>
        }
    };
    let words = choices.iter().map(|choice| text(&choice.value.text, &slide.evidence));
    let choices = words.enumerate().map(choice).collect_view();
    view! { <div class="question-choices" role="radiogroup" aria-labelledby=name.to_owned()>{choices}</div> }.into_any()
}
