//! Kernel lab as the page uses it: kernels run over an image, composed, fitted, undone.

use convscope::app::{Experiment, FilterComparison, FilterDifference, Lab, SIDES, Slot, Subject};
use convscope::kernels::{Border, Pattern, Rectifier, Search, Target, compose};
use leptos::prelude::Owner;

const FIRST: Slot = Slot::Stage { channel: 0, stage: 0 };

fn with_lab(test: impl FnOnce(Lab)) {
    let owner = Owner::new();
    owner.set();
    test(Lab::default());
}

fn finding(experiment: &Experiment, side: usize) -> (FilterDifference, usize) {
    let trial = FilterComparison::of(&experiment.cascade, &Subject::Sample.image(side));
    (trial.finding(experiment.stages()), trial.difference.count)
}

#[test]
fn the_first_trial_differs_in_the_whole_outermost_ring_and_nowhere_else() {
    for (side, ring) in SIDES.into_iter().zip([252, 892, 2556]) {
        assert_eq!(finding(&Experiment::default(), side), (FilterDifference::Rings(1), ring));
    }
}

#[test]
fn three_kernels_differ_in_two_rings() {
    let smoothed = Slot::Stage { channel: 0, stage: 2 };
    let experiment = Experiment::default().with_stages(3).with_kernel(smoothed, Pattern::Blur.kernel());
    assert_eq!(finding(&experiment, 64), (FilterDifference::Rings(2), 252 + 244));
}

#[test]
fn unpadded_kernels_do_the_same_until_a_relu_stands_between() {
    let mut experiment = Experiment::default();
    experiment.cascade.border = Border::Valid;
    assert_eq!(finding(&experiment, 64), (FilterDifference::Same, 0));
    experiment.cascade.rectifier = Rectifier::Between;
    let (found, count) = finding(&experiment, 64);
    assert_eq!(found, FilterDifference::Everywhere);
    assert!(count > 1000, "{count}");
}

#[test]
fn new_kernels_and_channels_change_nothing_at_first() {
    let before = Experiment::default();
    let single = before.cascade.single();
    let more = before.clone().with_stages(3).with_channels(4);
    assert_eq!((more.stages(), more.channels(), more.cascade.single().side()), (3, 4, 7));
    assert!(more.cascade.single().distance(&single) < 1e-15);
    assert_eq!(more.with_channels(1).with_stages(2), before);
}

#[test]
fn a_kernel_of_another_size_is_not_put_in() {
    let experiment = Experiment::default();
    assert_eq!(experiment.clone().with_kernel(FIRST, Target::Blur.kernel()), experiment);
    assert_eq!(
        experiment.clone().with_kernel(Slot::Stage { channel: 3, stage: 0 }, Pattern::Blur.kernel()),
        experiment
    );
}

#[test]
fn what_a_drag_changes_is_undone_at_once() {
    with_lab(|lab| {
        let value = |lab: &Lab| lab.with(|experiment| experiment.kernel(FIRST).map(|kernel| kernel.at(0, 0)));
        let set = |value: f64| {
            move |experiment: Experiment| {
                let kernel = experiment.cascade.channels[0][0].with(0, 0, value);
                experiment.with_kernel(FIRST, kernel)
            }
        };
        lab.begin();
        for step in 0..5 {
            lab.go_on(set(f64::from(step)));
        }
        lab.change(set(9.0));
        lab.undo();
        assert_eq!(value(&lab), Some(4.0));
        lab.undo();
        assert_eq!(value(&lab), Some(-4.0));
        assert!(!lab.can_undo() && lab.can_redo());
        lab.redo();
        assert_eq!(value(&lab), Some(4.0));
    });
}

#[test]
fn fitted_kernels_can_be_taken_into_the_lab() {
    with_lab(|lab| {
        let target = compose(&Pattern::Random(1).kernel(), &Pattern::Random(2).kernel());
        let mut search = Search::new(&target, 1, 12).expect("a 5×5");
        while search.step() {}
        lab.change(|experiment| experiment.with_stages(3).with_fit(search.best()));
        lab.with(|experiment| {
            assert_eq!(experiment.stages(), 2);
            assert!(experiment.cascade.single().distance(&target) < 1e-5);
        });
    });
}

#[test]
fn a_picture_keeps_its_proportions() {
    let photo = convscope::scene::Photo::new(2, 4, vec![255; 32]).expect("four bytes a pixel");
    let image = Subject::Own(photo).image(64);
    assert_eq!((image.rows(), image.cols()), (32, 64));
    assert!(image.values().iter().all(|value| (value - 1.0).abs() < 1e-12));
}
