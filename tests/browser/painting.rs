//! Painting on a canvas in a real browser: the pixels have the theme's colors where the scene says.

use convscope::paint::{Color, Scheme, Theme, paint_on_canvas};
use convscope::scene::{ColorRole, Depth, Mark, Point, Rect, Role, Scene, Shape, Size};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

const TINT: ColorRole = ColorRole::Depth(Depth { index: 1, count: 3 });
const NOTHING: [u8; 4] = [0, 0, 0, 0];

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("tests run in a page");
    document.create_element("canvas").expect("a canvas can be made").unchecked_into()
}

/// Red, green, blue and opacity of a device pixel.
fn pixel(canvas: &HtmlCanvasElement, x: i32, y: i32) -> [u8; 4] {
    let context = canvas.get_context("2d").expect("a canvas can be drawn on").expect("in two dimensions");
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let data = context.get_image_data(f64::from(x), f64::from(y), 1.0, 1.0).expect("the pixel is there").data();
    [data[0], data[1], data[2], data[3]]
}

fn painted(shape: Shape, pixel_ratio: f64) -> HtmlCanvasElement {
    let mut scene = Scene::new(Size::new(40.0, 30.0));
    scene.push(Mark::new(Role::Cell, TINT, shape));
    let canvas = canvas();
    paint_on_canvas((&scene).into(), &Theme::of(Scheme::Light), &canvas, pixel_ratio).expect("it can be painted");
    canvas
}

fn ink() -> [u8; 4] {
    let Color { red, green, blue } = Theme::of(Scheme::Light).color(TINT);
    [red, green, blue, 255]
}

#[wasm_bindgen_test]
fn a_cell_fills_exactly_its_device_pixels() {
    for pixel_ratio in [1.0, 1.5, 2.0, 3.0] {
        let canvas = painted(Shape::Rect(Rect::new(4.0, 6.0, 12.0, 10.0)), pixel_ratio);
        let at = |css: f64| (css * pixel_ratio).round() as i32;
        assert_eq!(canvas.width(), at(40.0).unsigned_abs());
        assert_eq!(pixel(&canvas, at(4.0), at(6.0)), ink());
        assert_eq!(pixel(&canvas, at(12.0) - 1, at(10.0) - 1), ink());
        assert_eq!(pixel(&canvas, at(4.0) - 1, at(6.0)), NOTHING);
        assert_eq!(pixel(&canvas, at(12.0), at(10.0) - 1), NOTHING);
    }
}

#[wasm_bindgen_test]
fn a_hairline_is_one_sharp_device_pixel() {
    let points = vec![Point::new(10.0, 0.0), Point::new(10.0, 30.0)];
    let canvas = painted(Shape::Polyline { points, width: 1.0, dash: None }, 1.0);
    let columns: Vec<i32> = (0..40).filter(|x| pixel(&canvas, *x, 15) != NOTHING).collect();
    assert_eq!(columns.len(), 1);
    assert_eq!(pixel(&canvas, columns[0], 15), ink());
}

#[wasm_bindgen_test]
fn painting_again_clears_what_was_there() {
    let canvas = painted(Shape::Rect(Rect::new(0.0, 0.0, 40.0, 30.0)), 2.0);
    let nothing = Scene::new(Size::new(40.0, 30.0));
    paint_on_canvas((&nothing).into(), &Theme::of(Scheme::Light), &canvas, 2.0).expect("it can be painted");
    assert_eq!(pixel(&canvas, 20, 20), NOTHING);
}

#[wasm_bindgen_test]
fn each_mark_has_its_own_color_whatever_was_painted_before() {
    let other = ColorRole::Depth(Depth { index: 2, count: 3 });
    let mut scene = Scene::new(Size::new(60.0, 10.0));
    let square = |left: f64| Rect::new(left, 0.0, left + 10.0, 10.0);
    let corners = |rect: Rect| {
        let Rect { left, top, right, bottom } = rect;
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point::new(x, y)).to_vec()
    };
    // A color that is cached, one that a polygon or a dot sets meanwhile, and the first again.
    let shapes = [
        (TINT, Shape::Rect(square(0.0))),
        (other, Shape::Polygon(corners(square(10.0)))),
        (TINT, Shape::Rect(square(20.0))),
        (other, Shape::Dot { center: Point::new(35.0, 5.0), radius: 5.0 }),
        (TINT, Shape::Rect(square(40.0))),
        (other, Shape::Rect(square(50.0))),
    ];
    for (tint, shape) in shapes {
        scene.push(Mark::new(Role::Cell, tint, shape));
    }
    let canvas = canvas();
    let theme = Theme::of(Scheme::Light);
    for _ in 0..2 {
        paint_on_canvas((&scene).into(), &theme, &canvas, 1.0).expect("it can be painted");
        for (index, tint) in [TINT, other, TINT, other, TINT, other].into_iter().enumerate() {
            let Color { red, green, blue } = theme.color(tint);
            assert_eq!(pixel(&canvas, 10 * index as i32 + 5, 5), [red, green, blue, 255], "mark {index}");
        }
    }
}
