//! Icons of the installed page: the published files equal what `make icons` draws from `src/web/icon.svg`.

use std::fs;
use std::path::PathBuf;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Two for the manifest, and the one for the home screen of phones (apple-touch-icon).
const SIDES: [u32; 3] = [180, 192, 512];

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/web").join(name)
}

fn name(side: u32) -> String {
    format!("icon-{side}.png")
}

/// The icon, `side` pixels wide and high.
fn drawn(side: u32) -> Pixmap {
    let svg = fs::read_to_string(file("icon.svg")).expect("the drawing is there");
    let tree = Tree::from_str(&svg, &Options::default()).expect("it is an SVG");
    let mut pixels = Pixmap::new(side, side).expect("a small picture");
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels
}

#[test]
fn every_icon_is_the_drawing() {
    for side in SIDES {
        let kept = Pixmap::load_png(file(&name(side))).expect("run `make icons`");
        assert!(kept == drawn(side), "{} is not as drawn: run `make icons`", name(side));
    }
}

#[test]
fn the_page_and_its_manifest_name_them() {
    let (page, manifest) = (file("../../index.html"), file("manifest.webmanifest"));
    let text = fs::read_to_string(page).expect("the page") + &fs::read_to_string(manifest).expect("the manifest");
    for side in SIDES {
        assert!(text.contains(&format!("\"{}\"", name(side))), "nobody shows {}", name(side));
    }
}

#[test]
#[ignore = "writes the files"]
fn draw() {
    for side in SIDES {
        drawn(side).save_png(file(&name(side))).expect("the file can be written");
    }
}
