//! Number field: accepts valid entries, reports changes, and refuses the rest.

use convscope::ui::widgets::NumberField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::bench::{Bench, leave, press, settle, type_into};

/// A field for a number from 1 to 31, with a count of its callbacks.
async fn field(value: RwSignal<u64>, changes: RwSignal<u32>) -> Bench {
    let change = move |number| {
        value.set(number);
        changes.update(|changes| *changes += 1);
    };
    Bench::with(move || {
        view! {
            <NumberField
                label="kernel" value min=1 max=31 decrease_label="less" increase_label="more" error="from 1 to 31"
                on_change=change
            />
        }
        .into_any()
    })
    .await
}

fn shown(input: &HtmlElement) -> String {
    input.unchecked_ref::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn a_typed_number_counts_once_enter_is_pressed() {
    let (value, changes) = (RwSignal::new(3), RwSignal::new(0));
    let bench = field(value, changes).await;
    let input = bench.find("input");
    type_into(&input, "5").await;
    assert_eq!(value.get_untracked(), 3);
    press("Enter").await;
    assert_eq!((value.get_untracked(), changes.get_untracked()), (5, 1));
    leave(&input).await;
    assert_eq!((value.get_untracked(), changes.get_untracked()), (5, 1), "leaving adds nothing");
}

#[wasm_bindgen_test]
async fn a_typed_number_counts_once_the_field_is_left() {
    let (value, changes) = (RwSignal::new(3), RwSignal::new(0));
    let bench = field(value, changes).await;
    let input = bench.find("input");
    type_into(&input, " １１ ").await;
    leave(&input).await;
    assert_eq!((value.get_untracked(), changes.get_untracked()), (11, 1));
    assert_eq!(shown(&input), "11");
}

#[wasm_bindgen_test]
async fn escape_takes_an_entry_back() {
    let (value, changes) = (RwSignal::new(3), RwSignal::new(0));
    let bench = field(value, changes).await;
    let input = bench.find("input");
    type_into(&input, "17").await;
    press("Escape").await;
    assert_eq!(shown(&input), "3");
    leave(&input).await;
    assert_eq!((value.get_untracked(), changes.get_untracked()), (3, 0));
}

#[wasm_bindgen_test]
async fn what_is_no_number_within_the_bounds_is_refused_with_the_reason() {
    for wrong in ["", "three", "0", "32", "-1", "2.5", "1,1"] {
        let (value, changes) = (RwSignal::new(3), RwSignal::new(0));
        let bench = field(value, changes).await;
        let input = bench.find("input");
        type_into(&input, wrong).await;
        press("Enter").await;
        assert_eq!((value.get_untracked(), changes.get_untracked()), (3, 0), "{wrong:?}");
        assert_eq!(bench.find("[role=alert]").inner_text(), "from 1 to 31", "{wrong:?}");
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"), "{wrong:?}");
        let described_by = input.get_attribute("aria-describedby").expect("the reason belongs to the field");
        assert_eq!(bench.find("[role=alert]").id(), described_by);

        // It stays with the reason, until another number takes its place.
        leave(&input).await;
        assert_eq!(shown(&input), wrong);
        value.set(5);
        settle().await;
        assert_eq!((shown(&input).as_str(), input.get_attribute("aria-invalid")), ("5", None), "{wrong:?}");
    }
}

#[wasm_bindgen_test]
async fn arrow_keys_step_within_the_bounds() {
    let (value, changes) = (RwSignal::new(30), RwSignal::new(0));
    let bench = field(value, changes).await;
    bench.find("input").focus().expect("a field takes the focus");
    for expected in [31, 31] {
        press("ArrowUp").await;
        assert_eq!(value.get_untracked(), expected);
    }
    for expected in [21, 11, 1, 1] {
        press("PageDown").await;
        assert_eq!(value.get_untracked(), expected);
    }
}

#[wasm_bindgen_test]
async fn steppers_step_and_stop_at_the_bounds() {
    let (value, changes) = (RwSignal::new(30), RwSignal::new(0));
    let bench = field(value, changes).await;
    bench.find("[aria-label=more]").click();
    settle().await;
    assert_eq!(value.get_untracked(), 31);
    assert!(bench.find("[aria-label=more]").has_attribute("disabled"));
    bench.find("[aria-label=less]").click();
    settle().await;
    assert_eq!(value.get_untracked(), 30);
    assert!(!bench.find("[aria-label=more]").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn a_change_from_outside_shows() {
    let (value, changes) = (RwSignal::new(3), RwSignal::new(0));
    let bench = field(value, changes).await;
    value.set(7);
    settle().await;
    assert_eq!(shown(&bench.find("input")), "7");
}

#[wasm_bindgen_test]
async fn a_number_that_is_not_taken_does_not_stay() {
    let value = RwSignal::new(3);
    let refuse = move |_| {};
    let bench = Bench::with(move || {
        view! {
            <NumberField
                label="kernel" value min=1 max=31 decrease_label="less" increase_label="more" error="from 1 to 31"
                on_change=refuse
            />
        }
        .into_any()
    })
    .await;
    let input = bench.find("input");
    type_into(&input, "5").await;
    press("Enter").await;
    assert_eq!(shown(&input), "3");
    press("ArrowUp").await;
    assert_eq!(shown(&input), "3");
}
