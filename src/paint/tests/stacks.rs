//! Stacks of typical networks in all three views, compared with snapshots that a person has approved.

use super::networks::{Case, NARROW, WIDE, layers_view, side_view};
use super::pictures::check;
use crate::analysis::{NetworkAnalysis, Unit, trace};
use crate::network::Axis;
use crate::presets::Preset;
use crate::scene::field::{FieldPicture, FieldStrings, field_scene};
use crate::scene::layers::{LayersView, layers_scene};
use crate::scene::side::{SideView, side_scene};
use crate::scene::stack::Scope;
use crate::scene::{Point, Size, Viewport};

fn check_layers(name: &str, view: &LayersView<'_>) {
    check(&format!("layers_{name}"), (&layers_scene(view)).into());
}

fn check_side(name: &str, view: &SideView<'_>) {
    check(&format!("side_{name}"), (&side_scene(view)).into());
}

fn check_field(name: &str, case: &Case, size: Size) {
    let picture = FieldPicture::of(&case.analysis, &case.trace());
    let title = |map| {
        let shape = case.analysis.shaped.shape(map).expect("the map exists");
        format!("{}, {}×{}", case.analysis.shaped.name(map), shape.size().height, shape.size().width)
    };
    let (input, output) = (title(0), title(case.unit.map));
    let strings = FieldStrings { input: &input, output: &output, zoom: "zoom", reached: "" };
    check(&format!("field_{name}"), (&field_scene(&picture.view(size, strings))).into());
}

fn check_all(name: &str, case: &Case) {
    for (name, size) in [(name.to_owned(), WIDE), (format!("{name}_narrow"), NARROW)] {
        check_field(&name, case, size);
        check_layers(&name, &layers_view(&case.layers(None), size));
        check_side(&name, &side_view(&case.side(Axis::Width, None), size));
    }
}

const THREE_THREES: &str = "input 3x15x15; conv 64 k3 p1; relu; conv 64 k3 p1; relu; conv 64 k3 p1";

#[test]
fn three_threes() {
    check_all("three_threes", &Case::of(THREE_THREES));
}

#[test]
fn dilation_leaves_holes() {
    check_all("dilated", &Case::of("input 1x19x19; conv 8 k3 p2 d2; conv 8 k3 p2 d2; conv 8 k3 p2 d2"));
}

#[test]
fn stride_and_pooling_make_cells_larger() {
    let network = "input 3x32x32; conv 8 k3 s2 p1; conv 8 k3 p1; maxpool k2; conv 8 k3 p1";
    check_all("strided", &Case::of(network));
}

#[test]
fn a_residual_block_is_skipped() {
    let network = "input 8x14x14; conv 8 k3 p1; a: relu; conv 8 k3 p1; relu; conv 8 k3 p1; add a; relu";
    check_all("residual", &Case::of(network));
}

#[test]
fn a_transposed_layer_has_gaps() {
    let network = "input 1x12x12; conv 8 k3 p1; deconv 8 k3 s2 p1 op1; conv 8 k3 p1";
    check_all("transposed", &Case::of(network).at(11, 12));
}

#[test]
fn asymmetric_padding_lies_on_two_sides() {
    check_all("asymmetric", &Case::of("input 1x10x10; conv 4 k4 p1,1,2,2; conv 4 k3 p0,2,2,0").at(0, 0));
}

#[test]
fn a_causal_network_looks_back() {
    let network = "input 1x40; conv 8 k2 p1,0; conv 8 k2 d2 p2,0; conv 8 k2 d4 p4,0; conv 8 k2 d8 p8,0";
    check_all("causal", &Case::of(network).at(0, 33));
}

#[test]
fn a_long_network_is_shown_in_part() {
    let analysis = NetworkAnalysis::new(Preset::ResNet50.network().into());
    check_all("long", &Case::new(analysis));
}

#[test]
fn a_long_signal_is_shown_around_its_cone() {
    let network = "input 1x16000; conv 8 k10 s5; conv 8 k3 s2; conv 8 k3 s2; conv 8 k3 s2; conv 8 k3 s2";
    check_all("signal", &Case::of(network));
}

#[test]
fn a_large_input_has_coarse_lines() {
    check_all("large", &Case::of("input 3x640x640; conv 8 k7 s2 p3; conv 8 k3 p1; conv 8 k3 s2 p1"));
}

