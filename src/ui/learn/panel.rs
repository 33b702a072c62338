//! The learn panel, in place of the readout.

use leptos::prelude::*;

use super::contents::Contents;
use super::focus::{focus_heading, focus_stage, is_anywhere, show_heading};
use super::handout::Handout;
use super::homework::Homework;
use super::lesson::LessonPart;
use super::question::Answers;
use crate::app::{AppState, LearnPage};
use crate::sync::Page;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Menu, MenuEntry, MenuItem};
use crate::words;

/// The list of lessons, a lesson, or the homework checker.
#[component]
pub fn Learn() -> impl IntoView {
    let state = use_state();
    provide_context(Answers::default());
    // If a link opens the page, the keyboard focus starts at its top.
    if is_anywhere() {
        focus_heading();
    } else {
        show_heading();
    }
    let reading = state.lesson_session.reading;
    let is_inside = move || reading.get().is_some_and(|reading| reading != LearnPage::Contents);
    let part = move || match reading.get()? {
        LearnPage::Contents => Some(view! { <Contents /> }.into_any()),
        LearnPage::Chapter(_) => Some(view! { <LessonPart /> }.into_any()),
        LearnPage::Homework => Some(view! { <Homework /> }.into_any()),
    };
    // Steps of a chapter change within one component.
    let kind = Memo::new(move |_| reading.get().map(|reading| std::mem::discriminant(&reading)));
    view! {
        <div class="learn">
            <div class="learn-head">
                <Show when=is_inside fallback=|| view! { <h2 class="heading" tabindex="-1">{words!(learn.title)}</h2> }>
                    <Button
                        kind=ButtonKind::Quiet icon=Glyph::CHEVRON_LEFT label=words!(learn.all)
                        on_press=move |()| open_page(state, LearnPage::Contents)
                    />
                </Show>
                <span class="toolbar-space"></span>
                <Menu
                    kind=ButtonKind::Icon icon=Some(Glyph::PRINT) label=words!(learn.print)
                    entries=Signal::stored(print_choices(state))
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::PRESENT label=words!(present.start)
                    on_press=move |()| {
                        state.present();
                        focus_heading();
                    }
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::CLOSE label=words!(learn.close)
                    on_press=move |()| close(state, false)
                />
            </div>
            {move || {
                // Read, not only tracked: a memo that nobody reads does not update.
                let _kind = kind.get();
                untrack(part)
            }}
            <Handout />
        </div>
    }
}

/// The hand-out for students, and the one with the answers.
fn print_choices(state: AppState) -> Vec<MenuEntry> {
    let print = move |with_answers: bool| {
        move || {
            state.lesson_session.with_answers.set(with_answers);
            Page.print();
        }
    };
    vec![
        MenuEntry::Item(MenuItem::new(words!(learn.print_plain), print(false))),
        MenuEntry::Item(MenuItem::new(words!(learn.print_answers), print(true))),
    ]
}

/// Opens a page that leaves the stage to the user.
pub(super) fn open_page(state: AppState, reading: LearnPage) {
    state.open_page(reading);
    focus_heading();
}

/// Closes the panel.
pub(super) fn close(state: AppState, keeps: bool) {
    state.close_lesson(keeps);
    focus_stage();
}
