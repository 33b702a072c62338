//! The layer list: the left column of the page.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;

use super::add_layer::AddLayer;
use super::block_row::BlockRow;
use super::closing::close_from_outside;
use super::drag::Drag;
use super::graph_gutter::GraphGutter;
use super::input_row::InputRow;
use super::layer_row::LayerRow;
use super::layer_search::LayerSearch;
use super::rows::{FOLDING, Folds, Row, folded_behind, found, rows};
use crate::app::{AppState, Comparing};
use crate::comparison::Compared;
use crate::ui::compare::compare_switch::CompareSwitch;
use crate::ui::import::ImportNoteBox;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph, Strand};
use crate::words;

/// The number of rows beyond which rows have one line.
const DENSE: usize = 20;

/// The context shared by the rows of the list.
#[derive(Clone, Copy)]
pub(in crate::ui) struct StackContext {
    pub(in crate::ui) rails: Memo<Arc<GraphGutter>>,
    /// The number of lanes that the listed rows draw.
    pub(in crate::ui) lanes: Memo<usize>,
    pub(in crate::ui) drag: Drag,
    /// The blocks of the network.
    pub(in crate::ui) folds: Memo<Arc<Folds>>,
    /// The names of the blocks that the user unfolded; initially all are folded.
    pub(in crate::ui) unfolded: RwSignal<Vec<String>>,
    /// The same, with the blocks around the open row.
    shown: Memo<Vec<String>>,
}

impl StackContext {
    /// The lines at the row of a map.
    pub(in crate::ui) fn strands(&self, map: usize) -> Vec<Strand> {
        strands(self.rails, self.folds, self.shown, map)
    }
}

/// The lines at the row of a map, among the blocks that are unfolded.
fn strands(
    rails: Memo<Arc<GraphGutter>>,
    folds: Memo<Arc<Folds>>,
    unfolded: Memo<Vec<String>>,
    map: usize,
) -> Vec<Strand> {
    let folded = folds.with(|folds| unfolded.with(|unfolded| folded_behind(folds, unfolded, map)));
    rails.with(|rails| rails.row_before(map, &folded))
}

/// The current network as a list of rows, input first; of two compared networks, the chosen one.
#[component]
pub fn LayerList() -> impl IntoView {
    let state = use_state();
    let Comparing { comparing, editing, .. } = state.comparison;
    let shown = Memo::new(move |_| if comparing.get() { editing.get() } else { Compared::A });
    let rows = move || match shown.get() {
        Compared::A => rows_of(state),
        Compared::B => view! { <Provider value=state.partner()>{rows_of(state)}</Provider> }.into_any(),
    };
    view! {
        <aside class="stack" aria-label=words!(stack.title)>
            <Show when=move || comparing.get()><CompareSwitch /></Show>
            {rows}
        </aside>
    }
}

fn rows_of(both: AppState) -> AnyView {
    view! { <Rows both /> }.into_any()
}

/// The rows of a network, with the undo buttons and the bar that adds layers.
#[component]
fn Rows(
    /// The state of the page, which has both networks.
    both: AppState,
) -> impl IntoView {
    let state = use_state();
    let network = state.document.network;
    let rails = Memo::new(move |_| network.with(|network| Arc::new(GraphGutter::of(network))));
    let unfolded = RwSignal::new(Vec::new());
    let folds = Memo::new(move |_| network.with(|network| Arc::new(Folds::of(network))));
    let shown = Memo::new(move |_| {
        let around = opened_index(state).map(|index| folds.with(|folds| folds.around(index).to_vec()));
        unfolded.get().into_iter().chain(around.unwrap_or_default()).collect::<Vec<_>>()
    });
    let search = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| network.with(|network| network.nodes().len() > FOLDING));
    let is_searching = Memo::new(move |_| is_long.get() && search.with(|text| !text.trim().is_empty()));
    let listed = Memo::new(move |_| {
        network.with(|network| {
            if is_searching.get() {
                search.with(|text| found(network, text, state.settings.locale.get()))
            } else {
                folds.with(|folds| shown.with(|shown| rows(network, folds, shown)))
            }
        })
    });
    // As many lanes as the listed rows draw; those of hidden layers take no room.
    let lanes = Memo::new(move |_| {
        if is_searching.get() {
            return 1;
        }
        let drawn = |strands: Vec<Strand>| strands.into_iter().map(Strand::lane).max().unwrap_or(0);
        let of_row = |row: &Row| {
            let start = |key| network.with(|network| network.index_of(key).unwrap_or_default());
            let strands = match row {
                Row::Layer(key) => strands(rails, folds, shown, start(*key) + 1),
                Row::Block { name, first, is_folded } => {
                    let maps = folds.with(|folds| folds.maps(start(*first), name));
                    rails.with(|rails| if *is_folded { rails.folded(&maps) } else { rails.above(maps.start) })
                }
            };
            drawn(strands)
        };
        let first = drawn(strands(rails, folds, shown, 0));
        listed.with(|rows| rows.iter().map(of_row).fold(first, usize::max)) + 1
    });
    provide_context(StackContext { rails, lanes, drag: Drag::new(state), folds, unfolded, shown });
    let dense = move || listed.with(|rows| rows.len() > DENSE).then_some("");
    close_from_outside(state);
    // If no row is open, as on a first visit, a hint says how to edit.
    let is_closed =
        Memo::new(move |_| state.selection.opened().is_none() && network.with(|network| !network.nodes().is_empty()));
    let is_empty = move || network.with(|network| network.nodes().is_empty());
    view! {
            <h2 class="heading">
                {words!(stack.title)}
                <span class="heading-aside">
                    <Button
                        kind=ButtonKind::Icon
                        icon=Glyph::UNDO
                        label=words!(stack.undo)
                        shortcut="Control+Z".to_owned()
                        disabled=Signal::derive(move || !state.document.can_undo.get())
                        on_press=move |()| both.undo()
                    />
                    <Button
                        kind=ButtonKind::Icon
                        icon=Glyph::REDO
                        label=words!(stack.redo)
                        shortcut="Control+Shift+Z".to_owned()
                        disabled=Signal::derive(move || !state.document.can_redo.get())
                        on_press=move |()| both.redo()
                    />
                </span>
            </h2>
            <ImportNoteBox />
            <Show when=move || is_long.get()>
                <LayerSearch search found=Signal::derive(move || is_searching.get().then(|| listed.with(Vec::len))) />
            </Show>
            <div class="stack-scroll" tabindex="-1">
                <ol class="layer-list" data-dense=dense data-found=move || is_searching.get().then_some("") aria-label=words!(stack.rows)>
                    <InputRow />
                    <For each=move || listed.get() key=Row::identity let(row)>
                        {match row {
                            Row::Layer(key) => view! { <LayerRow key=key /> }.into_any(),
                            Row::Block { name, first, is_folded } => view! { <BlockRow name first is_folded /> }.into_any(),
                        }}
                    </For>
                </ol>
                <Show when=move || is_closed.get()>
                    <p class="stack-hint">{words!(stack.hint)}</p>
                </Show>
                <Show when=is_empty>
                    <p class="empty">{words!(stack.empty)}</p>
                </Show>
            </div>
            <div class="stack-foot">
                <AddLayer />
            </div>
    }
}

/// The index of the open layer in its network.
fn opened_index(state: AppState) -> Option<usize> {
    state.selection.edited_map()?.checked_sub(1)
}
