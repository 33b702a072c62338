//! Hits in both stacked views: every cell is hit where it is drawn, and what is filled is what was traced.

use super::networks::{Case, NARROW, WIDE, layers_view, side_view};
use crate::analysis::{CellSet, IndexSet, Unit};
use crate::network::Axis;
use crate::paint::{Scheme, Theme, record};
use crate::scene::layers::{LayersView, layers_scene};
use crate::scene::side::{SideView, side_scene};
use crate::scene::stack::Scope;
use crate::scene::{MapArea, Point, Role, Scene, Shape, Target, Viewport};
use proptest::prelude::*;

const NETWORKS: [&str; 8] = [
    "input 3x15x15; conv 8 k3 p1; relu; conv 8 k3 p1; conv 8 k3 p1",
    "input 1x19x23; conv 8 k3 p2 d2; conv 8 k3x5 p2 d2; maxpool k2",
    "input 1x90x12; conv 8 k5 s3 p2; conv 8 k3; deconv 8 k3 s2 p1",
    "input 8x14x14; conv 8 k3 p1; a: relu; conv 8 k3 p1; conv 8 k3 p1; add a; conv 8 k3 p0,2,2,0",
    "input 1x200; conv 8 k2 p1,0; conv 8 k2 d2 p2,0; conv 8 k2 d4 p4,0",
    "input 1x640x640; conv 8 k7 s2 p3; conv 8 k3 p1",
    "input 4x9x9; conv 4 k3 p1; a: relu; b: conv 4 k1 from a; c: conv 4 k5 p2 from a; concat b,c; up 2; gap",
    "input 1x32x24; a: conv 4 k3 p1; maxpool k2; b: conv 4 k3 p1; maxpool k2; conv 4 k3 p1; deconv 4 k2 s2; concat b,prev; conv 4 k3 p1; deconv 4 k2 s2; concat a,prev; conv 2 k3 p1",
];

/// A network with a unit somewhere on one of its maps.
fn case(network: usize, map: usize, row: i64, col: i64) -> Case {
    let case = Case::of(NETWORKS[network % NETWORKS.len()]);
    let map = map % case.analysis.shaped.map_count();
    let size = case.analysis.shaped.shape(map).expect("the map exists").size();
    case.on(map).at(row % size.height.cast_signed(), col % size.width.cast_signed())
}

