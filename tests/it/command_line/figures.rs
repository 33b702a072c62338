//! Figures of the command line: the page's pictures, as SVG files.

use std::fs;
use std::path::Path;

use super::run::convscope;

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
            for view in ["field", "layers", "side", "kernel"] {
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
    let kernel = texts(&figure(&["--view", "kernel"], "input 1x7x7; conv 1 k3"));
    assert!(kernel.iter().any(|text| text.contains(" = ")), "{kernel:?}");
    let signal = texts(&figure(&["--view", "side"], "input 1x40; conv 1 k3 p1; conv 1 k3 d2 p2"));
    assert!(has(&signal, "sees 3") && has(&signal, "sees 7"), "{signal:?}");
}

#[test]
fn what_a_unit_influences_is_drawn_on_request() {
    for view in ["field", "layers", "side"] {
        let drawn = |more: &[&str]| figure(&[&["--view", view, "--unit", "conv1@7,7"], more].concat(), THREES);
        assert_ne!(drawn(&["--influences"]), drawn(&[]), "{view}");
    }
    let field = texts(&figure(&["--unit", "conv1@7,7", "--influences"], THREES));
    assert!(has(&field, "conv3, 15×15"), "{field:?}");
}

#[test]
fn signals_are_counted_in_samples_or_in_time() {
    const SIGNAL: &str = "input 1x16000; conv 8 k10 s5; conv 8 k3 s2";
    let numbers = |more: &[&str]| texts(&figure(&[&["--view", "side"], more].concat(), SIGNAL));
    let has_time = |words: Vec<String>| words.iter().any(|word| word.ends_with(" ms"));
    assert!(has_time(numbers(&["--rate", "16000"])) && !has_time(numbers(&[])));
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
fn shades_say_how_much_each_cell_counts() {
    for view in ["field", "layers"] {
        let drawn = |more: &[&str]| figure(&[&["--view", view], more].concat(), THREES);
        let (paths, random, log) =
            (drawn(&["--heat", "paths"]), drawn(&["--heat", "random"]), drawn(&["--heat", "paths", "--log"]));
        assert!(paths != random && paths != log && paths != drawn(&[]), "{view}");
    }
    assert!(has(&texts(&figure(&["--heat", "paths"], THREES)), "50%"));
}

#[test]
fn shades_that_have_no_exact_answer_are_refused() {
    let twice = convscope(&["figure", "-", "--heat", "random"], "input 1x9x9; a: conv 1 k3 p1; add a,a");
    assert!(twice.refusal().contains("no closed recursion"));
    let alone = convscope(&["figure", "-", "--log"], THREES);
    assert_eq!(alone.status, 2);
    assert!(alone.err.contains("--heat"), "{}", alone.err);
}
