//! A reader looks well-known networks up in their table.

use serde_json::json;

use crate::harness::journey;

const TABLE: &str = "Compare known networks…";
/// The names in the table, from top to bottom.
const NAMES: &str =
    "return [...document.querySelectorAll('.known-table th[scope=row]')].map((name) => name.textContent)";

#[tokio::test]
async fn known_networks_are_sorted_filtered_and_opened() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_from_menu("Examples", TABLE).await;
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
        page.choose_from_menu("Examples", TABLE).await;
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
