//! Any input is answered: random input from a small seeded generator, and every input that ever stopped the program.
//!
//! `CONVSCOPE_FUZZ_ROUNDS` scales the number of random tests.

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "a package of its own, with which `cargo fuzz` searches for more")]
mod fuzz;

use std::time::{Duration, Instant};

use convscope::analysis::{Convention, Costs, NetworkAnalysis};
use convscope::export::LayerTable;
use convscope::export::table::quoted;
use convscope::formats::notation;
use convscope::paint::{Caption, Scheme, Theme, svg};
use convscope::scene::Size;
use convscope::scene::field::{FieldPicture, FieldStrings, field_scene};
use fuzz::choices::{Choices, random_bytes};
use fuzz::{checks, files, texts};

/// Everything that follows from one input is computed and drawn about thirty times, on slow machines too.
const LONGEST: Duration = Duration::from_secs(40);

/// Runs a check on a stored input with a time limit.
#[track_caller]
fn answered(name: &str, check: fn(&str)) {
    let path = format!("{}/tests/regressions/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let start = Instant::now();
    check(&text);
    let taken = start.elapsed();
    assert!(taken < LONGEST, "{name} took {taken:?}");
}

/// Runs a check on generated inputs.
fn random(usual: u64, size: usize, check: impl Fn(&[u8])) {
    let rounds = std::env::var("CONVSCOPE_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual);
    for seed in 0..rounds {
        println!("seed {seed}");
        check(&random_bytes(seed, size));
    }
}

#[test]
fn random_networks_are_worked_out_whole() {
    random(40, 200, checks::network);
}

#[test]
fn random_sessions_end_where_they_should() {
    random(12, 160, checks::session);
}

#[test]
fn damaged_notation_is_read_or_refused() {
    random(60, 40, |bytes| checks::text(&texts::mutated(&texts::NOTATIONS, &mut Choices::new(bytes))));
}

#[test]
fn damaged_json_is_read_or_refused() {
    random(500, 40, |bytes| checks::json(&texts::mutated(&texts::JSONS, &mut Choices::new(bytes))));
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut samples: Vec<Vec<u8>> = files::TEXTS.iter().map(|text| text.as_bytes().to_vec()).collect();
    for name in [
        "onnx/tiny_cnn_full.onnx",
        "onnx/unet_valid572.onnx",
        "onnx/mobilenet_v3_small.onnx",
        "keras/mixed_sequential.json",
        "torch_export/shared.pt2",
    ] {
        samples.push(crate::reference::bytes(name));
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/formats/files");
    for name in ["mixed_sequential.h5", "two_files.zip", "yolov5.yaml", "yolo11.yaml", "print_model_with_costs.txt"] {
        samples.push(std::fs::read(format!("{folder}/{name}")).expect("a file"));
    }
    random(samples.len() as u64 * 60, 40, |bytes| {
        let mut choices = Choices::new(bytes);
        let sample = &samples[choices.below(samples.len())];
        let file = files::mutated(sample, &mut choices);
        let begin = Instant::now();
        checks::file(&file);
        assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
    });
}

#[test]
fn damaged_links_are_followed_or_refused() {
    random(60, 40, |bytes| checks::link(&texts::mutated(&texts::LINKS, &mut Choices::new(bytes))));
}

#[test]
fn damaged_tables_are_marked_or_refused() {
    random(400, 40, |bytes| checks::homework(&texts::mutated(&texts::TABLES, &mut Choices::new(bytes))));
}

#[test]
fn damaged_lessons_are_checked_or_refused() {
    random(100, 40, |bytes| checks::lesson(&texts::mutated(&texts::LESSONS, &mut Choices::new(bytes))));
}

#[test]
fn a_formula_as_a_name_is_text_in_a_spreadsheet() {
    let table = |names: &str| {
        let network = notation::read(&format!("input 1x9x9; {names}")).expect("a network");
        let analysis = NetworkAnalysis::new(network.into());
        LayerTable::of(&analysis, &Costs::of(&analysis.shaped, Convention::default())).to_csv()
    };
    let csv = table("\"=HYPERLINK(\\\"http://127.0.0.1/?\\\"&A1)\": conv 1 k3");
    assert!(csv.contains("\"'=HYPERLINK(\"\"http"), "{csv}");
    for sign in ["=1+1", "+1+1", "-1+1", "@SUM(A1)"] {
        let csv = table(&format!("\"{sign}\": conv 1 k3 p1"));
        let cell = csv.lines().nth(1).expect("a row");
        assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        // Negative numbers stay numbers.
        assert!(cell.contains(",-1,"), "{cell:?}");
    }
    for sign in ["\t=1", "\r=1"] {
        assert!(quoted(sign).trim_start_matches('"').starts_with('\''), "{sign:?}");
    }
    assert_eq!(["-3", "+0.5", "name"].map(quoted), ["-3", "+0.5", "name"]);
    answered("network-formula-as-a-name", checks::text);
}

#[test]
fn a_control_character_in_a_name_leaves_an_svg_that_opens() {
    let network = notation::read("input 1x9x9; \"a\u{1}\u{b}b\": conv 1 k3").expect("a network");
    let analysis = std::sync::Arc::new(NetworkAnalysis::new(network.into()));
    let unit = convscope::analysis::Unit::centre(&analysis.shaped, 1).expect("a unit");
    let trace = convscope::analysis::trace::receptive(&analysis.shaped, unit).expect("a trace");
    let picture = FieldPicture::of(&analysis, &trace);
    let name = analysis.shaped.name(1);
    let strings = FieldStrings { input: name, output: name, zoom: name, reached: name };
    let scene = field_scene(&picture.view(Size::new(600.0, 400.0), strings));
    let caption = Caption { title: name, description: name };
    let file = svg((&scene).into(), &Theme::of(Scheme::Light), caption).expect("a file");
    assert!(roxmltree::Document::parse(&file).is_ok(), "{file}");
    assert!(file.contains("ab"), "{file}");
    answered("network-control-character-as-a-name", checks::text);
}

#[test]
fn link_input_of_2_to_the_60_on_both_axes() {
    answered("link-input-of-2-to-the-60-on-both-axes", checks::link);
}

#[test]
fn link_kernel_of_2147483649_beside_another() {
    answered("link-kernel-of-2147483649-beside-another", checks::link);
}

#[test]
fn link_kernel_of_2147483649() {
    answered("link-kernel-of-2147483649", checks::link);
}

#[test]
fn link_map_of_2_to_the_60_enlarged() {
    answered("link-map-of-2-to-the-60-enlarged", checks::link);
}

#[test]
fn link_side_view_of_branches() {
    answered("link-side-view-of-branches", checks::link);
}

#[test]
fn network_dropout_of_nearly_one() {
    answered("network-dropout-of-nearly-one", checks::text);
}

#[test]
fn network_dropout_of_thirty_digits() {
    answered("network-dropout-of-thirty-digits", checks::text);
}

#[test]
fn network_enlarged_4096_times() {
    answered("network-enlarged-4096-times", checks::text);
}

#[test]
fn network_kernel_of_4096_three_apart() {
    answered("network-kernel-of-4096-three-apart", checks::text);
}

#[test]
fn network_kernel_of_65535_over_4096_times() {
    answered("network-kernel-of-65535-over-4096-times", checks::text);
}

#[test]
fn network_stride_of_2_to_the_60() {
    answered("network-stride-of-2-to-the-60", checks::text);
}

#[test]
fn network_transposed_kernel_of_1073741824() {
    answered("network-transposed-kernel-of-1073741824", checks::text);
}

#[test]
fn network_transposed_kernel_of_4294967296() {
    answered("network-transposed-kernel-of-4294967296", checks::text);
}

#[test]
fn network_transposed_stride_of_1073741824() {
    answered("network-transposed-stride-of-1073741824", checks::text);
}

#[test]
fn session_adaptive_and_then_other_links() {
    answered("session-adaptive-and-then-other-links", checks::script);
}

#[test]
fn session_adaptive_to_2_to_the_60() {
    answered("session-adaptive-to-2-to-the-60", checks::script);
}

#[test]
fn session_enlarged_then_adaptive_to_2_to_the_60() {
    answered("session-enlarged-then-adaptive-to-2-to-the-60", checks::script);
}

#[test]
fn session_kernel_of_a_million_on_a_long_map() {
    answered("session-kernel-of-a-million-on-a-long-map", checks::script);
}

#[test]
fn session_moved_to_its_own_place() {
    answered("session-moved-to-its-own-place", checks::script);
}

#[test]
fn session_nothing_changes() {
    answered("session-nothing-changes", checks::script);
}

#[test]
fn session_other_input_then_a_link() {
    answered("session-other-input-then-a-link", checks::script);
}

#[test]
fn session_packed_link_then_an_edit() {
    answered("session-packed-link-then-an-edit", checks::script);
}

#[test]
fn session_stride_of_2_to_the_60_on_a_signal() {
    answered("session-stride-of-2-to-the-60-on-a-signal", checks::script);
}

#[test]
fn session_stride_of_2_to_the_60_on_a_small_map() {
    answered("session-stride-of-2-to-the-60-on-a-small-map", checks::script);
}

#[test]
fn session_the_same_activation_again() {
    answered("session-the-same-activation-again", checks::script);
}

#[test]
fn session_transposed_kernel_of_2_to_the_53() {
    answered("session-transposed-kernel-of-2-to-the-53", checks::script);
}
