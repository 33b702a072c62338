//! The header row of a folded or open block.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::layer_list::StackContext;
use crate::figure::shown_field;
use crate::network::NodeKey;
use crate::ui::use_state;
use crate::ui::widgets::{Chip, Glyph, Icon, LongName, Rail, depth_color};

/// The header of a block; a press folds or unfolds it.
#[component]
pub fn BlockRow(
    /// The block's name.
    name: String,
    /// Its first layer.
    first: NodeKey,
    /// Whether its layers are hidden.
    is_folded: bool,
) -> impl IntoView {
    let state = use_state();
    let context = expect_context::<StackContext>();
    let analysis = state.document.analysis;
    // The maps of the block: those of its consecutive layers.
    let maps = {
        let name = name.clone();
        Memo::new(move |_| {
            let start = state.document.network.with(|network| network.index_of(first).unwrap_or_default());
            context.folds.with(|folds| folds.maps(start, &name))
        })
    };
    let strands = Signal::derive(move || {
        let maps = maps.get();
        let shown = if is_folded { maps } else { maps.start..maps.start };
        context.rails.with(|rails| if is_folded { rails.folded(&shown) } else { rails.above(shown.start) })
    });
    let color = move || {
        analysis.with(|analysis| {
            let last = maps.get().end.saturating_sub(1);
            depth_color(analysis.depth(last).saturating_sub(1), analysis.growing.len())
        })
    };
    let sees = move || shown_field(state, maps.get().end.saturating_sub(1));
    let count = move || {
        let locale = state.settings.locale.get();
        match maps.get().len() {
            1 => td_string!(locale, stack.folded_single).to_owned(),
            count => td_string!(locale, stack.folded, count = count),
        }
    };
    // Inside a parent block, the name omits that of the parent.
    let (level, short) = state.document.network.with_untracked(|network| {
        let start = network.index_of(first).unwrap_or_default();
        context.folds.with_untracked(|folds| match folds.around(start) {
            [outer, ..] if *outer != name => {
                let rest = name.strip_prefix(outer.as_str()).and_then(|rest| rest.strip_prefix(['.', '/']));
                (1, rest.unwrap_or(&name).to_owned())
            }
            _ => (0, name.clone()),
        })
    });
    let label = {
        let name = name.clone();
        move || {
            let locale = state.settings.locale.get();
            if is_folded {
                td_string!(locale, stack.unfold, name = name.clone())
            } else {
                td_string!(locale, stack.fold, name = name.clone())
            }
        }
    };
    let toggle = {
        let name = name.clone();
        move |_| {
            // The block around the open row is unfolded because of it.
            if !is_folded && state.selection.edited_map().is_some_and(|map| maps.get_untracked().contains(&map)) {
                state.selection.open_row(None);
            }
            context.unfolded.update(|unfolded| match unfolded.iter().position(|other| *other == name) {
                Some(place) if !is_folded => {
                    unfolded.remove(place);
                }
                None if is_folded => unfolded.push(name.clone()),
                Some(_) | None => {}
            });
        }
    };
    view! {
        <li class="block-row" style=("--level", level.to_string())>
            <Rail strands lanes=context.lanes>
                {is_folded.then(|| view! { <Chip color=Signal::derive(color) /> })}
            </Rail>
            <div class="layer-body">
                <button class="layer-head" type="button" aria-expanded=(!is_folded).to_string() title=label on:click=toggle>
                    <span class="layer-title"><Icon glyph=Glyph::CHEVRON_RIGHT /><b><LongName name=short /></b></span>
                    <span class="block-count"><span>{count}</span></span>
                    <span class="layer-field">{sees}</span>
                </button>
            </div>
        </li>
    }
}
