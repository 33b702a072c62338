//! Pace: how long a visitor waits. Times depend on the machine, so they are printed in comparison, and nothing is asserted.

use std::io::{Write, stderr};

use crate::STAGE;
use crate::harness::{Page, journey};
use crate::pointing::find_small_map;

/// The number of repetitions.
const TIMES: u32 = 20;

#[tokio::test]
async fn a_deep_network_is_edited_and_pointed_at() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let small_hover = time_hover(&page).await;
        let small_edit = time_edit(&page, 0, "size").await;
        let kernel_edit = time_edit(&page, 3, "kernel").await;
        page.choose_example("VGG-16").await;
        page.wait_for_text("header", "VGG-16").await;
        let (hover, edit) = (time_hover(&page).await, time_edit(&page, 0, "size").await);

        let (edit_ratio, hover_ratio) = (edit / small_edit, hover / small_hover);
        // Past the test harness, which hides the output of successful tests.
        let told = writeln!(
            stderr(),
            "scripting: {small_edit:.1} ms a change of the input of three 3×3, {edit_ratio:.1} times that in VGG-16; \
             {kernel_edit:.1} ms one of a kernel; {small_hover:.1} ms a hover, {hover_ratio:.1} times"
        );
        assert!(told.is_ok());
    })
    .await;
}

/// The main thread's scripting for one change of a number of a row, in milliseconds.
async fn time_edit(page: &Page, row: usize, number: &str) -> f64 {
    page.open_row(row).await;
    page.click(&["spinbutton"], number).await;
    let before = page.scripting().await;
    for time in 0..TIMES {
        page.press(if time % 2 == 0 { "ArrowUp" } else { "ArrowDown" }).await;
    }
    1000.0 * (page.scripting().await - before) / f64::from(TIMES)
}

/// The main thread's scripting for one move of the pointer to another unit, in milliseconds.
async fn time_hover(page: &Page) -> f64 {
    let (across, down, _) = find_small_map(page).await;
    let before = page.scripting().await;
    for time in 0..TIMES {
        page.hover_over(STAGE, across, down + if time % 2 == 0 { 0.04 } else { 0.0 }).await;
    }
    1000.0 * (page.scripting().await - before) / f64::from(TIMES)
}
