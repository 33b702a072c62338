//! Where the rule that small kernels are cheaper does not hold.

use convscope::analysis::Convention;
use convscope::analysis::compare::{Contender, Facts, Knob, Price, sweep};
use convscope::cnn::notation;

use crate::data::{claims, overview, stack, whole};

/// The input sizes at which unpadded single-channel stacks cost the same, and the first from which the small kernels are cheaper.
fn flip(kernels: &[u64], large: u64) -> (Vec<u64>, u64) {
    let unpadded = |kernels: &[u64]| {
        let layers: Vec<String> = kernels.iter().map(|kernel| format!("conv 1 k{kernel} nobias")).collect();
        notation::read(&format!("input 1x9x9; {}", layers.join("; "))).expect("a network")
    };
    let (small, large) = (unpadded(kernels), unpadded(&[large]));
    let settings = (1..=200).map(|extent| Knob::InputSize.at(extent));
    let sweep = sweep([&small, &large], settings, Price::Operations, Convention::default());
    let value = |place: usize| sweep.points[place].setting.value();
    let [crossing] = &sweep.crossings[..] else { panic!("one crossing: {:?}", sweep.crossings) };
    assert_eq!(crossing.from, Contender::B);
    (crossing.ties.clone().map(value).collect(), value(crossing.at))
}

#[test]
fn without_padding_small_inputs_favour_the_large_kernel() {
    assert_eq!(flip(&[3, 3], 5), (vec![10], 11));
    assert_eq!(flip(&[3, 3, 3], 7), (vec![], 13));
}

#[test]
fn three_channels_in_make_two_threes_eight_times_as_heavy() {
    let parameters = |text: &str| Facts::of(&overview(text)).totals.expect("it works").parameters;
    let threes = parameters(&stack("3x224x224", &[3, 3], &[64, 64], "nobias"));
    let five = parameters(&stack("3x224x224", &[5], &[64], "nobias"));
    let case = &claims()["shape_comparisons"]["two_3x3_vs_5x5_cin3_cmid64_cout64"];
    assert_eq!((threes, five), (whole(&case["stack"]["total_params"]), whole(&case["single"]["total_params"])));
    assert_eq!((threes, five, threes * 100 / five), (38_592, 4_800, 804));
}

#[test]
fn doubling_the_channels_costs_8_per_cent_more() {
    let parameters = |text: &str| Facts::of(&overview(text)).totals.expect("it works").parameters;
    let threes = parameters(&stack("64x32x32", &[3, 3], &[128, 128], "nobias"));
    let five = parameters(&stack("64x32x32", &[5], &[128], "nobias"));
    assert_eq!(threes * 100, five * 108);
}
