//! A visitor slides a kernel over small numbers: by keys, by dragging, in the lesson.

use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Unit, WorkedExample};
use convscope::formats::notation;
use convscope::scene::Size;
use convscope::scene::kernel::{KernelPicture, KernelWords, equation, kernel_scene};
use convscope::scene::stack::MapWords;

use crate::exactly::{STAGE_NAME, stage_size};
use crate::harness::journey;
use crate::learning::predict;
use crate::{NONE, STAGE};

const NETWORK: &str = "input 1x9x9; conv 1 k3; relu; conv 1 k3 s2";

fn analysis() -> NetworkAnalysis {
    NetworkAnalysis::new(Arc::new(notation::read(NETWORK).expect("a network in the notation")))
}

/// The sum that a unit of the last map is.
fn sum(row: i64, col: i64) -> String {
    let analysis = analysis();
    let example = WorkedExample::of(&analysis, 3).expect("an example");
    equation(&example.computation(Unit { map: 3, row, col }).expect("the unit exists"), usize::MAX)
}

/// Where a cell of the last map is drawn while a unit is selected, in fractions of the canvas.
fn cell(size: Size, selected: (i64, i64), (row, col): (i64, i64)) -> (f64, f64) {
    let unit = Unit { map: 3, row: selected.0, col: selected.1 };
    let picture = KernelPicture::of(&analysis(), unit, &|_| MapWords::default(), KernelWords::default());
    let scene = kernel_scene(&picture.view(size));
    let at = scene.map(3).expect("the output is drawn").frame.center_of(row, col);
    (at.x / size.width, at.y / size.height)
}

#[tokio::test]
async fn the_sum_of_every_place_is_the_engines_by_keys_and_by_dragging() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+1x9x9;+conv+1+k3;+relu;+conv+1+k3+s2&view=kernel&unit=0,0").await;
        page.wait_for_sentence(&format!(
            "Row 0, column 0 of conv2 is the sum of the values under the kernel, each times its weight: {}.",
            sum(0, 0)
        ))
        .await;
        assert_eq!(page.axe_violations().await, NONE);
        page.tab_to(STAGE_NAME).await;
        for (key, place) in [("ArrowRight", (0, 1)), ("ArrowDown", (1, 1)), ("ArrowRight", (1, 2))] {
            page.press(key).await;
            page.wait_for_sentence(&format!("weight: {}.", sum(place.0, place.1))).await;
        }
        let size = stage_size(&page).await;
        page.drag_over(STAGE, cell(size, (1, 2), (1, 2)), cell(size, (1, 2), (2, 0))).await;
        page.point_at_nothing().await;
        page.wait_for_sentence(&format!(
            "Row 2, column 0 of conv2 is the sum of the values under the kernel, each times its weight: {}.",
            sum(2, 0)
        ))
        .await;
        page.wait_for_address("view=kernel").await;
    })
    .await;
}

#[tokio::test]
async fn a_layer_without_a_kernel_says_so() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+1x8x8;+up+2&view=kernel").await;
        page.wait_for_sentence("has no kernel. Choose a convolution or a pooling layer.").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_lesson_slides_a_kernel() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#learn=convolution").await;
        page.wait_for_text(".lesson-title", "Multiply and add").await;
        predict(&page, "9").await;
        page.wait_for_text(".feedback", "Correct.").await;
        page.click_button("Next").await;
        page.wait_for_text(".lesson-title", "Slide").await;
        page.wait_for_sentence("Row 0, column 0 of conv1 is the sum").await;
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}
