//! Screenshots of the page for its documentation: `make screenshots` puts them into `docs/`.

use std::fs;

use crate::harness::{Theme, journey};

/// Two layers, each pixel of which is written out as a sum.
const TWO_KERNELS: &str = "#net=input+1x9x9;+conv+1+k3;+relu;+conv+1+k3&view=kernel";

/// The screenshots: the file's name, the size in CSS pixels, the theme, the address.
const PICTURES: [(&str, u32, u32, Theme, &str); 4] = [
    ("page-light", 1440, 900, Theme::Light, ""),
    ("page-dark", 1440, 900, Theme::Dark, ""),
    ("page-phone", 390, 844, Theme::Light, ""),
    ("page-kernel", 1440, 900, Theme::Light, TWO_KERNELS),
];

#[tokio::test]
#[ignore = "writes into docs/; `make screenshots` asks for it"]
async fn screenshots() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");
    fs::create_dir_all(folder).expect("the repository can be written to");
    journey(|page| async move {
        for (name, width, height, theme, address) in PICTURES {
            page.at_size(width, height, 2.0).await;
            page.in_theme(theme).await;
            // Without motion every screenshot shows the same moment.
            page.with_reduced_motion().await;
            page.open(address).await;
            page.screenshot(&format!("{folder}/{name}.png")).await;
        }
    })
    .await;
}
