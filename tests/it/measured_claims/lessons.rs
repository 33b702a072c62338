//! Lessons' numbers, compared with measurements.

use convscope::i18n::Locale;
use convscope::teaching::{Chapter, Run, Text};
use serde_json::Value;

use super::measurements::{claims, number};
use crate::reference::whole;

/// All numbers that a lesson shows, in any of its texts.
fn numbers(chapter: Chapter) -> Vec<String> {
    let lesson = chapter.lesson(Locale::en).expect("a lesson");
    let mut numbers = Vec::new();
    for step in &lesson.steps {
        let evidence = step.evidence().expect("networks that work");
        let mut texts: Vec<&Text> = step.paragraphs.iter().map(|paragraph| &paragraph.value).collect();
        let question = step.question.as_ref();
        texts.extend(question.map(|question| &question.text.value));
        texts.extend(question.and_then(|question| question.reveal.as_ref()).map(|reveal| &reveal.value));
        for run in texts.into_iter().flat_map(|text| text.runs(&evidence).expect("a text that holds")) {
            if let Run::Number(number) = run {
                numbers.push(number.replace(',', ""));
            }
        }
    }
    numbers
}

fn at<'v>(claims: &'v Value, path: &str) -> &'v Value {
    claims.pointer(path).unwrap_or_else(|| panic!("no {path}"))
}

#[test]
fn lessons_show_what_was_measured() {
    let claims = claims();
    let per_cent = |path: &str, decimals: usize| format!("{:.decimals$}", 100.0 * number(at(claims, path)));
    let rounded = |path: &str, decimals: usize| format!("{:.decimals$}", number(at(claims, path)));
    let count = |path: &str| whole(at(claims, path)).to_string();
    let two = "/shape_comparisons/two_3x3_vs_5x5_c64";
    let three = "/shape_comparisons/three_3x3_vs_7x7_c64";
    let unequal = "/shape_comparisons/two_3x3_vs_5x5_cin3_cmid64_cout64";
    let ones = "/effective_receptive_field/ones";
    let shown = [
        (Chapter::TwoThrees, rounded(&format!("{two}/param_saving_percent"), 0)),
        (Chapter::TwoThrees, count(&format!("{two}/stack/total_params"))),
        (Chapter::TwoThrees, count(&format!("{two}/single/total_params"))),
        (Chapter::TwoThrees, count(&format!("{two}/stack/total_macs"))),
        (Chapter::TwoThrees, count(&format!("{two}/single/total_macs"))),
        (Chapter::TwoThrees, count(&format!("{two}/stack/activation_elements"))),
        (Chapter::ThreeThrees, rounded(&format!("{three}/param_saving_percent"), 1)),
        (Chapter::ThreeThrees, count(&format!("{three}/single/rf"))),
        (Chapter::Summary, per_cent(&format!("{ones}/3x3,3x3/gradient_inside_central_3x3"), 0)),
        (Chapter::Summary, per_cent(&format!("{ones}/5x5/gradient_inside_central_3x3"), 0)),
        (Chapter::WhenItFails, count(&format!("{unequal}/stack/total_params"))),
        (Chapter::WhenItFails, count(&format!("{unequal}/single/total_params"))),
        (Chapter::WhenItFails, count("/break_even_cin_for_cmid_cout_64/rows/5/cin")),
        (Chapter::WhatCounts, per_cent(&format!("{ones}/3x3 x3/gradient_inside_central_5x5"), 0)),
        (Chapter::WhatCounts, per_cent(&format!("{ones}/7x7/gradient_inside_central_5x5"), 0)),
        (Chapter::WhatCounts, rounded(&format!("{ones}/3x3 x10/std_per_axis_of_gradient"), 2)),
        (Chapter::WhatCounts, rounded(&format!("{ones}/3x3 x40/std_per_axis_of_gradient"), 2)),
        (Chapter::WhatCounts, count(&format!("{ones}/3x3 x40/rf"))),
        (Chapter::Composing, count("/composition_two_3x3_equals_5x5/ring_pixels_640")),
        (Chapter::Composing, count("/not_every_5x5_is_two_3x3/degrees_of_freedom/5x5")),
    ];
    for (chapter, truth) in &shown {
        assert!(numbers(*chapter).contains(truth), "{} does not show {truth}: {:?}", chapter.id(), numbers(*chapter));
    }
    println!("{} measured numbers are shown", shown.len());
}
