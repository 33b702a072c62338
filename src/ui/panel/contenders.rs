//! Two networks beside each other: a picture each, in the same view.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;

use super::stage_picture::{Scenes, awaited, sentence, unbroken};
use super::titles::network_title;
use crate::analysis::compare::Contender;
use crate::scene::Scene;
use crate::ui::plot::{StagePlot, Views};
use crate::ui::widget::unique_id;
use crate::ui::words::verdict;
use crate::ui::{given, use_state};

/// What the chosen unit sees in the one network and in the other.
#[component]
pub fn Contenders() -> impl IntoView {
    let Scenes([first, second, _]) = given();
    let state = use_state();
    let views = Views::of_both(state);
    view! {
        <div class="contenders">
            <ContenderPlot contender=Contender::A scene=first views=views.a sentence_id="unit-sentence" />
            <Provider value=state.rival()>
                <ContenderPlot contender=Contender::B scene=second views=views.b sentence_id="rival-sentence" />
            </Provider>
        </div>
    }
}

/// The picture of one of the two, with its name above it and what it shows in words below.
#[component]
fn ContenderPlot(
    /// Which of the two.
    contender: Contender,
    /// Where the scene is kept that was drawn last.
    scene: StoredValue<Arc<Scene>>,
    /// What it can show.
    views: Views,
    /// The identity of the sentence.
    sentence_id: &'static str,
) -> impl IntoView {
    let state = use_state();
    let letter = move || verdict::letter(state.settings.locale.get(), contender);
    let draw = Callback::new(move |size| views.draw(state.view.get(), size));
    let title_id = unique_id("contender");
    view! {
        <section class="contender" aria-labelledby=title_id.clone()>
            <h2 class="contender-title" id=title_id.clone()>
                <span class="contender-letter">{letter}</span>" "{network_title(state)}
            </h2>
            <StagePlot scene draw view=state.view described_by=sentence_id />
            <p class="contender-sentence" id=sentence_id>{move || unbroken(&sentence(state))} {awaited(state)}</p>
        </section>
    }
}
