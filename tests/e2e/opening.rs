//! Opening: how much can one pixel see?

use serde_json::json;

use crate::NONE;
use crate::harness::{Page, Theme, journey};

/// The picture of the opening.
const PLOT: &str = ".opening-plot canvas";
/// The field, which can be dragged.
const FIELD: &str = ".opening-handle";
/// The sentence that describes the picture.
const SENTENCE: &str = "#opening-sentence";

/// Presses the large button until this many layers are there, and waits for the field at the end.
async fn add(page: &Page, count: usize, size: &str) {
    for _ in 0..count {
        page.click_button("Add a 3×3 layer").await;
    }
    page.wait_for_text(".opening-size", size).await;
}

/// Waits until the sentence about the picture contains a text.
async fn wait_for_sentence(page: &Page, part: &str) {
    let script = "return document.querySelector(arguments[0])?.textContent.includes(arguments[1]) ?? false";
    page.wait_for(part, script, &[json!(SENTENCE), json!(part)]).await;
}

#[tokio::test]
async fn fifteen_presses_wake_the_cat() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        page.wait_for_text(".opening-title", "How much can one pixel see?").await;
        page.wait_for_text(".opening-size", "1 × 1").await;
        let mut picture = page.canvas_pixels(PLOT).await;
        for size in ["3 × 3", "5 × 5", "7 × 7"] {
            add(&page, 1, size).await;
            picture = page.wait_for_other_pixels(PLOT, &picture).await;
        }
        page.wait_for_text(".opening-score", "27 weights per channel pair").await;
        page.wait_for_text(".opening-bar-single", "49").await;
        page.wait_for_text(".opening-less", "−45%").await;

        add(&page, 12, "31 × 31").await;
        page.wait_for_text(".opening-goal", "15 layers of 3×3").await;
        wait_for_sentence(&page, "all 961 cells").await;

        page.click_button("Show me").await;
        page.wait_for_text(".opening-goal", "4 layers and 36 weights").await;
        page.wait_for_address("d8&start=1").await;
    })
    .await;
}

#[tokio::test]
async fn the_field_grows_before_ones_eyes_and_then_rests() {
    journey(|page| async move {
        page.visit("").await;
        let before = page.canvas_pixels(PLOT).await;
        page.click_button("Add a 3×3 layer").await;
        let moving = page.wait_for_other_pixels(PLOT, &before).await;
        page.wait_for_other_pixels(PLOT, &moving).await;
        page.wait_for_text(".opening-size", "3 × 3").await;
        wait_for_sentence(&page, "all 9 cells").await;
    })
    .await;
}

#[tokio::test]
async fn the_mouse_drags_the_field_wherever_it_is_wanted() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        add(&page, 2, "5 × 5").await;
        wait_for_sentence(&page, "Row 15, column 15").await;
        page.drag_to(FIELD, ".opening-add", 0.5).await;
        wait_for_sentence(&page, "column 0 of conv2").await;
        wait_for_sentence(&page, "on padding").await;
        page.wait_for_address("&unit=").await;

        page.click_on(PLOT, 0.4, 0.2).await;
        page.wait_for(
            "another row",
            "return !document.querySelector('#opening-sentence').textContent.includes('column 0 ')",
            &[],
        )
        .await;
        page.click_button("Undo").await;
        page.wait_for_text(".opening-size", "3 × 3").await;
        page.click_button("Start over").await;
        page.wait_for_text(".opening-size", "1 × 1").await;
    })
    .await;
}

#[tokio::test]
async fn a_finger_drags_the_field_and_scrolls_the_page_beside_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.visit("").await;
        for size in ["3 × 3", "5 × 5", "7 × 7", "9 × 9"] {
            page.tap_on(".opening-add", 0.5, 0.5).await;
            page.wait_for_text(".opening-size", size).await;
        }
        wait_for_sentence(&page, "Row 15, column 15").await;
        let touch = "return ['.opening-handle', '.opening-plot canvas'].map((part) => getComputedStyle(document.querySelector(part)).touchAction)";
        assert_eq!(page.evaluate(touch, &[]).await, json!(["none", "pan-y pinch-zoom"]));

        // The page is made scrollable, to check that it does not scroll when the field is dragged.
        page.evaluate("document.querySelector('.opening').style.minBlockSize = '1600px'", &[]).await;
        let scrolled = "return scrollY";
        page.scroll_to(PLOT).await;
        let place = page.evaluate(scrolled, &[]).await;
        page.drag_with_a_finger(FIELD, PLOT, 0.05).await;
        page.wait_for("a unit further up", "return !document.querySelector('#opening-sentence').textContent.includes('Row 15,')", &[]).await;
        assert_eq!(page.evaluate(scrolled, &[]).await, place);

        let sentence = page.evaluate("return document.querySelector('#opening-sentence').textContent", &[]).await;
        page.drag_with_a_finger(".opening-title", ".opening-add", 0.5).await;
        assert_eq!(page.evaluate("return document.querySelector('#opening-sentence').textContent", &[]).await, sentence);
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_every_press_at_one_place_adds_a_layer() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.on_a_phone().await;
        page.visit("").await;
        page.wait_for_text(".opening-size", "1 × 1").await;
        let top = "return document.querySelector('.opening-add').getBoundingClientRect().top";
        let place = page.evaluate(top, &[]).await.as_f64().expect("a place");
        for size in ["3 × 3", "5 × 5", "7 × 7", "9 × 9", "11 × 11"] {
            page.tap_on(".opening-add", 0.5, 0.5).await;
            page.wait_for_text(".opening-size", size).await;
            let now = page.evaluate(top, &[]).await.as_f64().expect("a place");
            // While it is pressed it is a little smaller.
            assert!((now - place).abs() < 3.0, "at {size} it moved from {place} to {now}");
        }
    })
    .await;
}

