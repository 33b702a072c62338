//! Pictures as SVG, compared with snapshots that a person has approved.

use super::networks::{Case, NARROW, WIDE};
use crate::network::Axes;
use crate::paint::{Caption, Picture, Scheme, Theme, svg};
use crate::scene::field::{FieldPicture, FieldStrings, FieldView, Footprint, OutputMap, field_scene};
use crate::scene::fixture::{cells, dilated, nested, three_threes, view};
use crate::scene::{Mark, Rect, Role, Shape, Size};

/// Compares a picture with its snapshot; with `PICTURES` set to a folder, also writes it there in both schemes.
pub(super) fn check(name: &str, picture: Picture<'_>) {
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
fn the_influence_of_rows_and_columns_stands_along_the_edges() {
    let case = Case::of("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1");
    let (picture, heat) = (FieldPicture::of(&case.analysis, &case.trace()), case.heat());
    let view =
        |size| FieldView { heat: Some(&heat), has_profiles: true, ..picture.view(size, FieldStrings::default()) };
    check_field("profiles", &view(Size::new(752.0, 600.0)));
    for size in [Size::new(752.0, 600.0), Size::new(360.0, 460.0), Size::new(366.0, 250.0)] {
        let scene = field_scene(&view(size));
        let bars: Vec<Rect> = scene.marks.iter().filter_map(bars).collect();
        let map = scene.maps[0].frame.rect_of_cells([0, 14, 0, 14]);
        assert_eq!(bars.len(), 2, "{size:?}");
        assert!(bars[0].top > map.bottom && bars[0].bottom < size.height, "{size:?}: {bars:?}");
        assert!(bars[1].left > map.right && bars[1].right < size.width, "{size:?}: {bars:?}");
    }
}

/// The box of a polygon of bars.
fn bars(mark: &Mark) -> Option<Rect> {
    let Shape::Polygon(points) = &mark.shape else { return None };
    let boxes = points.iter().map(|point| Rect::around(*point, 0.0));
    boxes.reduce(|one, two| one.union(&two)).filter(|_| mark.role == Role::Influence)
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
                cells: cells((0, 0), (left, right)).into(),
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

#[test]
fn what_a_unit_influences_stands_in_a_small_map_of_its_own() {
    let strided = "input 1x20x20; conv 1 k3 p1; conv 1 k5 s2 p2; conv 1 k3 p2 d2";
    let case = Case::of(strided).on(1);
    let (trace, influences) = (case.trace(), case.influences());
    let picture = FieldPicture::of(&case.analysis, &trace);
    let reached = picture.reached(&case.analysis, &influences, 1).expect("a map above");
    let strings =
        FieldStrings { input: "input, 20×20", zoom: "zoom", output: "conv1, 20×20", reached: "→ conv3, 10×10" };
    for (name, size) in [("influences", WIDE), ("influences_narrow", NARROW)] {
        let alone = picture.view(size, strings);
        let view = FieldView { reached: Some(reached), ..alone };
        check_field(name, &view);
        let maps = |view: &FieldView<'_>| field_scene(view).maps;
        assert_eq!(maps(&view), maps(&alone), "nothing moves under the pointer");
    }
    assert_eq!(picture.reached(&case.analysis, &influences, 2).map(|map| map.layer), Some(2), "the map looked at");
    let last = Case::of(strided);
    let picture = FieldPicture::of(&last.analysis, &last.trace());
    assert_eq!(picture.reached(&last.analysis, &last.influences(), 3), None);
}

#[test]
fn the_smallest_canvases_hold_a_field() {
    let footprints = three_threes();
    for (width, height) in [(1.0, 1.0), (64.0, 64.0), (300.0, 20.0), (20.0, 300.0)] {
        let size = Size::new(width, height);
        assert_eq!(field_scene(&FieldView { size, ..view(&footprints, 15) }).size, size);
    }
}

#[test]
fn a_low_canvas_puts_the_output_beside() {
    let footprints = three_threes();
    let low = field_scene(&FieldView { size: Size::new(366.0, 250.0), ..view(&footprints, 15) });
    let (input, output) = (low.map(0).expect("the input"), low.map(3).expect("the output"));
    assert!(output.frame.origin.x > input.frame.rect_of_cells([0, 14, 0, 14]).right);
    assert!(input.frame.cell_extent() >= 8.0, "{}", input.frame.cell_extent());
}
