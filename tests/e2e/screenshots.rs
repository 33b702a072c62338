//! Screenshots of the page for its documentation: `make screenshots` puts them into `docs/`.

use std::fs;

use convscope::export::link;
use convscope::formats::notation;
use convscope::presets::Preset;

use crate::harness::{Theme, journey};

/// Two layers, each pixel of which is written out as a sum.
const TWO_KERNELS: &str = "#net=input+1x9x9;+conv+1+k3;+relu;+conv+1+k3&view=kernel";

/// A dilated and a strided layer, whose field and cross-section stand side by side.
const WIDE: &str = "#net=input+3x24x24;+conv+64+k3+p1;+conv+64+k3+d2+p2;+conv+64+k3+s2+p1&unit=4,7&count=paths";

/// The opening after three presses.
const OPENING: &str = "#net=input+64x31x31;+conv+64+k3+p1;+conv+64+k3+p1;+conv+64+k3+p1&unit=12,12&start=1";

/// The screenshots: the file's name, the size in CSS pixels, the theme, the address.
const PICTURES: [(&str, u32, u32, Theme, &str); 6] = [
    ("opening", 1440, 900, Theme::Light, OPENING),
    ("page-light", 1440, 900, Theme::Light, ""),
    ("page-dark", 1440, 900, Theme::Dark, ""),
    ("page-phone", 390, 844, Theme::Light, ""),
    ("page-kernel", 1440, 900, Theme::Light, TWO_KERNELS),
    ("page-wide", 1920, 1080, Theme::Light, WIDE),
];

#[tokio::test]
#[ignore = "writes into docs/; `make screenshots` asks for it"]
async fn screenshots() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");
    fs::create_dir_all(folder).expect("the repository can be written to");
    journey(|page| async move {
        let u_net = notation::write_inline(&Preset::UNet.network());
        let u_net = format!("#zip={}&view=layers", link::compress(&u_net));
        let all = PICTURES.into_iter().chain([("page-u", 1440, 900, Theme::Dark, u_net.as_str())]);
        for (name, width, height, theme, address) in all {
            page.at_size(width, height, 2.0).await;
            page.in_theme(theme).await;
            // Without motion every screenshot shows the same moment.
            page.with_reduced_motion().await;
            if address == OPENING {
                page.visit(address).await;
            } else {
                page.open(address).await;
            }
            page.screenshot(&format!("{folder}/{name}.png")).await;
        }
    })
    .await;
}
