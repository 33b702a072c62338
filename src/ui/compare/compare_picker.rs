//! The pickers of the networks that the first one is compared with.

use leptos::prelude::*;

use crate::app::Document;
use crate::presets::Preset;
use crate::ui::shell::network_name::{document_title, title_of};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ChangingSelect, Choice, Glyph};
use crate::words;

/// The choice of the second network, and the button that shows it in the layer list.
#[component]
pub fn ComparePicker() -> impl IntoView {
    let state = use_state();
    view! {
        <div class="partner">
            <NetworkPicker
                label=words!(comparison.partner) document=state.comparison.document
                on_choose=move |preset| state.oppose(preset)
            />
            <Button
                icon=Glyph::SWAP label=words!(comparison.swap) title=words!(comparison.swap_hint)
                on_press=move |()| state.exchange()
            />
        </div>
    }
}

/// The choice of a preset for a document.
#[component]
pub(super) fn NetworkPicker(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The document, which need not contain a preset, nor any layer.
    document: Document,
    /// Called with the chosen preset.
    #[prop(into)]
    on_choose: Callback<Preset>,
) -> impl IntoView {
    let state = use_state();
    let title = document_title(state, document);
    let choose_one = words!(comparison.choose);
    let own_title = Signal::derive(move || {
        if document.network.with(|network| network.nodes().is_empty()) { choose_one.get() } else { title.get() }
    });
    let chosen = Memo::new(move |_| document.network.with(|network| Preset::from_id(&network.name)));
    let presets = Preset::ALL.map(|preset| Choice::new(Some(preset), title_of(preset.id().to_owned())));
    let choices = Signal::derive(move || {
        let own = chosen.get().is_none().then(|| Choice::new(None, own_title));
        own.into_iter().chain(presets.clone()).collect::<Vec<_>>()
    });
    let choose = move |preset: Option<Preset>| {
        if let Some(preset) = preset {
            on_choose.run(preset);
        }
    };
    view! { <ChangingSelect label choices value=chosen on_change=choose /> }
}