/// Asserts that the center of a cell of a map, if visible, hits that cell.
fn hits(scene: &Scene, map: &MapArea, row: i64, column: i64) -> Result<(), TestCaseError> {
    let middle = map.frame.center_of(row, column);
    // A border of the shown part may pass through the center; then rounding decides.
    let lies_between = |at: i64, near: f64, far: f64| (near + 1e-6..far - 1e-6).contains(&(at as f64 + 0.5));
    let is_shown = map
        .within
        .is_none_or(|[top, bottom, left, right]| lies_between(row, top, bottom) && lies_between(column, left, right));
    if map.clip.contains(middle) && is_shown {
        prop_assert_eq!(scene.hit(middle), Some(Target::Cell { layer: map.layer, row, column }));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_cell_of_any_plate_is_hit_in_its_middle(
        network in 0_usize..8, map in 0_usize..12, row in 0_i64..640, column in 0_i64..640, zoom in 0.5..12.0_f64,
        is_whole: bool, is_narrow: bool,
    ) {
        let case = case(network, map, row, column);
        let picture = case.layers(None);
        let fit = LayersView {
            scope: if is_whole { Scope::Whole } else { Scope::Surroundings },
            ..layers_view(&picture, if is_narrow { NARROW } else { WIDE })
        };
        let zoomed = LayersView { view: Viewport::default().zoomed_at(Point::new(300.0, 200.0), zoom), ..fit };
        for view in [fit, zoomed] {
            let scene = layers_scene(&view);
            for map in &scene.maps {
                hits(&scene, map, row % map.rows.cast_signed(), column % map.columns.cast_signed())?;
            }
        }
    }

    #[test]
    fn the_filled_cells_of_a_plate_are_the_traced_ones(
        network in 0_usize..8, map in 0_usize..12, row in 0_i64..640, column in 0_i64..640,
    ) {
        let case = case(network, map, row, column);
        let (trace, influences) = (case.trace(), case.influences());
        let picture = case.layers(Some(&influences));
        let view = layers_view(&picture, WIDE);
        let scene = layers_scene(&view);
        let unit = picture.stack.unit.map;
        for area in &scene.maps {
            let filled: Vec<&CellSet> = scene.marks.iter().filter(|mark| mark.role == Role::Influence).filter_map(|mark| {
                match &mark.shape {
                    Shape::Cells { frame, cells, .. } if *frame == area.frame => Some(cells),
                    _ => None,
                }
            }).collect();
            let expected = if area.layer > unit { &influences.cells[area.layer] } else { &trace.cells[area.layer] };
            let is_filled = filled.contains(&expected);
            prop_assert!(is_filled || expected.is_empty() || unit == area.layer, "{} of {:?}", area.layer, case.unit);
        }
    }

    #[test]
    fn a_unit_of_any_row_is_hit_in_its_middle(
        network in 0_usize..8, map in 0_usize..12, row in 0_i64..640, column in 0_i64..640, zoom in 0.5..20.0_f64,
        is_tall: bool, is_narrow: bool,
    ) {
        let axis = if is_tall { Axis::Height } else { Axis::Width };
        let case = case(network, map, row, column);
        let picture = case.side(axis, None);
        let fit = side_view(&picture, if is_narrow { NARROW } else { WIDE });
        let zoomed = SideView { view: Viewport::default().zoomed_at(Point::new(300.0, 200.0), zoom), ..fit };
        for view in [fit, zoomed] {
            let scene = side_scene(&view);
            prop_assert!(!scene.maps.is_empty());
            for map in &scene.maps {
                hits(&scene, map, row % map.rows.cast_signed(), column % map.columns.cast_signed())?;
            }
        }
    }

    #[test]
    fn the_dots_of_a_cone_are_the_traced_units(
        network in 0_usize..8, map in 0_usize..12, row in 0_i64..640, column in 0_i64..640, is_tall: bool,
    ) {
        let axis = if is_tall { Axis::Height } else { Axis::Width };
        let case = case(network, map, row, column);
        let trace = case.trace();
        let picture = case.side(axis, None);
        let scene = side_scene(&side_view(&picture, WIDE));
        for area in &scene.maps {
            let dots: IndexSet = scene.marks.iter().filter(|mark| mark.role == Role::Influence).filter_map(|mark| {
                match (&mark.shape, mark.layer) {
                    (Shape::Dot { center, .. }, Some(layer)) if layer == area.layer => scene.hit(*center),
                    _ => None,
                }
            }).filter_map(|target| match target {
                Target::Cell { layer, row, column } if layer == area.layer => {
                    Some(if is_tall { row } else { column })
                }
                _ => None,
            }).collect();
            let cells = &trace.cells[area.layer];
            let expected = if is_tall { cells.rows() } else { cells.cols() };
            // Units too close for dots are bars.
            prop_assert!(dots.is_empty() || dots == expected, "{:?} for {:?} on {}", dots, expected, area.layer);
        }
    }
}

#[test]
fn a_large_network_takes_few_calls() {
    let case = case(5, 2, 160, 160);
    let layers = case.layers(None);
    let side = case.side(Axis::Width, None);
    let pictures = [
        layers_scene(&LayersView { scope: Scope::Whole, ..layers_view(&layers, WIDE) }),
        layers_scene(&layers_view(&layers, WIDE)),
        side_scene(&SideView { scope: Scope::Whole, ..side_view(&side, WIDE) }),
        side_scene(&side_view(&side, WIDE)),
    ];
    for scene in &pictures {
        let calls = record(scene.into(), &Theme::of(Scheme::Light), 2.0).expect("recording never refuses").len();
        assert!(calls < 1_500, "{calls} calls");
    }
}

#[test]
fn a_hover_over_the_strip_names_a_layer() {
    let network: String = "input 3x64x64".to_owned() + &"; conv 8 k3 p1".repeat(40);
    let case = Case::of(&network).on(20);
    let layers = layers_scene(&layers_view(&case.layers(None), WIDE));
    let side = side_scene(&side_view(&case.side(Axis::Width, None), WIDE));
    for scene in [layers, side] {
        let strip = |layer: usize| {
            let handle = scene.handles.iter().rev().find(|handle| handle.layer == layer).expect("all maps are there");
            scene.hit(handle.area.center())
        };
        for layer in 0..=40 {
            assert_eq!(strip(layer), Some(Target::Layer(layer)));
        }
    }
}

#[test]
fn the_middle_of_an_activation_is_that_of_the_map_below() {
    let case = case(0, 2, 4, 5);
    assert_eq!(case.layers(None).stack.unit, Unit { map: 1, row: 4, col: 5 });
}
