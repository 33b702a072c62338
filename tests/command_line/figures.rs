//! Figures: the page's picture of a field, as an SVG file.

use std::fs;
use std::path::Path;

use crate::run::convscope;

const THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

fn figure(arguments: &[&str], net: &str) -> String {
    convscope(&[&["figure", "-"], arguments].concat(), net).fine()
}

/// The texts of an SVG file, which must be well-formed, in order; the first are its title and its description.
fn texts(svg: &str) -> Vec<String> {
    let file = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    assert_eq!(file.root_element().tag_name().name(), "svg");
    let words: Vec<&str> = file
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element)
        .map(|n| n.tag_name().name())
        .take(2)
        .collect();
    assert_eq!(words, ["title", "desc"]);
    let texts = file.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
    texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn has(texts: &[String], wanted: &str) -> bool {
    texts.iter().any(|text| text == wanted)
}

/// Writes a figure to a file and returns what is in it; none where this machine has no typeface.
fn file(name: &str, arguments: &[&str], net: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let path = path.to_str().expect("a plain path");
    let outcome = convscope(&[&["figure", "-", "-o", path], arguments].concat(), net);
    if outcome.err.starts_with("this machine has no typeface") {
        println!("skipped: {}", outcome.err.trim());
        return None;
    }
    assert_eq!(outcome.fine(), "");
    Some(fs::read(path).expect("it is there"))
}

#[test]
fn three_threes_are_labelled_by_their_sizes() {
    let svg = figure(&["--view", "field", "--unit", "conv3@7,7"], THREES);
    let texts = texts(&svg);
    for label in ["3×3", "5×5", "7×7", "input, 15×15", "conv3, 15×15", "The receptive field of conv3"] {
        assert!(has(&texts, label), "{label} in {texts:?}");
    }
}

#[test]
fn without_a_unit_it_is_the_middle_of_the_last_local_map() {
    let net = format!("{THREES}; gap; flatten; linear 10");
    assert_eq!(figure(&[], &net), figure(&["--unit", "conv3@7,7"], &net));
}

#[test]
fn size_and_theme_are_as_asked() {
    let svg = figure(&["--size", "400x300"], THREES);
    assert!(svg.starts_with("<svg ") && svg.contains("width=\"400\" height=\"300\""), "{}", &svg[..200]);
    assert_ne!(figure(&["--theme", "dark"], THREES), figure(&["--theme", "light"], THREES));
}

#[test]
fn a_figure_goes_to_a_file() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figure.svg");
    let name = path.to_str().expect("a plain path");
    assert_eq!(figure(&["-o", name], THREES), "");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), figure(&["-o", "-"], THREES));
    let nowhere = convscope(&["figure", "-", "-o", "no/such/folder.svg"], THREES).refusal();
    assert!(nowhere.starts_with("no/such/folder.svg cannot be written: "), "{nowhere}");
}

#[test]
fn names_are_escaped() {
    let svg = figure(&[], r#"input 1x8x8; "<b>&": conv 1 k3"#);
    assert!(has(&texts(&svg), "<b>&, 6×6"), "{svg}");
}

#[test]
fn awkward_networks_have_figures() {
    let awkward = [
        "input 3x8x8",
        "input 1x16000; conv 8 k400 s160; conv 8 k3",
        "input 1x5x5; deconv 1 k1 s3 op2",
        "input 1x6x6; conv 1 k3; gap",
        "input 1x8x8; a: conv 1 k1 s2; b: conv 1 k5 from input; add a,b",
        "input 1x3x3; conv 1 k3 p9; conv 1 k3 d8 p8",
    ];
    for net in awkward {
        for size in ["64x64", "2000x100", "960x640"] {
            for view in ["field", "layers", "side"] {
                texts(&figure(&["--size", size, "--view", view, "--title", "A title", "--caption", net], net));
            }
        }
    }
}

#[test]
fn every_view_shows_what_units_see() {
    for (view, label) in [("field", "7×7"), ("layers", "sees 7×7"), ("side", "sees 7×7")] {
        let texts = texts(&figure(&["--view", view], THREES));
        assert!(has(&texts, label), "{view}: {texts:?}");
        assert_eq!(texts[0], "The receptive field of conv3");
    }
}

#[test]
fn title_and_caption_are_drawn_and_read_out() {
    let svg = figure(&["--title", "Three & three", "--caption", "A legend"], THREES);
    let texts = texts(&svg);
    assert_eq!(texts.iter().filter(|text| *text == "Three & three").count(), 2, "{texts:?}");
    assert!(has(&texts, "A legend") && svg.contains("width=\"960\" height=\"640\""), "{texts:?}");
}

#[test]
fn without_paper_everything_else_stays() {
    let (paper, none) = (figure(&[], THREES), figure(&["--transparent"], THREES));
    assert_eq!(paper.lines().count(), none.lines().count() + 1);
    assert!(none.lines().all(|line| paper.contains(line)));
}

#[test]
fn a_png_has_the_size_times_the_scale() {
    for (scale, size) in [("1", (240, 180)), ("2", (480, 360)), ("4", (960, 720))] {
        let Some(bytes) = file("figure.png", &["--size", "240x180", "--scale", scale], THREES) else { return };
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), size);
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("pixels");
        assert!(pixels.chunks(4).any(|pixel| pixel != &pixels[..4]), "something is drawn");
    }
}

