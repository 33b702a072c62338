//! The sources of a joining layer (add, concat, …).

use leptos::prelude::*;

use crate::network::edit::Edit;
use crate::network::{NodeKey, Source};
use crate::ui::use_state;
use crate::ui::widgets::{ChangingSelect, Choice};
use crate::words;

/// A choice for each additional source of a joining layer: the network's input or any earlier layer.
#[component]
pub(in crate::ui) fn JoinField(
    /// The layer.
    key: NodeKey,
) -> impl IntoView {
    let document = use_state().document;
    let input = words!(stack.input);
    let sources = Memo::new(move |_| {
        document.network.with(|network| network.node(key).map(|node| node.sources.clone()).unwrap_or_default())
    });
    let choices = Signal::derive(move || {
        document.network.with(|network| {
            let earlier = network.nodes().iter().take_while(|node| node.key != key);
            let mut choices = vec![Choice::new(Source::Input, input.get())];
            choices.extend(earlier.map(|node| Choice::new(Source::Node(node.key), node.name.clone())));
            choices
        })
    });
    let further = Memo::new(move |_| {
        let is_named = |source: &Source| *source != Source::Previous;
        sources
            .get()
            .iter()
            .enumerate()
            .filter(|(_, source)| is_named(source))
            .map(|(slot, _)| slot)
            .collect::<Vec<_>>()
    });
    let reads = words!(parameter.reads);
    let select = move |slot: usize| {
        let value = Signal::derive(move || sources.get().get(slot).copied().unwrap_or(Source::Input));
        let connect = move |source| {
            let mut sources = sources.get_untracked();
            if let Some(place) = sources.get_mut(slot) {
                *place = source;
                document.apply(Edit::Connect { key, sources });
            }
        };
        view! { <div class="field-wide"><ChangingSelect label=reads choices value on_change=connect /></div> }
    };
    view! { <For each=move || further.get() key=|slot| *slot let(slot)>{select(slot)}</For> }
}
