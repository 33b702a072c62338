//! Tests of the opening: every button, the score and the goal.

use leptos::prelude::*;

use super::opening::*;
use super::*;
use crate::analysis::trace;
use crate::app::address;
use crate::i18n::Locale;
use crate::network::Axes;
use crate::presets::Stack;
use crate::scene::pixel_cat::{Mood, pixel_cat};

/// Runs a test on the state of a first visit.
fn opened(test: impl FnOnce(AppState)) {
    Owner::new().with(|| {
        let state = AppState::new(Opening::network(), Locale::en);
        state.open_opening();
        test(state);
    });
}

fn score(state: AppState) -> Score {
    state.document.analysis.with_untracked(|analysis| Score::of(analysis))
}

fn seen(state: AppState) -> u128 {
    let trace = state.selection.trace.get_untracked().expect("a unit").expect("a small trace");
    trace.cells[0].count()
}

#[test]
fn one_pixel_sees_itself_at_first() {
    opened(|state| {
        assert_eq!((score(state).size, score(state).layers, seen(state)), (Axes::both(1), 0, 1));
        assert!(!state.opening.sees_all.get_untracked() && !untrack(|| state.offers_others()));
    });
}

#[test]
fn every_layer_adds_two_rows_and_two_columns() {
    opened(|state| {
        for layers in 1..=15 {
            state.add_step(Step::Three, false);
            let side = 1 + 2 * layers;
            let Score { size, weights, single, is_plain, .. } = score(state);
            assert_eq!((size, weights, single, is_plain), (Axes::both(side), 9 * layers, side * side, true));
            assert_eq!(seen(state), side * side);
            assert_eq!(state.opening.sees_all.get_untracked(), layers == 15, "{layers}");
        }
        assert_eq!(untrack(|| state.opening.mood()), Mood::Awake);
    });
}

#[test]
fn the_third_layer_brings_twenty_seven_weights_against_forty_nine() {
    opened(|state| {
        for _ in 0..2 {
            state.add_step(Step::Three, false);
        }
        assert!(!untrack(|| state.offers_others()));
        state.add_step(Step::Three, false);
        let score = score(state);
        assert_eq!((score.weights, score.single), (27, 49));
        assert_eq!((100.0 * score.difference()).round(), -45.0);
        assert!(untrack(|| state.offers_others()));
        // The layers agree: without biases they have this many parameters for each of 64 × 64 pairs.
        let totals = state.document.costs.with_untracked(|costs| costs.totals.clone());
        let parameters = totals.expect("a small network").parameters;
        assert_eq!(parameters, 27 * 64 * 64 + 3 * 64);
    });
}

#[test]
fn four_dilations_see_the_whole_cat() {
    opened(|state| {
        state.add_step(Step::Three, false);
        for side in [7, 15, 31] {
            assert!(!state.opening.sees_all.get_untracked());
            state.add_step(Step::Dilated, false);
            assert_eq!(score(state).size, Axes::both(side));
        }
        assert!(state.opening.sees_all.get_untracked() && !score(state).is_plain);
        let built = state.document.network.get_untracked();
        state.start_over();
        assert!(!state.opening.sees_all.get_untracked());
        state.open_dilated();
        assert_eq!(state.document.network.get_untracked().nodes(), built.nodes());
        assert!(state.opening.sees_all.get_untracked());
    });
}

#[test]
fn the_cells_are_those_of_the_engine_wherever_the_unit_stands() {
    opened(|state| {
        for step in [Step::Three, Step::Five, Step::Strided, Step::Dilated] {
            state.add_step(step, false);
            for place in [(0.5, 0.5), (30.5, 14.5), (7.5, 22.5)] {
                state.selection.pin_above(Axes::new(place.0, place.1));
                let unit = state.selection.unit.get_untracked().expect("a unit");
                let analysis = state.document.analysis.get_untracked();
                let exact = trace::receptive(&analysis.shaped, unit).expect("a small trace");
                assert_eq!(seen(state), exact.cells[0].count(), "{step:?} at {place:?}");
                let stands = analysis.place(unit).expect("it stands above the input");
                let reach = 2.0 * analysis.places[unit.map].expect("a place").height.step;
                assert!((stands.height - place.0).abs() <= reach && (stands.width - place.1).abs() <= reach);
            }
        }
    });
}

