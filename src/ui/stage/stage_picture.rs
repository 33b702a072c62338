//! The picture of the stage with its text description.

use leptos::prelude::*;

use super::edit_ring::EditRing;
use super::ruler::RulerAnswer;
use super::stage_scenes::StageScenes;
use crate::app::{AppState, InfluenceState};
use crate::figure::unit_sentence;
use crate::scene::View;
use crate::ui::canvas::StagePlot;
use crate::ui::compare::compare_stage::CompareStage;
use crate::ui::shell::error_notice::Obstacle;
use crate::ui::use_state;
use crate::ui::widgets::Announcer;
use crate::words;

/// The picture in as many views as fit, or of two networks; with notices above and the sentence below.
#[component]
pub(in crate::ui) fn StagePicture(
    /// The scenes of the stage.
    scenes: StageScenes,
) -> impl IntoView {
    let state = use_state();
    let comparing = state.comparison.comparing;
    let words = Memo::new(move |_| unit_sentence(state));
    // While the unit sweeps or the pointer moves over the map, screen readers are not notified.
    let announced = Signal::derive(move || if state.timeline.playing.get() { String::new() } else { words.get() });
    let is_counted = move || state.overlay.weights.with(Option::is_some).then_some("");
    let StageScenes { room, shown, .. } = scenes;
    // A slot for every view that may fit, created anew when another view takes it.
    let places = move || {
        (0..View::ALL.len())
            .map(|place| {
                let view = Memo::new(move |_| shown.with(|shown| shown.get(place).copied()));
                let plot = move |view| {
                    let zoomed = Signal::derive(move || scenes.zoomed(view));
                    let scene = scenes.of_view(view);
                    view! {
                        <StagePlot scene view zoomed>
                            {(view == View::Field).then(|| view! { <EditRing scene /> })}
                        </StagePlot>
                    }
                };
                (move || view.get().map(plot)).into_any()
            })
            .collect_view()
            .into_any()
    };
    view! {
        <Obstacle />
        <div class="stage-canvas" node_ref=room>
            <Show
                when=move || comparing.get()
                fallback=places
            >
                <CompareStage scenes />
            </Show>
        </div>
        <Show when=move || !comparing.get()>
            <RulerAnswer />
            <p class="stage-caption" id="unit-sentence" data-counted=is_counted>
                {move || unbroken(&words.get())}
                {awaited(state)}
            </p>
        </Show>
        <Announcer message=announced />
    }
}

/// A note below a picture that the influence map is still being computed.
pub(in crate::ui) fn awaited(state: AppState) -> AnyView {
    let is_awaited = Memo::new(move |_| {
        state.overlay.counted.with(|counted| *counted == Some(InfluenceState::Awaited))
            && state.overlay.influences.with(Option::is_none)
    });
    view! {
        <Show when=move || is_awaited.get()>" "<span class="stage-working">{words!(influence.working)}</span></Show>
    }
    .into_any()
}

/// A sentence whose ranges, such as 0–223, do not break across lines.
pub(in crate::ui) fn unbroken(sentence: &str) -> String {
    sentence.replace('–', "–\u{2060}")
}
