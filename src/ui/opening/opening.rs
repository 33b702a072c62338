//! Opening page.

use leptos::prelude::*;

use super::goal::Goal;
use super::plot::OpeningPlot;
use super::score::{ScoreBars, Sight};
use super::steps::{OtherSteps, Steps};
use crate::app::{AppState, Score};
use crate::figure::unit_sentence;
use crate::sync::media;
use crate::ui::focus::go_on_at;
use crate::ui::import::ImportSession;
use crate::ui::shell::error_notice::ErrorNotice;
use crate::ui::shell::header::{appearance_icon, appearances, languages};
use crate::ui::stage::timeline::run_while_playing;
use crate::ui::use_state;
use crate::ui::widgets::{Announcer, Button, ButtonKind, Glyph, Menu, Segmented};
use crate::words;

/// The opening, shown instead of the workbench.
#[component]
pub(in crate::ui) fn OpeningPage(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    run_while_playing();
    let score = Memo::new(move |_| state.document.analysis.with(|analysis| Score::of(analysis)));
    let is_done = Memo::new(move |_| state.opening.sees_all.get() && !state.timeline.playing.get());
    let sentence = Memo::new(move |_| unit_sentence(state));
    // While the field grows, screen readers are not notified.
    let announced = Signal::derive(move || if state.timeline.playing.get() { String::new() } else { sentence.get() });
    view! {
        <div class="opening">
            <OpeningHeader session />
            <main class="opening-main" id="stage" aria-label=words!(opening.title)>
                <div class="opening-question">
                    <h1 class="opening-title">{words!(opening.title)}</h1>
                    <p class="opening-lead">{words!(opening.lead)}</p>
                </div>
                <OpeningPlot />
                <p class="visually-hidden" id="opening-sentence">{move || sentence.get()}</p>
                <div class="opening-answer">
                    <Sight />
                    <Steps is_done />
                    <Show when=move || is_done.get() fallback=move || view! { <ScoreBars score /> }>
                        <Goal score />
                    </Show>
                    <Show when=move || state.offers_others()>
                        <OtherSteps />
                    </Show>
                </div>
            </main>
            <Announcer message=announced />
            <ErrorNotice />
        </div>
    }
}

/// The bar at the top of the opening.
#[component]
fn OpeningHeader(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let appearance = Signal::derive(move || Some(appearance_icon(state.settings.appearance.get())));
    let languages = languages().to_vec();
    view! {
        <header class="header">
            <p class="wordmark">"Convscope"</p>
            <span class="header-space"></span>
            <span class="header-wide">
                <Button
                    kind=ButtonKind::Quiet icon=Glyph::PASTE label=words!(header.open_text)
                    on_press=move |()| session.open_dialog()
                />
            </span>
            <Segmented
                label=words!(header.language)
                choices=languages
                value=state.settings.locale
                on_change=move |locale| state.settings.choose_locale(locale)
            />
            <span class="header-wide">
                <Menu kind=ButtonKind::Icon icon=appearance label=words!(header.theme) entries=appearances(state) />
            </span>
            <button type="button" class="button button-plain opening-workbench" on:click=move |_| open_workbench(state)>
                <span class="opening-long">{words!(opening.workbench)}</span>
                <span class="opening-short">{words!(opening.workbench_short)}</span>
            </button>
        </header>
    }
}

/// Shows the workbench; its default network is played. Keyboard users continue at the stage.
pub(super) fn open_workbench(state: AppState) {
    if document().active_element().is_some_and(|element| element.tag_name() != "BODY") {
        go_on_at([".stage-canvas [tabindex]"]);
    }
    if state.open_workbench() && !media::prefers_reduced_motion() {
        state.timeline.play_from_start();
    }
}
