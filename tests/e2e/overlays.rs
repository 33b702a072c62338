//! Overlays of the picture: influence, projective field, background image, ruler.

use serde_json::json;

use crate::STAGE;
use crate::exactly::STAGE_NAME;
use crate::harness::journey;

#[tokio::test]
async fn shades_tell_how_much_each_cell_counts() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        for view in ["Field", "Layers", "Side"] {
            if view != "Field" {
                let before = page.canvas_pixels(STAGE).await;
                page.click(&["radio"], view).await;
                page.wait_for_other_pixels(STAGE, &before).await;
            }
            page.wait_for_painted_pixels(STAGE, 0).await;
            let plain = page.canvas_pixels(STAGE).await;
            page.choose("Shade by", "number of paths").await;
            let linear = page.wait_for_other_pixels(STAGE, &plain).await;
            page.wait_for_sentence(
                "At least half of the influence lies in the central 5×5; it takes 7×7, 100% of the field",
            )
            .await;
            page.click(&["checkbox"], "log scale").await;
            page.wait_for_other_pixels(STAGE, &linear).await;
            page.wait_for_address("count=paths&scale=log").await;
            page.click(&["checkbox"], "log scale").await;
            page.choose("Shade by", "seen or not").await;
            page.wait_for_pixels(STAGE, &plain).await;
        }
    })
    .await;
}

/// A layer with a field of 301×301 cells, too large for the main thread.
const LARGE: &str = "#net=input+1x401x401;+a:+conv+1+k301+p150";

#[tokio::test]
async fn what_takes_long_is_counted_beside_the_page() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(LARGE).await;
        let plain = page.canvas_pixels(STAGE).await;
        page.choose("Shade by", "number of paths").await;
        let all = "At least half of the influence lies in the central 213×213, 95% in 295×295, and 99% in 301×301";
        page.wait_for_sentence(all).await;
        page.wait_for_other_pixels(STAGE, &plain).await;
        let scripts = "return performance.getEntriesByType('resource')
            .map(({ name }) => name.split('/').pop().split('?')[0])
            .filter((name) => name === 'worker.js')";
        assert_eq!(page.evaluate(scripts, &[]).await, json!(["worker.js"]), "the page does not count");

        // Of many requests the last is answered.
        page.tab_to(STAGE_NAME).await;
        for _ in 0..4 {
            page.press("ArrowRight").await;
        }
        page.wait_for_sentence("Row 200, column 204 of a sees").await;
        page.wait_for_sentence(all).await;
    })
    .await;
}

#[tokio::test]
async fn below_each_of_two_networks_one_is_told_that_it_takes_a_while() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.run_before_the_program("window.Worker = class { postMessage() {} terminate() {} };").await;
        page.open(&format!("{LARGE}&count=paths&with=input+1x401x401;+b:+conv+1+k299+p149")).await;
        for sentence in ["#unit-sentence", "#partner-sentence"] {
            page.wait_for_text(sentence, "Computing the influence of each cell…").await;
        }
    })
    .await;
}

#[tokio::test]
async fn where_no_thread_can_be_had_the_page_counts_itself() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        // As in a browser that supports workers, but not module workers.
        let refusing = "window.Worker = class { constructor() { setTimeout(() => this.onerror?.({})) } postMessage() {} terminate() {} };";
        for (number, workers) in ["delete window.Worker;", refusing].into_iter().enumerate() {
            page.run_before_the_program(workers).await;
            page.open_document(&format!("?{number}{LARGE}&count=paths")).await;
            page.wait_for_sentence("At least half of the influence lies in the central 213×213").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_thread_that_dies_at_its_work_is_told_of_and_the_next_unit_has_another() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.run_before_the_program(
            "const Own = window.Worker;
             let hasDied = false;
             window.Worker = class extends Own {
                 postMessage(data, moved) {
                     if (hasDied || !(data instanceof Uint8Array)) return super.postMessage(data, moved);
                     hasDied = true;
                     setTimeout(() => this.onerror?.({}));
                 }
             };",
        )
        .await;
        page.open(&format!("{LARGE}&count=paths")).await;
        page.wait_for_sentence("needs more memory").await;
        page.tab_to(STAGE_NAME).await;
        page.press("ArrowRight").await;
        page.wait_for_sentence("At least half of the influence lies in the central 213×213").await;
    })
    .await;
}

