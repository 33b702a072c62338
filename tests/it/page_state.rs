//! Page state without a page: the signals after an edit, a selection, the passing of time.

use convscope::analysis::{CostUnit, Unit};
use convscope::app::{AppState, Motion, Place};
use convscope::comparison::{Compared, Measure, Outcome, Setting};
use convscope::figure::Views;
use convscope::formats::notation;
use convscope::i18n::Locale;
use convscope::network::edit::Edit;
use convscope::network::{Axes, Conv, InputShape, Network, Op, Parameter, Value};
use convscope::presets::Preset;
use convscope::scene::{Size, View};
use leptos::prelude::*;

/// Runs a test with the state of a page with a network.
fn with_state(network: Network, test: impl FnOnce(AppState)) {
    let owner = Owner::new();
    owner.with(|| test(AppState::new(network, Locale::en)));
}

fn labels(state: AppState) -> Vec<String> {
    let picture = state.selection.picture.get_untracked().expect("a picture");
    picture.footprints.iter().map(|footprint| footprint.label.clone()).collect()
}

fn kernel_of_last(state: AppState, side: u64) -> Edit {
    let key = state.document.network.with_untracked(|network| network.nodes().last().expect("a layer").key);
    Edit::Set { key, parameter: Parameter::Kernel, value: Value::Pair(Axes::both(side)) }
}

#[test]
fn one_looks_at_the_middle_of_the_last_layer() {
    with_state(Preset::ThreeThrees.network(), |state| {
        assert_eq!(state.selection.unit.get_untracked(), Some(Unit { map: 3, row: 7, col: 7 }));
        assert_eq!(labels(state), ["3×3", "5×5", "7×7"]);
    });
}

#[test]
fn a_classifier_is_looked_at_before_it_pools_the_whole_map() {
    with_state(Preset::ResNet18.network(), |state| {
        let map = state.selection.map.get_untracked();
        let field = state.document.analysis.with_untracked(|analysis| analysis.fields[map].size());
        assert_eq!(field, Some(Axes::both(435)));
    });
}

#[test]
fn an_edit_changes_what_is_seen_and_undo_takes_it_back() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.document.apply(kernel_of_last(state, 5));
        assert_eq!(labels(state), ["3×3", "5×5", "9×9"]);
        state.document.undo();
        assert_eq!(labels(state), ["3×3", "5×5", "7×7"]);
        assert!(!state.document.can_undo.get_untracked());
        state.document.redo();
        assert_eq!(labels(state), ["3×3", "5×5", "9×9"]);
    });
}

#[test]
fn an_impossible_layer_leaves_the_layers_before_it() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.document.apply(kernel_of_last(state, 99));
        assert_eq!(labels(state), ["3×3", "5×5"]);
        let problem = state.document.analysis.with_untracked(|analysis| analysis.shaped.fault(3).cloned());
        assert!(problem.expect("a fault").to_string().contains("99"));
    });
}

#[test]
fn what_is_refused_changes_nothing() {
    with_state(Preset::ThreeThrees.network(), |state| {
        let before = state.document.network.get_untracked();
        let key = before.nodes()[0].key;
        state.document.apply(Edit::Rename { key, name: "input".into() });
        assert!(state.document.refused().is_some());
        assert_eq!(state.document.network.get_untracked(), before);
    });
}

#[test]
fn a_new_layer_stands_behind_the_open_row_which_stays_open() {
    with_state(Preset::ThreeThrees.network(), |state| {
        let first = state.document.network.with_untracked(|network| network.nodes()[0].key);
        state.selection.toggle_row(Place::Node(first));
        state.insert(Op::Conv(Conv::new(8, Axes::both(1))));
        let channels =
            state.document.analysis.with_untracked(|analysis| analysis.shaped.shape(2).map(|shape| shape.channels()));
        assert_eq!(channels, Some(8));
        assert_eq!(untrack(|| state.selection.opened()), Some(Place::Node(first)));
        assert_eq!(state.selection.map.get_untracked(), 4);
    });
}

