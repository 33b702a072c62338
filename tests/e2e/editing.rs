//! Editing of one number, and what follows from it.

use crate::harness::journey;
use crate::{STAGE, THREE_THREES};

#[tokio::test]
async fn a_kernel_of_five_is_followed_by_picture_and_numbers() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        assert_eq!(page.figure("parameters").await, "75.6 k");
        assert_eq!(page.figure("MACs").await, "17.0 M");
        let before = page.canvas_pixels(STAGE).await;

        page.open_row(3).await;
        page.enter("kernel", "5").await;

        page.wait_for_figure("receptive field", "9 × 9").await;
        // 65,536 more weights in the last layer, and two rows and columns fewer.
        page.wait_for_figure("parameters", "141 k").await;
        page.wait_for_figure("MACs", "26.0 M").await;
        page.wait_for_other_pixels(STAGE, &before).await;
        page.wait_for_rows(&[
            "input | 3×15×15",
            "conv 3×3, 64 | 64×15×15 | 3×3",
            "conv 3×3, 64 | 64×15×15 | 5×5",
            "conv 5×5, 64 | 64×13×13 | 9×9",
        ])
        .await;
    })
    .await;
}

#[tokio::test]
async fn after_an_edit_a_line_leads_from_the_old_field_to_the_new() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_on(STAGE, 0.3, 0.4).await;
        page.wait_for_address("unit=").await;
        page.wait_for_no(".edit-ring").await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_element(".edit-ring").await;
        let ratio = "const { style } = document.querySelector('.edit-ring');
                     return parseFloat(style.width) / parseFloat(style.getPropertyValue('--from-width'))";
        let ratio = page.evaluate(ratio, &[]).await.as_f64().expect("both ends have a width");
        assert!((ratio - 9.0 / 7.0).abs() < 0.01, "from 7 to 9 cells: {ratio}");
    })
    .await;
}

#[tokio::test]
async fn an_impossible_layer_moves_no_field_while_a_number_is_typed() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(1).await;
        let top = "return document.querySelector('.layer-fields').getBoundingClientRect().top";
        let place = page.evaluate(top, &[]).await;
        page.enter("kernel", "31").await;
        page.wait_for_element(".layer-problem").await;
        assert_eq!(page.evaluate(top, &[]).await, place);
        page.wait_for_figure("parameters", "–").await;
    })
    .await;
}

#[tokio::test]
async fn the_layer_table_is_sorted_and_filtered() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_example("ResNet-50").await;
        let first = ".layer-table tbody tr:first-child > th";
        page.wait_for_text(first, "conv1").await;
        // Blocks first, with the sums of their layers.
        let block = |name: &str| {
            format!(
                "return [...document.querySelectorAll('.layer-table [data-block]')]
                .find((row) => row.querySelector('button').textContent === '{name}')?.textContent ?? null"
            )
        };
        let sums = page.wait_for("the block layer1.0", &block("layer1.0"), &[]).await;
        assert!(sums.as_str().is_some_and(|sums| sums.contains("75.0 k")), "{sums}");
        page.click_button("params").await;
        page.wait_for_text(first, "layer4.0").await;
        page.click_button("layer4.0").await;
        page.wait_for_text(".layer-table tbody tr:nth-child(2) > th", "conv").await;
        assert_eq!(page.focused_name().await, "layer4.0", "the block keeps the focus");
        page.press("Enter").await;
        page.wait_for_text(".layer-table tbody tr:nth-child(2) > th", "layer4").await;
        page.click_button("params").await;

        page.click(&["checkbox"], "Group by block").await;
        page.click_button("params").await;
        page.wait_for_text(first, "conv45").await;
        page.wait_for_element(".layer-table th[aria-sort='descending']").await;
        page.click_button("params").await;
        page.wait_for_text(first, "conv1").await;

        let rows = "return document.querySelectorAll('.layer-table tbody tr').length";
        let all = page.evaluate(rows, &[]).await.as_u64();
        page.click(&["checkbox"], "Only layers with weights").await;
        page.wait_for(
            "fewer rows",
            "return !document.querySelector('.layer-table tbody').textContent.includes('relu')",
            &[],
        )
        .await;
        assert!(page.evaluate(rows, &[]).await.as_u64() < all);
    })
    .await;
}

#[tokio::test]
async fn an_impossible_layer_explains_itself_and_undo_brings_everything_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let picture = page.canvas_pixels(STAGE).await;
        page.open_row(2).await;
        page.enter("kernel", "31").await;

        page.wait_for_text(".layer-list", "does not fit").await;
        let problems = page.problems_of_rows().await;
        assert_eq!(problems[..2], ["", ""], "the rows before are well");
        assert_eq!(
            problems[2],
            "a window of 31 (kernel 31, dilation 1) does not fit into height 15 with padding 1 + 1"
        );
        assert_eq!(problems[3], "", "it is said once");
        page.wait_for_element(".layer-row:nth-child(4)[data-after-problem]").await;
        assert_eq!(page.rows().await[..2], THREE_THREES[..2]);
        page.wait_for_text("main", "This layer has no output").await;

        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
        assert_eq!(page.problems_of_rows().await, ["", "", "", ""]);
        page.click_on(".header-title", 0.5, 0.5).await;
        page.wait_for_no(".layer-row[data-selected]").await;
        page.wait_for_figure("receptive field", "7 × 7").await;
        page.point_at_nothing().await;
        page.wait_for_pixels(STAGE, &picture).await;

        page.press("Control+Shift+z").await;
        page.wait_for_text(".layer-list", "does not fit").await;
    })
    .await;
}

