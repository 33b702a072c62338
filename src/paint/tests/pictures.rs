//! The SVG of typical pictures, compared with the last that a person has looked at.

use crate::cnn::Axes;
use crate::paint::{Caption, Picture, Scheme, Theme, svg};
use crate::scene::chart::{CostByLayer, FieldByDepth, LayerCost, LayerField, cost_by_layer, field_by_depth};
use crate::scene::field::{FieldView, Footprint, OutputMap, field_scene};
use crate::scene::fixture::{cells, dilated, nested, three_threes, view};
use crate::scene::{Depth, Size};

fn check(name: &str, picture: Picture<'_>) {
    let caption = Caption { title: name, description: "" };
    let light = svg(picture, &Theme::of(Scheme::Light), caption).expect("a string takes everything");
    if let Ok(folder) = std::env::var("PICTURES") {
        let dark = svg(picture, &Theme::of(Scheme::Dark), caption).expect("a string takes everything");
        for (scheme, text) in [("light", &light), ("dark", &dark)] {
            std::fs::write(format!("{folder}/{name}-{scheme}.svg"), text).expect("the folder exists");
        }
    }
    insta::assert_snapshot!(name, light);
}

fn check_field(name: &str, view: &FieldView<'_>) {
    check(name, (&field_scene(view)).into());
}

#[test]
fn three_threes_see_seven() {
    check_field("three_threes", &view(&three_threes(), 15));
}

#[test]
fn a_field_on_its_way() {
    check_field("growing", &FieldView { reveal: 1.4, ..view(&three_threes(), 15) });
}

#[test]
fn dilation_leaves_holes() {
    check_field("dilated", &view(&dilated(), 19));
}

#[test]
fn a_field_larger_than_the_input_lies_on_padding() {
    check_field("beyond_the_input", &view(&nested(5, 7, 3, 11), 11));
}

#[test]
fn a_large_input_has_coarse_lines() {
    check_field("large_input", &view(&nested(50, 320, 3, 640), 640));
}

#[test]
fn it_begins_with_the_units_own_pixel() {
    check_field("own_pixel", &FieldView { reveal: 0.0, ..view(&three_threes(), 15) });
}

#[test]
fn a_single_row_has_a_height() {
    let footprints: Vec<Footprint> = nested(4, 8_000, 400, 16_000)
        .into_iter()
        .map(|footprint| {
            let [_, _, left, right] = footprint.hull;
            Footprint {
                hull: [0, 0, left, right],
                cells: cells((0, 0), (left, right)),
                label: (right - left + 1).to_string(),
                ..footprint
            }
        })
        .collect();
    let row = Axes { height: 1, width: 16_000 };
    let square = view(&footprints, 16_000);
    let output = square.output.map(|output| OutputMap { size: row, row: 0, ..output });
    check_field("single_row", &FieldView { input: row, output, ..square });
}

#[test]
fn a_narrow_canvas_puts_the_output_above() {
    let footprints = three_threes();
    let narrow =
        FieldView { size: Size::new(360.0, 460.0), highlighted: Some(2), hover: Some((3, 4)), ..view(&footprints, 15) };
    check_field("narrow", &narrow);
}

fn depth(index: usize, count: usize) -> Depth {
    Depth { index, count }
}

fn fields(count: usize) -> Vec<LayerField> {
    (0..count)
        .map(|index| {
            let field = 3 + 2 * index as u64 + (index as u64 / 9).pow(2) * 6;
            LayerField {
                layer: index + 1,
                depth: Some(depth(index, count)),
                name: format!("conv{}", index + 1),
                field,
                label: field.to_string(),
            }
        })
        .collect()
}

fn costs(count: usize) -> Vec<LayerCost> {
    (0..count)
        .map(|index| {
            let channels = 64 << (4 * index / count.max(4));
            let side = 15_u128.max(224 >> (5 * index / count.max(5)));
            let parameters = if index == 0 { 1_792 } else { channels * channels * 9 };
            LayerCost {
                layer: index + 1,
                depth: Some(depth(index, count)),
                name: format!("conv{}", index + 1),
                parameters,
                parameters_label: parameters.to_string(),
                operations: parameters * side * side,
                operations_label: (parameters * side * side).to_string(),
            }
        })
        .collect()
}

fn check_charts(name: &str, count: usize, input: u64, highlighted: Option<usize>) {
    let (fields, costs) = (fields(count), costs(count));
    let size = Size::new(300.0, 180.0);
    let number = |value: f64| format!("{value}");
    let share = |share: f64| format!("{} %", (share * 100.0).round());
    let by_depth = FieldByDepth { size, layers: &fields, input, input_label: "input", highlighted, number: &number };
    let by_layer =
        CostByLayer { size, layers: &costs, parameters: "parameters", operations: "MACs", highlighted, share: &share };
    check(&format!("field_by_depth_{name}"), (&field_by_depth(&by_depth)).into());
    check(&format!("cost_by_layer_{name}"), (&cost_by_layer(&by_layer)).into());
}

#[test]
fn charts_of_three_layers() {
    check_charts("3", 3, 15, None);
}

#[test]
fn charts_of_sixty_layers() {
    check_charts("60", 60, 224, Some(33));
}
