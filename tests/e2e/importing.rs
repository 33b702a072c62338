//! Importing of a network as a file or a text, anywhere on the page.

use serde_json::json;

use crate::harness::{Page, Theme, journey};
use crate::{NONE, THREE_THREES};

const BOX: &str = "The network as text";

/// Pastes a text into the focused element.
const PASTE: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    // Firefox takes the text alone.
    const text = { dataType: 'text/plain', data: arguments[0] };
    const event = new ClipboardEvent('paste', { clipboardData: data, ...text, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
";

/// Holds a file over the page, and drops it there.
const HOLD: &str = "
    const data = new DataTransfer();
    data.items.add(new File([arguments[1]], arguments[0]));
    window.held = data;
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
";
const DROP: &str = "document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: window.held, bubbles: true, cancelable: true }))";

/// A file whose reading takes until it is canceled.
const HOLD_ENDLESS: &str = "
    window.Worker = class { postMessage() {} terminate() { window.ended = true; } };
    const data = new DataTransfer();
    data.items.add(new File(['input 1x5x5'], 'large.json'));
    window.held = data;
";

async fn paste(page: &Page, text: &str) {
    page.evaluate(PASTE, &[json!(text)]).await;
}

async fn drop(page: &Page, name: &str, text: &str) {
    page.evaluate(HOLD, &[json!(name), json!(text)]).await;
    page.wait_for_text(".drop-target", "Drop the file").await;
    page.evaluate(DROP, &[]).await;
    page.wait_for_no(".drop-target").await;
}

#[tokio::test]
async fn a_text_pasted_anywhere_is_opened_shared_and_undone() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        paste(&page, "input 1x9x9; conv 4 k3").await;
        page.wait_for_rows(&["input | 1×9×9", "conv 3×3, 4 | 4×7×7 | 3×3"]).await;
        page.wait_for_address("net=input+1x9x9;+conv+4+k3").await;
        let address = page.evaluate("return location.href", &[]).await;

        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
        // Pasting the shared link.
        paste(&page, address.as_str().expect("an address")).await;
        page.wait_for_rows(&["input | 1×9×9", "conv 3×3, 4 | 4×7×7 | 3×3"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_text_that_is_wrong_is_mended_in_the_box() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        paste(&page, "input 1x9x9\nconvv 4 k3").await;
        page.wait_for_text("dialog[open] [role=alert]", "line 2, column 1").await;
        page.wait_for_focus(BOX).await;
        assert_eq!(page.value_of(BOX).await, "input 1x9x9\nconvv 4 k3");
        page.click_button("Replace “convv” with “conv”").await;
        page.wait_for_text(".paste-preview", "conv 3×3, 4").await;
        page.wait_for_text(".paste-preview", "Receptive field: 3×3").await;
        assert_eq!(page.value_of(BOX).await, "input 1x9x9\nconv 4 k3");
        page.press("Control+Enter").await;
        page.wait_for_rows(&["input | 1×9×9", "conv 3×3, 4 | 4×7×7 | 3×3"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_file_dropped_on_the_opening_shows_the_workbench_and_a_note() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        page.wait_for_element(".opening-plot canvas").await;
        let text = r#"{"input": {"channels": 1, "height": 9, "width": 9},
            "nodes": [{"id": "first", "op": "conv", "out_channels": 4, "kernel": [3, 3], "strides": [2, 2]}]}"#;
        drop(&page, "tiny.json", text).await;
        page.wait_for_text(".import-note", "tiny.json · JSON · layers: 1 · parameters: 40").await;
        page.wait_for_text("header", "tiny").await;
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            page.wait_for_settled_look().await;
            assert_eq!(page.axe_violations().await, NONE, "{theme:?}");
        }
        page.click_button("first: “strides” is not known and left out; did you mean stride?").await;
        page.wait_for_element(".layer-row[data-selected]").await;

        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
        page.wait_for_no(".import-note").await;
        page.press("Control+y").await;
        page.wait_for_text(".import-note", "tiny.json").await;
        page.click_button("Hide this note").await;
        page.wait_for_no(".import-note").await;
    })
    .await;
}

#[tokio::test]
async fn an_input_that_the_file_leaves_open_is_asked_for() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        drop(&page, "head.txt", "conv 4 k3\nrelu").await;
        page.wait_for_text("dialog[open]", "Which shape does its input have?").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.type_into("Input shape: channels × height × width, or channels × length", "wide").await;
        page.press("Enter").await;
        page.wait_for_text("dialog[open] [role=alert]", "This is not a shape").await;
        page.click_button("1 × 28 × 28").await;
        page.click_button("Open").await;
        page.wait_for_rows(&["input | 1×28×28", "conv 3×3, 4 | 4×26×26 | 3×3", "relu | 4×26×26 | 3×3"]).await;
        page.wait_for_text(".import-note", "head.txt").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_network_is_refused_and_the_network_stays() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        drop(&page, "notes.txt", "input 3x9x9\nlorem ipsum").await;
        page.wait_for_text("dialog[open] [role=alert]", "notes.txt cannot be opened: line 2, column 1").await;
        page.press("Escape").await;
        page.wait_for_no("dialog[open]").await;
        assert_eq!(page.rows().await, THREE_THREES);
    })
    .await;
}