#[test]
fn it_grows_from_the_unit_down() {
    let case = Case::of(THREE_THREES);
    check_layers("growing", &LayersView { reveal: 1.5, ..layers_view(&case.layers(None), WIDE) });
    check_side("growing", &SideView { reveal: 1.5, ..side_view(&case.side(Axis::Height, None), WIDE) });
}

#[test]
fn what_a_unit_influences_is_lit_above_it() {
    let case = Case::of(THREE_THREES).on(1);
    let influences = case.influences();
    let hover = Some(Unit { map: 5, row: 4, col: 3 });
    let layers = case.layers(Some(&influences));
    check_layers("influences", &LayersView { hover, ..layers_view(&layers, WIDE) });
    let side = case.side(Axis::Width, Some(&influences));
    check_side("influences", &SideView { hover, ..side_view(&side, WIDE) });
}

#[test]
fn what_a_pointed_at_pixel_influences_is_lit_beside_what_another_unit_sees() {
    let case = Case::of(THREE_THREES);
    let pixel = Unit { map: 0, row: 4, col: 3 };
    let influences = trace::projective(&case.analysis.shaped, pixel).expect("the trace is small");
    let layers = case.layers(Some(&influences));
    check_layers("pointed", &LayersView { hover: Some(pixel), ..layers_view(&layers, WIDE) });
    let side = case.side(Axis::Width, Some(&influences));
    check_side("pointed", &SideView { hover: Some(pixel), ..side_view(&side, WIDE) });
}

#[test]
fn an_encoder_and_a_decoder_make_a_u() {
    let u = "input 1x32x32; a: conv 4 k3 p1; maxpool k2; b: conv 4 k3 p1; maxpool k2; conv 4 k3 p1; deconv 4 k2 s2; \
             concat b,prev; conv 4 k3 p1; deconv 4 k2 s2; concat a,prev; conv 2 k3 p1";
    check_layers("u", &layers_view(&Case::of(u).layers(None), WIDE));
}

#[test]
fn cells_of_the_input_are_shaded_by_how_much_they_count() {
    let causal = "input 1x40; conv 8 k3 p2,0; conv 8 k3 d2 p4,0; conv 8 k3 d2 p4,0";
    let signal = "input 1x400; conv 8 k41 p20; conv 8 k41 p20; conv 8 k41 p20";
    for (name, case) in [("heat", Case::of(THREE_THREES)), ("heat_causal", Case::of(causal).at(0, 33))] {
        let heat = case.heat();
        let heat = Some(&heat);
        check_layers(name, &LayersView { heat, ..layers_view(&case.layers(None), WIDE) });
        check_side(name, &SideView { heat, ..side_view(&case.side(Axis::Width, None), WIDE) });
    }
    // Cells are too small for dots, and what does not fit is left out.
    let case = Case::of(signal);
    let (heat, side) = (case.heat(), case.side(Axis::Width, None));
    let whole = SideView { heat: Some(&heat), scope: Scope::Whole, ..side_view(&side, WIDE) };
    check_side("heat_bars", &whole);
    let near = Viewport::default().zoomed_at(Point::new(80.0, 200.0), 2.0);
    check_side("heat_cut", &SideView { view: near, ..whole });
}

#[test]
fn a_field_wholly_on_padding_is_shown_there() {
    check_all("only_padding", &Case::of("input 1x10x10; conv 1 k3 p3; conv 1 k3 p3").at(0, 0));
}

#[test]
fn much_padding_is_shown_whole() {
    check_all("much_padding", &Case::of("input 1x5x5; conv 1 k7 p3; conv 1 k7 p3"));
}

#[test]
fn the_smallest_canvases_hold_every_view() {
    let case = Case::of(THREE_THREES);
    let (plates, section) = (case.layers(None), case.side(Axis::Width, None));
    for (width, height) in [(1.0, 1.0), (64.0, 64.0), (130.0, 40.0), (190.0, 500.0), (2000.0, 10.0)] {
        let size = Size::new(width, height);
        assert_eq!(layers_scene(&layers_view(&plates, size)).size, size);
        assert_eq!(side_scene(&side_view(&section, size)).size, size);
    }
}
