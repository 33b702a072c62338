//! Flips of the cheaper network, and results of the kernel lab, in both languages.

use crate::analysis::{Convention, CostUnit};
use crate::app::{Experiment, FilterComparison, Subject};
use crate::comparison::{Metric, Pair, Setting, adaptive_sweep, sweep};
use crate::formats::notation;
use crate::i18n::Locale;
use crate::kernels::{Border, Rectifier};
use crate::text::{break_even, lab};

fn summary(locale: Locale, [a, b]: [&str; 2], here: Setting, metric: Metric) -> String {
    let read = |text| notation::read(text).expect("a network in the notation");
    let (a, b) = (read(a), read(b));
    let pair = Pair::new(&a, &b);
    let all = adaptive_sweep(pair, here.sweep_parameter(), 64, metric, Convention::default());
    let point = sweep(pair, &[here], metric, Convention::default()).points[0];
    break_even::summary(locale, &all, Some(&point), metric, CostUnit::Macs)
}

const SMALL: [&str; 2] = ["input 1x15x15; conv 1 k3 nobias; conv 1 k3 nobias", "input 1x15x15; conv 1 k5 nobias"];
const THREE: [&str; 2] =
    ["input 1x15x15; conv 1 k3 nobias; conv 1 k3 nobias; conv 1 k3 nobias", "input 1x15x15; conv 1 k7 nobias"];
const CHANNELS: [&str; 2] =
    ["input 64x15x15; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias", "input 64x15x15; conv 64 k5 p2 nobias"];

#[test]
fn a_tie_a_change_and_none_are_told_apart() {
    let check = |networks, here, metric, expected| assert_eq!(summary(Locale::en, networks, here, metric), expected);
    check(
        SMALL,
        Setting::InputSize(10),
        Metric::Operations,
        "With input size = 10, A has 900 MACs and B has 900. Both cost the same. At 10, both cost the same; from 11 on, A is cheaper.",
    );
    check(
        THREE,
        Setting::InputSize(12),
        Metric::Operations,
        "With input size = 12, A has 1,800 MACs and B has 1,764. A costs 1.02 times as much as B. From 13 on, A is cheaper.",
    );
    check(
        CHANNELS,
        Setting::InputChannels(3),
        Metric::Parameters,
        "With input channels = 3, A has 38,592 parameters and B has 4,800. A costs 8.04 times as much as B. \
         At 36, both cost the same; from 37 on, A is cheaper.",
    );
    check(
        SMALL,
        Setting::InputSize(4),
        Metric::Parameters,
        "With input size = 4, A is not possible. A is cheaper wherever they differ, from 5 to 64.",
    );
    assert_eq!(
        summary(Locale::zh_CN, CHANNELS, Setting::InputChannels(3), Metric::Parameters),
        "输入通道数为 3 时，A 的参数量是 38,592，B 是 4,800。A 是 B 的 8.04 倍。取值为 36 时两者相同；取值 ≥ 37 时 A 更省。"
    );
}

#[test]
fn a_trial_tells_where_it_differs_and_why() {
    let mut experiment = Experiment::default();
    let mut check = |change: &dyn Fn(&mut Experiment), expected: &str| {
        change(&mut experiment);
        let trial = FilterComparison::of(&experiment.cascade, &Subject::Sample.image(64));
        let words = lab::finding(Locale::en, &trial, experiment.stages(), experiment.cascade.rectifier);
        assert!(words.starts_with(expected), "{words}");
        let chinese = lab::finding(Locale::zh_CN, &trial, experiment.stages(), experiment.cascade.rectifier);
        assert!(!chinese.contains(". "), "{chinese}");
    };
    check(&|_| (), "252 of 4,096 positions differ, all in the outermost ring, by ");
    check(&|experiment| experiment.cascade.border = Border::Valid, "All 3,600 positions agree");
    check(
        &|experiment| experiment.cascade.channels[0].swap(0, 1),
        "All 3,600 positions agree: the single kernel does the same.",
    );
    check(
        &|experiment| experiment.cascade.rectifier = Rectifier::Between,
        "All 3,600 positions agree: the single kernel does the same. The ReLU has nothing to cut off here.",
    );
}
