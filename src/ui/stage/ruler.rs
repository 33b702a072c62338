//! Ruler: size of the measured object, and the first layer that sees all of it.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::AppState;
use crate::network::{Axes, LARGEST};
use crate::text::{layer, number};
use crate::ui::layers::number_fields::PairOrOne;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind};
use crate::words;

/// The initially measured size.
const AT_FIRST: Axes<u64> = Axes::new(8, 8);

/// The size of the measured object.
#[component]
pub fn Ruler() -> impl IntoView {
    let overlay = use_state().overlay;
    // Begins with a measured area that can be moved.
    overlay.measure(overlay.measured().unwrap_or(AT_FIRST));
    let size = Memo::new(move |_| overlay.measured().unwrap_or(Axes::both(1)));
    let set = Callback::new(move |(height, width)| overlay.measure(Axes::new(height, width)));
    view! {
        <div class="ruler" title=words!(photo.hint)>
            <PairOrOne
                label=words!(photo.object)
                value=Signal::derive(move || (size.get().height, size.get().width))
                bounds=(Signal::stored(1), Signal::stored(LARGEST))
                on_change=set
            />
        </div>
    }
}

/// The first layer that sees the measured object whole, with a button that selects it; nothing while the ruler is put away.
#[component]
pub(super) fn RulerAnswer() -> impl IntoView {
    let state = use_state();
    let size = Memo::new(move |_| state.overlay.measured().filter(|_| state.overlay.measuring.get()));
    let seer = Memo::new(move |_| {
        let line = state.document.network.with(|network| network.input.one_dimensional);
        size.get().and_then(|size| state.overlay.first_to_see(if line { Axes { height: 1, ..size } } else { size }))
    });
    let other = Memo::new(move |_| seer.get().filter(|&map| map != state.selection.map.get()));
    let label = Signal::derive(move || {
        let name = other.get().map(|map| map_name(state, map)).unwrap_or_default();
        td_string!(state.settings.locale.get(), photo.select, name = name)
    });
    let select = move |()| {
        if let Some(map) = other.get_untracked() {
            state.selection.observe_map(map);
        }
    };
    view! {
        <Show when=move || size.with(Option::is_some)>
            <div class="ruler-answer">
                <p role="status">{move || size.get().map(|size| answer(state, size, seer.get()))}</p>
                <Show when=move || other.with(Option::is_some)>
                    <Button kind=ButtonKind::Plain label on_press=select />
                </Show>
            </div>
        </Show>
    }
}

fn answer(state: AppState, size: Axes<u64>, seer: Option<usize>) -> String {
    let locale = state.settings.locale.get();
    let line = state.document.network.with(|network| network.input.one_dimensional);
    let words = number::size(&size, line);
    let Some(map) = seer else {
        let last = map_name(state, state.selection.map.get());
        return td_string!(locale, photo.seen_by_none, name = last, size = words);
    };
    let field = state.document.analysis.with(|analysis| analysis.fields[map].size());
    let field = field.map(|field| number::size(&field, line)).unwrap_or_default();
    td_string!(locale, photo.seen_by, name = map_name(state, map), size = words, field = field)
}

/// The name of a map, with the block that it is in: `conv26 (layer3.0)`.
fn map_name(state: AppState, map: usize) -> String {
    let name =
        state.document.analysis.with(|analysis| layer::map_name(state.settings.locale.get(), &analysis.shaped, map));
    let block = state
        .document
        .network
        .with(|network| map.checked_sub(1).and_then(|index| network.nodes().get(index)).map(|node| node.block.clone()));
    match block.filter(|block| !block.is_empty() && !name.starts_with(block.as_str())) {
        Some(block) => format!("{name} ({block})"),
        None => name,
    }
}
