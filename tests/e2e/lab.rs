//! Lab: a student tests whether two small kernels equal one large kernel.

use crate::harness::{Page, Theme, journey};
use crate::{NONE, THREE_THREES};

/// The description of the images.
const FINDING: &str = ".lab-finding";

/// The composed kernel as it is read out.
fn single(values: &str) -> String {
    format!("[role=img][aria-label^='Single kernel 5×5:'][aria-label*='{values}']")
}

async fn open_lab(page: &Page) {
    page.with_reduced_motion().await;
    page.open("").await;
    page.click_button("Kernel lab").await;
    page.wait_for_text(FINDING, "892 of 50,176 positions differ, all in the outermost ring").await;
}

#[tokio::test]
async fn kernels_are_changed_and_composed() {
    journey(|page| async move {
        open_lab(&page).await;
        page.wait_for_element(&single("0.125 −0.125 −0.5 −0.125 0.125")).await;
        page.enter("Kernel 1, row 2, column 2", "-8").await;
        page.wait_for_element(&single("−1.5")).await;
        page.press("ArrowUp").await;
        assert_eq!(page.value_of("Kernel 1, row 2, column 2").await, "−7.9");
        page.press("ArrowRight").await;
        page.wait_for_focus("Kernel 1, row 2, column 3").await;

        let pictures = page.canvas_pixels(".lab-picture canvas").await;
        page.drag_over(".lab-row [data-sign=negative]", (0.5, 0.5), (0.5, -1.5)).await;
        page.wait_for_other_pixels(".lab-picture canvas", &pictures).await;
        let dragged = page.value_of("Kernel 1, row 2, column 2").await;
        assert!(dragged != "−7.9" && dragged.starts_with('−'), "{dragged}");
        page.press("Control+z").await;
        page.press("Control+z").await;
        page.press("Control+z").await;
        page.wait_for_element(&single("0.125 −0.125 −0.5 −0.125 0.125")).await;

        page.choose("Kernel 2: preset", "Identity").await;
        page.wait_for_element(&single("0 1 −4 1 0")).await;
        page.click_button("Close").await;
        page.wait_for_rows(&THREE_THREES).await;
        page.click_button("Kernel lab").await;
        page.wait_for_element(&single("0 1 −4 1 0")).await;
    })
    .await;
}

#[tokio::test]
async fn two_kernels_are_one_but_for_the_border_until_a_relu_stands_between() {
    journey(|page| async move {
        open_lab(&page).await;
        page.choose("Longer side", "640 px").await;
        page.wait_for_text(FINDING, "2,556 of 409,600 positions differ, all in the outermost ring").await;
        page.click(&["radio"], "Convolution").await;
        page.wait_for_text(FINDING, "2,556 of 409,600").await;
        page.click(&["radio"], "No padding").await;
        page.wait_for_text(FINDING, "All 404,496 positions agree").await;
        page.click(&["checkbox"], "ReLU in between").await;
        page.wait_for_text(FINDING, "A ReLU in between breaks the equality").await;
    })
    .await;
}

#[tokio::test]
async fn a_large_kernel_is_taken_apart() {
    journey(|page| async move {
        open_lab(&page).await;
        page.choose("5×5 to decompose: preset", "1 + x⁴ + y⁴").await;
        page.click_button("Fit pairs of 3×3").await;
        page.wait_for_text(FINDING, "The error is").await;
        page.wait_for_text(FINDING, "17 of 25 degrees of freedom").await;
        page.click_on(".lab-part:last-child .segmented-choice:nth-child(4)", 0.5, 0.5).await;
        page.click_button("Fit pairs of 3×3").await;
        page.wait_for_text(FINDING, "The fit is exact").await;
        page.click_button("Use these kernels in the lab").await;
        page.wait_for_element("[role=group][aria-label='Kernel 2 of channel 4']").await;
        page.wait_for_element(&single("1 0 0 0 1; 0 0 0 0 0; 0 0 0 0 0; 0 0 0 0 0; 1 0 0 0 0")).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_into_the_lab() {
    journey(|page| async move {
        open_lab(&page).await;
        page.wait_for_address("&panel=lab").await;
        page.choose("Kernel 2: preset", "Identity").await;
        page.wait_for_address("&panel=lab&kernels=laplace;identity").await;
        page.click(&["checkbox"], "ReLU in between").await;
        page.wait_for_address("&run=relu").await;
        page.reload().await;
        page.wait_for_element(&single("0 1 −4 1 0")).await;
        page.wait_for_text(FINDING, "positions").await;
        page.press("Escape").await;
        page.wait_for_no(".lab").await;
        page.wait_for_rows(&THREE_THREES).await;

        page.open("#panel=lab&kernels=blur;NaN,1&net=input+3x9x9;+conv+8+k3").await;
        page.wait_for_text(".notice", "kernels").await;
        page.wait_for_no(".lab").await;
        page.open("#panel=lab&kernels=blur;blur&run=valid&target=corners").await;
        page.wait_for_text(FINDING, "positions agree").await;
        assert_eq!(page.value_of("Kernel 1, row 1, column 1").await, "0.11");
    })
    .await;
}

#[tokio::test]
async fn the_lab_goes_to_paper_alone() {
    journey(|page| async move {
        open_lab(&page).await;
        assert_eq!(page.on_paper(".stack, .stage, .readout, .wordmark, .lab button").await, NONE);
        assert_eq!(page.on_paper(".lab .segmented-choice:has(:checked)").await[..2], ["Correlation", "Zero padding"]);
        assert_eq!(page.on_paper(".lab-picture").await.len(), 3);
        page.press("Escape").await;
        page.wait_for_no(".lab").await;
        assert_eq!(page.on_paper(".wordmark, dialog, .stage-bar").await, ["Convscope"]);
    })
    .await;
}

#[tokio::test]
async fn the_lab_is_open_to_everybody() {
    journey(|page| async move {
        open_lab(&page).await;
        page.click_button("Fit pairs of 3×3").await;
        page.wait_for_text(FINDING, "The error is").await;
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
