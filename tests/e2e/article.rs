//! Article reader: checks the numbers of an article on small kernels, how much they save and when they do not.

use crate::NONE;
use crate::harness::{Page, Theme, journey};

const TWO: &str = "#net=name+two-3x3;+input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1";
const THREE: &str = "#net=name+three-3x3;+input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1;+conv+64+k3+p1";

/// Asserts that an element is entirely in the window without scrolling.
async fn is_on_the_first_screen(page: &Page, selector: &str) {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.height > 0;";
    page.wait_for(&format!("{selector} on the first screen"), script, &[selector.into()]).await;
}

#[tokio::test]
async fn compare_opens_with_the_numbers_of_the_article() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        for (language, button, two, three) in [
            (
                "en",
                "Compare",
                "Same view. A has 28% fewer parameters, 28% fewer multiply-adds, 2× the activations, and room for 2 nonlinearities instead of 1.",
                "Same view. A has 45% fewer parameters, 45% fewer multiply-adds, 3× the activations, and room for 3 nonlinearities instead of 1.",
            ),
            ("zh-CN", "比较", "感受野相同。与 B 相比，A 的参数少 28%，乘加运算少 28%，激活值是 B 的 2 倍", "感受野相同。与 B 相比，A 的参数少 45%，乘加运算少 45%，激活值是 B 的 3 倍"),
        ] {
            page.in_language(language).await;
            for (network, sentence, numbers) in
                [(TWO, two, ["73.9 k", "102 k", "30.2 G", "41.9 G"]), (THREE, three, ["111 k", "201 k", "45.3 G", "82.2 G"])]
            {
                page.open("").await;
                page.open(network).await;
                page.click_button(button).await;
                page.wait_for_text(".headline", sentence).await;
                for number in numbers {
                    page.wait_for_text(".compare-bars", number).await;
                }
                page.wait_for_text(".layer-list", "64×640×640").await;
                is_on_the_first_screen(&page, ".headline").await;
                is_on_the_first_screen(&page, ".compare-bars").await;
                // After the comparison, the network is unchanged.
                page.click_button(button).await;
                page.wait_for_text(".layer-list", "3×15×15").await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn with_three_input_channels_the_rule_flips_at_one_press() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(TWO).await;
        page.click_button("Compare").await;
        page.click_button("Try 3 input channels: the rule flips").await;
        page.wait_for_text(".headline", "Same view. A has 7.96× the parameters").await;
        page.wait_for_rows(&[
            "input | 3×640×640",
            "conv 3×3, 64 | 64×640×640 | 3×3",
            "conv 3×3, 64 | 64×640×640 | 5×5",
        ])
        .await;
        page.click_button("Try 64 input channels: the rule flips").await;
        page.wait_for_text(".headline", "A has 28% fewer parameters").await;
        page.click_button("Undo").await;
        page.wait_for_text(".headline", "A has 7.96× the parameters").await;
    })
    .await;
}

#[tokio::test]
async fn with_all_channels_alike_the_small_kernels_always_win() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(THREE).await;
        page.click_button("Compare").await;
        page.choose("Change", "all channels").await;
        let summary = ".break-even-summary";
        page.wait_for_text(summary, "With all channels = 64, A has 110,784 parameters and B has 200,768.").await;
        page.wait_for_text(summary, "A is cheaper wherever they differ, from 1 to 128.").await;
        page.evaluate("document.querySelector('.break-even-chart').focus(); return true", &[]).await;
        page.press("ArrowRight").await;
        page.wait_for_text(summary, "With all channels = 65").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.wait_for_text(".layer-list", "65×640×640").await;
        page.wait_for_address("&turn=all-channels").await;
        page.reload().await;
        page.wait_for_text(summary, "With all channels = 65").await;
    })
    .await;
}

#[tokio::test]
async fn both_networks_keep_one_input_until_the_reader_parts_them() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(TWO).await;
        page.click_button("Compare").await;
        page.open_row(0).await;
        page.enter("channels", "32").await;
        page.wait_for_text(".headline", "Same view.").await;
        page.wait_for_no(".compare-repair").await;
        page.click(&["checkbox"], "Same input for both").await;
        page.enter("channels", "16").await;
        page.wait_for_text(".compare-repair", "A reads 16×640×640, B reads 32×640×640.").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Use A’s input for both").await;
        page.wait_for_no(".compare-repair").await;
        page.enter("channels", "24").await;
        page.wait_for_no(".compare-repair").await;
        page.click(&["radio"], "B").await;
        page.wait_for_text(".layer-list", "24×640×640").await;
    })
    .await;
}

#[tokio::test]
async fn why_one_resnet_sees_427_and_another_483_is_told_layer_by_layer() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_example("ResNet-50").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "One pixel of A sees 427×427, one of B sees 483×483.").await;
        page.click_on(".readout summary", 0.2, 0.5).await;
        page.wait_for_text(".readout", "A adds 8, B adds 16.").await;
        page.wait_for_text(".field-steps [data-first]", "+ (3 − 1) · 8").await;
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}

#[tokio::test]
async fn the_comparison_leaves_as_a_table_and_reads_well_on_a_phone() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(TWO).await;
        page.click_button("Compare").await;
        page.click_button("Share").await;
        let script = "return document.querySelector('.share-comparison')?.value.includes(arguments[0])";
        page.wait_for("the table", script, &["parameters,73856,102464,-27.9".into()]).await;
        page.click(&["radio"], "Markdown table").await;
        page.wait_for("the table", script, &["| 73,856 | 102,464 | −28% |".into()]).await;
        // Keys do not reach the page behind the dialog.
        let address = page.evaluate("document.activeElement.blur(); return location.hash", &[]).await;
        page.press("2").await;
        page.press("Escape").await;
        page.wait_for_no("dialog[open]").await;
        assert_eq!(page.evaluate("return location.hash", &[]).await, address);

        page.at_size(360, 640, 1.0).await;
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            page.wait_for_settled_look().await;
            assert_eq!(page.axe_violations().await, NONE, "in the {theme:?} theme");
        }
        let overflows = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(page.evaluate(overflows, &[]).await, false);
    })
    .await;
}

#[tokio::test]
async fn the_page_tells_about_itself_and_names_its_tab() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(TWO).await;
        let title = "return document.title === arguments[0]";
        page.wait_for("the title", title, &["Two 3×3 · Convscope".into()]).await;
        page.click_button("Compare").await;
        page.wait_for("the title", title, &["Two 3×3 vs. One 5×5 · Convscope".into()]).await;
        page.press("?").await;
        page.wait_for_text("dialog[open]", "240 random chains of layers").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.press("Escape").await;
        page.open("?again#learn=two-threes").await;
        page.wait_for("the title", title, &["Two 3×3 or one 5×5 · Convscope".into()]).await;
    })
    .await;
}
