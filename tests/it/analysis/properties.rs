//! Properties of every network, checked on random ones against the brute force.

use convscope::analysis::{Field, NoInfluence, Unit, Weights, fields, influence, trace};
use convscope::formats::notation;
use convscope::network::{Network, Op, Sees, ShapedNetwork};
use proptest::prelude::*;

use super::brute_force::{Indices, Values, gradients};
use crate::random_networks::small_network;

fn some_unit(shaped: &ShapedNetwork, picks: &[prop::sample::Index; 3]) -> Unit {
    let map = picks[0].index(shaped.map_count());
    let size = shaped.shape(map).expect("a working network").size();
    Unit { map, row: picks[1].index(size.height as usize) as i64, col: picks[2].index(size.width as usize) as i64 }
}

fn influencing(values: &Values) -> Vec<(i64, i64)> {
    let cells = (0..values.rows).flat_map(|y| (0..values.cols).map(move |x| (y, x)));
    cells.filter(|&(y, x)| values.at(y, x) > 0.0).map(|(y, x)| (y as i64, x as i64)).collect()
}

/// Whether the receptive fields of all layers are known.
fn is_known(network: &Network) -> bool {
    network.nodes().iter().all(|node| !matches!(&node.op, Op::Opaque(opaque) if opaque.sees == Sees::Unknown))
}

#[test]
fn the_readers_of_a_cell_of_a_bicubic_resize_have_gaps() {
    // Twice as in PyTorch: output 4 of 6 lies exactly on input 1 of 2, so that its other weights are zero, and 3 and 5 read both.
    let network = notation::read("input 1x1x2; resize 1x6 bicubic").expect("a network in the notation");
    let shaped = ShapedNetwork::new(network);
    let cells = |col| {
        let upwards = trace::projective(&shaped, Unit { map: 0, row: 0, col }).expect("a small trace");
        (0..6).filter(|&col| upwards.cells[1].contains(0, col)).collect::<Vec<i64>>()
    };
    assert_eq!(cells(0), [0, 1, 2, 3, 5]);
    assert_eq!(cells(1), [0, 2, 3, 4, 5]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_trace_is_where_the_gradient_is_not_zero(network in small_network(), picks in any::<[prop::sample::Index; 3]>()) {
        prop_assume!(is_known(&network));
        let shaped = ShapedNetwork::new(network);
        let unit = some_unit(&shaped, &picks);
        let trace = trace::receptive(&shaped, unit).expect("a small trace");
        for (map, values) in gradients(&shaped, unit, Indices::Count).iter().enumerate() {
            let expected = influencing(values);
            prop_assert_eq!(trace.cells[map].count(), expected.len() as u128, "{} of {:?}", shaped.name(map), shaped.network());
            for (row, col) in expected {
                prop_assert!(trace.cells[map].contains(row, col), "{} at {},{}", shaped.name(map), row, col);
            }
        }
    }

    #[test]
    fn a_cell_influences_exactly_the_units_that_see_it(network in small_network(), picks in any::<[prop::sample::Index; 3]>()) {
        prop_assume!(is_known(&network));
        let shaped = ShapedNetwork::new(network);
        let cell = some_unit(&shaped, &picks);
        let upwards = trace::projective(&shaped, cell).expect("a small trace");
        for map in cell.map + 1..shaped.map_count() {
            let size = shaped.shape(map).expect("a working network").size();
            for row in 0..size.height as i64 {
                for col in 0..size.width as i64 {
                    let seen = trace::receptive(&shaped, Unit { map, row, col }).expect("a small trace");
                    let sees = seen.cells[cell.map].contains(cell.row, cell.col);
                    prop_assert_eq!(upwards.cells[map].contains(row, col), sees, "{} {},{}", shaped.name(map), row, col);
                }
            }
        }
    }

    #[test]
    fn path_counts_are_the_gradient(network in small_network(), picks in any::<[prop::sample::Index; 3]>()) {
        prop_assume!(is_known(&network));
        let shaped = ShapedNetwork::new(network);
        let unit = some_unit(&shaped, &picks);
        let input = &gradients(&shaped, unit, Indices::HaveNoGradient)[0];
        let total: f64 = influencing(input).iter().map(|&(y, x)| input.at(y as usize, x as usize)).sum();
        match influence(&shaped, unit, Weights::Paths) {
            Err(NoInfluence::Signed { .. }) => {}
            Err(_) => prop_assert!(total == 0.0),
            Ok(map) => for y in 0..input.rows {
                for x in 0..input.cols {
                    let (own, expected) = (map.at(y as i64, x as i64), input.at(y, x) / total);
                    prop_assert!((own - expected).abs() < 1e-12, "{y},{x}: {own} against {expected}");
                }
            },
        }
    }

    #[test]
    fn the_closed_form_holds_every_cell_that_is_seen(network in small_network(), picks in any::<[prop::sample::Index; 3]>()) {
        prop_assume!(is_known(&network));
        let shaped = ShapedNetwork::new(network);
        let unit = some_unit(&shaped, &picks);
        let seen = trace::receptive(&shaped, unit).expect("a small trace").cells.swap_remove(0);
        // Then a cell beyond a border is another cell of the map.
        if shaped.network().nodes().iter().any(|node| node.op.repeats_cells()) {
            return Ok(());
        }
        let Field::Local(axes) = &fields(&shaped)[unit.map] else { return Ok(()) };
        let Some(hull) = seen.hull() else { return Ok(()) };
        let rows = axes.height.span(unit.row).expect("a unit that sees something");
        let cols = axes.width.span(unit.col).expect("a unit that sees something");
        prop_assert!(rows.0 <= i128::from(hull.top) && i128::from(hull.bottom) <= rows.1, "{rows:?} {hull:?}");
        prop_assert!(cols.0 <= i128::from(hull.left) && i128::from(hull.right) <= cols.1, "{cols:?} {hull:?}");
    }
}

#[test]
fn a_gate_that_sees_a_part_of_the_input_leaves_no_rule() {
    let field = |text: &str| {
        let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
        fields(&shaped).pop().expect("the last map")
    };
    let part = field("input 1x5x5; a: conv 1 k3 p1; gate: conv 1 k3 s5 from input; mul a,gate");
    assert_eq!(part, Field::Irregular);
    // A branch that sees everything is left out, and a single unit has a closed form whatever joins it.
    assert!(matches!(field("input 1x5x5; a: conv 1 k3 p1; gate: gap; conv 1 k1; mul a,conv1"), Field::Local(_)));
    assert!(matches!(field("input 1x3x3; a: conv 1 k3; gate: conv 1 k3 from input; mul a,gate"), Field::Local(_)));
}
