//! The first row of the list: the input.

use leptos::{ev, prelude::*};

use super::input_fields::InputFields;
use super::layer_list::StackContext;
use super::layer_row::{Direction, walk};
use crate::app::Place;
use crate::text::layer;
use crate::ui::shell::error_notice::RowProblem;
use crate::ui::use_state;
use crate::ui::widgets::{Chip, Rail};
use crate::words;

/// The input: its shape, and when it is open the fields to change it.
#[component]
pub fn InputRow() -> impl IntoView {
    let state = use_state();
    let context = expect_context::<StackContext>();
    let input = Memo::new(move |_| state.document.network.with(|network| network.input));
    let current = Memo::new(move |_| state.selection.current() == Some(Place::Input));
    let open = Memo::new(move |_| state.selection.opened() == Some(Place::Input));
    let is_impossible = move || state.document.analysis.with(|analysis| analysis.shaped.fault(0).is_some());
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            walk(&event, Direction::Down);
        }
    };
    let strands = Signal::derive(move || context.strands(0));
    view! {
        <li
            class="layer-row"
            class:highlighted=move || state.selection.highlighted.get() == Some(0)
            data-selected=move || open.get().then_some("")
            data-problem=move || is_impossible().then_some("")
            on:pointerenter=move |_| state.selection.highlight(Some(0))
            on:pointerleave=move |_| state.selection.highlight(None)
        >
            <Rail strands lanes=context.lanes>
                <Chip color="var(--muted)".to_owned() />
            </Rail>
            <div class="layer-body">
                <button
                    class="layer-head"
                    type="button"
                    tabindex=move || if current.get() { "0" } else { "-1" }
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| state.selection.toggle_row(Place::Input)
                    on:keydown=key_down
                >
                    <span class="layer-title"><b>{words!(stack.input)}</b></span>
                    <span class="layer-shape">{move || layer::input_shape(&input.get())}</span>
                    <span class="layer-summary"></span>
                    <span class="layer-field"></span>
                </button>
                <Show when=move || open.get()>
                    <InputFields />
                </Show>
                <RowProblem map=Signal::stored(0_usize) is_open=open />
            </div>
        </li>
    }
}
