//! A row of the layer list.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::layer_actions::{LayerActions, RowGrip};
use super::layer_fields::LayerFields;
use super::layer_list::StackContext;
use super::layer_look::LayerLook;
use crate::app::{AppState, Place};
use crate::figure::{shown_field, shown_shape};
use crate::network::edit::Edit;
use crate::network::{NodeKey, Problem};
use crate::text::layer;
use crate::ui::focus::go_on_beside;
use crate::ui::shell::error_notice::RowProblem;
use crate::ui::use_state;
use crate::ui::widgets::{Chip, Rail, depth_color, depth_ink};

/// One layer: its color, by which it is dragged, its title, its shape and field, and, when it is open, its hyper-parameters and actions. A
/// click on the row opens or closes it; its field size is a button that selects it.
#[component]
pub fn LayerRow(
    /// The layer.
    key: NodeKey,
) -> impl IntoView {
    let state = use_state();
    let context = expect_context::<StackContext>();
    let map =
        Memo::new(move |_| state.document.network.with(|network| network.index_of(key)).map_or(0, |index| index + 1));
    let shown = Memo::new(move |_| describe(state, map.get()));
    let current = Memo::new(move |_| state.selection.current() == Some(Place::Node(key)));
    let open = Memo::new(move |_| state.selection.opened() == Some(Place::Node(key)));
    let is_highlighted = move || state.selection.highlighted.get() == Some(map.get());
    let key_down = move |event: ev::KeyboardEvent| on_key(state, key, map.get_untracked(), &event);
    let strands = Signal::derive(move || context.strands(map.get()));
    view! {
        <li
            class="layer-row"
            class:highlighted=is_highlighted
            data-key=key.0.to_string()
            data-selected=move || open.get().then_some("")
            data-off=move || shown.with(|row| row.bypassed).then_some("")
            data-problem=move || shown.with(|row| row.health == Health::Impossible).then_some("")
            data-after-problem=move || shown.with(|row| row.health == Health::Follows).then_some("")
            data-dragged=move || context.drag.is_dragged(key).then_some("")
            data-drop=move || context.drag.drop_side(key)
            on:pointerenter=move |_| {
                if let Some(map) = map.try_get_untracked() {
                    state.selection.highlight(Some(map));
                }
            }
            on:pointerleave=move |_| state.selection.highlight(None)
        >
            <Rail strands lanes=context.lanes>
                <RowGrip key>
                    <Chip
                        color=Signal::derive(move || shown.with(|row| row.color.clone()))
                        hollow=Signal::derive(move || shown.with(|row| row.bypassed || row.pointwise))
                    />
                </RowGrip>
            </Rail>
            <div class="layer-body">
                <button
                    class="layer-head"
                    type="button"
                    tabindex=move || if current.get() { "0" } else { "-1" }
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| state.selection.toggle_row(Place::Node(key))
                    on:keydown=key_down
                >
                    <span class="layer-title">
                        <b>{move || shown.with(|row| row.title.0.clone())}</b>
                        {move || shown.with(|row| row.title.1.clone())}
                    </span>
                    <span class="layer-shape">{move || shown.with(|row| row.shape.clone())}</span>
                    <span class="layer-summary">
                        <span class="layer-name">{move || shown.with(|row| row.name.clone())}</span>
                        {move || {
                            let module = shown.with(|row| row.module.clone());
                            (!module.is_empty()).then(|| view! { " "<span class="layer-module" translate="no">{module}</span> })
                        }}
                        // In one text with the space: Chromium leaves a text of a space alone out of the button's name.
                        {move || shown.with(|row| format!(" {}", row.summary))}
                    </span>
                    <span class="layer-field" style=("--ink-color", move || shown.with(|row| row.ink.clone()))>
                        {move || shown.with(|row| row.sees.clone())}
                    </span>
                </button>
                <LayerLook key map current />
                // The sentence comes and goes while a number is typed: below the fields it moves none of them.
                <Show when=move || open.get()>
                    <LayerFields key />
                </Show>
                <RowProblem map is_open=open />
                <Show when=move || open.get()>
                    <LayerActions key />
                </Show>
            </div>
        </li>
    }
}

