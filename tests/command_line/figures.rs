//! Figures: the page's picture of a field, as an SVG file.

use std::fs;
use std::path::Path;

use crate::run::convscope;

const THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

fn figure(arguments: &[&str], net: &str) -> String {
    convscope(&[&["figure", "-"], arguments].concat(), net).fine()
}

/// Asserts that every tag of a text is closed in its turn, and returns the texts between tags.
fn texts(svg: &str) -> Vec<&str> {
    let mut open = Vec::new();
    let mut texts = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        let name = tag.split_whitespace().next().expect("a name");
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
        let stray = text.split('&').skip(1).find(|rest| rest.split_once(';').is_none_or(|(name, _)| name.len() >= 6));
        assert_eq!(stray, None, "every & begins an entity");
        texts.push(text.trim());
    }
    assert!(open.is_empty(), "{open:?}");
    texts
}

#[test]
fn three_threes_are_labelled_by_their_sizes() {
    let svg = figure(&["--view", "field", "--unit", "conv3@7,7"], THREES);
    let texts = texts(&svg);
    for label in ["3×3", "5×5", "7×7", "input, 15×15", "conv3, 15×15", "The receptive field of conv3"] {
        assert!(texts.contains(&label), "{label} in {texts:?}");
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
    assert!(texts(&svg).contains(&"&lt;b&gt;&amp;, 6×6"), "{svg}");
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
            texts(&figure(&["--size", size], net));
        }
    }
}

#[test]
fn every_view_is_drawn() {
    let layers = figure(&["--view", "layers", "--unit", "conv3@7,7"], THREES);
    for words in ["conv1", "sees 3×3", "sees 7×7", "input", "15×15"] {
        assert!(texts(&layers).contains(&words), "{words} in {:?}", texts(&layers));
    }
    let signal = figure(&["--view", "side"], "input 1x40; conv 1 k3 p1; conv 1 k3 d2 p2");
    for words in ["conv1", "sees 3", "sees 7"] {
        assert!(texts(&signal).contains(&words), "{words} in {:?}", texts(&signal));
    }
}

#[test]
fn shades_say_how_much_each_cell_counts() {
    let plain = figure(&["--title", "Three <3×3>"], THREES);
    assert!(texts(&plain).contains(&"Three &lt;3×3&gt;"));
    for view in ["field", "layers"] {
        let drawn = |more: &[&str]| figure(&[&["--view", view], more].concat(), THREES);
        let (paths, random, log) =
            (drawn(&["--heat", "paths"]), drawn(&["--heat", "random"]), drawn(&["--heat", "paths", "--log"]));
        assert!(paths != random && paths != log && paths != drawn(&[]), "{view}");
    }
    assert!(texts(&figure(&["--heat", "paths"], THREES)).contains(&"50\u{202f}%"));
}

#[test]
fn shades_that_have_no_exact_answer_are_refused() {
    let twice = convscope(&["figure", "-", "--heat", "random"], "input 1x9x9; a: conv 1 k3 p1; add a,a");
    assert!(twice.refusal().contains("no closed recursion"));
    let alone = convscope(&["figure", "-", "--log"], THREES);
    assert_eq!(alone.status, 2);
    assert!(alone.err.contains("--heat"), "{}", alone.err);
}
