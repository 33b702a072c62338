//! Contents: the list of lessons.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::focus::focus_heading;
use super::panel::open_page;
use super::progress::{learned, replace};
use super::slide::{Slide, turn_to};
use crate::app::documents::Progress;
use crate::app::{AppState, LearnPage};
use crate::teaching::Chapter;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Icon};
use crate::words;

/// The lessons with their progress, each of which continues where the user left it, the quiz, and the homework checker.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let state = use_state();
    let progress = RwSignal::new(learned(state));
    let open = move |chapter: Chapter| {
        let count = chapter.lesson(state.settings.locale.get_untracked()).map_or(0, |lesson| lesson.steps.len());
        turn_to(state, chapter, progress.with_untracked(|progress| progress.next(chapter, count)));
        focus_heading();
    };
    let entry = move |chapter: Chapter| {
        view! {
            <li>
                <button class="learn-entry" on:click=move |_| open(chapter)>
                    {move || title(state, chapter, progress)}
                </button>
            </li>
        }
    };
    view! {
        <p class="sentence">{words!(learn.intro)}</p>
        <ol class="learn-list">{Chapter::LESSONS.iter().copied().map(entry).collect_view()}</ol>
        <h3 class="heading">{words!(learn.check_yourself)}</h3>
        <ul class="learn-list learn-list-plain">{entry(Chapter::Quiz)}</ul>
        <div class="toolbar">
            <Button icon=Glyph::CHECK label=words!(homework.open) on_press=move |()| open_page(state, LearnPage::Homework) />
        </div>
        {forgetting(state, progress)}
    }
}

/// Opens a lesson at a step, from 0.
pub(in crate::ui) fn open_lesson_at(state: AppState, chapter: Chapter, step: usize) {
    turn_to(state, chapter, step);
    focus_heading();
}

/// The title of a chapter, and its progress.
fn title(state: AppState, chapter: Chapter, progress: RwSignal<Progress>) -> Option<AnyView> {
    let locale = state.settings.locale.get();
    let lesson = chapter.lesson(locale).ok()?;
    let Slide { title, count, .. } = Slide::of(chapter, &lesson, 0).ok()?;
    let done = progress.with(|progress| progress.count(chapter, count));
    let (short, long) = match done {
        0 => (count.to_string(), format!("{count} {}", td_string!(locale, learn.steps))),
        _ => (format!("{done} / {count}"), td_string!(locale, learn.done, done = done, count = count)),
    };
    let view = view! {
        <span class="learn-entry-title">{title}</span>
        <span class="learn-entry-steps">
            {(done == count).then(|| view! { <Icon glyph=Glyph::CHECK /> })}
            <span aria-hidden="true">{short}</span>
            <span class="visually-hidden">{long}</span>
        </span>
    };
    Some(view.into_any())
}

/// The button that resets the progress, and its undo.
fn forgetting(state: AppState, progress: RwSignal<Progress>) -> AnyView {
    let forgotten = RwSignal::new(Progress::default());
    let change = move |to: Progress| {
        replace(state, &to);
        progress.set(to);
    };
    let forget = move |()| {
        forgotten.set(progress.get_untracked());
        change(Progress::default());
    };
    let restore = move |()| change(forgotten.get_untracked());
    let can_forget = move || progress.with(|progress| !progress.is_empty());
    let can_put_back = move || !can_forget() && forgotten.with(|forgotten| !forgotten.is_empty());
    view! {
        <div class="learn-forget" role="status">
            <Show when=can_forget>
                <span>{words!(learn.kept)}</span>
                <Button kind=ButtonKind::Quiet icon=Glyph::RESET label=words!(learn.forget) on_press=forget />
            </Show>
            <Show when=can_put_back>
                <span>{words!(learn.forgotten)}</span>
                <Button kind=ButtonKind::Quiet icon=Glyph::UNDO label=words!(learn.restore) on_press=restore />
            </Show>
        </div>
    }
    .into_any()
}
