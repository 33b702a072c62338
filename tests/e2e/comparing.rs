//! A teacher shows that two small kernels see as far as a large one, and what each costs.

use crate::NONE;
use crate::harness::journey;

/// The canvases of two networks beside each other.
const FIRST: &str = ".contender:first-child canvas";
const SECOND: &str = ".contender:last-child canvas";

#[tokio::test]
async fn two_threes_see_what_one_five_sees_for_28_percent_less() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_from_menu("Examples", "Two 3×3").await;
        page.click_row(0).await;
        page.enter("channels", "64").await;
        page.click_button("Compare").await;

        page.wait_for_text(".contender:last-child", "One 5×5").await;
        page.wait_for_text(".verdict", "parameters").await;
        let verdict = page.text_of(".verdict").await;
        assert!(verdict.contains("−28 %"), "{verdict}");
        assert!(verdict.contains("Both put out the same shape."), "{verdict}");
        assert_eq!(page.axe_violations().await, NONE);

        // Where one points in the one picture, one looks in the other.
        let second = page.canvas_pixels(SECOND).await;
        page.hover_over(FIRST, 0.4, 0.6).await;
        page.wait_for_other_pixels(SECOND, &second).await;
        page.point_at_nothing().await;
        page.wait_for_pixels(SECOND, &second).await;

        page.click_button("Swap A and B").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.wait_for_text(".verdict", "+39 %").await;

        page.click_button("Compare").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.wait_for_no(".contender").await;
    })
    .await;
}
