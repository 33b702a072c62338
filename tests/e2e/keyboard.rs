//! Keyboard only: a visitor without a mouse.

use crate::THREE_THREES;
use crate::exactly::STAGE_NAME;
use crate::harness::journey;

/// The row that is selected on a first visit.
const LAST_ROW: &str = "conv 3×3, 64 64×15×15 conv3 padding 1 7×7";

#[tokio::test]
async fn arrow_keys_move_the_unit_and_the_sentence_follows() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.press("Tab").await;
        assert_eq!(page.focused_name().await, "Skip to the picture");
        page.press("Enter").await;
        assert!(page.focused_name().await.starts_with("Receptive field on the input"));

        page.wait_for_sentence("Row 7, column 7 of conv3 sees rows 4–10, columns 4–10").await;
        page.press("ArrowRight").await;
        page.wait_for_sentence("Row 7, column 8 of conv3 sees rows 4–10, columns 5–11").await;
        page.press("ArrowUp").await;
        page.wait_for_sentence("Row 6, column 8 of conv3 sees rows 3–9, columns 5–11").await;
        page.press("End").await;
        page.wait_for_sentence("Row 6, column 14 of conv3 sees rows 3–9, columns 11–14").await;
        page.wait_for_sentence("all 28 cells, with 21 more of its 7×7 field on padding").await;
        page.press("PageUp").await;
        page.wait_for_sentence("of conv2").await;
        page.press("PageDown").await;
        page.press("Escape").await;
        page.wait_for_sentence("Row 7, column 7 of conv3").await;
    })
    .await;
}

#[tokio::test]
async fn escape_ends_a_sweep_and_then_returns_to_the_centre() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Sweep the pixel across the map").await;
        page.wait_for_control(&["button"], "Pause").await;
        page.press("Escape").await;
        page.wait_for_control(&["button"], "Play").await;
        page.tab_to(STAGE_NAME).await;
        page.press("Escape").await;
        page.wait_for_sentence("Row 7, column 7 of conv3").await;
    })
    .await;
}

#[tokio::test]
async fn the_tab_key_leads_to_the_picture_and_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        for name in ["Examples", "Open…", "Undo", LAST_ROW] {
            page.tab_to(name).await;
        }
        page.press("Enter").await;
        page.wait_for_control(&["button"], "Delete conv3").await;
        for name in ["Delete conv3", "More", "Play", "Growth, layer by layer"] {
            page.tab_to(name).await;
        }
        page.press("ArrowLeft").await;
        page.wait_for_timeline("after conv2: 5×5").await;
        page.press("Home").await;
        page.wait_for_timeline("the pixel itself").await;
    })
    .await;
}

#[tokio::test]
async fn rows_are_walked_and_moved_by_arrow_keys() {
    journey(|page| async move {
        page.open("#net=input+3x15x15;+conv+8+k3;+conv+8+k5;+maxpool+k2").await;
        page.tab_to("max pool 2×2 8×4×4 maxpool1 8×8").await;
        page.press("ArrowUp").await;
        page.wait_for_focus("conv 5×5, 8 8×9×9 conv2 7×7").await;
        page.press("Alt+ArrowUp").await;
        page.wait_for_rows(&[
            "input | 3×15×15",
            "conv 5×5, 8 | 8×11×11 | 5×5",
            "conv 3×3, 8 | 8×9×9 | 7×7",
            "max pool 2×2 | 8×4×4 | 8×8",
        ])
        .await;
        // The focus has moved too.
        page.press("Alt+ArrowDown").await;
        page.wait_for_rows(&[
            "input | 3×15×15",
            "conv 3×3, 8 | 8×13×13 | 3×3",
            "conv 5×5, 8 | 8×9×9 | 7×7",
            "max pool 2×2 | 8×4×4 | 8×8",
        ])
        .await;
        page.press("Delete").await;
        page.wait_for_rows(&["input | 3×15×15", "conv 3×3, 8 | 8×13×13 | 3×3", "max pool 2×2 | 8×6×6 | 4×4"]).await;
        // Nor is it lost when a row is removed by its button.
        page.press("ArrowDown").await;
        page.wait_for_focus("max pool 2×2 8×6×6 maxpool1 4×4").await;
        page.press("Enter").await;
        page.tab_to("Delete maxpool1").await;
        page.press("Enter").await;
        page.wait_for_rows(&["input | 3×15×15", "conv 3×3, 8 | 8×13×13 | 3×3"]).await;
        page.wait_for_focus("conv 3×3, 8 8×13×13 conv1 3×3").await;
    })
    .await;
}

#[tokio::test]
async fn a_layer_is_added_from_the_menu_by_keyboard() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.tab_to("More").await;
        page.press("Enter").await;
        page.wait_for_focus("Conv 3×3").await;
        page.press("ArrowDown").await;
        page.press("ArrowDown").await;
        page.wait_for_focus("Conv 7×7").await;
        page.press("Enter").await;
        page.wait_for_figure("receptive field", "13 × 13").await;
        page.wait_for_focus("More").await;

        page.press("Enter").await;
        page.type_text("max").await;
        page.wait_for_focus("Max pooling 2×2").await;
        page.press("Escape").await;
        page.wait_for_focus("More").await;
        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

#[tokio::test]
async fn a_menu_opened_by_keys_alone_leads_to_its_first_item() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        for key in ["ArrowDown", "ArrowUp", "Enter", "Space"] {
            page.tab_to("Picture").await;
            page.press(key).await;
            page.wait_for_focus("Sample picture").await;
            page.press("Escape").await;
            page.wait_for_focus("Picture").await;
            page.press("Shift+Tab").await;
        }
    })
    .await;
}

#[tokio::test]
async fn numbers_are_stepped_by_arrow_keys() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.tab_to(LAST_ROW).await;
        page.press("Enter").await;
        page.wait_for_control(&["spinbutton"], "kernel").await;
        page.tab_to("kernel").await;
        page.press("ArrowUp").await;
        page.wait_for_figure("receptive field", "8 × 8").await;
        page.press("ArrowUp").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        assert_eq!(page.focused_name().await, "kernel", "the field keeps the focus");
        page.press("ArrowDown").await;
        page.wait_for_figure("receptive field", "8 × 8").await;
    })
    .await;
}