/// The condition of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Health {
    /// It works.
    #[default]
    Well,
    /// It has a problem itself.
    Impossible,
    /// It depends on a layer with a problem.
    Follows,
}

impl Health {
    fn of(problem: &Problem) -> Self {
        if matches!(problem, Problem::Upstream { .. }) { Self::Follows } else { Self::Impossible }
    }
}

/// The content of a row.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    title: (String, String),
    /// Its name in captions, tables and charts.
    name: String,
    /// The path of its module in the library's model; empty for none.
    module: String,
    summary: String,
    shape: String,
    sees: String,
    color: String,
    ink: String,
    health: Health,
    bypassed: bool,
    pointwise: bool,
}

fn describe(state: AppState, map: usize) -> Shown {
    let locale = state.settings.locale.get();
    state.document.analysis.with(|analysis| {
        let Some(node) = analysis.shaped.node(map) else { return Shown::default() };
        let network = analysis.shaped.network();
        let depth = analysis.depth(map).saturating_sub(1);
        let fault = analysis.shaped.fault(map);
        Shown {
            title: layer::title(locale, network, node),
            name: node.name.clone(),
            module: Some(&node.module).filter(|module| **module != node.name).cloned().unwrap_or_default(),
            summary: if node.bypassed {
                leptos_i18n::td_string!(locale, row.bypass).to_owned()
            } else {
                layer::summary(locale, network, node)
            },
            shape: shown_shape(state, map),
            sees: shown_field(state, map),
            color: depth_color(depth, analysis.growing.len()),
            ink: depth_ink(depth, analysis.growing.len()),
            health: fault.map_or(Health::Well, |fault| Health::of(&fault.problem)),
            bypassed: node.bypassed,
            pointwise: !analysis.growing.contains(&map) && fault.is_none(),
        }
    })
}

fn on_key(state: AppState, key: NodeKey, map: usize, event: &ev::KeyboardEvent) {
    let place = map.saturating_sub(1);
    match (event.key().as_str(), event.alt_key()) {
        ("ArrowUp", true) if place > 0 => {
            keep_focus(event);
            state.document.apply(Edit::Move { key, to: place - 1 });
        }
        ("ArrowDown", true) => {
            let last = state.document.network.with_untracked(|network| network.nodes().len()) - 1;
            keep_focus(event);
            state.document.apply(Edit::Move { key, to: (place + 1).min(last) });
        }
        ("ArrowUp", false) => walk(event, Direction::Up),
        ("ArrowDown", false) => walk(event, Direction::Down),
        ("Delete" | "Backspace", false) => {
            go_on_beside(".layer-row");
            state.document.apply(Edit::Remove(key));
        }
        _ => return,
    }
    event.prevent_default();
}

/// Restores the focus after a key was pressed: a row that is moved loses it.
pub(in crate::ui) fn keep_focus(event: &ev::KeyboardEvent) {
    let pressed_on = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    request_animation_frame(move || {
        if let Some(element) = pressed_on {
            let _ = element.focus();
        }
    });
}

/// The direction of the keyboard from a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Direction {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
}

/// Moves the focus from a row's header to that of a neighbor, without opening it.
pub(in crate::ui) fn walk(event: &ev::KeyboardEvent, direction: Direction) {
    let pressed_on = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = pressed_on.and_then(|element| element.closest("li").ok().flatten());
    let neighbour = row.and_then(|row| match direction {
        Direction::Up => row.previous_element_sibling(),
        Direction::Down => row.next_element_sibling(),
    });
    let head = neighbour.and_then(|row| row.query_selector(".layer-head").ok().flatten());
    if let Some(head) = head.as_ref().and_then(|head| head.dyn_ref::<web_sys::HtmlElement>()) {
        let _ = head.focus();
    }
}
