//! Stage, the center column of the page.

use leptos::prelude::*;

use super::stage_picture::StagePicture;
use super::stage_scenes::StageScenes;
use super::stage_tools::StageTools;
use super::timeline::Timeline;
use super::view_choice::{icon, view_choice};
use crate::scene::{View, Viewport};
use crate::ui::canvas::zoom;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Segmented};
use crate::words;

/// The picture of what the selected unit sees, with its controls.
#[component]
pub fn Stage() -> impl IntoView {
    let state = use_state();
    let scenes = StageScenes::new(state);
    let first = move || untrack(|| scenes.first(state));
    let viewport = move || state.viewport(untrack(|| scenes.zoomed(state.view.get())));
    let fits = Signal::derive(move || View::ALL.iter().all(|&view| state.viewport(view).with(Viewport::is_fit)));
    let choices = View::ALL.map(|view| view_choice(view).with_icon(icon(view))).to_vec();
    let pinned = Signal::derive(move || Some(state.selection.pinned().is_some()));
    let toggle_pin = move |()| {
        let unit = state.selection.unit.get_untracked();
        match unit.filter(|_| untrack(|| state.selection.pinned()).is_none()) {
            Some(unit) => state.selection.pin(unit.row, unit.col),
            None => state.selection.free(),
        }
    };
    view! {
        <main class="stage" id="stage" aria-label=words!(stage.title)>
            <div class="stage-bar">
                <Segmented label=words!(stage.view) choices value=state.view on_change=move |view| state.show(view) />
                <StageTools />
                <span class="toolbar-space"></span>
                <span class="stage-hint">{words!(stage.hint)}</span>
                <div class="stage-zoom">
                    <Button
                        kind=ButtonKind::Icon icon=Glyph::PIN label=words!(stage.pin) pressed=pinned on_press=toggle_pin
                    />
                    <Button
                        kind=ButtonKind::Icon icon=Glyph::MINUS label=words!(stage.zoom_out)
                        on_press=move |()| zoom(viewport(), first(), 0.8)
                    />
                    <Button
                        kind=ButtonKind::Icon icon=Glyph::PLUS label=words!(stage.zoom_in)
                        on_press=move |()| zoom(viewport(), first(), 1.25)
                    />
                    <Button
                        kind=ButtonKind::Icon icon=Glyph::FIT label=words!(stage.fit) disabled=fits
                        on_press=move |()| state.fit()
                    />
                </div>
            </div>
            <StagePicture scenes />
            <Timeline />
        </main>
    }
}
