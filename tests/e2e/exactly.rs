//! Exact cells: pointing at a cell of an inner map highlights exactly the cells that were measured.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Trace, Unit, trace};
use convscope::formats::json;
use convscope::formats::notation;
use convscope::paint::{Scheme, Theme};
use convscope::scene::field::FieldPicture;
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::stack::MapWords;
use convscope::scene::{ColorRole, Point, Rect, Role, Scene, Shape, Size, text_metrics};
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::STAGE;
use crate::harness::{Page, journey};

/// The accessible name of the stage.
pub(crate) const STAGE_NAME: &str = "Receptive field on the input. The arrow keys move the output pixel, Page Up and Page Down change the layer, \
                          Escape returns to the center, and Shift shows what the pixel influences.";

/// Cells of the input, as rows and columns.
pub(crate) type Cells = BTreeSet<(i64, i64)>;

/// A unit of a network, and the cells that it was measured to see.
struct Measured {
    text: String,
    node: String,
    unit: (i64, i64),
    seen: Cells,
}

#[tokio::test]
async fn a_cell_of_an_inner_map_lights_the_measured_cells_up() {
    let measured = measured();
    assert_eq!(measured.len(), 3);
    for Measured { text, node, unit: (row, column), seen } in measured {
        journey(|page| async move {
            page.with_reduced_motion().await;
            let address: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
            page.open(&format!("#net={address}&view=layers&theme=light")).await;
            page.wait_for_text("header", "Convscope").await;
            let size = stage_size(&page).await;
            let analysis = Arc::new(NetworkAnalysis::new(notation::read(&text).expect("it was written").into()));
            let map = analysis.shaped.network().index_of_name(&node).expect("the measured node") + 1;

            // The position of the cell while the last map is selected.
            let last = Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("a map");
            let before = scene(&analysis, &traced(&analysis, last), size);
            let place = before.map(map).expect("all maps are in sight").frame.center_of(row, column);
            page.hover_over(STAGE, place.x / size.width, place.y / size.height).await;
            page.wait_for_sentence(&format!("Row {row}, column {column} of {node} sees")).await;

            let trace = traced(&analysis, Unit { map, row, col: column });
            let after = scene(&analysis, &trace, size);
            assert_eq!(influence(&after), seen, "the scene of {text}");
            let input = after.map(0).expect("the input");
            let all = (0..input.rows.cast_signed())
                .flat_map(|row| (0..input.columns.cast_signed()).map(move |column| (row, column)));
            let plain: Vec<(i64, i64)> =
                all.filter(|&(row, column)| is_plain(&after, input.frame.center_of(row, column))).collect();
            assert!(2 * plain.len() as u64 > input.rows * input.columns, "{} plain cells in {text}", plain.len());
            let centers: Vec<Point> = plain.iter().map(|&(row, column)| input.frame.center_of(row, column)).collect();
            let colors = colors(&page, &centers).await;
            let ground = Theme::of(Scheme::Light).color(ColorRole::Panel);
            let ground = json!([ground.red, ground.green, ground.blue]);
            let lit: Cells = plain
                .iter()
                .zip(&colors)
                .filter(|(_, color)| !is_near(color, &ground))
                .map(|(cell, _)| *cell)
                .collect();
            let expected: Cells = plain.iter().filter(|cell| seen.contains(cell)).copied().collect();
            assert_eq!(lit, expected, "the pixels of {text}");
        })
        .await;
    }
}

#[tokio::test]
async fn the_shift_key_shows_what_a_pixel_influences() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.press("2").await;
        page.look_at_row(1).await;
        page.wait_for_sentence("Row 7, column 7 of conv1 sees rows 6–8").await;
        page.tab_to(STAGE_NAME).await;
        let seen = page.canvas_pixels(STAGE).await;
        page.hold("Shift").await;
        page.wait_for_sentence("Row 7, column 7 of conv1 influences rows 5–9, columns 5–9 of conv3: all 25 cells.")
            .await;
        page.wait_for_other_pixels(STAGE, &seen).await;
        page.let_go("Shift").await;
        page.wait_for_sentence("Row 7, column 7 of conv1 sees rows 6–8").await;
        page.wait_for_pixels(STAGE, &seen).await;
    })
    .await;
}

/// Units of small measured stacks with listed cells, each with one more layer on top, so that their map is an inner one.
fn measured() -> Vec<Measured> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/stacks.json.gz");
    let file = File::open(path).expect("the reference data");
    let data: Value = serde_json::from_reader(BufReader::new(GzDecoder::new(file))).expect("JSON");
    let cases = data["cases"].as_array().expect("a list");
    cases.iter().filter_map(measured_in).take(3).collect()
}

