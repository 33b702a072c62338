//! Comparing: a teacher shows that two small kernels see as far as a large one, and what each costs.

use crate::NONE;
use crate::harness::journey;

/// The canvases of two networks side by side.
const FIRST: &str = ".compared-network:first-child canvas";
const SECOND: &str = ".compared-network:last-child canvas";

#[tokio::test]
async fn two_threes_see_what_one_five_sees_for_28_percent_less() {
    journey(|page| async move {
        page.compare_two_threes_with_one_five().await;
        page.wait_for_text(".compared-network:last-child", "One 5×5").await;
        page.wait_for_text(".verdict", "parameters").await;
        let verdict = page.text_of(".verdict").await;
        assert!(verdict.contains("−28%"), "{verdict}");
        assert!(verdict.contains("Both networks have the same output shape."), "{verdict}");
        assert_eq!(page.axe_violations().await, NONE);

        // The cell under the pointer in one picture is highlighted in the other.
        let second = page.canvas_pixels(SECOND).await;
        page.hover_over(FIRST, 0.4, 0.6).await;
        page.wait_for_other_pixels(SECOND, &second).await;
        page.point_at_nothing().await;
        page.wait_for_pixels(SECOND, &second).await;

        // The second network can be edited too, and has its own undo.
        page.click(&["radio"], "B").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.open_row(1).await;
        page.enter("output channels", "32").await;
        page.wait_for_text(".verdict", "32×15×15").await;
        page.press("Control+z").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.click(&["radio"], "A").await;

        page.click_button("Swap A and B").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.wait_for_text(".verdict", "+39%").await;

        page.click_button("Compare").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.wait_for_no(".compared-network").await;
    })
    .await;
}

#[tokio::test]
async fn an_example_picked_while_comparing_brings_its_partner() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.choose_from_menu("Examples", "Two 3×3").await;
        page.wait_for_text(".headline", "Same view. A has 28% fewer parameters").await;
        page.wait_for_text(".compared-network:last-child", "One 5×5").await;

        // A stack that the user chose stays, on the new stack's input.
        page.choose("B", "One 7×7").await;
        page.wait_for_text(".headline", "One pixel of A sees 5×5, one of B sees 7×7.").await;
        page.choose_from_menu("Examples", "Three 3×3").await;
        page.wait_for_text(".headline", "Same view. A has 45% fewer parameters").await;
        page.wait_for_text(".compared-network:last-child", "One 7×7").await;
        page.wait_for_no(".compare-repair").await;
    })
    .await;
}

#[tokio::test]
async fn without_one_input_there_is_no_verdict() {
    journey(|page| async move {
        page.open("#net=input+8x15x15;+conv+8+k3&with=input+8x9x9;+conv+8+k3").await;
        page.wait_for_text(".compare-repair", "Their costs cannot be compared").await;
        for part in [".headline", ".compare-bars", ".break-even", ".verdict-winner"] {
            page.wait_for_no(part).await;
        }
        page.click_button("Use A’s input for both").await;
        page.wait_for_text(".headline", "Same view.").await;
        page.wait_for_element(".break-even").await;
    })
    .await;
}

#[tokio::test]
async fn a_comparison_is_shown_to_a_room_with_its_verdict() {
    journey(|page| async move {
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.click_button("Share").await;
        page.click_button("Present").await;
        page.wait_for_element("html[data-presenting] .presenter-bar").await;
        let shown = "
            const seen = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
            return ['.readout .headline', '.compare-bars', '.compared-network canvas'].every(seen)
                && !['.partner', '.stack', '.stage-bar'].some(seen);
        ";
        page.wait_for("the verdict beside the pictures", shown, &[]).await;
        page.press("Escape").await;
        page.wait_for_no("html[data-presenting]").await;
    })
    .await;
}

#[tokio::test]
async fn what_sees_farther_looks_larger_in_every_view() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        let deep = "input+8x21x21;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1";
        for view in ["field", "layers", "side"] {
            page.open("").await;
            page.open(&format!("#net={deep}&with=input+8x21x21;+conv+8+k7+p3&view={view}&theme=light")).await;
            page.wait_for_text(".compared-network:first-child", "all 121 cells").await;
            page.wait_for_text(".compared-network:last-child", "all 49 cells").await;
            page.wait_for_settled_look().await;
            let (eleven, seven) = (page.lowest_run(FIRST).await, page.lowest_run(SECOND).await);
            // Dots, outlines and the lean of a map change both by the same amount.
            let cell = (eleven - seven) / 4.0;
            let border = seven - 7.0 * cell;
            assert!(cell > 6.0 && border.abs() < 12.0, "{view}: {eleven} and {seven} pixels");
        }
    })
    .await;
}

#[tokio::test]
async fn holes_of_dilations_are_shown_beside_what_fills_them() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x31x31;+conv+8+k3+p2+d2;+conv+8+k3+p2+d2;+conv+8+k3+p2+d2").await;
        let holes = "Dilations 2-2-2 span 13×13 but touch only 49 of its 169 cells (29%). \
                     Dilations 1-2-3 see just as far and touch 100%.";
        page.wait_for_text(".readout", holes).await;
        page.wait_for_painted_pixels("[aria-label^=Dilations] canvas", 10_000).await;
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Compare with 1-2-3").await;
        page.wait_for_text(".compared-network:last-child", "all 169 cells").await;
        page.wait_for_text(".compared-network:first-child", "49 of 169 cells").await;
        page.click_button("Compare").await;
        page.open_row(2).await;
        page.enter("dilation", "1").await;
        page.wait_for_no("[aria-label^=Dilations]").await;
    })
    .await;
}
