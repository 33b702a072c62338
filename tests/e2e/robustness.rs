//! Robustness: nothing stops the page, and if something does, a notice appears and nothing is lost.

use crate::harness::{Page, journey, journey_of_development};
use crate::{NONE, STAGE};

/// Asserts that the page still responds to an edit.
async fn is_alive(page: &Page) {
    let rows = page.evaluate("return document.querySelectorAll('.layer-row').length", &[]).await;
    page.click_button("Conv 1×1").await;
    let more = "return document.querySelectorAll('.layer-row').length > arguments[0]";
    page.wait_for("another row", more, &[rows]).await;
}

/// Every kind of number: a count, a pair, four sides, a percentage, a list beside them, the input's.
const EVERY_KIND: &str = "#net=input+3x32x32;+conv+8+k3+p1;+pad+1,2,3,4;+deconv+8+k4+s2+p1;+dropout+0.5;+maxpool+k2;\
    +adaptive+7x7;+up+2;+shuffle+2;+flatten;+linear+10";

#[tokio::test]
async fn the_wheel_steps_every_kind_of_field() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(EVERY_KIND).await;
        let mut turned = 0;
        for row in 0..=10 {
            page.open_row(row).await;
            for name in page.names_of("spinbutton").await {
                let before: u64 = page.value_of(&name).await.replace(',', "").parse().expect("a number");
                page.turn_wheel_over(&name, true).await;
                let holds = "return [...document.querySelectorAll('[role=spinbutton]')]
                    .some((field) => field === document.activeElement && field.value === arguments[0])";
                page.wait_for(&name, holds, &[(before + 1).to_string().into()]).await;
                page.turn_wheel_over(&name, false).await;
                page.wait_for(&name, holds, &[before.to_string().into()]).await;
                turned += 1;
            }
        }
        assert!(turned > 20, "{turned} fields");
        is_alive(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_press_on_the_number_of_a_stop_moves_the_timeline_there() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1").await;
        page.wait_for_element(".track-label").await;
        page.click_on(".track-label", 0.5, 0.5).await;
        page.wait_for_timeline("the pixel itself").await;
        is_alive(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_message_that_is_closed_leaves_the_page_alive() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=nonsense").await;
        page.wait_for_element(".notice").await;
        page.click_button("Close").await;
        page.wait_for("no message", "return !document.querySelector('.notice')", &[]).await;
        is_alive(&page).await;
    })
    .await;
}

#[tokio::test]
async fn going_back_while_a_number_is_typed_leaves_the_page_alive() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+4+k3+p1").await;
        page.choose_example("One 7×7").await;
        page.wait_for_figure("receptive field", "7 × 7").await;
        page.open_row(1).await;
        page.type_into("kernel", "9").await;
        page.go_back().await;
        page.wait_for_figure("receptive field", "3 × 3").await;
        is_alive(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_stops_says_so_and_the_network_is_there_after_a_reload() {
    journey_of_development(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.wait_for_element(STAGE).await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.evaluate("dispatchEvent(new Event('convscope:panic'))", &[]).await;
        page.wait_for_text(".crash-sentence", "stopped").await;
        let report = page.evaluate("return document.querySelector('.crash-report').textContent", &[]).await;
        let report = report.as_str().expect("a text");
        for part in ["Convscope 0.1.0", "a panic on request", "document_root.rs", "conv 64 k5 p1"] {
            assert!(report.contains(part), "{part} in {report}");
        }
        assert_eq!(page.focused_name().await, "Reload");
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Reload").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        is_alive(&page).await;
    })
    .await;
}