fn measured_in(case: &Value) -> Option<Measured> {
    let (input, nodes) = (&case["net"]["input"], case["net"]["nodes"].as_array()?);
    let is_small = ["height", "width"].iter().all(|side| (10..=24).contains(&input[side].as_u64().unwrap_or(0)));
    let holes = nodes.iter().any(|node| node["dilation"][0].as_u64() > Some(1) && node["kernel"][0].as_u64() > Some(1));
    if !is_small || !holes || !(2..=4).contains(&nodes.len()) {
        return None;
    }
    let node = case["truth"]["rf_node"].as_str()?;
    let unit = case["truth"]["rf"].as_array()?.iter().find(|unit| {
        let count = unit["support"].as_u64().unwrap_or(0);
        unit.get("set").is_some() && count > 3
    })?;
    let network = json::read(&case["net"].to_string()).ok()?;
    if nodes.last()?["id"].as_str() != Some(node) {
        return None;
    }
    let mut seen = Cells::new();
    for product in unit["set"].as_array()? {
        let columns = indices(&product["cols"])?;
        seen.extend(
            indices(&product["rows"])?.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column))),
        );
    }
    let text = format!("{}; conv 1 k1", notation::write_inline(&network));
    Some(Measured { text, node: node.into(), unit: (unit["pos"][0].as_i64()?, unit["pos"][1].as_i64()?), seen })
}

fn indices(runs: &Value) -> Option<Vec<i64>> {
    let runs = runs.as_array()?.iter().map(|run| {
        let part = |index: usize| run[index].as_i64();
        Some((part(0)?..=part(1)?).step_by(usize::try_from(part(2)?).ok()?))
    });
    Some(runs.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
}

pub(crate) fn traced(analysis: &NetworkAnalysis, unit: Unit) -> Trace {
    trace::receptive(&analysis.shaped, unit).expect("a small network")
}

/// The page's picture of a unit in the layers view.
fn scene(analysis: &Arc<NetworkAnalysis>, trace: &Trace, size: Size) -> Scene {
    let words = |map: usize| {
        let shaped = &analysis.shaped;
        let size = shaped.shape(map).expect("the network works").size();
        let field = analysis.fields[map].size();
        let sees = field.filter(|_| map > 0).map(|field| format!("sees {}×{}", field.height, field.width));
        MapWords { name: shaped.name(map).into(), sees: sees.unwrap_or_else(|| size.to_string()) }
    };
    let footprints = FieldPicture::of(analysis, trace).footprints;
    let picture = LayersPicture::of(analysis, trace, None, footprints, &words);
    let left_out = |count: usize| format!("{count} more");
    layers_scene(&LayersView { focus: Some(trace.unit.map), ..picture.view(size, &left_out) })
}

/// The cells of the input that a scene fills.
fn influence(scene: &Scene) -> Cells {
    let input = scene.map(0).expect("the input");
    let filled = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Cells { frame, cells, .. } if mark.role == Role::Influence && *frame == input.frame => Some(cells),
        _ => None,
    });
    let products = filled.flat_map(|cells| cells.bands().to_vec());
    products
        .flat_map(|band| {
            let columns: Vec<i64> = band.cols.iter().collect();
            band.rows
                .iter()
                .flat_map(|row| columns.iter().map(move |&column| (row, column)).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether only cells are drawn at a point: no line, dot or text.
fn is_plain(scene: &Scene, at: Point) -> bool {
    const NEAR: f64 = 3.0;
    let near_line = |from: Point, to: Point| {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let length = (x * x + y * y).max(1e-9);
        let t = (((at.x - from.x) * x + (at.y - from.y) * y) / length).clamp(0.0, 1.0);
        from.towards(to, t).distance(at) < NEAR
    };
    let near_border = |rect: &Rect| rect.grown(NEAR).contains(at) && !rect.grown(-NEAR).contains(at);
    !scene.marks.iter().any(|mark| match &mark.shape {
        Shape::Lines { ends, .. } => ends.iter().any(|[from, to]| near_line(*from, *to)),
        Shape::Polyline { points, .. } => points.windows(2).any(|pair| near_line(pair[0], pair[1])),
        Shape::Dot { center, radius } => center.distance(at) < radius + NEAR,
        Shape::Text(text) => text_metrics::text_box(text).grown(NEAR).contains(at),
        Shape::Outline { rect, .. } => near_border(rect),
        Shape::Rect(rect) => mark.role != Role::Map && rect.grown(NEAR).contains(at),
        Shape::Hatch { areas, .. } => areas.iter().any(|area| area.grown(NEAR).contains(at)),
        _ => false,
    })
}

pub(crate) async fn stage_size(page: &Page) -> Size {
    let script =
        "const canvas = document.querySelector(arguments[0]); return [canvas.clientWidth, canvas.clientHeight];";
    let size = page.wait_for("the stage", script, &[STAGE.into()]).await;
    Size::new(size[0].as_f64().expect("a width"), size[1].as_f64().expect("a height"))
}

/// Whether two colors are the same but for how an engine rounds those that are not opaque.
fn is_near(color: &Value, other: &Value) -> bool {
    (0..3).all(|part| color[part].as_i64().zip(other[part].as_i64()).is_some_and(|(one, two)| (one - two).abs() <= 1))
}

/// Red, green and blue of the stage at some points.
pub(crate) async fn colors(page: &Page, places: &[Point]) -> Vec<Value> {
    let script = "const canvas = document.querySelector(arguments[0]);
        const { width, data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return arguments[1].map(([x, y]) => {
            const at = 4 * (Math.floor(y * devicePixelRatio) * width + Math.floor(x * devicePixelRatio));
            return [data[at], data[at + 1], data[at + 2]];
        });";
    let places: Vec<[f64; 2]> = places.iter().map(|place| [place.x, place.y]).collect();
    page.evaluate(script, &[STAGE.into(), json!(places)]).await.as_array().cloned().expect("a list")
}