#[tokio::test]
async fn reading_that_takes_long_can_be_cancelled() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.evaluate(HOLD_ENDLESS, &[]).await;
        page.evaluate(DROP, &[]).await;
        page.wait_for_text("dialog[open]", "Reading large.json").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Cancel").await;
        page.wait_for_no("dialog[open]").await;
        page.wait_for("the end of the worker", "return window.ended === true", &[]).await;
        assert_eq!(page.rows().await, THREE_THREES);
    })
    .await;
}

#[tokio::test]
async fn the_message_about_a_bad_link_goes_with_the_next_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+convv").await;
        page.wait_for_element(".notice").await;
        paste(&page, "input 1x9x9; conv 4 k3").await;
        page.wait_for_rows(&["input | 1×9×9", "conv 3×3, 4 | 4×7×7 | 3×3"]).await;
        page.wait_for_no(".notice").await;
    })
    .await;
}

#[tokio::test]
async fn the_words_of_the_notation_write_the_network_on_a_phone() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.at_size(360, 640, 2.0).await;
        page.open("").await;
        page.evaluate("document.querySelector('.header-narrow button').click()", &[]).await;
        page.click(&["menuitem"], "Open…").await;
        page.wait_for_element(".paste-area").await;
        page.evaluate("document.querySelector('.cheat-sheet > summary').click()", &[]).await;
        page.click_button("input 3x224x224 input: channels × height × width").await;
        page.click_button("maxpool k2 max pool 2×2").await;
        assert_eq!(page.value_of(BOX).await, "input 3x224x224\nmaxpool k2");
        page.wait_for_text(".paste-preview", "3×112×112").await;
        let width = "return document.querySelector('dialog[open]').scrollWidth <= innerWidth";
        assert_eq!(page.evaluate(width, &[]).await, true);
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}

#[tokio::test]
async fn two_thousand_layers_fold_and_are_found_by_name() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let layers: Vec<String> =
            (0..2000).map(|index| format!("layer{index}: conv 8 k3 p1 @stage{}.{}", index / 500, index / 4)).collect();
        drop(&page, "deep.txt", &format!("input 3x64x64\n{}", layers.join("\n"))).await;
        page.wait_for_text(".import-note", "layers: 2,000").await;
        page.wait_for_element(".block-row").await;
        assert_eq!(page.evaluate("return document.querySelectorAll('.block-row').length", &[]).await, 4);
        page.type_into("Find a layer", "layer1234").await;
        page.wait_for_text(".layer-search", "Found: 1").await;
        page.press("Escape").await;
        page.wait_for_no(".layer-list[data-found]").await;
    })
    .await;
}
