//! Screenshots of the page for its documentation: `make screenshots` puts them into `docs/`.

use std::fs;

use crate::harness::{Theme, journey};

/// The screenshots: the file's name, the size in CSS pixels, the theme.
const PICTURES: [(&str, u32, u32, Theme); 3] = [
    ("page-light", 1440, 900, Theme::Light),
    ("page-dark", 1440, 900, Theme::Dark),
    ("page-phone", 390, 844, Theme::Light),
];

#[tokio::test]
#[ignore = "writes into docs/; `make screenshots` asks for it"]
async fn screenshots() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");
    fs::create_dir_all(folder).expect("the repository can be written to");
    journey(|page| async move {
        for (name, width, height, theme) in PICTURES {
            page.at_size(width, height, 2.0).await;
            page.in_theme(theme).await;
            // Without motion every screenshot shows the same moment.
            page.with_reduced_motion().await;
            page.open("").await;
            page.screenshot(&format!("{folder}/{name}.png")).await;
        }
    })
    .await;
}