#[tokio::test]
async fn an_input_too_small_for_the_layers_says_so_at_the_first_of_them() {
    journey(|page| async move {
        page.open("#net=input+3x15x15;+conv+8+k3+s2;+conv+8+k3+s2;+conv+8+k3+s2").await;
        page.wait_for_figure("receptive field", "15 × 15").await;
        page.open_row(0).await;
        page.enter("size", "7").await;
        page.wait_for_text(".layer-list", "does not fit into height 1").await;
        let problems = page.problems_of_rows().await;
        assert_eq!(problems.iter().filter(|problem| !problem.is_empty()).count(), 1, "{problems:?}");
        assert_eq!(page.rows().await[2], "conv 3×3, 8 | 8×1×1 | 7×7");
        // What still works is shown.
        page.look_at_row(2).await;
        page.wait_for_figure("receptive field", "7 × 7").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_number_changes_nothing_and_says_why() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(3).await;
        page.enter("kernel", "three").await;
        page.wait_for_text("[role=alert]", "Enter a whole number from 1 to").await;
        page.wait_for_figure("receptive field", "7 × 7").await;
        assert_eq!(page.rows().await, THREE_THREES);

        page.press("Escape").await;
        assert_eq!(page.value_of("kernel").await, "3");

        for wrong in [" ", "-1", "0", "2.5", "99999999999999999999999"] {
            page.enter("kernel", wrong).await;
            page.wait_for_text(".number-entry [role=alert]", "Enter a whole number").await;
            page.press("Tab").await;
            assert_eq!(page.value_of("kernel").await, wrong, "what was entered stays with the reason");
        }
        assert_eq!(page.rows().await, THREE_THREES);

        // Another value takes its place, and nothing is wrong any more.
        page.click_button("Increase kernel").await;
        assert_eq!(page.value_of("kernel").await, "4");
        page.wait_for_no(".number-entry [role=alert]").await;
        page.enter("kernel", "three").await;
        page.wait_for_text(".number-entry [role=alert]", "Enter a whole number").await;
        page.press("Tab").await;
        page.click_button("Undo").await;
        page.wait_for_no(".number-entry [role=alert]").await;
        assert_eq!(page.value_of("kernel").await, "3");
    })
    .await;
}

#[tokio::test]
async fn a_layer_can_be_removed_doubled_and_switched_off() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(2).await;
        page.click_button("Delete conv2").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.click_button("Undo").await;
        page.wait_for_rows(&THREE_THREES).await;

        page.open_row(2).await;
        page.click_button("Duplicate conv2").await;
        page.wait_for_text(".layer-list", "9×9").await;
        page.click_button("Undo").await;
        page.wait_for_rows(&THREE_THREES).await;

        page.open_row(2).await;
        page.click_button("Turn off conv2").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.open_row(2).await;
        page.click_button("Turn on conv2").await;
        page.wait_for_figure("receptive field", "7 × 7").await;
    })
    .await;
}

/// The last chart, which is out of sight in a low window.
const LAST_CHART: &str = ".readout-part:last-child .chart canvas";

#[tokio::test]
async fn a_chart_out_of_sight_is_painted_once_it_is_seen() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.at_size(1440, 500, 1.0).await;
        page.open("").await;
        page.wait_for_painted_pixels(LAST_CHART, 0).await;
        page.open_row(3).await;
        let before = page.canvas_pixels(LAST_CHART).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        assert_eq!(page.canvas_pixels(LAST_CHART).await, before);
        page.evaluate(&format!("document.querySelector('{LAST_CHART}').scrollIntoView()"), &[]).await;
        page.wait_for_other_pixels(LAST_CHART, &before).await;
    })
    .await;
}

#[tokio::test]
async fn statistics_of_normalizations_count_if_the_reader_wants_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+8+k3+p1;+instancenorm;+bn;+conv+8+k3+p1").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.open_row(2).await;
        let choice = "Normalization statistics, in all layers";
        page.choose(choice, "counted as at inference").await;
        page.wait_for_address("inference").await;
        page.wait_for_text(".layer-list > li:nth-child(3)", "whole map").await;
        page.wait_for_text(".layer-list > li:nth-child(3)", "its statistics read the whole map").await;
        // A batch norm has the same choice; a convolution has none.
        page.open_row(3).await;
        page.choose(choice, "counted as in training").await;
        page.wait_for_address("training").await;
        page.open_row(4).await;
        assert!(!page.names_of("combobox").await.contains(&choice.to_owned()));
        page.press("Control+z").await;
        page.press("Control+z").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
    })
    .await;
}

#[tokio::test]
async fn a_layer_uses_the_weights_of_an_earlier_one() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+8x15x15;+conv+8+k3+p1;+conv+8+k3+p1").await;
        page.wait_for_figure("parameters", "1,168").await;
        page.open_row(1).await;
        assert!(!page.names_of("combobox").await.contains(&"weights".to_owned()), "the first layer has its own");
        page.open_row(2).await;
        page.choose("weights", "conv1").await;
        page.wait_for_figure("parameters", "584").await;
        page.wait_for_address("shares+conv1").await;
        page.choose("weights", "its own").await;
        page.wait_for_figure("parameters", "1,168").await;
    })
    .await;
}
