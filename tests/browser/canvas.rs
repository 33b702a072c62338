//! What the page takes for granted of a canvas.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[wasm_bindgen_test]
fn a_canvas_gives_back_the_pixels_it_was_painted_with() {
    let context = new_canvas(4, 4);
    context.set_fill_style_str("rgb(10, 20, 30)");
    context.fill_rect(1.0, 1.0, 2.0, 2.0);

    let painted = context.get_image_data(1.0, 1.0, 1.0, 1.0).expect("the canvas is our own, so it may be read");
    let untouched = context.get_image_data(0.0, 0.0, 1.0, 1.0).expect("the canvas is our own, so it may be read");

    assert_eq!(painted.data().0, [10, 20, 30, 255]);
    assert_eq!(untouched.data().0, [0, 0, 0, 0]);
}

/// The context of a canvas that is not in the document.
fn new_canvas(width: u32, height: u32) -> CanvasRenderingContext2d {
    let document = web_sys::window().and_then(|window| window.document()).expect("these tests run in a page");
    let canvas: HtmlCanvasElement =
        document.create_element("canvas").expect("a page can make elements").unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    canvas
        .get_context("2d")
        .expect("no other context was asked for")
        .expect("every browser draws in two dimensions")
        .unchecked_into()
}
