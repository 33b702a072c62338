//! Pasting of a network as text.

use serde_json::json;

use crate::THREE_THREES;
use crate::harness::journey;

const BOX: &str = "The network as text";

const JSON: &str = r#"{
    "name": "tiny",
    "input": { "channels": 1, "height": 8, "width": 8 },
    "nodes": [{ "id": "first", "op": "conv", "out_channels": 4, "kernel": [5, 5] }]
}"#;

#[tokio::test]
async fn a_pasted_notation_becomes_the_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        page.paste_into(BOX, "input 3x32x32\nconv 16 k3 p1 # a comment\nrelu; maxpool k2").await;
        // It makes the box higher.
        page.wait_for_text(".paste-preview", "Receptive field: 4×4").await;
        page.click_button("Open").await;
        page.wait_for_rows(&[
            "input | 3×32×32",
            "conv 3×3, 16 | 16×32×32 | 3×3",
            "relu | 16×32×32 | 3×3",
            "max pool 2×2 | 16×16×16 | 4×4",
        ])
        .await;
        page.press("Control+z").await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

#[tokio::test]
async fn pasted_json_becomes_the_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        page.wait_for_focus(BOX).await;
        page.paste_into(BOX, JSON).await;
        page.press("Control+Enter").await;
        page.wait_for_rows(&["input | 1×8×8", "conv 5×5, 4 | 4×4×4 | 5×5"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_wrong_text_says_line_and_reason_and_loses_nothing() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        let text = "input 3x32x32\nconv 16 k3 p1\nmaxpol k2";
        page.paste_into(BOX, text).await;
        page.click_button("Open").await;
        page.wait_for_text("dialog [role=alert]", "line 3, column 1").await;
        page.wait_for_text("dialog [role=alert]", "maxpol").await;
        assert_eq!(page.value_of(BOX).await, text);

        page.paste_into(BOX, "{ \"input\": [3, 8, 8], ").await;
        page.click_button("Open").await;
        page.wait_for_text("dialog [role=alert]", "line 1").await;

        page.paste_into(BOX, "Layer (type)    Output Shape    Param #\nconv (Conv2D)   (None, 65, 65, 16)   736").await;
        page.press("Control+Enter").await;
        page.wait_for_text("dialog [role=alert]", "summary table of a Keras model").await;
        page.wait_for_focus(BOX).await;

        page.paste_into(BOX, &format!("input 3x32x32{}", "\nrelu".repeat(2001))).await;
        page.click_button("Open").await;
        page.wait_for_text("dialog [role=alert]", "2001 layers, more than the 2000").await;

        page.press("Escape").await;
        page.wait_for_no("dialog[open]").await;
        assert_eq!(page.rows().await, THREE_THREES);
    })
    .await;
}

#[tokio::test]
async fn the_open_network_can_be_taken_out_as_text() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        page.click_button("Insert the current network").await;
        let text = page.value_of(BOX).await;
        assert!(text.contains("input 3x15x15\nconv 64 k3 p1\nconv 64 k3 p1\nconv 64 k3 p1"), "{text}");
        page.click_button("Open").await;
        page.wait_for_no("dialog[open]").await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

#[tokio::test]
async fn the_text_has_colors_and_words_are_completed() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Open…").await;
        page.paste_into(BOX, "input 3x9x9 # small\nskip: conv 8 k3\nkonv 8 k3\nmaxp").await;
        let colored = "const spans = [...document.querySelectorAll('.paste-colors > span')];
            return spans.filter((span) => span.dataset.part).map((span) => [span.textContent, span.dataset.part])";
        let parts = page.evaluate(colored, &[]).await;
        let expected = json!([
            ["input", "layer"],
            ["3x9x9", "setting"],
            ["# small", "comment"],
            ["skip", "name"],
            ["conv", "layer"],
            ["8", "setting"],
            ["k3", "setting"]
        ]);
        assert_eq!(parts, expected);
        page.wait_for_text(".paste-colors > [data-wrong]", "konv").await;
        // The colors lie exactly below the letters.
        let fits =
            "const [area, colors] = ['.paste-area', '.paste-colors'].map((part) => document.querySelector(part));
            return [area.scrollHeight <= area.clientHeight + 1, area.clientWidth === colors.clientWidth,
                getComputedStyle(area).font === getComputedStyle(colors).font]";
        assert_eq!(page.evaluate(fits, &[]).await, json!([true, true, true]));

        page.wait_for_control(&["button"], "Complete: maxpool").await;
        page.press("Tab").await;
        page.wait_for_focus("Complete: maxpool").await;
        page.press("Enter").await;
        page.wait_for_focus(BOX).await;
        page.type_text(" k2").await;
        assert!(page.value_of(BOX).await.ends_with("\nmaxpool k2"));
        page.wait_for_no(".paste-word").await;

        // Python has neither.
        page.paste_into(BOX, "import torch.nn as nn\nmodel = nn.Sequential(nn.Conv2d(3, 8, 3))\nmax").await;
        page.wait_for_no(".paste-colors").await;
        page.wait_for_no(".paste-word").await;
    })
    .await;
}