#[test]
fn a_layer_added_at_the_end_is_looked_at_with_its_whole_field() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.selection.observe_map(1);
        state.timeline.rewind();
        state.insert(Op::Conv(Conv::new(8, Axes::both(3))));
        assert_eq!(state.selection.map.get_untracked(), 4);
        assert_eq!(state.timeline.at.get_untracked(), 4.0);
        assert_eq!(untrack(|| state.selection.opened()), None);
    });
}

#[test]
fn a_row_opens_and_closes_and_the_stage_shows_the_same_unit() {
    with_state(Preset::ThreeThrees.network(), |state| {
        let first = Place::Node(state.document.network.with_untracked(|network| network.nodes()[0].key));
        let unit = state.selection.unit.get_untracked();
        state.selection.toggle_row(first);
        assert_eq!(untrack(|| (state.selection.opened(), state.selection.edited_map())), (Some(first), Some(1)));
        assert_eq!(state.selection.unit.get_untracked(), unit);
        state.document.apply(Edit::Remove(state.document.network.with_untracked(|network| network.nodes()[0].key)));
        assert_eq!(untrack(|| (state.selection.opened(), state.selection.edited_map())), (None, None));
        state.selection.toggle_row(Place::Input);
        state.selection.toggle_row(Place::Input);
        assert_eq!(untrack(|| state.selection.opened()), None);
    });
}

#[test]
fn a_drag_over_the_input_pins_the_unit_around_the_pointer() {
    with_state(Preset::ThreeThrees.network(), |state| {
        for (row, column) in [(0.2, 0.9), (7.5, 3.1), (14.9, 14.9), (-3.0, 22.0)] {
            state.selection.pin_at(0, Axes::new(Some(row), Some(column)));
            let index = |at: f64| (at.floor() as i64).clamp(0, 14);
            let expected = Unit { map: 3, row: index(row), col: index(column) };
            assert_eq!(state.selection.unit.get_untracked(), Some(expected));
            assert!(untrack(|| state.selection.is_pinned()));
        }
        // In a cross-section the row stays.
        state.selection.pin(5, 5);
        state.selection.pin_at(1, Axes::new(None, Some(9.5)));
        assert_eq!(state.selection.unit.get_untracked(), Some(Unit { map: 3, row: 5, col: 9 }));
    });
}

#[test]
fn the_chosen_unit_stays_within_its_map() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.selection.nudge(-100, 100);
        assert_eq!(state.selection.unit.get_untracked(), Some(Unit { map: 3, row: 0, col: 14 }));
        state.document.apply(Edit::SetInputSize(Axes::both(9)));
        let unit = state.selection.unit.get_untracked().expect("a unit");
        assert!(unit.row < 9 && unit.col < 9, "{unit:?}");
        state.selection.free();
        assert_eq!(state.selection.unit.get_untracked(), Some(Unit { map: 3, row: 4, col: 4 }));
    });
}

#[test]
fn time_passes_only_while_it_plays_and_ends_with_the_whole_field() {
    with_state(Preset::ThreeThrees.network(), |state| {
        let timeline = state.timeline;
        timeline.seek(0.0);
        timeline.advance(1.0);
        assert_eq!(timeline.at.get_untracked(), 0.0);
        timeline.toggle();
        timeline.advance(0.1);
        let reveal = timeline.reveal.get_untracked();
        assert!(reveal > 0.0 && reveal < 1.0, "{reveal}");
        timeline.advance(100.0);
        assert_eq!(timeline.reveal.get_untracked(), 3.0);
        assert!(!timeline.playing.get_untracked());
    });
}

#[test]
fn steps_go_from_layer_to_layer() {
    with_state(Preset::ThreeThrees.network(), |state| {
        let timeline = state.timeline;
        timeline.rewind();
        timeline.step_forward();
        timeline.step_forward();
        assert_eq!(timeline.at.get_untracked(), 2.0);
        timeline.step_back();
        assert_eq!(timeline.at.get_untracked(), 1.0);
    });
}

