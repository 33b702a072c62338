//! Compare stage: two networks side by side, in the same view.

use leptos::context::Provider;
use leptos::prelude::*;
use leptos_use::use_media_query;

use crate::comparison::Compared;
use crate::figure::{compared_sentence, unit_sentence};
use crate::text::verdict;
use crate::ui::canvas::{StagePlot, StageScene};
use crate::ui::shell::network_name::network_title;
use crate::ui::stage::stage_picture::{awaited, unbroken};
use crate::ui::stage::stage_scenes::StageScenes;
use crate::ui::use_state;
use crate::ui::widgets::unique_id;

/// What the selected unit sees in each of the two networks.
#[component]
pub(in crate::ui) fn CompareStage(
    /// The scenes of the stage.
    scenes: StageScenes,
) -> impl IntoView {
    let state = use_state();
    let scenes = scenes.of_both();
    let is_narrow = use_media_query("(max-width: 45rem)");
    view! {
        // In one column the verdict stands far below the pictures.
        <Show when=move || is_narrow.get()><Headline /></Show>
        <div class="compared-networks">
            <ComparedPlot compared=Compared::A scene=scenes.a sentence_id="unit-sentence" />
            <Provider value=state.partner()>
                <ComparedPlot compared=Compared::B scene=scenes.b sentence_id="partner-sentence" />
            </Provider>
        </div>
    }
}

/// The verdict in one sentence, above the pictures.
#[component]
fn Headline() -> impl IntoView {
    let state = use_state();
    let verdict = state.comparison.verdict;
    let sentence = move || verdict.with(|verdict| compared_sentence(state, verdict.as_ref().ok()?));
    view! { <p class="headline" role="status">{sentence}</p> }
}

/// The picture of one network, with its name above and its description below.
#[component]
fn ComparedPlot(
    /// The network.
    compared: Compared,
    /// Its scene.
    scene: StageScene,
    /// The id of the description.
    sentence_id: &'static str,
) -> impl IntoView {
    let state = use_state();
    let letter = move || verdict::letter(state.settings.locale.get(), compared);
    let title_id = unique_id("compared");
    view! {
        <section class="compared-network" aria-labelledby=title_id.clone()>
            <h2 class="compared-title" id=title_id.clone()>
                <span class="compared-letter">{letter}</span>" "{network_title(state)}
            </h2>
            <StagePlot scene view=state.view described_by=sentence_id />
            <p class="compared-sentence" id=sentence_id>{move || unbroken(&unit_sentence(state))} {awaited(state)}</p>
        </section>
    }
}
