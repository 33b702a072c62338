//! Kernel grid: an editable kernel.

use leptos::{ev, html, prelude::*};

use super::kernel_cell::{cell_of_key, dragged, largest, rounded, share, sign, step_of_key};
use crate::text::decimal::{decimal_text, parse_decimal};

/// The movement of a pointer, in CSS pixels, up to which it selects a cell without dragging.
const LONGEST_PRESS: f64 = 4.0;

/// A change of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellChange {
    /// The cell, row by row from 0.
    pub cell: usize,
    /// Its new value.
    pub value: f64,
    /// Whether it is the first of a gesture: a drag, a run of keys, or an entry.
    pub begins: bool,
}

/// What the pointer is dragging.
#[derive(Clone, Copy)]
struct Hold {
    cell: usize,
    from: f64,
    value: f64,
    moved: bool,
}

/// The state of a grid.
#[derive(Clone, Copy)]
struct Grid {
    values: Signal<Vec<f64>>,
    largest: Memo<f64>,
    most: f64,
    on_change: Callback<CellChange>,
    on_hold: Callback<bool>,
    inputs: StoredValue<Vec<NodeRef<html::Input>>>,
    /// The one cell in the tab order.
    current: RwSignal<usize>,
    /// The text that is being typed and is not yet committed.
    draft: RwSignal<Option<String>>,
    invalid: RwSignal<bool>,
    hold: StoredValue<Option<Hold>>,
    /// Whether the next key begins a gesture.
    fresh: StoredValue<bool>,
}

/// A square of numbers to edit: by dragging a cell up or down, by typing, by the arrow keys up and down (with Shift in whole steps); left
/// and right move from cell to cell.
///
/// Typing is committed on Enter or when the cell loses focus; Escape cancels.
#[component]
pub fn KernelGrid(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The values, row by row: as many as `side` squared.
    #[prop(into)]
    values: Signal<Vec<f64>>,
    /// Cells per row.
    side: usize,
    /// The largest absolute value allowed.
    #[prop(default = f64::INFINITY)]
    most: f64,
    /// The label of a cell, by its row and column from 1.
    cell_label: Callback<(usize, usize), String>,
    /// The message for an entry that is not a number within the bounds.
    #[prop(into)]
    error: Signal<String>,
    /// Called when a cell changes.
    #[prop(into)]
    on_change: Callback<CellChange>,
    /// Called when a drag begins and when it ends.
    #[prop(into)]
    on_hold: Callback<bool>,
) -> impl IntoView {
    let grid = Grid {
        values,
        largest: Memo::new(move |_| values.with(|values| largest(values))),
        most,
        on_change,
        on_hold,
        inputs: StoredValue::new((0..side * side).map(|_| NodeRef::new()).collect()),
        current: RwSignal::new(side * side / 2),
        draft: RwSignal::new(None),
        invalid: RwSignal::new(false),
        hold: StoredValue::new(None),
        fresh: StoredValue::new(true),
    };
    let cells = (0..side * side).map(|cell| grid.cell(cell, side, cell_label)).collect_view();
    view! {
        <div class="kernel" role="group" aria-label=label>
            <div class="kernel-grid" style=("--side", side.to_string())>{cells}</div>
            <Show when=move || grid.invalid.get()>
                <p class="field-error" role="alert">{error}</p>
            </Show>
        </div>
    }
}

impl Grid {
    fn cell(self, cell: usize, side: usize, label: Callback<(usize, usize), String>) -> AnyView {
        let value = Memo::new(move |_| self.values.with(|values| values.get(cell).copied().unwrap_or_default()));
        let name = move || label.run((cell / side + 1, cell % side + 1));
        let is_current = move || self.current.get() == cell;
        let shown = move || {
            let draft = is_current().then(|| self.draft.get()).flatten();
            draft.unwrap_or_else(|| decimal_text(value.get()))
        };
        let input = self.inputs.with_value(|inputs| inputs[cell]);
        view! {
            <input
                node_ref=input
                class="kernel-cell"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                role="spinbutton"
                aria-label=name
                aria-valuenow=move || rounded(value.get()).to_string()
                aria-valuetext=move || decimal_text(value.get())
                aria-invalid=move || (is_current() && self.invalid.get()).then_some("true")
                tabindex=move || if is_current() { "0" } else { "-1" }
                data-sign=move || sign(value.get())
                style=("--share", move || share(value.get(), self.largest.get()).to_string())
                prop:value=shown
                on:focus=move |_| self.enter(cell)
                on:blur=move |_| self.restore()
                on:input:target=move |event| self.typed(event.target().value())
                on:change=move |_| self.commit(cell)
                on:keydown=move |event| self.key(cell, &event)
                on:mousedown=move |event| self.take(cell, &event)
                on:pointerdown=move |event| {
                    if let Some(input) = input.get_untracked() {
                        // Capture fails only for a pointer that is gone; then the drag ends with it.
                        let _ = input.set_pointer_capture(event.pointer_id());
                    }
                    self.press(cell, &event);
                }
                on:pointermove=move |event| self.drag(&event)
                on:pointerup=move |_| self.let_go()
                on:pointercancel=move |_| self.let_go()
            />
        }
        .into_any()
    }

