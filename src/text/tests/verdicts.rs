use super::chinese::latin_words;
use crate::analysis::{Convention, CostUnit, Costs, NetworkAnalysis};
use crate::comparison::{Measure, Measures, Outcome, Pair, Verdict};
use crate::formats::notation;
use crate::i18n::Locale;
use crate::text::verdict;

/// Names, units and prefixes that Chinese texts write in Latin script.
const LATIN: [&str; 7] = ["conv1", "conv2", "linear1", "Winograd", "MACs", "kB", "MB"];

/// Pairs that together have every kind of reason, and of missing value.
const PAIRS: [(&str, &str); 6] = [
    ("input 64x9x9; conv 64 k3 p1; conv 64 k3 p1", "input 64x9x9; conv 64 k5 p2"),
    ("input 1x10x10; conv 1 k3 nobias; conv 1 k3 nobias", "input 1x10x10; conv 1 k5 nobias"),
    ("input 3x9x9; conv 64 k3 p1; relu; conv 64 k3 p1; relu", "input 3x9x9; conv 64 k5 p2; relu"),
    ("input 1x8x8; maxpool k2", "input 1x99; conv 1 k3"),
    ("input 1x8x8; flatten; linear 4", "input 1x8x8; conv 4 k1"),
    ("input 1x8x8; conv 1 k2 d20 p12", "input 1x8x8; conv 4 k1"),
];

/// Every row of a verdict in a language: its measure, difference and reason.
fn rows(locale: Locale, (a, b): (&str, &str)) -> Vec<(Measure, String, String)> {
    let analysis = |text| {
        let network = notation::read(text).expect("a network in the notation");
        NetworkAnalysis::new(network.into())
    };
    let analyses = Pair::new(analysis(a), analysis(b));
    let measures = analyses.as_ref().map(|analysis| {
        let costs = Costs::of(&analysis.shaped, Convention::default());
        Measures::of(analysis, &costs).expect("every layer works")
    });
    let verdict = Verdict::of(measures.as_ref());
    let words = |row| (verdict::difference(locale, row), verdict::reason(locale, row, analyses.as_ref()));
    verdict.rows.iter().map(|row| (row.measure, words(row).0, words(row).1)).collect()
}

fn english(pair: usize, measure: Measure) -> (String, String) {
    let rows = rows(Locale::en, PAIRS[pair]);
    let row = rows.into_iter().find(|row| row.0 == measure).expect("there is a row for each measure");
    (row.1, row.2)
}

#[test]
fn the_words_have_the_numbers_of_the_reason() {
    let taps = "Kernel weights per channel pair: 18 vs. 25, with 64 channels into and out of every convolution.";
    assert_eq!(english(0, Measure::Parameters), ("−28%".into(), taps.into()));
    assert_eq!(english(0, Measure::Output), ("same".into(), "Both networks have the same output shape.".into()));
    let positions = "Positions × kernel weights: 64·9 + 36·9 = 900 vs. 36·25 = 900.";
    assert_eq!(english(1, Measure::Operations), ("same".into(), positions.into()));
    let (difference, largest) = english(2, Measure::Parameters);
    assert_eq!((difference.as_str(), largest.as_str()), ("+696%", "Of A’s 38,720, 36,928 are in conv2."));
    assert_eq!(english(2, Measure::NonLinearities).1, "The number of activation layers.");
    assert_eq!(english(3, Measure::Intensity), ("–".into(), "No value for A: no layer has multiply-adds.".into()));
}

#[test]
fn every_row_has_a_reason_in_both_languages() {
    for pair in PAIRS {
        for (english, chinese) in rows(Locale::en, pair).into_iter().zip(rows(Locale::zh_CN, pair)) {
            let (measure, _, sentence) = &chinese;
            assert!(english.2.ends_with('.') && sentence.ends_with('。'), "{english:?} {chinese:?}");
            let name = verdict::measure(Locale::zh_CN, *measure, CostUnit::Macs);
            for word in [latin_words(sentence), latin_words(name), latin_words(&chinese.1)].concat() {
                assert!(LATIN.contains(&word), "“{word}” in {chinese:?}");
            }
        }
    }
}

#[test]
fn what_is_not_alike_is_named() {
    let verdict = |(a, b): (&str, &str)| {
        let measures = |text| {
            let network = notation::read(text).expect("a network in the notation");
            Measures::of_network(network.into()).expect("every layer works")
        };
        Verdict::of(Pair::new(&measures(a), &measures(b)))
    };
    let same = verdict(PAIRS[0]);
    assert!(verdict::like_for_like(Locale::en, same.like_for_like).starts_with("A fair comparison"));
    let other = verdict(("input 1x9x9; conv 1 k3", "input 1x9x9; conv 1 k5"));
    assert_eq!(
        verdict::like_for_like(Locale::en, other.like_for_like),
        "Not a fair comparison, so the costs mean less: the outputs differ, the receptive fields differ."
    );
    assert_eq!(other.row(Measure::Output).outcome, Outcome::Differs);
}
