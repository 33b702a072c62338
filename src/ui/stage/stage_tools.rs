//! The toolbar of the stage: influence, projective field, background, ruler.

use leptos::prelude::*;

use super::background_menu::BackgroundMenu;
use super::heatmap_scale::HeatmapScale;
use super::ruler::Ruler;
use crate::analysis::Weights;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Choice, Glyph, Select};
use crate::words;

/// The controls of the overlays.
#[component]
pub(in crate::ui) fn StageTools() -> impl IntoView {
    let state = use_state();
    let overlay = state.overlay;
    let weights = vec![
        Choice::new(None, words!(influence.plain)),
        Choice::new(Some(Weights::Paths), words!(influence.paths)),
        Choice::new(Some(Weights::RandomRms), words!(influence.random)),
    ];
    let upwards = Signal::derive(move || Some(overlay.upwards.get()));
    let measuring = Signal::derive(move || Some(overlay.measuring.get()));
    let toggle_ruler = move |()| {
        let on = !overlay.measuring.get_untracked();
        overlay.measuring.set(on);
        if !on {
            overlay.ruler.set(None);
        }
    };
    view! {
        <div class="stage-tools" role="group" aria-label=words!(influence.title)>
            <Select
                label=words!(influence.count) choices=weights value=overlay.weights
                on_change=move |weights| overlay.weights.set(weights)
            />
            <HeatmapScale />
            <Show when=move || overlay.measuring.get()>
                <Ruler />
            </Show>
            <Button
                kind=ButtonKind::Icon icon=Glyph::RULER label=words!(photo.measure) pressed=measuring on_press=toggle_ruler
            />
            <BackgroundMenu />
            <Button
                kind=ButtonKind::Icon icon=Glyph::UPWARDS label=words!(influence.upwards) pressed=upwards
                on_press=move |()| overlay.upwards.update(|upwards| *upwards = !*upwards)
            />
        </div>
    }
}
