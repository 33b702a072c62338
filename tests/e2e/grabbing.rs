//! Grabbing the picture: dragging the field with mouse and finger, pressing the input, and opening and closing rows meanwhile.

use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Unit, trace};
use convscope::presets::Preset;
use convscope::scene::field::{FieldPicture, FieldStrings, field_scene};
use convscope::scene::{Frame, Size};

use crate::STAGE;
use crate::exactly::stage_size;
use crate::harness::{Page, journey};

/// The middle unit of three 3×3 convolutions.
const MIDDLE: &str = "Row 7, column 7 of conv3";

/// The transform from the input's cells to the page's canvas.
fn input_frame(size: Size) -> Frame {
    let analysis = Arc::new(NetworkAnalysis::new(Preset::ThreeThrees.network().into()));
    let unit = Unit::centre(&analysis.shaped, 3).expect("the layers work");
    let trace = trace::receptive(&analysis.shaped, unit).expect("a small network");
    let scene = field_scene(&FieldPicture::of(&analysis, &trace).view(size, FieldStrings::default()));
    scene.map(0).expect("the input is drawn").frame
}

/// The center of a cell of the input, in fractions of the canvas.
async fn cell(page: &Page, row: i64, column: i64) -> (f64, f64) {
    let size = stage_size(page).await;
    let at = input_frame(size).center_of(row, column);
    (at.x / size.width, at.y / size.height)
}

#[tokio::test]
async fn the_field_is_dragged_with_the_mouse_and_stays_where_it_is_put() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        for (row, column) in [(4, 10), (0, 0), (14, 14), (7, 7)] {
            let from = page.sentence().await;
            let numbers: Vec<i64> =
                from.split(|sign: char| !sign.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
            let (start, end) = (cell(&page, numbers[0], numbers[1]).await, cell(&page, row, column).await);
            page.drag_over(STAGE, start, end).await;
            page.point_at_nothing().await;
            page.wait_for_sentence(&format!("Row {row}, column {column} of conv3")).await;
        }
        page.wait_for_address("unit=7,7").await;
    })
    .await;
}

#[tokio::test]
async fn in_a_wide_window_the_side_view_stands_on_the_rows_of_the_field_view() {
    /// The column of the input, in CSS pixels from the left of the side view.
    const INPUT: f64 = 36.0;
    const SIDE: &str = ".stage-plot:nth-child(2) canvas";
    journey(|page| async move {
        page.at_size(1920, 1080, 1.0).await;
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        page.wait_for_element(SIDE).await;
        let width = stage_size(&page).await.width;
        let (input, seventh, third) = (INPUT / width, cell(&page, 7, 0).await.1, cell(&page, 3, 0).await.1);
        page.drag_over(SIDE, (input, seventh), (input, third)).await;
        page.point_at_nothing().await;
        page.wait_for_sentence("Row 3, column 7 of conv3").await;

        // Across the rows the pointer means nothing, and both show the same rows when one is enlarged.
        page.drag_over(SIDE, (input, third), (0.5, seventh)).await;
        page.point_at_nothing().await;
        page.wait_for_sentence(MIDDLE).await;
        page.click_button("Zoom in").await;
        page.wait_for_element(".stage-plot:first-child[data-enlarged]").await;
        page.wait_for_element(".stage-plot:nth-child(2)[data-enlarged]").await;
    })
    .await;
}

#[tokio::test]
async fn a_press_on_the_input_pins_the_unit_whose_field_is_centred_there() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let free = page.canvas_pixels(STAGE).await;
        let (across, down) = cell(&page, 3, 11).await;
        page.click_on(STAGE, across, down).await;
        page.point_at_nothing().await;
        page.wait_for_sentence("Row 3, column 11 of conv3").await;
        page.wait_for_element(".stage-bar [aria-pressed=true][title^='Pin']").await;

        // A second press unpins it, and so do Escape and the button.
        page.click_on(STAGE, across, down).await;
        page.point_at_nothing().await;
        page.wait_for_sentence(MIDDLE).await;
        page.wait_for_pixels(STAGE, &free).await;
        page.click_on(STAGE, across, down).await;
        page.wait_for_sentence("Row 3, column 11 of conv3").await;
        page.press("Escape").await;
        page.wait_for_sentence(MIDDLE).await;
        page.click_on(STAGE, across, down).await;
        page.wait_for_sentence("Row 3, column 11 of conv3").await;
        page.click_on(".stage-bar [aria-pressed=true][title^='Pin']", 0.5, 0.5).await;
        page.wait_for_sentence(MIDDLE).await;
    })
    .await;
}

