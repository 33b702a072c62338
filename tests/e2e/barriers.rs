//! Barriers to accessibility: axe-core finds no violation.

use crate::NONE;
use crate::harness::{Page, Theme, journey};

/// Checks the present page in both themes, on a laptop and on a phone.
async fn assert_open_to_everybody(page: &Page) {
    for (width, height) in [(1440, 900), (390, 844)] {
        page.at_size(width, height, 1.0).await;
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            page.wait_for_settled_look().await;
            assert_eq!(page.axe_violations().await, NONE, "in the {theme:?} theme at {width}×{height}");
        }
    }
}

#[tokio::test]
async fn the_first_page_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_large_network_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_example("ResNet-50").await;
        page.wait_for_figure("receptive field", "427 × 427").await;
        page.point_at_nothing().await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn an_impossible_layer_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(2).await;
        page.enter("kernel", "31").await;
        page.wait_for_text(".layer-list", "does not fit").await;
        page.enter("stride", "none").await;
        page.wait_for_text(".number-entry [role=alert]", "Enter a whole number").await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn the_paste_box_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        page.paste_into("The network as text", "input 3x9x9; convv 3").await;
        page.click_button("Open").await;
        page.wait_for_text("dialog [role=alert]", "convv").await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn an_open_menu_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("More").await;
        page.wait_for_focus("Conv 3×3").await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn opened_numbers_are_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        for name in ["receptive field", "effective stride", "output shape", "parameters", "MACs", "activation memory"] {
            page.open_figure(name).await;
        }
        assert_open_to_everybody(&page).await;
    })
    .await;
}

#[tokio::test]
async fn the_dialog_to_take_away_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Share").await;
        page.choose("Resolution", "4× resolution").await;
        page.click_button("APNG").await;
        page.wait_for_element(".share-progress progress").await;
        assert_open_to_everybody(&page).await;
    })
    .await;
}

/// Fields that a phone would zoom into when they gain focus.
const SMALL_FIELDS: &str = "
    const fields = [...document.querySelectorAll('input:not([type]), input[type=text], select, textarea')];
    return [fields.length > 0, fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).length];";

#[tokio::test]
async fn no_field_has_a_phone_zoom_in() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.open("").await;
        page.open_row(3).await;
        page.wait_for_control(&["spinbutton"], "kernel").await;
        assert_eq!(page.evaluate(SMALL_FIELDS, &[]).await, serde_json::json!([true, 0]));
    })
    .await;
}
