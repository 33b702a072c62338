//! Pixel figures: PNG files, and animations of the growing field.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use super::run::convscope;

const THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

/// Writes a figure to a file and returns its content; `None` if this machine has no font.
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

/// Width, height and the pixels of a PNG file.
fn decoded(bytes: Vec<u8>) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
    reader.next_frame(&mut pixels).expect("pixels");
    (reader.info().width, reader.info().height, pixels)
}

/// The duration of each frame of a GIF.
fn delays(bytes: &[u8]) -> Vec<u16> {
    let mut reader = gif::DecodeOptions::new().read_info(bytes).expect("a GIF");
    assert_eq!(reader.repeat(), gif::Repeat::Infinite);
    std::iter::from_fn(|| reader.read_next_frame().expect("a frame").map(|frame| frame.delay)).collect()
}

#[test]
fn a_png_has_the_size_times_the_scale() {
    for (scale, size) in [("1", (240, 180)), ("2", (480, 360)), ("4", (960, 720))] {
        let Some(bytes) = file("figure.png", &["--size", "240x180", "--scale", scale], THREES) else { return };
        let (width, height, pixels) = decoded(bytes);
        assert_eq!((width, height), size);
        assert!(pixels.chunks(4).any(|pixel| pixel != &pixels[..4]), "something is drawn");
    }
}

#[test]
fn a_transparent_png_is_so_at_its_corner() {
    for (arguments, alpha) in [(&["--size", "160x120"][..], 255), (&["--size", "160x120", "--transparent"], 0)] {
        let Some(bytes) = file("corner.png", arguments, THREES) else { return };
        assert_eq!(decoded(bytes).2[3], alpha);
    }
}

#[test]
fn words_are_drawn_in_a_png() {
    let dark = |caption: &str| {
        let (.., pixels) = decoded(file("words.png", &["--size", "240x240", "--caption", caption], THREES)?);
        let legend = &pixels[240 * 203 * 4..];
        Some(legend.chunks(4).filter(|pixel| pixel[0] < 160).count())
    };
    if let (Some(few), Some(many)) = (dark("."), dark("wwwwwwwwwwww")) {
        assert!(many > 10 * few.max(1), "{few} and {many} dark pixels");
    }
}

#[test]
fn a_gif_shows_every_step_of_every_view_and_begins_anew() {
    for view in ["field", "layers", "side"] {
        let Some(bytes) = file(&format!("{view}.gif"), &["--size", "160x120", "--view", view], THREES) else { return };
        let reader = gif::DecodeOptions::new().read_info(&bytes[..]).expect("a GIF");
        assert_eq!((reader.width(), reader.height()), (160, 120));
        let delays = delays(&bytes);
        // The cell itself, and for each of three layers eleven frames in motion and one at rest.
        assert_eq!(delays.len(), 1 + 3 * 12, "{view}");
        assert_eq!(delays.iter().filter(|&&delay| delay > 5).count(), 4);
        assert_eq!(delays.last(), Some(&250));
    }
}

#[test]
fn a_long_network_has_a_gif_of_seconds() {
    let net = format!("input 1x64x64{}", "; conv 1 k3 p1".repeat(40));
    let Some(bytes) = file("long.gif", &["--size", "64x64", "--view", "layers"], &net) else { return };
    let hundredths: u32 = delays(&bytes).into_iter().map(u32::from).sum();
    assert!((1000..=2200).contains(&hundredths), "{hundredths}");
}

#[test]
fn an_animated_png_may_be_transparent() {
    let Some(bytes) = file("film.apng", &["--size", "160x120", "--transparent", "--scale", "2"], THREES) else {
        return;
    };
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG");
    let control = reader.info().animation_control.expect("it is animated");
    assert_eq!((reader.info().width, control.num_frames), (320, 1 + 3 * 12));
    let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
    for frame in 0..control.num_frames {
        reader.next_frame(&mut pixels).expect("a frame");
        assert!(frame > 0 || pixels[3] == 0);
    }
}

#[test]
fn figures_that_cannot_be_are_refused() {
    let refusal = |arguments: &[&str]| convscope(&[&["figure", "-"], arguments].concat(), THREES).refusal();
    assert_eq!(refusal(&["-o", "figure.jpg"]), "a figure is written as .svg, .png, .gif or .apng, not as .jpg");
    assert!(refusal(&["-o", "figure.gif", "--transparent"]).starts_with("a GIF cannot be transparent"));
    let large = refusal(&["-o", "figure.png", "--size", "16000x16000", "--scale", "4"]);
    assert_eq!(large, "64000×64000 pixels are too many: ask for a smaller --size or --scale");
}
