//! The picker of the second network.

use leptos::prelude::*;

use crate::presets::Preset;
use crate::ui::shell::network_name::{network_title, title_of};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ChangingSelect, Choice, Glyph};
use crate::words;

/// The choice of the second network, and the button that shows it in the layer list.
#[component]
pub fn ComparePicker() -> impl IntoView {
    let state = use_state();
    let title = network_title(state.partner());
    let chosen = Memo::new(move |_| state.comparison.document.network.with(|network| Preset::from_id(&network.name)));
    let presets = Preset::ALL.map(|preset| Choice::new(Some(preset), title_of(preset.id().to_owned())));
    let choices = Signal::derive(move || {
        let own = chosen.get().is_none().then(|| Choice::new(None, title));
        own.into_iter().chain(presets.clone()).collect::<Vec<_>>()
    });
    let choose = move |preset: Option<Preset>| {
        if let Some(preset) = preset {
            state.oppose(preset);
        }
    };
    view! {
        <div class="partner">
            <ChangingSelect label=words!(comparison.partner) choices value=chosen on_change=choose />
            <Button
                icon=Glyph::SWAP label=words!(comparison.swap) title=words!(comparison.swap_hint)
                on_press=move |()| state.exchange()
            />
        </div>
    }
}