#[tokio::test]
async fn near_the_edge_it_says_what_this_unit_sees() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("#net=input+64x31x31;+conv+64+k3+p1;+conv+64+k3+p2+d2&unit=0,15&start=1").await;
        page.wait_for_text(".opening-size", "4 × 7").await;
        page.wait_for_text(".opening-elsewhere", "Up to 7 × 7").await;
        page.visit("#net=input+64x31x31;+conv+64+k31+p15&unit=2,15&start=1").await;
        page.wait_for_text(".opening-size", "18 × 31").await;
        page.wait_for_text(".opening-elsewhere", "towards the middle").await;
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_leads_to_the_goal() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        page.evaluate("document.querySelector('.opening-plot').focus()", &[]).await;
        page.press("ArrowUp").await;
        wait_for_sentence(&page, "each pixel sees only itself").await;
        page.press("Home").await;
        for _ in 0..3 {
            page.press("=").await;
        }
        page.wait_for_text(".opening-size", "7 × 7").await;
        page.press("ArrowLeft").await;
        wait_for_sentence(&page, "Row 15, column 14").await;
        page.press("-").await;
        page.wait_for_text(".opening-size", "5 × 5").await;
        page.press("Control+Shift+z").await;
        page.wait_for_text(".opening-size", "7 × 7").await;
        page.press("Home").await;
        page.press("-").await;
        page.press("-").await;
        page.wait_for_text(".opening-size", "3 × 3").await;

        // From the picture to the other layers by Tab: the large button, undo, start over, stride, dilation.
        for _ in 0..5 {
            page.press("Tab").await;
        }
        for size in ["7 × 7", "15 × 15", "31 × 31"] {
            page.press("Enter").await;
            page.wait_for_text(".opening-size", size).await;
        }
        page.wait_for_text(".opening-goal", "It sees the whole cat.").await;
    })
    .await;
}

#[tokio::test]
async fn the_workbench_keeps_what_was_built_and_the_logo_leads_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        add(&page, 2, "5 × 5").await;
        page.click_button("Open the workbench").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        assert_eq!(page.rows().await.len(), 3);

        page.click(&["link"], "Convscope").await;
        page.wait_for_text(".opening-size", "5 × 5").await;
        page.go_back().await;
        page.wait_for_figure("receptive field", "5 × 5").await;
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_to_any_step_of_the_opening() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("#net=input+64x31x31;+conv+64+k3+p1;+conv+64+k3+p2+d2&unit=3,4&start=1").await;
        page.wait_for_text(".opening-size", "7 × 7").await;
        wait_for_sentence(&page, "Row 3, column 4 of conv2").await;
        page.reload().await;
        page.wait_for_text(".opening-size", "7 × 7").await;
        page.visit("#net=input+3x15x15;+conv+64+k3+p1").await;
        page.wait_for_no(".opening").await;
    })
    .await;
}

#[tokio::test]
async fn why_opens_the_explanation_from_which_one_comes_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        for (presses, size, heading) in [(2, "5 × 5", "The weights"), (1, "7 × 7", "The saving grows")] {
            add(&page, presses, size).await;
            page.click_button("Why?").await;
            page.wait_for_text(".learn .lesson", heading).await;
            page.click_button("Close lessons").await;
            page.wait_for_text(".opening-size", size).await;
        }
        page.click_button("Not always").await;
        page.wait_for_element(".learn .lesson").await;
    })
    .await;
}

#[tokio::test]
async fn it_speaks_chinese() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.in_language("zh-CN").await;
        page.visit("").await;
        page.wait_for_text(".opening-title", "一个像素能看到多少？").await;
        for _ in 0..3 {
            page.click_button("添加一层 3×3 卷积").await;
        }
        page.wait_for_text(".opening-score", "27 个权重").await;
        page.click_button("打开工作台").await;
        page.wait_for_text(".layer-list > li:last-child", "3×3 卷积").await;
    })
    .await;
}

#[tokio::test]
async fn the_opening_is_open_to_everybody() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.visit("").await;
        for presses in [0, 3, 12] {
            for _ in 0..presses {
                page.click_button("Add a 3×3 layer").await;
            }
            for (width, height) in [(1440, 900), (390, 844), (360, 640), (844, 390)] {
                page.at_size(width, height, 1.0).await;
                // The pictures follow the window in the next frame.
                let fits = "return document.documentElement.scrollWidth <= innerWidth";
                page.wait_for(&format!("nothing beside a window of {width}×{height}"), fits, &[]).await;
                for theme in [Theme::Light, Theme::Dark] {
                    page.in_theme(theme).await;
                    page.wait_for_settled_look().await;
                    assert_eq!(page.axe_violations().await, NONE, "in the {theme:?} theme at {width}×{height}");
                }
            }
        }
    })
    .await;
}
