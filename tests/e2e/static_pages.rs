//! A reader comes to a static page from a search, and goes on into the page itself.

use serde_json::json;

use crate::NONE;
use crate::harness::{Theme, journey};

/// One page of each kind, in both languages.
const KINDS: [&str; 5] = [
    "en/index.html",
    "zh-CN/networks.html",
    "en/two-3x3-or-one-5x5.html",
    "zh-CN/effective-receptive-field.html",
    "en/resnet50.html",
];

#[tokio::test]
async fn every_kind_of_static_page_is_accessible_in_both_themes() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            for (width, height) in [(1440, 900), (360, 640)] {
                page.at_size(width, height, 1.0).await;
                for path in KINDS {
                    page.open_document(path).await;
                    // Figures would load the whole page, whose own journeys look at it.
                    page.evaluate("document.querySelectorAll('conv-scope').forEach((figure) => figure.replaceWith(...figure.childNodes))", &[]).await;
                    assert_eq!(page.axe_violations().await, NONE, "{path} in the {theme:?} theme at {width}×{height}");
                    let fits = "const page = document.documentElement; return page.scrollWidth <= page.clientWidth";
                    assert_eq!(page.evaluate(fits, &[]).await, true, "{path} is not wider than {width} pixels");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn figures_of_static_pages_come_to_life_and_open_the_network() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        for path in ["en/two-3x3-or-one-5x5.html", "zh-CN/vgg16.html"] {
            page.open_document(path).await;
            page.evaluate("document.querySelector('conv-scope').scrollIntoView({ block: 'center' })", &[]).await;
            let lives = "const frame = document.querySelector('conv-scope').shadowRoot?.querySelector('iframe');
                return frame && getComputedStyle(frame).visibility === 'visible'
                    && frame.contentDocument.querySelector('.embed canvas') !== null
                    && frame.contentDocument.documentElement.lang === document.documentElement.lang";
            page.wait_for("the live figure", lives, &[]).await;
        }
        let link = page.evaluate("return document.querySelector('figcaption .open').href", &[]).await;
        let link = link.as_str().and_then(|link| link.split_once('#')).expect("a link into the page");
        page.open(&format!("#{}", link.1)).await;
        page.wait_for_figure("receptive field", "212 × 212").await;
    })
    .await;
}

#[tokio::test]
async fn the_table_of_networks_is_sorted_by_its_heads() {
    journey(|page| async move {
        page.open_document("en/networks.html").await;
        let first = "return document.querySelector('table.known tbody th').textContent";
        assert_eq!(page.evaluate(first, &[]).await, "LeNet-5", "the oldest stands first");
        page.click_button("Parameters").await;
        page.wait_for_text("th[aria-sort=ascending]", "Parameters").await;
        page.click_button("Parameters").await;
        page.wait_for("the largest", &format!("{first} === arguments[0]"), &[json!("VGG-19")]).await;
        page.evaluate("document.querySelector('table.known tbody a').click()", &[]).await;
        page.wait_for_text("h1", "VGG-19").await;
        page.evaluate("document.querySelector('.languages a').click()", &[]).await;
        page.wait_for_element("html[lang='zh-CN'] h1").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_leads_to_the_static_pages() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.press("?").await;
        page.wait_for_element("dialog[open] a[href='en/index.html']").await;
        page.evaluate("document.querySelector('dialog[open] a').click()", &[]).await;
        page.wait_for_text("h1", "How far does a pixel see? A guide to receptive fields").await;
    })
    .await;
}
