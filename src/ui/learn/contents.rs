//! The list of lessons.

use leptos::prelude::*;

use super::focus::focus_heading;
use super::panel::consult;
use super::slide::{Slide, language, turn_to};
use crate::lesson::Chapter;
use crate::state::Reading;
use crate::ui::use_state;
use crate::ui::widget::{Button, Glyph};
use crate::words;

/// The nine lessons by name, the quiz, and the way to the checker of homework.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let state = use_state();
    let title = move |chapter: Chapter| {
        let lesson = chapter.lesson(language(state.settings.locale.get())).ok()?;
        Slide::of(chapter, &lesson, 0).ok().map(|slide| (slide.title, slide.count))
    };
    let open = move |chapter: Chapter| {
        turn_to(state, chapter, 0);
        focus_heading();
    };
    let entry = move |chapter: Chapter| {
        view! {
            <li>
                <button class="learn-entry" on:click=move |_| open(chapter)>
                    {move || title(chapter).map(|(title, count)| view! {
                        <span class="learn-entry-title">{title}</span>
                        <span class="learn-entry-steps">{count}<span class="visually-hidden">" "{words!(learn.steps)}</span></span>
                    })}
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
            <Button icon=Glyph::Check label=words!(homework.open) on_press=move |()| consult(state, Reading::Homework) />
        </div>
    }
}