#[test]
fn a_transparent_png_is_so_at_its_corner() {
    for (arguments, alpha) in [(&["--size", "160x120"][..], 255), (&["--size", "160x120", "--transparent"], 0)] {
        let Some(bytes) = file("corner.png", arguments, THREES) else { return };
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!(pixels[3], alpha);
    }
}

#[test]
fn words_are_drawn_in_a_png() {
    let dark = |caption: &str| {
        let bytes = file("words.png", &["--size", "240x240", "--caption", caption], THREES)?;
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("pixels");
        let legend = &pixels[240 * 203 * 4..];
        Some(legend.chunks(4).filter(|pixel| pixel[0] < 160).count())
    };
    if let (Some(few), Some(many)) = (dark("."), dark("wwwwwwwwwwww")) {
        assert!(many > 10 * few.max(1), "{few} and {many} dark pixels");
    }
}

#[test]
fn a_gif_shows_every_step_and_begins_anew() {
    let Some(bytes) = file("figure.gif", &["--size", "160x120"], THREES) else { return };
    let mut reader = gif::DecodeOptions::new().read_info(&bytes[..]).expect("a GIF");
    assert_eq!((reader.width(), reader.height(), reader.repeat()), (160, 120, gif::Repeat::Infinite));
    let mut delays = Vec::new();
    while let Some(frame) = reader.read_next_frame().expect("a frame") {
        delays.push(frame.delay);
    }
    // The pixel itself, and for each of three layers eleven moments on the way and one of rest.
    assert_eq!(delays.len(), 1 + 3 * 12);
    assert_eq!(delays.iter().filter(|&&delay| delay > 5).count(), 4);
    assert_eq!(delays.last(), Some(&250));
}

#[test]
fn a_long_network_has_a_gif_of_seconds() {
    let net = format!("input 1x64x64{}", "; conv 1 k3 p1".repeat(40));
    let Some(bytes) = file("long.gif", &["--size", "64x64", "--view", "layers"], &net) else { return };
    let mut reader = gif::DecodeOptions::new().read_info(&bytes[..]).expect("a GIF");
    let mut hundredths = 0;
    while let Some(frame) = reader.read_next_frame().expect("a frame") {
        hundredths += u32::from(frame.delay);
    }
    assert!((1000..=2200).contains(&hundredths), "{hundredths}");
}

#[test]
fn figures_that_cannot_be_are_refused() {
    let refusal = |arguments: &[&str]| convscope(&[&["figure", "-"], arguments].concat(), THREES).refusal();
    assert_eq!(refusal(&["-o", "figure.jpg"]), "a figure is written as .svg, .png or .gif, not as .jpg");
    assert!(refusal(&["-o", "figure.gif", "--transparent"]).starts_with("a GIF cannot be transparent"));
    let large = refusal(&["-o", "figure.png", "--size", "16000x16000", "--scale", "4"]);
    assert_eq!(large, "64000×64000 pixels are too many: ask for a smaller --size or --scale");
}
