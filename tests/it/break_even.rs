//! Break-even sweep of two networks, as the page uses it: where the cheaper one changes, and the slider.

use convscope::app::{AppState, BreakEvenSweep};
use convscope::comparison::{Compared, Crossing, Metric, Setting, SweepParameter};
use convscope::formats::notation;
use convscope::i18n::Locale;
use convscope::network::Padding;
use leptos::prelude::*;

/// Runs a test with two compared networks.
fn with_pair(a: &str, b: &str, test: impl FnOnce(AppState, BreakEvenSweep)) {
    let owner = Owner::new();
    owner.set();
    let read = |text| notation::read(text).expect("a network in the notation");
    let state = AppState::new(read(a), Locale::en);
    state.compare_with(Some(read(b)));
    test(state, BreakEvenSweep::new(state));
}

fn with_threes_and_five(test: impl FnOnce(AppState, BreakEvenSweep)) {
    with_pair(
        "input 64x15x15; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias",
        "input 64x15x15; conv 64 k5 p2 nobias",
        test,
    );
}

fn notations(state: AppState) -> [String; 2] {
    [state.document, state.comparison.document]
        .map(|document| document.network.with_untracked(|network| notation::write_inline(network)))
}

fn cheaper(break_even: BreakEvenSweep) -> Option<Compared> {
    break_even.here.get_untracked().and_then(|point| point.cheaper())
}

#[test]
fn with_64_channels_the_rule_flips_at_36_input_channels() {
    with_threes_and_five(|_, break_even| {
        let crossing =
            Crossing { ties: vec![Setting::InputChannels(36)], from: Setting::InputChannels(37), cheaper: Compared::A };
        assert_eq!(break_even.sweep.get_untracked().crossings, [crossing]);
        assert_eq!(break_even.ends(), Some((Setting::InputChannels(1), Setting::InputChannels(128))));
        assert_eq!(break_even.position.get_untracked(), Some(Setting::InputChannels(64)));
    });
}

#[test]
fn unpadded_the_multiply_adds_are_equal_on_ten_by_ten() {
    with_pair(
        "input 1x15x15; conv 1 k3 nobias; conv 1 k3 nobias",
        "input 1x15x15; conv 1 k5 nobias",
        |_, break_even| {
            break_even.choose(SweepParameter::InputSize);
            break_even.metric.set(Metric::Operations);
            assert_eq!(break_even.sweep.get_untracked().crossings[0].ties, [Setting::InputSize(10)]);
        },
    );
}

#[test]
fn three_input_channels_cost_8_times_as_much_and_the_winner_flips() {
    with_threes_and_five(|state, break_even| {
        assert_eq!(cheaper(break_even), Some(Compared::A));
        break_even.turn(Setting::InputChannels(3), state.begin_turn());
        assert_eq!(cheaper(break_even), Some(Compared::B));
        let costs = break_even.here.get_untracked().and_then(|point| point.costs.both()).expect("both are possible");
        assert_eq!((costs.a, costs.b), (38_592, 4_800));
    });
}

#[test]
fn a_drag_is_one_step_in_both_networks() {
    with_threes_and_five(|state, break_even| {
        let before = notations(state);
        let gesture = state.begin_turn();
        for channels in [40, 20, 3] {
            break_even.turn(Setting::InputChannels(channels), gesture);
        }
        let after = notations(state);
        assert!(after.iter().all(|text| text.starts_with("input 3x15x15;")), "{after:?}");
        state.undo();
        assert_eq!(notations(state), before);
        state.redo();
        assert_eq!(notations(state), after);
    });
}

#[test]
fn what_only_the_second_network_has_is_undone_with_the_first() {
    with_pair("input 64x15x15; conv 64 k5 p2", "input 64x15x15; conv 64 k3 p1; conv 64 k3 p1", |state, break_even| {
        let before = notations(state);
        break_even.choose(SweepParameter::MiddleChannels);
        break_even.turn(Setting::MiddleChannels(8), state.begin_turn());
        assert_eq!(break_even.position.get_untracked(), Some(Setting::MiddleChannels(8)));
        assert!(notations(state)[1].contains("conv 8 k3"));
        state.undo();
        assert_eq!(notations(state), before);
    });
}

#[test]
fn an_edit_after_a_drag_is_undone_by_itself() {
    with_threes_and_five(|state, break_even| {
        break_even.turn(Setting::InputChannels(3), state.begin_turn());
        let turned = notations(state);
        state.document.apply(convscope::network::edit::Edit::SetTitle("mine".to_owned()));
        state.undo();
        assert_eq!(notations(state), turned);
    });
}

#[test]
fn standing_there_already_is_no_step() {
    with_threes_and_five(|state, break_even| {
        break_even.turn(Setting::InputChannels(64), state.begin_turn());
        assert!(!state.document.can_undo.get_untracked());
    });
}

#[test]
fn only_knobs_that_do_something_are_offered() {
    with_threes_and_five(|_, break_even| assert_eq!(break_even.offered.get_untracked(), SweepParameter::ALL));
    with_pair("input 3x9x15; conv 4 k3", "input 3x9x15; conv 4 k5", |_, break_even| {
        assert_eq!(
            break_even.offered.get_untracked(),
            [
                SweepParameter::AllChannels,
                SweepParameter::InputChannels,
                SweepParameter::OutputChannels,
                SweepParameter::Padding
            ]
        );
        break_even.choose(SweepParameter::MiddleChannels);
        assert_eq!(break_even.sweep_parameter.get_untracked(), SweepParameter::InputChannels);
    });
}

#[test]
fn a_range_stays_as_it_is_under_a_drag() {
    with_pair("input 3x224x224; conv 4 k3", "input 3x224x224; conv 4 k5", |state, break_even| {
        break_even.choose(SweepParameter::InputSize);
        let end = || break_even.ends().map(|(_, last)| last);
        assert_eq!(end(), Some(Setting::InputSize(1024)));
        let before = break_even.sweep.get_untracked();
        break_even.turn(Setting::InputSize(20), state.begin_turn());
        assert_eq!(end(), Some(Setting::InputSize(1024)));
        assert!(std::sync::Arc::ptr_eq(&before, &break_even.sweep.get_untracked()), "the survey is not done again");
    });
}

#[test]
fn padding_has_two_settings() {
    with_threes_and_five(|state, break_even| {
        break_even.choose(SweepParameter::Padding);
        assert_eq!(break_even.position.get_untracked(), Some(Setting::Padding(Padding::Same)));
        break_even.turn(Setting::Padding(Padding::Valid), state.begin_turn());
        assert_eq!(break_even.position.get_untracked(), Some(Setting::Padding(Padding::Valid)));
        assert_eq!(break_even.sweep.get_untracked().points.len(), 2);
    });
}
