//! Pointing at the picture.

use crate::STAGE;
use crate::harness::{Page, journey};

/// The middle unit of three 3×3 convolutions.
const MIDDLE: &str = "Row 7, column 7 of conv3";

#[tokio::test]
async fn pointing_at_the_small_map_shows_a_unit_and_a_click_pins_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        let picture = page.canvas_pixels(STAGE).await;

        let (across, down, sentence) = find_small_map(&page).await;
        page.wait_for_other_pixels(STAGE, &picture).await;
        page.point_at_nothing().await;
        page.wait_for_sentence(MIDDLE).await;
        page.wait_for_pixels(STAGE, &picture).await;

        page.click_on(STAGE, across, down).await;
        page.point_at_nothing().await;
        page.wait_for_sentence(&sentence).await;
        page.wait_for_other_pixels(STAGE, &picture).await;

        page.press("Escape").await;
        page.wait_for_sentence(MIDDLE).await;
    })
    .await;
}

#[tokio::test]
async fn the_picture_keeps_its_place_while_the_pointer_wanders() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        let place = place_of_picture(&page).await;
        let (across, down, _) = find_small_map(&page).await;
        for step in 0..12 {
            page.hover_over(STAGE, across - 0.01 * f64::from(step), down + 0.01 * f64::from(step)).await;
            assert_eq!(place_of_picture(&page).await, place, "{}", page.sentence().await);
        }
    })
    .await;
}

#[tokio::test]
async fn pointing_at_a_row_lights_the_layer_up_in_picture_and_table() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let picture = page.canvas_pixels(STAGE).await;
        let charts = page.canvas_pixels(".chart canvas").await;
        page.hover_over(".layer-list > li:nth-child(2)", 0.5, 0.2).await;
        page.wait_for_other_pixels(STAGE, &picture).await;
        page.wait_for_other_pixels(".chart canvas", &charts).await;
        page.wait_for_element(".layer-table tbody tr.highlighted:nth-child(1)").await;

        page.point_at_nothing().await;
        page.wait_for_pixels(STAGE, &picture).await;
        page.wait_for_pixels(".chart canvas", &charts).await;
    })
    .await;
}

#[tokio::test]
async fn the_picture_is_enlarged_and_fits_again() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let picture = page.canvas_pixels(STAGE).await;
        page.click_button("Zoom in").await;
        let enlarged = page.wait_for_other_pixels(STAGE, &picture).await;
        // Beside the field, by which the unit would be dragged.
        page.drag_over(STAGE, (0.8, 0.9), (0.7, 0.8)).await;
        page.wait_for_other_pixels(STAGE, &enlarged).await;
        page.click_button("Fit").await;
        page.point_at_nothing().await;
        page.wait_for_pixels(STAGE, &picture).await;
    })
    .await;
}

#[tokio::test]
async fn the_wheel_enlarges_the_picture_where_there_is_nothing_to_scroll() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let picture = page.canvas_pixels(STAGE).await;
        let turn = "return document.querySelector('.stage-plot').dispatchEvent(
            new WheelEvent('wheel', { deltaY: -120, cancelable: true, bubbles: true }))";
        assert_eq!(page.evaluate(turn, &[]).await, false);
        page.wait_for_other_pixels(STAGE, &picture).await;
        page.click_button("Fit").await;
        page.on_a_phone().await;
        page.wait_for("a page to scroll", "return document.documentElement.scrollHeight > innerHeight", &[]).await;
        assert_eq!(page.evaluate(turn, &[]).await, true, "the wheel is the page's");
    })
    .await;
}

#[tokio::test]
async fn two_fingers_enlarge_the_picture_and_move_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        let picture = page.canvas_pixels(STAGE).await;
        let scrolled = "return window.scrollY";
        page.pinch(STAGE, 0.2, 0.6, (0.0, 0.0)).await;
        let enlarged = page.wait_for_other_pixels(STAGE, &picture).await;
        // Nothing was pinned, and the page did not scroll.
        page.wait_for_sentence(MIDDLE).await;
        let place = page.evaluate(scrolled, &[]).await;
        page.pinch(STAGE, 0.3, 0.3, (30.0, -60.0)).await;
        page.wait_for_other_pixels(STAGE, &enlarged).await;
        assert_eq!(page.evaluate(scrolled, &[]).await, place);
        page.pinch(STAGE, 0.3, 0.3, (-30.0, 60.0)).await;
        page.wait_for_pixels(STAGE, &enlarged).await;
        page.click_button("Fit").await;
        page.wait_for_pixels(STAGE, &picture).await;
    })
    .await;
}

#[tokio::test]
async fn a_sharp_screen_gets_more_pixels_and_a_resized_window_the_right_ones() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        for (width, height, ratio) in [(1440, 900, 2.0), (1000, 700, 1.0), (390, 844, 3.0)] {
            page.at_size(width, height, ratio).await;
            if ratio == 2.0 {
                page.open("").await;
            }
            let script = "const canvas = document.querySelector(arguments[0]);
                const { width, height } = canvas.getBoundingClientRect();
                return [width, height].every((extent) => extent > 100)
                    && Math.abs(canvas.width - Math.floor(width) * devicePixelRatio) <= devicePixelRatio
                    && Math.abs(canvas.height - Math.floor(height) * devicePixelRatio) <= devicePixelRatio
                    && devicePixelRatio === arguments[1];";
            let arguments = [STAGE.into(), ratio.into()];
            page.wait_for(&format!("a sharp canvas at {width}×{height}, ratio {ratio}"), script, &arguments).await;
        }
    })
    .await;
}

/// Left, top, width and height of the canvas.
async fn place_of_picture(page: &Page) -> serde_json::Value {
    let script = "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [x, y, width, height];";
    page.evaluate(script, &[STAGE.into()]).await
}

/// Moves the mouse over the picture until the sentence is about another unit. Returns the position, in fractions of the canvas, and the
/// sentence.
pub(crate) async fn find_small_map(page: &Page) -> (f64, f64, String) {
    let before = page.sentence().await;
    for step in 0..400 {
        let (across, down) = (0.98 - 0.025 * f64::from(step / 10), 0.08 + 0.09 * f64::from(step % 10));
        page.hover_over(STAGE, across, down).await;
        let sentence = page.sentence().await;
        if sentence != before {
            return (across, down, sentence);
        }
    }
    panic!("no place of the picture belongs to another unit");
}
