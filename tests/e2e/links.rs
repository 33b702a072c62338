//! Links and navigation: a network survives reload, link, back and forward.

use crate::THREE_THREES;
use crate::harness::journey;

#[tokio::test]
async fn a_reload_keeps_the_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        let rows = page.rows().await;
        page.wait_for_address("conv+64+k5+p1").await;

        page.reload().await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        assert_eq!(page.rows().await, rows);
    })
    .await;
}

#[tokio::test]
async fn a_later_visit_finds_the_network_of_the_last() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;

        page.open("").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.wait_for_control(&["button"], "Play").await;
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_lead_from_network_to_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_rows(&THREE_THREES).await;
        page.choose_example("One 5×5").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.choose_example("ResNet-50").await;
        page.wait_for_figure("receptive field", "427 × 427").await;

        page.go_back().await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.go_back().await;
        page.wait_for_rows(&THREE_THREES).await;
        page.go_forward().await;
        page.go_forward().await;
        page.wait_for_figure("receptive field", "427 × 427").await;
    })
    .await;
}

#[tokio::test]
async fn an_example_keeps_its_name_through_a_reload() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_example("VGG-16").await;
        page.wait_for_text("header", "VGG-16").await;
        page.reload().await;
        page.wait_for_text("header", "VGG-16").await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_link_opens_a_page_that_says_so_and_works() {
    for link in ["#net=input+3x15x15;+convv+64", "#net=%E4%BD", "#net=", "#net=conv+64+k3"] {
        journey(move |page| async move {
            page.with_reduced_motion().await;
            page.open(link).await;
            page.wait_for_text(".notice-region", "This link cannot be opened").await;
            page.wait_for_rows(&THREE_THREES).await;
            page.open_row(3).await;
            page.enter("kernel", "5").await;
            page.wait_for_figure("receptive field", "9 × 9").await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_link_typed_over_another_loads_its_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open("#net=input+1x9x9;+conv+2+k7").await;
        page.wait_for_rows(&["input | 1×9×9", "conv 7×7, 2 | 2×3×3 | 7×7"]).await;
        page.open("#net=nonsense").await;
        page.wait_for_text(".notice-region", "This link cannot be opened").await;
        assert_eq!(page.rows().await.len(), 2, "the network stays");
    })
    .await;
}

#[tokio::test]
async fn a_link_in_another_language_changes_this_visit_alone() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open("#net=input+1x9x9;+conv+2+k3&lang=zh-CN&theme=dark").await;
        page.wait_for_element("html[lang='zh-CN'][data-theme='dark']").await;
        page.open("").await;
        page.wait_for_element("html[lang='en']:not([data-theme])").await;
        page.wait_for_rows(&["input | 1×9×9", "conv 3×3, 2 | 2×7×7 | 3×3"]).await;
    })
    .await;
}

#[tokio::test]
async fn one_comes_back_from_a_link_to_the_network_that_was_there_before() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_rows(&THREE_THREES).await;
        page.open("#net=input+1x9x9;+conv+2+k7").await;
        let linked = ["input | 1×9×9", "conv 7×7, 2 | 2×3×3 | 7×7"];
        page.wait_for_rows(&linked).await;
        page.go_back().await;
        page.wait_for_rows(&THREE_THREES).await;
        page.wait_for_address("conv+64+k3+p1").await;
        page.go_forward().await;
        page.wait_for_rows(&linked).await;
        page.go_back().await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

/// Records the content of the page whenever it is drawn.
const NOTE_LOOKS: &str = "
    window.looks = new Set();
    const look = () => {
        const [title, root] = [document.querySelector('.header-title'), document.documentElement];
        if (title) looks.add([title.textContent, root.lang, root.dataset.theme].join());
        requestAnimationFrame(look);
    };
    look();
";

#[tokio::test]
async fn nothing_else_is_shown_before_what_a_link_says() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.run_before_the_program(NOTE_LOOKS).await;
        page.open("#net=name+mine;+input+1x9x9;+conv+2+k7&lang=zh-CN&theme=dark").await;
        page.wait_for("a look", "return looks.size > 0", &[]).await;
        page.wait_for_rows(&["输入 | 1×9×9", "7×7 卷积，2 | 2×3×3 | 7×7"]).await;
        assert_eq!(page.evaluate("return [...looks]", &[]).await, serde_json::json!(["mine,zh-CN,dark"]));
    })
    .await;
}

#[tokio::test]
async fn what_became_of_a_network_stays_at_its_address() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.choose_example("One 5×5").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.go_back().await;
        page.wait_for_figure("receptive field", "9 × 9").await;
    })
    .await;
}

/// Presses a key eight times without a pause, and waits for the last value in the address; returns how often it was written meanwhile, and
/// in all.
const REPEAT: &str = "
    const [done] = arguments;
    const field = document.activeElement;
    const { replaceState } = history;
    let written = 0;
    history.replaceState = (...to) => { written += 1; replaceState.apply(history, to); };
    const repeat = async () => {
        for (let time = 0; time < 8; time++) {
            field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
            await Promise.resolve();
        }
        const meanwhile = written;
        while (!location.hash.includes('conv+64+k11')) await new Promise((resolve) => setTimeout(resolve, 20));
        done([meanwhile, written, field.value]);
    };
    repeat();";

#[tokio::test]
async fn while_a_key_repeats_the_address_waits() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_row(3).await;
        page.enter("kernel", "4").await;
        page.wait_for_address("conv+64+k4").await;
        page.enter("kernel", "3").await;
        page.wait_for_address("conv+64+k3+p1;+conv+64+k3+p1;+conv+64+k3+p1").await;
        page.click(&["spinbutton"], "kernel").await;
        assert_eq!(page.evaluate_later(REPEAT).await, serde_json::json!([0, 1, "11"]));
    })
    .await;
}
