//! Lesson, step by step.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::focus::focus_heading;
use super::panel::{close, open_page};
use super::question::{Answers, QuestionPart, score};
use super::slide::{Slide, open_slide, turn_to};
use crate::app::{AppState, LearnPage};
use crate::teaching::{Chapter, Run};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph};
use crate::words;

/// The open step, with buttons to the next and the previous.
#[component]
pub(super) fn LessonPart() -> impl IntoView {
    let state = use_state();
    let slide = open_slide(state);
    if state.lesson_session.is_unstaged()
        && let Some(slide) = slide.get_untracked()
    {
        // A link that names no network led here.
        leptos::task::spawn_local(async move { turn_to(state, slide.chapter, slide.step) });
    }
    move || slide.get().map(|slide| step(state, slide))
}

fn step(state: AppState, slide: Arc<Slide>) -> AnyView {
    let locale = state.settings.locale.get_untracked();
    let (chapter, step) = (slide.chapter, slide.step);
    let place = td_string!(locale, learn.place, step = step + 1, count = slide.count);
    let paragraphs = slide.paragraphs.iter().map(|runs| view! { <p>{shown(runs.clone())}</p> }).collect_view();
    let turn = move |step: usize| {
        turn_to(state, chapter, step);
        focus_heading();
    };
    let turn_back = move |()| {
        if let Some(before) = step.checked_sub(1) {
            turn(before);
        }
    };
    let is_last = !slide.has_next();
    let following = chapter.next().filter(|_| is_last).and_then(|next| {
        let lesson = next.lesson(locale).ok()?;
        Some((next, Slide::of(next, &lesson, 0).ok()?.title))
    });
    let answers: Answers = expect_context();
    let result = (chapter == Chapter::Quiz && is_last)
        .then_some(move || score(state.settings.locale.get(), chapter, questions(chapter), answers));
    view! {
        <article class="lesson">
            <p class="lesson-place">
                <span>{slide.title.clone()}</span>" "<span class="lesson-count">{place}</span>
            </p>
            <progress class="lesson-progress" max=slide.count value=step + 1 aria-hidden="true"></progress>
            <h2 class="lesson-title" tabindex="-1">{slide.heading.clone()}</h2>
            {paragraphs}
            {slide.question.is_some().then(|| view! { <QuestionPart slide=Arc::clone(&slide) /> })}
            {result.map(|result| view! { <p class="sentence" role="status">{result}</p> })}
            {is_last.then(|| view! {
                <p class="lesson-keep">
                    <Button kind=ButtonKind::Quiet label=words!(learn.keep) on_press=move |()| close(state, true) />
                </p>
            })}
            <div class="lesson-foot">
                <Button
                    icon=Glyph::CHEVRON_LEFT label=words!(learn.back) disabled=step == 0
                    on_press=turn_back
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::RESET label=words!(learn.restage)
                    on_press=move |()| turn_to(state, chapter, step)
                />
                <span class="toolbar-space"></span>
                {if let Some((next, title)) = following {
                    let label = td_string!(locale, learn.next_lesson, title = title);
                    view! {
                        <Button
                            kind=ButtonKind::Primary label
                            on_press=move |()| {
                                turn_to(state, next, 0);
                                focus_heading();
                            }
                        />
                    }.into_any()
                } else if is_last {
                    view! {
                        <Button
                            kind=ButtonKind::Primary label=words!(learn.all)
                            on_press=move |()| open_page(state, LearnPage::Contents)
                        />
                    }.into_any()
                } else {
                    view! {
                        <Button kind=ButtonKind::Primary label=words!(learn.next) on_press=move |()| turn(step + 1) />
                    }.into_any()
                }}
            </div>
        </article>
    }
    .into_any()
}

/// The number of questions in a chapter, in any language.
fn questions(chapter: Chapter) -> usize {
    let lesson = chapter.lesson(crate::i18n::Locale::en);
    lesson.map_or(0, |lesson| lesson.steps.iter().filter(|step| step.question.is_some()).count())
}

/// Runs of a text as elements; computed numbers are emphasized.
pub(super) fn shown(runs: Vec<Run>) -> AnyView {
    let run = |run: Run| match run {
        Run::Plain(text) => text.into_any(),
        Run::Number(text) => view! { <strong class="computed">{text}</strong> }.into_any(),
        Run::Emphasis(text) => view! { <em>{text}</em> }.into_any(),
    };
    runs.into_iter().map(run).collect_view().into_any()
}
