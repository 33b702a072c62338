//! Rearranging of layers by dragging.

use crate::harness::journey;

const NETWORK: &str = "#net=input+3x15x15;+conv+8+k3;+conv+8+k5;+maxpool+k2";

const BEFORE: [&str; 4] =
    ["input | 3×15×15", "conv 3×3, 8 | 8×13×13 | 3×3", "conv 5×5, 8 | 8×9×9 | 7×7", "max pool 2×2 | 8×4×4 | 8×8"];

const AFTER: [&str; 4] =
    ["input | 3×15×15", "conv 5×5, 8 | 8×11×11 | 5×5", "max pool 2×2 | 8×5×5 | 6×6", "conv 3×3, 8 | 8×3×3 | 10×10"];

/// The color chip of the first layer, by which its row is dragged.
const CHIP: &str = ".layer-list > li:nth-child(2) .row-grip";

/// The last layer's row.
const LAST: &str = ".layer-list > li:nth-child(4)";

#[tokio::test]
async fn a_row_dragged_by_its_color_lands_where_it_is_let_go() {
    journey(|page| async move {
        page.open(NETWORK).await;
        page.wait_for_rows(&BEFORE).await;
        page.drag_to(CHIP, LAST, 0.9).await;
        page.wait_for_rows(&AFTER).await;
        page.press("Control+z").await;
        page.wait_for_rows(&BEFORE).await;
    })
    .await;
}

#[tokio::test]
async fn a_finger_drags_a_row_too() {
    journey(|page| async move {
        page.on_a_phone().await;
        page.open(NETWORK).await;
        page.wait_for_rows(&BEFORE).await;
        page.drag_with_a_finger(CHIP, LAST, 0.9).await;
        page.wait_for_rows(&AFTER).await;
    })
    .await;
}
