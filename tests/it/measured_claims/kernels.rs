//! Kernels that pairs of 3×3 can represent, compared with measurements.

use convscope::kernels::{Image, Kernel, KernelPipeline, Noise, Pattern, compose, degrees_of_freedom, difference, fit};

use super::measurements::{claims, number};
use crate::reference::whole;

/// A 5×5 with ones at some positions, counted from the upper left.
fn ones(places: &[(i64, i64)]) -> Kernel {
    Kernel::from_fn(2, |row, col| if places.contains(&(row + 2, col + 2)) { 1.0 } else { 0.0 })
}

/// The best relative residual of 25 starts, as many as were measured.
fn residual(target: &Kernel, channels: usize) -> f64 {
    fit(target, channels, 25).expect("a 5×5").relative_residual
}

/// The measured residual of the case whose name begins with `name`.
fn measured(name: &str) -> f64 {
    let claims = claims();
    let cases = claims["not_every_5x5_is_two_3x3"].as_object().expect("cases").clone();
    let (_, cases) = cases.into_iter().find(|(key, _)| key.starts_with("relative_residual")).expect("residuals");
    let cases = cases.as_object().expect("residuals").clone();
    let (_, found) = cases.into_iter().find(|(key, _)| key.starts_with(name)).expect("the case");
    number(&found)
}

/// The residual of a fit, computed again from its kernels.
fn left_over(target: &Kernel) -> f64 {
    let fit = fit(target, 1, 25).expect("a 5×5");
    let [(first, second)] = &fit.pairs[..] else { panic!("one pair: {:?}", fit.pairs) };
    let composed = compose(first, second);
    let rest = Kernel::from_fn(2, |row, col| target.at(row, col) - composed.at(row, col));
    rest.norm() / target.norm()
}

/// The measured values are the best of 25 starts of alternating least squares, which can stop above the minimum: with joint steps of all
/// kernels the first target gets closer, by leaving out one of its four cells. No residual may exceed the measured one.
#[test]
fn the_best_fits_are_at_least_as_close_as_was_measured() {
    for (name, places) in [
        ("three corners + centre", &[(0, 0), (0, 4), (4, 0), (2, 2)][..]),
        ("1 at three corners", &[(0, 0), (0, 4), (4, 0)]),
    ] {
        let target = ones(places);
        let (own, truth) = (residual(&target, 1), measured(name));
        assert!(own < truth * 1.02, "{name}: {own} against {truth}");
        assert!(own > 0.3, "{name} is no composition, so {own} must be left over");
        assert!((left_over(&target) - own).abs() < 1e-9, "{name}");
    }
}

#[test]
fn what_is_a_composition_leaves_nothing() {
    assert!(measured("identity pattern") < 1e-12);
    assert!(residual(&ones(&[(0, 0), (2, 2), (4, 4)]), 1) < 1e-6);
    let composed = compose(&Pattern::Random(8).kernel(), &Pattern::Random(9).kernel());
    assert!(measured("a true composition") < 1e-12);
    assert!(residual(&composed, 1) < 1e-6);
}

#[test]
fn the_double_root_is_approached_at_least_as_closely() {
    let binomial = compose(&Pattern::Gaussian.kernel(), &Pattern::Gaussian.kernel());
    let (own, truth) = (residual(&binomial, 1), measured("binomial 5x5"));
    assert!(own <= truth, "{own} against {truth}");
}

#[test]
fn a_random_five_needs_two_channels() {
    let measured_alone = measured("random 5x5");
    let mut alone: Vec<f64> = Vec::new();
    for seed in 0..9 {
        let mut noise = Noise::new(seed);
        let target = Kernel::from_fn(2, |_, _| noise.normal());
        alone.push(residual(&target, 1));
        assert!(residual(&target, 2) < 1e-6, "seed {seed}");
        assert!(residual(&target, 4) < 1e-12, "seed {seed}");
    }
    // The measured kernel itself is not recorded; it is one of many.
    let [least, most] = [alone.iter().copied().fold(1.0, f64::min), alone.iter().copied().fold(0.0, f64::max)];
    assert!(least < measured_alone && measured_alone < most, "{least} to {most}");
}

#[test]
fn one_channel_has_17_of_25_degrees_of_freedom() {
    let claims = claims();
    let truth = &claims["not_every_5x5_is_two_3x3"]["degrees_of_freedom"];
    let (_, one) = truth.as_object().expect("numbers").iter().find(|(key, _)| key.starts_with("two 3x3")).expect("one");
    assert_eq!(degrees_of_freedom(1) as u128, whole(one));
    assert_eq!(degrees_of_freedom(4) as u128, whole(&truth["5x5"]));
}

#[test]
fn with_zero_padding_exactly_the_measured_ring_differs() {
    let claims = claims();
    let composition = &claims["composition_two_3x3_equals_5x5"];
    let mut noise = Noise::new(11);
    let image = Image::from_fn(640, 640, |_, _| noise.normal());
    let cascade = KernelPipeline::new([Pattern::Random(3).kernel(), Pattern::Random(4).kernel()]);
    let found = difference(&cascade.run(&image), &cascade.run_single(&image), 1e-9);
    assert_eq!(found.count as u128, whole(&composition["ring_pixels_640"]));
    let share = found.count as f64 / (640.0 * 640.0);
    assert_eq!(share, number(&composition["results"][0]["fraction_of_outputs_that_differ_>1e-9"]));
}
