//! Menu: usable by keyboard alone.

use convscope::ui::widgets::{Menu, MenuEntry, MenuItem};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::bench::{Bench, focused, press, settle};

const ITEMS: [&str; 4] = ["Conv", "Depthwise", "Dilated", "Max pooling"];

/// A menu of four items; chosen items are appended to the list.
async fn menu(chosen: RwSignal<Vec<&'static str>>) -> Bench {
    Bench::with(move || {
        let item = |label: &'static str| {
            let choose = move || chosen.update(|chosen| chosen.push(label));
            MenuEntry::Item(MenuItem::new(Signal::stored(label.to_owned()), choose))
        };
        let mut entries = vec![MenuEntry::Section(Signal::stored("Layers".to_owned()))];
        entries.extend(ITEMS.map(item));
        let entries = Signal::stored(entries);
        view! { <Menu label="Add" entries /> }.into_any()
    })
    .await
}

async fn open(bench: &Bench) {
    bench.find("button").focus().expect("a button takes the focus");
    press("ArrowDown").await;
    assert!(bench.try_find("[role=menu]").is_some());
}

#[wasm_bindgen_test]
async fn arrow_keys_go_round_and_home_and_end_to_the_ends() {
    let bench = menu(RwSignal::default()).await;
    open(&bench).await;
    assert_eq!(focused(), "Conv");
    for (key, item) in [
        ("ArrowDown", "Depthwise"),
        ("End", "Max pooling"),
        ("ArrowDown", "Conv"),
        ("ArrowUp", "Max pooling"),
        ("Home", "Conv"),
    ] {
        press(key).await;
        assert_eq!(focused(), item, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn first_letters_lead_to_an_item() {
    let bench = menu(RwSignal::default()).await;
    open(&bench).await;
    press("d").await;
    assert_eq!(focused(), "Depthwise");
    press("i").await;
    assert_eq!(focused(), "Dilated");
}

#[wasm_bindgen_test]
async fn a_choice_is_made_once_closes_the_menu_and_gives_the_focus_back() {
    let chosen = RwSignal::default();
    let bench = menu(chosen).await;
    open(&bench).await;
    press("ArrowDown").await;
    // The browser's own effect of Enter on a button.
    bench.find("[role=menuitem]:focus").click();
    settle().await;
    assert_eq!(chosen.get_untracked(), ["Depthwise"]);
    assert!(bench.try_find("[role=menu]").is_none());
    assert_eq!(focused(), "Add");
}

#[wasm_bindgen_test]
async fn escape_closes_without_a_choice() {
    let chosen = RwSignal::default();
    let bench = menu(chosen).await;
    open(&bench).await;
    press("Escape").await;
    assert!(bench.try_find("[role=menu]").is_none());
    assert_eq!(focused(), "Add");
    assert!(chosen.get_untracked().is_empty());
    assert_eq!(bench.find("button").get_attribute("aria-expanded").as_deref(), Some("false"));
}
