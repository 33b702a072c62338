//! Stage picture on a canvas, compared with the analysis and with the same scene as an SVG.

use std::sync::Arc;

use convscope::analysis::{CellSet, NetworkAnalysis, Unit, trace};
use convscope::formats::notation;
use convscope::paint::{Caption, Scheme, Theme, paint_on_canvas, svg};
use convscope::scene::field::{FieldPicture, FieldStrings, field_scene};
use convscope::scene::{MapArea, Point, Scene, Size};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Without holes, with holes, with strides, and partly on padding.
const NETWORKS: [&str; 4] = [
    "input 3x15x15; conv 64 k3 p1; conv 64 k3 p1; conv 64 k3 p1",
    "input 3x19x19; conv 8 k3 p2 d2; conv 8 k3 p2 d2; conv 8 k3 p2 d2",
    "input 3x17x17; conv 8 k2 s3; conv 8 k2 s2",
    "input 1x9x9; conv 1 k7 p3; conv 1 k7 p3",
];

const RATIO: f64 = 2.0;

/// The scene of a network's middle unit, and the cells of the input that influence it.
fn scene_of(network: &str) -> (Scene, CellSet) {
    let network = notation::read(network).expect("it is a network");
    let analysis = Arc::new(NetworkAnalysis::new(Arc::new(network)));
    let unit = Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("the last map has a middle");
    let trace = trace::receptive(&analysis.shaped, unit).expect("the network is small");
    let picture = FieldPicture::of(&analysis, &trace);
    let strings = FieldStrings { input: "input", output: "output", ..FieldStrings::default() };
    (field_scene(&picture.view(Size::new(760.0, 560.0), strings)), trace.cells[0].clone())
}

/// The input's map in a scene.
fn input_of(scene: &Scene) -> &MapArea {
    scene.maps.iter().find(|map| map.layer == 0).expect("the input is on the stage")
}

fn new_canvas() -> HtmlCanvasElement {
    document().create_element("canvas").expect("a canvas can be made").unchecked_into()
}

fn context(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    canvas.get_context("2d").expect("a canvas can be drawn on").expect("in two dimensions").unchecked_into()
}

fn painted(scene: &Scene, theme: &Theme) -> HtmlCanvasElement {
    let canvas = new_canvas();
    paint_on_canvas(scene.into(), theme, &canvas, RATIO).expect("it can be painted");
    canvas
}

/// The scene as an SVG, drawn by the browser itself on a canvas of the same size.
async fn drawn_svg(scene: &Scene, theme: &Theme) -> HtmlCanvasElement {
    let source = svg(scene.into(), theme, Caption::default()).expect("it can be painted");
    let image = HtmlImageElement::new().expect("an image can be made");
    image.set_src(&format!("data:image/svg+xml,{}", percent_encoded(&source)));
    JsFuture::from(image.decode()).await.expect("the SVG is well formed");
    let canvas = new_canvas();
    canvas.set_width((scene.size.width * RATIO) as u32);
    canvas.set_height((scene.size.height * RATIO) as u32);
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let context = context(&canvas);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).expect("it is an image");
    canvas
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Red, green and blue at a point of the scene, over the theme's background.
fn color_at(context: &CanvasRenderingContext2d, point: Point, theme: &Theme) -> [u8; 3] {
    let (x, y) = ((point.x * RATIO).floor(), (point.y * RATIO).floor());
    let data = context.get_image_data(x, y, 1.0, 1.0).expect("the pixel is there").data();
    let paper = theme.color(convscope::scene::ColorRole::Paper);
    let over = |ink: u8, paper: u8| {
        let share = f64::from(data[3]) / 255.0;
        (f64::from(ink) * share + f64::from(paper) * (1.0 - share)).round() as u8
    };
    [over(data[0], paper.red), over(data[1], paper.green), over(data[2], paper.blue)]
}

/// A point inside a cell, away from its lines and its center, where a label may be.
fn inside(map: &MapArea, row: i64, column: i64) -> Point {
    let Point { x, y } = map.frame.center_of(row, column);
    let (width, height) = (map.frame.column_step.x, map.frame.row_step.y);
    Point::new(x + 0.3 * width, y + 0.3 * height)
}

fn cells(map: &MapArea) -> impl Iterator<Item = (i64, i64)> + use<> {
    let (rows, columns) = (map.rows as i64, map.columns as i64);
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}

#[wasm_bindgen_test]
fn the_cells_that_influence_the_unit_are_filled_and_no_others() {
    for scheme in [Scheme::Light, Scheme::Dark] {
        let theme = Theme::of(scheme);
        for network in NETWORKS {
            let (scene, seen) = scene_of(network);
            let context = context(&painted(&scene, &theme));
            let map = input_of(&scene);
            let unseen: Vec<[u8; 3]> = cells(map)
                .filter(|&(row, column)| !seen.contains(row, column))
                .map(|(row, column)| color_at(&context, inside(map, row, column), &theme))
                .collect();
            for (row, column) in cells(map).filter(|&(row, column)| seen.contains(row, column)) {
                let color = color_at(&context, inside(map, row, column), &theme);
                assert!(!unseen.contains(&color), "cell {row}, {column} of “{network}” is {color:?}, as an unseen one");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn canvas_and_svg_show_the_same_cells() {
    let theme = Theme::of(Scheme::Light);
    for network in NETWORKS {
        let (scene, _) = scene_of(network);
        let (canvas, drawn) = (painted(&scene, &theme), drawn_svg(&scene, &theme).await);
        let (canvas, drawn) = (context(&canvas), context(&drawn));
        for map in &scene.maps {
            for (row, column) in cells(map) {
                let point = inside(map, row, column);
                let (own, other) = (color_at(&canvas, point, &theme), color_at(&drawn, point, &theme));
                let difference = own.iter().zip(other).map(|(own, other)| own.abs_diff(other)).max();
                assert!(difference <= Some(2), "cell {row}, {column} of “{network}”: {own:?} and {other:?}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn twice_the_pixel_ratio_has_twice_the_pixels_each_way() {
    let (scene, _) = scene_of(NETWORKS[0]);
    let theme = Theme::of(Scheme::Light);
    let canvas = new_canvas();
    paint_on_canvas((&scene).into(), &theme, &canvas, 1.0).expect("it can be painted");
    let once = (canvas.width(), canvas.height());
    paint_on_canvas((&scene).into(), &theme, &canvas, 2.0).expect("it can be painted");
    assert_eq!((canvas.width(), canvas.height()), (2 * once.0, 2 * once.1));
}
