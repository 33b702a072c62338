//! A reader chooses an example from the gallery, and looks well-known networks up in their table.

use serde_json::json;

use crate::THREE_THREES;
use crate::harness::journey;

/// The names in the table, from top to bottom.
const NAMES: &str =
    "return [...document.querySelectorAll('.known-table th[scope=row]')].map((name) => name.textContent)";

#[tokio::test]
async fn the_gallery_shows_what_every_example_sees_and_opens_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Examples").await;
        // The last card is computed last.
        page.wait_for_text(".gallery-group:last-of-type li:last-child", "Input 16000").await;
        let cards = "return document.querySelectorAll('.example').length";
        assert_eq!(page.evaluate(cards, &[]).await, 39, "the empty network and 38 examples");
        let of = |name: &str| {
            format!("[...document.querySelectorAll('.example')].find((card) => card.textContent.startsWith('{name}'))")
        };
        for (name, words) in [
            ("Three 3×3", "Field 7×7"),
            ("Dilated 2-2-2", "Field 13×13 with holes"),
            ("VGG-16", "Field 212×212Input 224×224"),
            ("ResNet-50", "Field 427×427Input 224×224"),
        ] {
            let card = page.evaluate(&format!("return {}.textContent", of(name)), &[]).await;
            assert!(card.as_str().is_some_and(|card| card.contains(words)), "{name}: {card}");
        }
        // Each card has its own picture.
        let differ = "const pictures = [...document.querySelectorAll('.example canvas')].slice(0, 12);
            return new Set(pictures.map((canvas) => canvas.toDataURL())).size > 9";
        page.wait_for("the pictures of the cards", differ, &[]).await;

        page.type_into("Filter by name, kind, author, or year", "krizhevsky").await;
        page.wait_for("one card", "return document.querySelectorAll('.example').length === 1", &[]).await;
        page.tab_to("AlexNet").await;
        page.press("Enter").await;
        page.wait_for_no("dialog[open]").await;
        page.wait_for_text(".header-title", "AlexNet").await;
        page.wait_for_focus("Examples").await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_network_is_the_first_example_and_undo_brings_the_old_one_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Compare").await;
        page.choose_example("Empty network").await;
        page.wait_for_rows(&["input | 3×32×32"]).await;
        page.wait_for_control(&["button"], "Undo").await;
        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

#[tokio::test]
async fn known_networks_are_sorted_filtered_and_opened() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_known_networks().await;
        page.wait_for_text(".known-tools [role=status]", "32 of 32 networks").await;
        assert_eq!(page.evaluate(NAMES, &[]).await[0], "LeNet-5", "the oldest stands first");
        assert_eq!(page.text_of(".known-table th[aria-sort]").await, "Year↑");

        // By keyboard: the smallest, then the largest.
        page.tab_to("Parameters").await;
        page.press("Enter").await;
        page.wait_for_text(".known-table th[aria-sort=ascending]", "Parameters").await;
        assert_eq!(page.evaluate(NAMES, &[]).await[1], "TCN (1-D)");
        page.press("Space").await;
        page.wait_for_text(".known-table th[aria-sort=descending]", "Parameters").await;
        let names = page.evaluate(NAMES, &[]).await;
        assert_eq!((&names[0], &names[1]), (&json!("VGG-19"), &json!("VGG-16")));

        page.type_into("Filter by name, author, or year", "he et al").await;
        page.wait_for_text(".known-tools [role=status]", "6 of 32 networks").await;
        page.click_button("ResNet-101").await;
        page.wait_for_no("dialog[open]").await;
        page.wait_for_figure("receptive field", "971 × 971").await;
        page.wait_for_figure("parameters", "44.5 M").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_names_of_known_networks_stay_in_sight() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.open("").await;
        page.open_known_networks().await;
        page.wait_for_text(".known-tools [role=status]", "32 of 32 networks").await;
        let places = "const scroll = document.querySelector('.known-scroll');
            scroll.scrollLeft = 300;
            const { left, right } = document.querySelector('.known-table tbody th').getBoundingClientRect();
            const page = document.documentElement;
            return [scroll.scrollLeft > 0, left >= 0 && right <= innerWidth, page.scrollWidth <= page.clientWidth]";
        assert_eq!(page.evaluate(places, &[]).await, json!([true, true, true]));
    })
    .await;
}
