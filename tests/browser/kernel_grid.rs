//! Kernel grid: a kernel is edited by pointer, keys and typing.

use convscope::ui::widgets::{CellChange, KernelGrid};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::bench::{Bench, focused_label, leave, pointer, press, settle, type_into};

/// A grid of nine numbers, with counts of gestures and of pointer captures.
#[derive(Clone, Copy)]
struct Kernel {
    values: RwSignal<Vec<f64>>,
    gestures: RwSignal<u32>,
    held: RwSignal<bool>,
}

impl Kernel {
    fn new() -> Self {
        Self { values: RwSignal::new(vec![0.0; 9]), gestures: RwSignal::new(0), held: RwSignal::new(false) }
    }

    async fn bench(self) -> Bench {
        let change = move |CellChange { cell, value, begins }| {
            self.values.update(|values| values[cell] = value);
            self.gestures.update(|gestures| *gestures += u32::from(begins));
        };
        Bench::with(move || {
            let cell_label = Callback::new(|(row, col): (usize, usize)| format!("cell {row} {col}"));
            view! {
                <KernelGrid
                    label="kernel" values=self.values side=3 cell_label error="a number" on_change=change
                    on_hold=move |held| self.held.set(held)
                />
            }
            .into_any()
        })
        .await
    }

    fn at(self, cell: usize) -> f64 {
        self.values.with_untracked(|values| values[cell])
    }
}

fn shown(input: &HtmlElement) -> String {
    input.unchecked_ref::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn a_cell_is_dragged_up_and_down_as_one_gesture() {
    let kernel = Kernel::new();
    let bench = kernel.bench().await;
    let cell = bench.find("[aria-label='cell 1 2']");
    for (kind, y, expected, held) in [
        ("pointermove", 60.0, 0.0, false),
        ("pointerdown", 100.0, 0.0, false),
        ("pointermove", 98.0, 0.0, false),
        ("pointermove", 40.0, 1.0, true),
        ("pointermove", 130.0, -0.5, true),
        ("pointerup", 130.0, -0.5, false),
        ("pointermove", 40.0, -0.5, false),
    ] {
        pointer(&cell, kind, (10.0, y)).await;
        assert_eq!((kernel.at(1), kernel.held.get_untracked()), (expected, held), "{kind} at {y}");
    }
    assert_eq!(kernel.gestures.get_untracked(), 1);
    assert_eq!((shown(&cell).as_str(), cell.get_attribute("data-sign").as_deref()), ("−0.5", Some("negative")));
}

#[wasm_bindgen_test]
async fn arrow_keys_change_a_value_and_lead_to_its_neighbours() {
    let kernel = Kernel::new();
    let bench = kernel.bench().await;
    bench.find("[tabindex='0']").focus().expect("a cell takes the focus");
    assert_eq!(focused_label(), "cell 2 2");
    for (key, expected) in [("ArrowUp", 0.1), ("ArrowUp", 0.2), ("PageDown", -0.8)] {
        press(key).await;
        assert_eq!(kernel.at(4), expected, "after {key}");
    }
    assert_eq!(kernel.gestures.get_untracked(), 1, "a run of keys is one gesture");
    for (key, expected) in
        [("ArrowRight", "cell 2 3"), ("ArrowRight", "cell 3 1"), ("Home", "cell 1 1"), ("ArrowLeft", "cell 1 1")]
    {
        press(key).await;
        assert_eq!(focused_label(), expected, "after {key}");
    }
    press("ArrowUp").await;
    assert_eq!((kernel.at(0), kernel.gestures.get_untracked()), (0.1, 2));
    assert_eq!(bench.find("[tabindex='0']").get_attribute("aria-label").as_deref(), Some("cell 1 1"));
}

#[wasm_bindgen_test]
async fn a_typed_number_counts_once_enter_is_pressed_and_escape_restores() {
    let kernel = Kernel::new();
    let bench = kernel.bench().await;
    let cell = bench.find("[aria-label='cell 3 3']");
    type_into(&cell, "1/4").await;
    assert_eq!(kernel.at(8), 0.0);
    press("Enter").await;
    assert_eq!((kernel.at(8), shown(&cell).as_str()), (0.25, "0.25"));
    type_into(&cell, "7").await;
    press("Escape").await;
    assert_eq!((kernel.at(8), shown(&cell).as_str()), (0.25, "0.25"));
}

#[wasm_bindgen_test]
async fn what_is_no_number_is_refused_with_the_reason() {
    let kernel = Kernel::new();
    let bench = kernel.bench().await;
    let cell = bench.find("[aria-label='cell 1 1']");
    type_into(&cell, "one").await;
    press("Enter").await;
    assert_eq!(bench.find("[role=alert]").inner_text(), "a number");
    assert_eq!(cell.get_attribute("aria-invalid").as_deref(), Some("true"));
    leave(&cell).await;
    settle().await;
    assert_eq!((kernel.at(0), shown(&cell).as_str()), (0.0, "0"));
    assert!(bench.try_find("[role=alert]").is_none());
}