#[test]
fn a_sweep_visits_every_unit_once() {
    let mut network = Network::new(InputShape::picture(1, 4, 3));
    network.push(Op::Conv(Conv::new(1, Axes::both(1))));
    with_state(network, |state| {
        state.timeline.motion.set(Motion::Sweep);
        state.timeline.playing.set(true);
        let mut visited = Vec::new();
        while state.timeline.playing.get_untracked() {
            state.timeline.advance(0.02);
            let unit = state.selection.unit.get_untracked().expect("a unit");
            if visited.last() != Some(&(unit.row, unit.col)) {
                visited.push((unit.row, unit.col));
            }
        }
        let all: Vec<_> = (0..4).flat_map(|row| (0..3).map(move |col| (row, col))).collect();
        assert_eq!(visited, all);
    });
}

fn preset_of(state: AppState) -> String {
    state.document.network.with_untracked(|network| network.name.clone())
}

#[test]
fn a_network_is_compared_with_the_one_convolution_that_sees_as_far() {
    with_state(Preset::TwoThrees.network(), |state| {
        state.document.apply(Edit::SetInputChannels(64));
        state.compare(true);
        assert_eq!(preset_of(state.partner()), Preset::OneFive.id());
        let verdict = state.comparison.verdict.get_untracked().expect("every layer works");
        let parameters = verdict.row(Measure::Parameters);
        assert_eq!(parameters.outcome, Outcome::Wins(Compared::A));
        assert_eq!((parameters.difference.expect("a number") * 100.0).round(), -28.0);
        assert!(verdict.like_for_like.is_fair());
    });
}

#[test]
fn a_small_stack_is_compared_as_the_rule_is_told_and_comes_back_as_it_was() {
    let own = Preset::ThreeThrees.network();
    with_state(own.clone(), |state| {
        let input = |state: AppState| state.document.network.with_untracked(|network| network.input);
        state.compare(true);
        for side in [state, state.partner()] {
            assert_eq!((input(side).channels, input(side).size), (64, Axes::both(640)));
        }
        assert_eq!(preset_of(state.partner()), Preset::OneSeven.id());
        state.compare(false);
        assert_eq!(input(state), own.input);
        // The default partner follows another network; one that the user chose stays.
        state.open(Preset::ResNet50.network());
        state.compare(true);
        assert_eq!(preset_of(state.partner()), Preset::ResNet50Original.id());
    });
}

#[test]
fn an_edit_of_one_input_is_one_of_both_until_they_are_parted() {
    with_state(Preset::TwoThrees.network(), |state| {
        let channels = |state: AppState| state.document.network.with_untracked(|network| network.input.channels);
        state.compare(true);
        state.partner().edit_input(Edit::SetInputChannels(32));
        assert_eq!([channels(state), channels(state.partner())], [32, 32]);
        state.undo();
        assert_eq!([channels(state), channels(state.partner())], [64, 64]);
        state.comparison.one_input.set(false);
        state.edit_input(Edit::SetInputChannels(3));
        assert_eq!([channels(state), channels(state.partner())], [3, 64]);
        state.share_input_of(Compared::A);
        assert_eq!([channels(state), channels(state.partner())], [3, 3]);
    });
}

#[test]
fn the_rule_flips_at_three_channels_and_back() {
    with_state(Preset::TwoThrees.network(), |state| {
        state.compare(true);
        assert_eq!(untrack(|| state.flip()), Some(Setting::InputChannels(3)));
        state.turn(Setting::InputChannels(3), state.begin_turn());
        assert_eq!(untrack(|| state.flip()), Some(Setting::InputChannels(64)));
        state.open(Preset::ResNet50.network());
        assert_eq!(untrack(|| state.flip()), None);
    });
}

#[test]
fn the_other_network_is_still_there_the_next_time() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.compare(true);
        state.oppose(Preset::Vgg16);
        state.compare(false);
        state.compare(true);
        assert_eq!(preset_of(state.partner()), Preset::Vgg16.id());
    });
}

