//! First visit to the page.

use std::time::Duration;

use crate::harness::journey;
use crate::{NONE, STAGE, THREE_THREES};

/// Long enough for thirty frames, if any were requested.
const A_WHILE: Duration = Duration::from_millis(500);

#[tokio::test]
async fn a_first_visit_grows_to_seven_by_seven_and_then_rests() {
    journey(|page| async move {
        page.count_scheduling().await;
        page.open("").await;
        page.wait_for_control(&["button"], "Pause").await;
        let early = page.canvas_pixels(STAGE).await;
        let later = page.wait_for_other_pixels(STAGE, &early).await;
        page.wait_for_other_pixels(STAGE, &later).await;

        page.wait_for_control(&["button"], "Play").await;
        assert_eq!(page.timeline().await, "after conv3: 7×7");
        assert_eq!(page.figure("receptive field").await, "7 × 7");
        assert_eq!(page.rows().await, THREE_THREES);

        let (picture, scheduled) = (page.canvas_pixels(STAGE).await, page.scheduled().await);
        assert!(scheduled.frames > 10, "an animation asks for frames: {scheduled:?}");
        page.leave_alone(A_WHILE).await;
        assert_eq!(page.scheduled().await, scheduled);
        assert_eq!(page.canvas_pixels(STAGE).await, picture);
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_by_itself_where_motion_is_unwelcome() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_control(&["button"], "Play").await;
        assert_eq!(page.timeline().await, "after conv3: 7×7");

        let picture = page.canvas_pixels(STAGE).await;
        page.leave_alone(A_WHILE).await;
        assert_eq!(page.canvas_pixels(STAGE).await, picture);
    })
    .await;
}

#[tokio::test]
async fn the_growth_can_be_walked_through_step_by_step() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Back to the start").await;
        page.wait_for_timeline("the pixel itself").await;
        let mut picture = page.canvas_pixels(STAGE).await;
        for step in ["after conv1: 3×3", "after conv2: 5×5", "after conv3: 7×7"] {
            page.click_button("Next layer").await;
            page.wait_for_timeline(step).await;
            picture = page.wait_for_other_pixels(STAGE, &picture).await;
        }
        page.click_button("Previous layer").await;
        page.wait_for_timeline("after conv2: 5×5").await;
    })
    .await;
}

/// The traces of a visit in the address and in the browser.
const TRACES: &str =
    "return [location.hash, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean)";

#[tokio::test]
async fn who_only_looks_leaves_no_trace() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_control(&["button"], "Play").await;
        page.hover_over(STAGE, 0.5, 0.5).await;
        page.leave_alone(A_WHILE).await;
        assert_eq!(page.evaluate(TRACES, &[]).await, serde_json::json!(NONE));

        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.wait_for_address("conv+64+k5+p1").await;
        let kept = "return Object.keys(localStorage).some((key) => key.startsWith('convscope:document:'))";
        page.wait_for("a draft", kept, &[]).await;
        page.open("").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
    })
    .await;
}

#[tokio::test]
async fn a_language_that_is_chosen_on_a_first_visit_is_there_on_the_next() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click(&["radio"], "中文").await;
        page.wait_for_element("html[lang='zh-CN']").await;
        page.wait_for("the setting", "return localStorage.convscope?.includes('zh-CN') ?? false", &[]).await;
        page.open("").await;
        page.wait_for_element("html[lang='zh-CN']").await;
        page.wait_for_text(".layer-list > li:last-child", "3×3 卷积").await;
    })
    .await;
}
