//! Taking results away: a link, a picture, a table, code.

use crate::harness::{Page, journey};

#[tokio::test]
async fn a_link_leads_to_the_same_picture() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x20x20;+conv+8+k5+p2;+conv+8+k3+p1").await;
        page.press("2").await;
        page.choose("Shade by", "random weights").await;
        page.look_at_row(1).await;
        page.wait_for_address("layer=conv1").await;
        page.click_button("Share").await;
        let link = page.value_of("Link").await;
        assert!(link.contains("net=input+3x20x20") && link.contains("view=layers"), "{link}");
        let sentence = page.sentence().await;

        page.evaluate("localStorage.clear(); return true", &[]).await;
        page.open(&link[link.find('#').expect("a fragment")..]).await;
        page.wait_for_sentence(&sentence).await;
        page.wait_for_address("&count=random").await;
    })
    .await;
}

#[tokio::test]
async fn the_network_leaves_as_code_and_as_tables() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Share").await;
        wait_for_text(&page, "nn.Conv2d(").await;
        page.choose("Format", "CSV table").await;
        wait_for_text(&page, "conv3,conv 64 k3 p1,64x15x15,36928,").await;
        page.choose("Format", "Keras").await;
        wait_for_text(&page, "keras").await;
    })
    .await;
}

#[tokio::test]
async fn the_derivation_leaves_as_formulas() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Share").await;
        page.choose("Format", "LaTeX formulas").await;
        wait_for_text(&page, r"r_{2} &= r_{1} + (k_{2} - 1)\,j_{1} = 3 + (3 - 1) \cdot 1 = 5").await;
    })
    .await;
}

async fn wait_for_text(page: &Page, words: &str) {
    let script = "return document.querySelector('.share-part textarea')?.value.includes(arguments[0])";
    page.wait_for(words, script, &[words.into()]).await;
}
