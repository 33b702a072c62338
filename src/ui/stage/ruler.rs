//! Ruler: size of the measured object, and the first layer that sees all of it.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::network::{Axes, LARGEST};
use crate::text::{layer, number};
use crate::ui::layers::number_fields::PairOrOne;
use crate::ui::use_state;
use crate::words;

/// The initially measured size.
const AT_FIRST: Axes<u64> = Axes::new(8, 8);

/// The size of the measured object, and the first layer that sees it whole.
#[component]
pub fn Ruler() -> impl IntoView {
    let state = use_state();
    let overlay = state.overlay;
    // Begins with a measured area that can be moved.
    overlay.measure(overlay.measured().unwrap_or(AT_FIRST));
    let size = Memo::new(move |_| overlay.measured().unwrap_or(Axes::both(1)));
    let set = Callback::new(move |(height, width)| overlay.measure(Axes::new(height, width)));
    let answer = move || {
        let (locale, size) = (state.settings.locale.get(), size.get());
        state.document.analysis.with(|analysis| {
            let line = analysis.shaped.network().input.one_dimensional;
            let size = if line { Axes { height: 1, ..size } } else { size };
            let words = number::size(&size, line);
            let name = |map| layer::map_name(locale, &analysis.shaped, map);
            match overlay.first_to_see(size) {
                Some(map) => td_string!(locale, photo.seen_by, name = name(map), size = words),
                None => {
                    td_string!(locale, photo.seen_by_none, name = name(state.selection.map.get()), size = words)
                }
            }
        })
    };
    view! {
        <div class="ruler" title=words!(photo.hint)>
            <PairOrOne
                label=words!(photo.object)
                value=Signal::derive(move || (size.get().height, size.get().width))
                bounds=(Signal::stored(1), Signal::stored(LARGEST))
                on_change=set
            />
            <p class="ruler-answer" role="status">{answer}</p>
        </div>
    }
}