#[tokio::test]
async fn a_finger_on_the_field_drags_it_and_one_beside_it_scrolls_the_page() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.open("").await;
        page.wait_for_sentence(MIDDLE).await;
        let scrolled = "return window.scrollY";
        let place = page.evaluate(scrolled, &[]).await;
        page.drag_a_finger_over(STAGE, cell(&page, 7, 7).await, cell(&page, 10, 4).await).await;
        page.wait_for_sentence("Row 10, column 4 of conv3").await;
        assert_eq!(page.evaluate(scrolled, &[]).await, place, "the page stands still");

        page.drag_a_finger_over(STAGE, cell(&page, 14, 13).await, cell(&page, 1, 13).await).await;
        page.wait_for("the page to scroll", "return window.scrollY > 20", &[]).await;
        page.wait_for_sentence("Row 10, column 4 of conv3").await;
    })
    .await;
}

#[tokio::test]
async fn a_row_opens_wherever_it_is_pressed_and_the_stage_keeps_the_output() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let head = ".layer-list > li:nth-child(2) .layer-head";
        for (across, down) in [(0.5, 0.5), (0.95, 0.25), (0.05, 0.8)] {
            page.hover_over(head, across, down).await;
            page.click_on(head, across, down).await;
            page.wait_for_element(".layer-list > li:nth-child(2)[data-selected]").await;
            page.wait_for_sentence(MIDDLE).await;
            page.click_on(head, across, down.min(0.4)).await;
            page.wait_for_no(".layer-row[data-selected]").await;
        }
        page.wait_for_figure("receptive field", "7 × 7").await;
    })
    .await;
}

#[tokio::test]
async fn a_row_closes_by_escape_and_by_a_click_elsewhere_but_not_by_a_drag() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(1).await;
        let marked = page.canvas_pixels(STAGE).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.drag_over(STAGE, cell(&page, 7, 7).await, cell(&page, 5, 5).await).await;
        page.wait_for_element(".layer-row[data-selected]").await;
        page.click_on(".header-title", 0.5, 0.5).await;
        page.wait_for_no(".layer-row[data-selected]").await;
        page.wait_for_other_pixels(STAGE, &marked).await;

        page.open_row(2).await;
        page.press("Escape").await;
        page.wait_for_no(".layer-row[data-selected]").await;
    })
    .await;
}

#[tokio::test]
async fn the_size_of_a_field_in_its_row_has_the_stage_show_the_layer() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Show what conv1 sees").await;
        page.wait_for_sentence("Row 7, column 7 of conv1").await;
        page.wait_for_figure("receptive field", "3 × 3").await;
        page.wait_for_no(".layer-row[data-selected]").await;
        page.wait_for_address("layer=conv1").await;
        page.click_button("Show what conv1 sees").await;
        page.wait_for_sentence(MIDDLE).await;
    })
    .await;
}

#[tokio::test]
async fn layers_are_added_one_after_another_under_a_resting_pointer() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.press("Home").await;
        let bar = "const { top } = document.querySelector('.quick-add').getBoundingClientRect(); return top";
        let place = page.evaluate(bar, &[]).await;
        for field in ["9 × 9", "11 × 11", "13 × 13"] {
            page.click_button("Conv 3×3").await;
            page.wait_for_figure("receptive field", field).await;
            page.wait_for_no(".layer-row[data-selected]").await;
            assert_eq!(page.evaluate(bar, &[]).await, place, "the buttons stay under the pointer");
        }
        page.wait_for_sentence("Row 7, column 7 of conv6 sees").await;
    })
    .await;
}

#[tokio::test]
async fn a_pixel_at_the_corner_says_what_it_sees_itself() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let (across, down) = cell(&page, 0, 0).await;
        page.click_on(STAGE, across, down).await;
        page.wait_for_figure("receptive field", "4 × 4").await;
        page.wait_for_text(".figure-hero .figure-exact", "here, up to 7 × 7").await;
    })
    .await;
}