#[tokio::test]
async fn a_refusal_from_beside_the_page_is_in_the_readers_language() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open(&format!("{LARGE};+add+a,a&count=random")).await;
        page.wait_for_sentence(
            "There is no exact answer for random weights here: at a, two paths that share weights meet again",
        )
        .await;
        page.open(&format!("?zh{LARGE};+add+a,a&count=random&lang=zh-CN")).await;
        page.wait_for_sentence("随机权重在此没有精确结果").await;
    })
    .await;
}

#[tokio::test]
async fn a_button_shows_what_a_pixel_influences() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.look_at_row(1).await;
        page.wait_for_sentence("Row 7, column 7 of conv1 sees rows 6–8").await;
        page.click_button("Show what the pixel influences").await;
        page.wait_for_sentence("Row 7, column 7 of conv1 influences rows 5–9, columns 5–9 of conv3: all 25 cells.")
            .await;
        page.click_button("Show what the pixel influences").await;
        page.wait_for_sentence("Row 7, column 7 of conv1 sees").await;
    })
    .await;
}

#[tokio::test]
async fn a_picture_lies_under_the_field_until_it_is_removed() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let plain = page.canvas_pixels(STAGE).await;
        page.choose_from_menu("Picture", "Sample picture").await;
        let sample = page.wait_for_other_pixels(STAGE, &plain).await;
        page.evaluate(DROP_A_RED_PICTURE, &[]).await;
        page.wait_for_other_pixels(STAGE, &sample).await;
        page.choose_from_menu("Picture", "Remove picture").await;
        page.wait_for_pixels(STAGE, &plain).await;
    })
    .await;
}

#[tokio::test]
async fn a_picture_dropped_first_of_all_lies_under_the_field() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        let plain = page.canvas_pixels(STAGE).await;
        page.evaluate(DROP_A_RED_PICTURE, &[]).await;
        let red = page.wait_for_other_pixels(STAGE, &plain).await;
        page.choose_from_menu("Picture", "Remove picture").await;
        page.wait_for_pixels(STAGE, &plain).await;
        // The drop target exists now.
        page.evaluate(DROP_A_RED_PICTURE, &[]).await;
        page.wait_for_pixels(STAGE, &red).await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_in_words() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.evaluate(DROP_NOISE, &[]).await;
        page.wait_for_text(".notice-region", "cannot read this file as a picture").await;
    })
    .await;
}

#[tokio::test]
async fn a_ruler_names_the_first_layer_that_sees_an_object_whole() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Measure an object: drag over the input").await;
        page.wait_for_text(".ruler-answer", "No layer up to conv3 sees all of 8×8.").await;
        let width = page.evaluate("return document.querySelector('.ruler .number-input').clientWidth", &[]).await;
        assert!(width.as_f64().is_some_and(|width| width >= 20.0), "its number has {width} pixels");
        page.enter("object", "5").await;
        page.wait_for_text(".ruler-answer", "conv2 is the first layer that sees all of 5×5: its field is 5×5.").await;
    })
    .await;
}

#[tokio::test]
async fn keys_choose_the_view_and_signals_open_from_the_side() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.press("2").await;
        page.wait_for_address("view=layers").await;
        page.press("3").await;
        page.wait_for_address("view=side").await;
        page.open("#net=input+1x16000;+conv+8+k10+s5").await;
        let checked = "return [...document.querySelectorAll('.stage-bar input')].findIndex(radio => radio.checked)";
        assert_eq!(page.wait_for("the side view", &format!("{checked} === 2"), &[]).await, json!(true));
    })
    .await;
}

const DROP_A_RED_PICTURE: &str = "
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 20;
    const pen = canvas.getContext('2d');
    pen.fillStyle = 'red';
    pen.fillRect(0, 0, 20, 20);
    canvas.toBlob((blob) => {
        const data = new DataTransfer();
        data.items.add(new File([blob], 'red.png', { type: 'image/png' }));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    return true;
";

const DROP_NOISE: &str = "
    const data = new DataTransfer();
    data.items.add(new File(['no picture at all'], 'noise.png', { type: 'image/png' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    return true;
";
