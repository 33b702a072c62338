//! The centre of the page: the picture, the sentence that says it in words, and the timeline.

use std::sync::Arc;

use leptos::prelude::*;

use super::timeline::Timeline;
use crate::scene::{Scene, Viewport};
use crate::state::View;
use crate::ui::plot::{StagePlot, zoom};
use crate::ui::use_state;
use crate::ui::widget::{Announcer, Button, ButtonKind, Choice, Glyph, Icon, Segmented};
use crate::ui::words::{problem, sentence};
use crate::words;

/// The picture of what the chosen unit sees, with its controls.
#[component]
pub fn Stage() -> impl IntoView {
    let state = use_state();
    let scene = StoredValue::new(Arc::new(Scene::default()));
    let fits = Signal::derive(move || state.viewport.with(Viewport::is_fit));
    let words = Memo::new(move |_| {
        let locale = state.settings.locale.get();
        let unit = state.selection.unit.get()?;
        let trace = state.selection.trace.get()?;
        let seen = |overview: &Arc<crate::analysis::Overview>| {
            let trace = trace.as_ref().map(AsRef::as_ref).map_err(|reason| *reason);
            sentence::seen(locale, overview, unit, trace)
        };
        Some(state.document.overview.with(seen))
    });
    let impossible = words!(stage.impossible);
    let empty_input = move || {
        let locale = state.settings.locale.get();
        let fault = state.document.overview.with(|overview| overview.plan.fault(0).cloned())?;
        let problem = problem::problem(locale, &fault.problem);
        Some(leptos_i18n::td_string!(locale, stage.input_missing, problem = problem))
    };
    let obstacle = move || empty_input().or_else(|| state.selection.is_impossible().then(|| impossible.get()));
    // While the unit sweeps or the pointer flies over the map, screen readers are left alone.
    let announced =
        Signal::derive(
            move || {
                if state.timeline.playing.get() { String::new() } else { words.get().unwrap_or_default() }
            },
        );
    let views = vec![
        Choice::new(View::Field, words!(stage.field)).with_icon(Glyph::Field),
        Choice::new(View::Layers, words!(stage.layers)).with_icon(Glyph::Layers),
        Choice::new(View::Side, words!(stage.side)).with_icon(Glyph::Side),
    ];
    let show = move |view| {
        state.viewport.set(Viewport::default());
        state.view.set(view);
    };
    view! {
        <main class="stage" id="stage" aria-label=words!(stage.title)>
            <div class="stage-bar">
                <Segmented label=words!(stage.view) choices=views value=state.view on_change=show />
                <span class="stage-hint">{words!(stage.hint)}</span>
                <span class="toolbar-space"></span>
                <Button
                    kind=ButtonKind::Icon icon=Glyph::Minus label=words!(stage.zoom_out)
                    on_press=move |()| zoom(state, scene, 0.8)
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::Plus label=words!(stage.zoom_in)
                    on_press=move |()| zoom(state, scene, 1.25)
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::Fit label=words!(stage.fit) disabled=fits
                    on_press=move |()| state.viewport.set(Viewport::default())
                />
            </div>
            {move || obstacle().map(|obstacle| view! {
                <p class="problem" role="status"><Icon glyph=Glyph::Warning />{obstacle}</p>
            })}
            <div class="stage-canvas">
                <StagePlot scene />
            </div>
            <p class="stage-caption" id="unit-sentence">{move || words.get()}</p>
            <Announcer message=announced />
            <Timeline />
        </main>
    }
}
