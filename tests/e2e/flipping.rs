//! Flipping of the verdict: where two small kernels stop being cheaper.

use crate::NONE;
use crate::harness::{Page, Theme, journey};

/// The chart's summary.
const SUMMARY: &str = ".break-even-summary";

/// Compares two 3×3 with one 5×5, with 64 channels throughout.
async fn compare(page: &Page) {
    page.compare_two_threes_with_one_five().await;
    page.wait_for_text(".verdict", "−28%").await;
}

#[tokio::test]
async fn with_three_input_channels_the_winner_flips() {
    journey(|page| async move {
        compare(&page).await;
        page.wait_for_text(SUMMARY, "With input channels = 64, A has 73,856 parameters and B has 102,464.").await;
        page.wait_for_text(SUMMARY, "From 37 on, A is cheaper.").await;

        page.drag_over(".break-even-chart", (0.8, 0.5), (0.4, 0.5)).await;
        page.wait_for_text(SUMMARY, "A costs").await;
        let dragged = page.text_of(SUMMARY).await;
        page.press("Home").await;
        page.press("ArrowRight").await;
        page.press("ArrowRight").await;
        page.wait_for_text(SUMMARY, "With input channels = 3, A has 38,720 parameters and B has 4,864.").await;
        page.wait_for_text(".verdict", "+696%").await;
        page.wait_for_rows(&["input | 3×15×15", "conv 3×3, 64 | 64×15×15 | 3×3", "conv 3×3, 64 | 64×15×15 | 5×5"])
            .await;

        // One step for the keys, and one for the drag before.
        page.click_button("Undo").await;
        page.wait_for_text(SUMMARY, &dragged).await;
        page.click_button("Undo").await;
        page.wait_for_text(SUMMARY, "With input channels = 64, A has 73,856 parameters and B has 102,464.").await;
    })
    .await;
}

#[tokio::test]
async fn unpadded_on_a_small_input_the_large_kernel_is_cheaper() {
    journey(|page| async move {
        compare(&page).await;
        page.choose("Change", "padding").await;
        page.click(&["radio"], "MACs").await;
        page.click(&["slider"], "padding of both networks").await;
        page.press("Home").await;
        page.wait_for_text(SUMMARY, "With padding = valid").await;
        page.choose("Change", "input size").await;
        page.wait_for_text(SUMMARY, "At 10, both cost the same; from 11 on, A is cheaper.").await;
        // A link shows the same chart.
        page.wait_for_address("&turn=input-size&cost=operations").await;
        page.reload().await;
        page.wait_for_text(SUMMARY, "At 10, both cost the same; from 11 on, A is cheaper.").await;
    })
    .await;
}

#[tokio::test]
async fn the_chart_is_open_to_everybody() {
    journey(|page| async move {
        compare(&page).await;
        for (width, height) in [(1440, 900), (390, 844)] {
            page.at_size(width, height, 1.0).await;
            for theme in [Theme::Light, Theme::Dark] {
                page.in_theme(theme).await;
                page.wait_for_settled_look().await;
                assert_eq!(page.axe_violations().await, NONE, "in the {theme:?} theme at {width}×{height}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_reader_of_chinese_sees_the_saving_and_where_it_ends() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.in_language("zh-CN").await;
        page.open("#net=input+64x15x15;+conv+64+k3+p1;+conv+64+k3+p1&with=input+64x15x15;+conv+64+k5+p2").await;
        page.unfold_the_verdict().await;
        page.wait_for_text(".verdict", "−28%").await;
        page.wait_for_text(".verdict", "两者的输出形状相同。").await;
        page.wait_for_text(SUMMARY, "取值 ≥ 37 时 A 更省。").await;
        page.evaluate("document.querySelector('.break-even-chart').focus(); return true", &[]).await;
        for key in ["Home", "ArrowRight", "ArrowRight"] {
            page.press(key).await;
        }
        page.wait_for_text(SUMMARY, "A 是 B 的 7.96 倍。").await;
        page.wait_for_text(".verdict", "+696%").await;
    })
    .await;
}
