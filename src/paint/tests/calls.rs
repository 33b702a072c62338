//! Calls made by painting: few, inside the canvas, on whole pixels at rest; and what is drawn can be hit.

use crate::paint::recording::pixels_in;
use crate::paint::{Call, Scheme, Theme, record};
use crate::scene::field::{FieldView, field_scene};
use crate::scene::fixture::{dilated, nested, three_threes, view};
use crate::scene::{Point, Target, Viewport};
use proptest::prelude::*;

fn calls(view: &FieldView<'_>, pixel_ratio: f64) -> Vec<Call> {
    let scene = field_scene(view);
    record((&scene).into(), &Theme::of(Scheme::Light), pixel_ratio).expect("recording never refuses")
}

#[test]
fn a_large_input_takes_few_calls() {
    let count = calls(&view(&nested(50, 320, 3, 640), 640), 2.0).len();
    assert!(count < 400, "{count} calls");
}

#[test]
fn lines_at_rest_lie_on_whole_pixels() {
    for pixel_ratio in [1.0, 1.25, 1.5, 2.0, 3.0] {
        for call in calls(&view(&three_threes(), 15), pixel_ratio) {
            let sides = match &call {
                Call::Area(rect) => vec![rect.left, rect.top, rect.right, rect.bottom],
                Call::Polygon(corners) => corners.iter().flat_map(|corner| [corner.x, corner.y]).collect(),
                _ => Vec::new(),
            };
            assert!(sides.iter().all(|side| side.fract() == 0.0), "{call:?} at {pixel_ratio}");
        }
    }
}

#[test]
fn a_growing_outline_moves_by_fractions_of_a_pixel() {
    let footprints = nested(3, 320, 1, 640);
    let outlines = |reveal: f64| {
        let calls = calls(&FieldView { reveal, ..view(&footprints, 640) }, 1.0);
        calls.into_iter().filter(|call| matches!(call, Call::Polygon(_))).collect::<Vec<_>>()
    };
    assert_ne!(outlines(2.3), outlines(2.6));
}

proptest! {
    #[test]
    fn the_middle_of_every_cell_hits_that_cell(
        side in 1_i64..700, row in 0_i64..700, column in 0_i64..700, zoom in 0.5..40.0_f64,
    ) {
        let footprints = nested(3, side / 2, 2, side);
        let (row, column) = (row % side, column % side);
        let fit = view(&footprints, side.unsigned_abs());
        let zoomed = FieldView { view: Viewport::default().zoomed_at(Point::new(300.0, 300.0), zoom), ..fit };
        for view in [fit, zoomed] {
            let scene = field_scene(&view);
            let map = scene.map(0).expect("the input is shown");
            let middle = map.frame.center_of(row, column);
            if map.clip.contains(middle) {
                prop_assert_eq!(scene.hit(middle), Some(Target::Cell { layer: 0, row, column }));
            }
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_canvas(
        side in 1_u64..700, reveal in 0.0..3.0_f64, zoom in 1.0..30.0_f64, pixel_ratio in 1.0..3.0_f64,
    ) {
        let footprints = dilated();
        let fit = FieldView { reveal, ..view(&footprints, side) };
        let zoomed = FieldView { view: Viewport::default().zoomed_at(Point::new(90.0, 500.0), zoom), ..fit };
        for view in [fit, zoomed] {
            let canvas = pixels_in(view.size, pixel_ratio);
            for call in calls(&view, pixel_ratio) {
                // Lines and dots are clipped by the canvas itself.
                if matches!(call, Call::Area(_) | Call::Polygon(_)) {
                    let bounds = call.bounds();
                    prop_assert_eq!(bounds.union(&canvas), canvas, "{:?}", call);
                }
            }
        }
    }
}