#[test]
fn the_unit_under_the_pointer_is_looked_at_in_both() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.document.apply(Edit::SetInputChannels(64));
        state.compare(true);
        let unit = |state: AppState| state.selection.unit.get_untracked();
        state.selection.hover(Some(Unit { map: 3, row: 2, col: 4 }));
        assert_eq!(unit(state.partner()), Some(Unit { map: 1, row: 2, col: 4 }));
        state.partner().selection.hover(Some(Unit { map: 1, row: 9, col: 0 }));
        assert_eq!(unit(state), Some(Unit { map: 3, row: 9, col: 0 }));
        state.selection.hover(None);
        state.selection.nudge(1, 0);
        assert_eq!(unit(state.partner()), Some(Unit { map: 1, row: 8, col: 7 }));
    });
}

#[test]
fn a_unit_that_only_one_network_has_leaves_the_other_at_its_middle() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.compare(true);
        state.comparison.document.apply(Edit::SetInputSize(Axes::both(9)));
        state.selection.hover(Some(Unit { map: 3, row: 12, col: 12 }));
        assert_eq!(state.partner().selection.unit.get_untracked(), Some(Unit { map: 1, row: 4, col: 4 }));
    });
}

#[test]
fn both_fields_grow_in_the_same_time() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.compare(true);
        state.timeline.seek(1.5);
        assert_eq!(state.partner().timeline.at.get_untracked(), 0.5);
        state.timeline.seek(3.0);
        assert_eq!(state.partner().timeline.reveal.get_untracked(), 1.0);
    });
}

#[test]
fn networks_that_change_places_take_their_histories_along() {
    with_state(Preset::ThreeThrees.network(), |state| {
        state.compare(true);
        state.document.apply(kernel_of_last(state, 5));
        state.exchange();
        assert_eq!(labels(state), ["7×7"]);
        assert_eq!(labels(state.partner()), ["3×3", "5×5", "9×9"]);
        state.exchange();
        state.document.undo();
        assert_eq!(labels(state), ["3×3", "5×5", "7×7"]);
    });
}

#[test]
fn a_cell_is_as_large_in_both_pictures() {
    with_state(Preset::ThreeThrees.network(), |state| {
        assert_eq!(state.comparison.room.get_untracked(), None);
        state.document.apply(Edit::SetInputChannels(64));
        state.compare(true);
        let far = notation::read("input 3x15x15; conv 8 k31 p15").expect("a layer");
        state.comparison.document.apply(Edit::Load(far));
        let room = |state: AppState| state.selection.picture.get_untracked().expect("a picture").room;
        assert_ne!(room(state), room(state.partner()));
        assert_eq!(state.comparison.room.get_untracked(), Some(room(state.partner())));
    });
}

#[test]
fn a_page_begins_with_nothing_to_undo() {
    with_state(Preset::OneSeven.network(), |state| {
        assert_eq!(labels(state), ["7×7"]);
        assert!(!state.document.can_undo.get_untracked());
        assert_eq!(state.document.loads(), 0);
    });
}

/// Counting FLOPs instead of multiply-adds does not change the analysis.
#[test]
fn another_way_to_count_works_out_nothing_of_the_stage() {
    with_state(Preset::ResNet18.network(), |state| {
        let scenes = Views::new(state);
        let works = StoredValue::new([0; 4]);
        let count = move |which: usize| works.update_value(|works| works[which] += 1);
        let analysis = Memo::new(move |_| {
            count(0);
            state.document.analysis.with(|_| ());
        });
        let picture = Memo::new(move |_| {
            count(1);
            state.selection.picture.with(|_| ());
        });
        let scene = Memo::new_with_compare(
            move |_| {
                count(2);
                scenes.draw(View::Field, Size::new(760.0, 560.0))
            },
            |_, _| true,
        );
        let costs = Memo::new(move |_| {
            count(3);
            state.document.costs.get()
        });
        let look = || {
            let _ = (analysis.get_untracked(), picture.get_untracked(), scene.get_untracked());
            costs.get_untracked().totals.as_ref().expect("countable costs").operations
        };
        let macs = look();
        state.settings.convention.update(|convention| convention.unit = CostUnit::Flops);
        assert_eq!(look(), 2 * macs);
        assert_eq!(works.get_value(), [1, 1, 1, 2]);
    });
}