    fn value(self, cell: usize) -> f64 {
        self.values.with_untracked(|values| values.get(cell).copied().unwrap_or_default())
    }

    fn set(self, cell: usize, value: f64, begins: bool) {
        let value = value.clamp(-self.most, self.most);
        if value != self.value(cell) {
            self.on_change.run(CellChange { cell, value, begins });
        }
    }

    fn focus(self, cell: usize) {
        let input = self.inputs.with_value(|inputs| inputs.get(cell).copied());
        if let Some(input) = input.and_then(|input| input.get_untracked()) {
            // Fails only for an element that is not mounted.
            let _ = input.focus();
            input.select();
        }
    }

    fn enter(self, cell: usize) {
        self.restore();
        self.current.set(cell);
        self.fresh.set_value(true);
    }

    /// Discards what was typed. `try_…`: a cell that is removed while it has focus loses it after its signals are disposed.
    fn restore(self) {
        self.draft.try_set(None);
        self.invalid.try_set(false);
    }

    fn typed(self, text: String) {
        self.invalid.set(false);
        self.draft.set(Some(text));
    }

    fn commit(self, cell: usize) {
        let Some(text) = self.draft.try_get_untracked().flatten() else { return };
        match parse_decimal(&text).filter(|value| value.abs() <= self.most) {
            Some(value) => {
                self.restore();
                self.set(cell, value, true);
                self.fresh.set_value(true);
            }
            None => self.invalid.set(true),
        }
    }

    fn key(self, cell: usize, event: &ev::KeyboardEvent) {
        let (key, shift) = (event.key(), event.shift_key());
        let is_typing = self.draft.with_untracked(Option::is_some);
        match key.as_str() {
            "Enter" => self.commit(cell),
            // Escape cancels an entry; otherwise it is left to the surroundings.
            "Escape" if is_typing => {
                event.stop_propagation();
                self.restore();
            }
            key => {
                let step = step_of_key(key, shift);
                let next = (!is_typing && !shift).then(|| cell_of_key(key, cell, self.count())).flatten();
                if let Some(step) = step {
                    let typed = self.draft.get_untracked().and_then(|text| parse_decimal(&text));
                    self.restore();
                    let value = rounded(typed.unwrap_or_else(|| self.value(cell)) + step);
                    self.set(cell, value, self.fresh.get_value());
                    self.fresh.set_value(false);
                } else if let Some(next) = next {
                    self.focus(next);
                } else {
                    return;
                }
            }
        }
        event.prevent_default();
    }

    fn count(self) -> usize {
        self.values.with_untracked(Vec::len)
    }

    /// Focuses a cell and selects its text, so that typing replaces it; otherwise a drag would select characters.
    fn take(self, cell: usize, event: &ev::MouseEvent) {
        let is_typing = self.draft.with_untracked(Option::is_some) && self.current.get_untracked() == cell;
        if !is_typing {
            event.prevent_default();
            self.focus(cell);
        }
    }

    fn press(self, cell: usize, event: &ev::PointerEvent) {
        if event.button() == 0 {
            let hold = Hold { cell, from: f64::from(event.client_y()), value: self.value(cell), moved: false };
            self.hold.set_value(Some(hold));
        }
    }

    fn drag(self, event: &ev::PointerEvent) {
        let Some(hold) = self.hold.get_value() else { return };
        let way = hold.from - f64::from(event.client_y());
        if !hold.moved && way.abs() < LONGEST_PRESS {
            return;
        }
        if !hold.moved {
            self.restore();
            self.on_hold.run(true);
        }
        self.hold.set_value(Some(Hold { moved: true, ..hold }));
        self.set(hold.cell, dragged(hold.value, way, event.shift_key()), !hold.moved);
        self.fresh.set_value(true);
    }

    fn let_go(self) {
        if self.hold.get_value().is_some_and(|hold| hold.moved) {
            self.on_hold.run(false);
        }
        self.hold.set_value(None);
    }
}