#[test]
fn a_score_knows_the_most_that_any_unit_sees() {
    opened(|state| {
        assert_eq!(score(state).most, Axes::both(1));
        for (step, most) in [(Step::Three, 3), (Step::Five, 7), (Step::Strided, 9), (Step::Dilated, 17)] {
            state.add_step(step, false);
            assert_eq!(score(state).most, Axes::both(most), "{step:?}");
        }
        state.add_step(Step::Dilated, false);
        assert_eq!(score(state).most, Axes::both(31), "no more than the image has");
        state.selection.pin_above(Axes::new(0.5, 0.5));
        assert!(seen(state) < 31 * 31 && score(state).size.height > 31);
    });
}

#[test]
fn the_unit_stays_in_its_place_when_a_layer_comes_or_goes() {
    opened(|state| {
        state.selection.pin(4, 26);
        state.add_step(Step::Strided, false);
        let unit = state.selection.unit.get_untracked().expect("a unit");
        assert_eq!((unit.map, unit.row, unit.col), (1, 2, 13));
        state.undo_step();
        let unit = state.selection.unit.get_untracked().expect("a unit");
        assert_eq!((unit.map, unit.row, unit.col), (0, 4, 26));
    });
}

#[test]
fn in_a_corner_it_takes_thirty_layers_and_no_more_can_be_added() {
    opened(|state| {
        state.selection.pin(0, 0);
        for layers in 1..=MOST_OPENING_LAYERS + 2 {
            state.add_step(Step::Three, false);
            assert_eq!(state.opening.sees_all.get_untracked(), layers >= MOST_OPENING_LAYERS, "{layers}");
        }
        assert_eq!(score(state).layers, MOST_OPENING_LAYERS);
    });
}

#[test]
fn the_workbench_begins_as_ever_or_keeps_what_was_built() {
    opened(|state| {
        assert!(state.open_workbench());
        assert_eq!(*state.document.network.get_untracked(), Stack::ThreeThrees.network());
        assert!(!state.document.can_undo.get_untracked() && state.overlay.photo.with_untracked(Option::is_none));
        state.open_opening();
        assert!(state.document.network.with_untracked(|network| network.nodes().is_empty()));
        state.add_step(Step::Three, false);
        assert!(!state.open_workbench());
        assert_eq!(state.document.network.with_untracked(|network| network.nodes().len()), 1);
        assert_eq!(state.overlay.photo.get_untracked(), Some(pixel_cat(Mood::Asleep)));
        state.open_opening();
        assert_eq!(state.document.network.with_untracked(|network| network.nodes().len()), 1);
    });
}

#[test]
fn a_link_opens_the_opening_at_any_step() {
    opened(|state| {
        state.add_step(Step::Three, false);
        state.add_step(Step::Dilated, false);
        state.selection.pin(3, 28);
        let fragment = address::write(&untrack(|| state.link(Locale::en)));
        assert!(fragment.ends_with("&unit=3,28&start=1"), "{fragment}");
        let there = AppState::new(Stack::ThreeThrees.network(), Locale::en);
        there.apply_link(address::read(&fragment).expect("a link"));
        assert!(there.opening.shown.get_untracked());
        assert_eq!(there.selection.unit.get_untracked(), state.selection.unit.get_untracked());
        assert_eq!(address::write(&untrack(|| there.link(Locale::en))), fragment);
        assert!(!untrack(|| there.offers_others()), "two layers");
        state.add_step(Step::Three, false);
        let fragment = address::write(&untrack(|| state.link(Locale::en)));
        there.apply_link(address::read(&fragment).expect("a link"));
        assert!(untrack(|| there.offers_others()), "a link with three layers offers what three presses do");
        there.apply_link(address::read("#net=input+3x15x15;+conv+64+k3+p1").expect("a link"));
        assert!(!there.opening.shown.get_untracked());
        there.apply_link(address::read("#start=1").expect("a link"));
        assert!(there.opening.shown.get_untracked());
        assert!(there.document.network.with_untracked(|network| network.nodes().is_empty()));
    });
}

#[test]
fn a_link_with_another_network_opens_the_workbench() {
    opened(|state| {
        let link = "#net=input+3x64x64;+conv+64+k3+p1;+relu&start=1";
        state.apply_link(address::read(link).expect("a link"));
        assert!(!state.opening.shown.get_untracked());
    });
}
