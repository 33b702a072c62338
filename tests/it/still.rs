//! Still picture in `index.html`, which a first visit sees before the program has loaded: it equals what the page's own code draws.
//! `make still` redraws it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Unit, trace};
use convscope::app::Opening;
use convscope::paint::{Caption, adaptive_svg};
use convscope::scene::Size;
use convscope::scene::opening::{OpeningPicture, OpeningView, opening_scene};
use convscope::scene::pixel_cat::{Mood, pixel_cat};

/// The size of the opening's canvas in CSS pixels, in a window of 1440 × 900.
const SIZE: Size = Size::new(954.0, 812.0);
/// The still picture is between these lines of the page.
const BEGIN: &str = "          <!-- The still picture, drawn by `make still`. -->\n";
const END: &str = "          <!-- The still picture ends. -->\n";

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("index.html")
}

/// The opening on a first visit, before the first layer, in both themes.
fn picture() -> String {
    let analysis = Arc::new(NetworkAnalysis::new(Arc::new(Opening::network())));
    let unit = Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("the last map has a middle");
    let trace = trace::receptive(&analysis.shaped, unit).expect("a small trace");
    let picture = OpeningPicture::of(&analysis, &trace, 1).expect("one cell can be listed");
    let view = OpeningView { size: SIZE, picture: &picture, photo: &pixel_cat(Mood::Asleep), progress: 1.0 };
    let scene = opening_scene(&view);
    let svg = adaptive_svg((&scene).into(), Caption::default()).expect("it can be drawn");
    svg.replace("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"", "<svg aria-hidden=\"true\"")
}

/// The page with the still picture redrawn.
fn drawn(page: &str) -> String {
    let (before, rest) = page.split_once(BEGIN).expect("the page has a place for the still picture");
    let (_, after) = rest.split_once(END).expect("the place ends");
    [before, BEGIN, &picture(), END, after].concat()
}

#[test]
fn the_still_picture_is_what_the_page_draws() {
    let page = fs::read_to_string(page()).expect("the page");
    assert!(drawn(&page) == page, "the still picture is not as drawn: run `make still`");
}

#[test]
fn the_still_picture_has_no_inline_style_that_the_policy_forbids() {
    assert!(!picture().contains("style="));
}

#[test]
#[ignore = "writes the page"]
fn draw() {
    let text = fs::read_to_string(page()).expect("the page");
    fs::write(page(), drawn(&text)).expect("the page can be written");
}
