//! The gridding notice: holes of a field, and dilations without holes.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{Gridding as FoundGridding, Pattern, gridding, with_dilations};
use crate::app::AppState;
use crate::scene::gridding::{Sample, gridding_scene};
use crate::scene::{Depth, Scene, Size};
use crate::text::list::in_turn;
use crate::text::number;
use crate::ui::canvas::{Canvas, Fitted};
use crate::ui::use_state;
use crate::ui::widgets::{Button, Glyph};
use crate::words;

/// The field of the selected layer with its holes, beside the field with other dilations; nothing if there are no holes.
#[component]
pub(in crate::ui) fn Gridding() -> impl IntoView {
    let state = use_state();
    let found = Memo::new(move |_| {
        let map = state.selection.map.get();
        state.document.analysis.with(|analysis| gridding(analysis, map)).map(Arc::new)
    });
    view! { <Show when=move || found.with(Option::is_some)>{move || found.get().map(|found| part(state, found))}</Show> }
}

fn part(state: AppState, found: Arc<FoundGridding>) -> AnyView {
    let sentence = {
        let found = Arc::clone(&found);
        Signal::derive(move || sentence(state, &found))
    };
    let other = found.other.as_ref().map(|other| other.dilations.clone());
    let low = (found.own.size().height == 1).then_some("");
    let fitted = Fitted::new(state, move |size| draw(state, &found, size));
    let compare = other.map(|dilations| {
        let name = listed(&dilations);
        let label =
            Signal::derive(move || td_string!(state.settings.locale.get(), gridding.compare, dilations = name.clone()));
        let press = move |()| {
            let network = state.document.network.with_untracked(|network| with_dilations(network, &dilations));
            state.compare_with(Some(network));
        };
        view! { <Button icon=Glyph::COMPARE label on_press=press /> }
    });
    view! {
        <section class="readout-part">
            <h2 class="heading">{words!(gridding.title)}</h2>
            <div class="chart" role="img" data-low=low aria-label=sentence>
                <Canvas fitted />
            </div>
            <p class="muted">{sentence}</p>
            {compare}
        </section>
    }
    .into_any()
}

fn draw(state: AppState, found: &FoundGridding, size: Size) -> Scene {
    let map = state.selection.map.get();
    let depth = state.document.analysis.with(|analysis| {
        let count = analysis.growing.len().max(1);
        Depth { index: analysis.depth(map).saturating_sub(1), count }
    });
    let patterns = || std::iter::once(&found.own).chain(&found.other);
    let words: Vec<[String; 2]> =
        patterns().map(|pattern| [listed(&pattern.dilations), number::percent(pattern.coverage())]).collect();
    let samples: Vec<Sample<'_>> =
        patterns().zip(&words).map(|(pattern, [name, share])| Sample { pattern, name, share }).collect();
    gridding_scene(size, &samples, depth)
}

fn sentence(state: AppState, found: &FoundGridding) -> String {
    let locale = state.settings.locale.get();
    let line = state.document.network.with(|network| network.input.one_dimensional);
    let Pattern { dilations, .. } = &found.own;
    let holes = td_string!(
        locale,
        gridding.holes,
        dilations = listed(dilations),
        size = number::size(&found.own.size(), line),
        touched = number::grouped(found.own.touched()),
        cells = number::grouped(found.own.cells()),
        share = number::percent(found.own.coverage())
    );
    let other = found.other.as_ref().map(|other| {
        let share = number::percent(other.coverage());
        td_string!(locale, gridding.other, dilations = listed(&other.dilations), share = share)
    });
    in_turn(locale, [Some(holes), other].into_iter().flatten())
}

/// Dilations as in the literature: 2-2-2.
fn listed(dilations: &[u64]) -> String {
    dilations.iter().map(u64::to_string).collect::<Vec<_>>().join("-")
}
