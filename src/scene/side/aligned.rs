//! Side view beside the field view: a column of units per map, each unit at the height of the rows it stands for, the input next to the field.

use super::SideView;
use super::compose::{areas, pinned, rows};
use super::layout::Layout;
use super::row::Scale;
use crate::scene::stack::{StackMap, label};
use crate::scene::{
    Align, Baseline, ColorRole, Emphasis, LayerHandle, MapArea, Mark, Point, Rect, Role, Scene, Shape, Size, Text,
    Weight, text_metrics,
};

/// The height above the columns for the labels.
const HEAD: f64 = 40.0;
/// The font size of the labels.
const TEXT: f64 = 12.0;
/// The least distance of two labels.
const APART: f64 = 8.0;

/// The rows of the field view that stands beside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldRows {
    /// The y of input row 0, and the height of a row, in CSS pixels of a canvas of the same height.
    pub scale: Scale,
    /// The first and the last y at which rows are shown.
    pub visible: (f64, f64),
    /// Whether the field view is on the left.
    pub is_left: bool,
}

impl FieldRows {
    /// The rows of the input in a field view.
    pub fn of(input: &MapArea, is_left: bool) -> Self {
        let scale = Scale { origin: input.frame.origin.y, side: input.frame.row_step.y };
        Self { scale, visible: (input.clip.top.max(HEAD), input.clip.bottom), is_left }
    }
}

/// The side view along the rows, beside the field view. `view.picture.axis` is the height.
pub fn aligned_side_scene(view: &SideView<'_>, field: &FieldRows) -> Scene {
    let layout = Layout::aligned(view, field);
    let turned = Size::new(view.size.height, view.size.width);
    let mut scene = rows(view, &layout, turned);
    scene.maps = areas(view, &layout);
    let mut scene = scene.turned(field.is_left);
    let across = |y: f64| if field.is_left { view.size.width - y } else { y };
    labels(&mut scene, view, &layout, &across);
    if let Some(unit) = pinned(view, &layout) {
        scene.push_pin(Point::new(across(unit.y), unit.x));
    }
    scene
}

/// Adds names and field sizes above the columns; where not all have room, the unit's, the input's, and then the later ones.
fn labels(scene: &mut Scene, view: &SideView<'_>, layout: &Layout<'_>, across: &dyn Fn(f64) -> f64) {
    let unit = view.picture.stack.unit;
    let first = layout.rows.iter().map(|row| row.x(0.0)).fold(f64::INFINITY, f64::min).max(layout.stage.left);
    let mut ordered: Vec<_> = layout.rows.iter().collect();
    ordered.sort_by_key(|row| (row.map.layer != unit.map, row.map.layer != 0, std::cmp::Reverse(row.map.layer)));
    let mut taken: Vec<Rect> = Vec::new();
    for row in ordered {
        let texts = texts(row.map, Point::new(across(row.y), (first - 12.0).max(HEAD - 8.0)), scene.size);
        let boxes = texts.iter().map(|(text, _)| text_metrics::text_box(text));
        let Some(area) = boxes.reduce(|one, other| one.union(&other)) else { continue };
        if taken.iter().any(|other| other.overlaps(&area.grown(APART / 2.0))) {
            continue;
        }
        taken.push(area.grown(APART / 2.0));
        for (text, tint) in texts {
            let mark = Mark::new(Role::Label, tint, Shape::Text(text)).of_layer(row.map.layer);
            scene.push(mark.with_emphasis(Emphasis::of(row.map.layer, view.highlighted)));
        }
        scene.handles.push(LayerHandle { layer: row.map.layer, area: area.grown(3.0), reach: None });
    }
    gap(scene, view, layout, across);
}

/// The name of a map and below it its field size, centered above its column as far as the canvas reaches.
fn texts(map: &StackMap, at: Point, canvas: Size) -> Vec<(Text, ColorRole)> {
    let lines = [(&map.words.name, -label::LEADING * 0.9, ColorRole::Ink), (&map.words.sees, 0.0, map.ink())];
    let shown = lines.into_iter().filter(|(words, ..)| !words.is_empty());
    shown
        .map(|(words, dy, tint)| {
            let half = text_metrics::text_width(words, TEXT, Weight::Bold) / 2.0;
            let x = at.x.clamp(half.min(canvas.width / 2.0), (canvas.width - half).max(canvas.width / 2.0));
            let text = Text {
                content: words.clone(),
                at: Point::new(x, at.y + dy),
                align: Align::Center,
                baseline: Baseline::Alphabetic,
                size: TEXT,
                weight: Weight::Bold,
            };
            (text, tint)
        })
        .collect()
}

/// Adds the number of maps that are left out, below the gap.
fn gap(scene: &mut Scene, view: &SideView<'_>, layout: &Layout<'_>, across: &dyn Fn(f64) -> f64) {
    let (true, [input, above, ..]) = (crate::scene::stack::choice::is_broken(&layout.shown), &layout.rows[..]) else {
        return;
    };
    let last = layout.rows.iter().map(|row| row.x(row.length as f64)).fold(0.0, f64::max).min(layout.stage.right);
    let content = (view.left_out)(layout.shown[1] - layout.shown[0] - 1);
    let half = text_metrics::text_width(&content, TEXT, Weight::Regular) / 2.0;
    let middle = across(f64::midpoint(input.y, above.y)).clamp(half, (scene.size.width - half).max(half));
    let text = Text {
        content,
        at: Point::new(middle, (last + 22.0).min(scene.size.height - 4.0)),
        align: Align::Center,
        baseline: Baseline::Alphabetic,
        size: TEXT,
        weight: Weight::Regular,
    };
    scene.push(Mark::new(Role::Label, ColorRole::Muted, Shape::Text(text)));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{NetworkAnalysis, Unit, trace};
    use crate::formats::notation;
    use crate::network::Axis;
    use crate::scene::Frame;
    use crate::scene::side::SidePicture;
    use crate::scene::stack::MapWords;

    const CANVAS: Size = Size::new(600.0, 700.0);

    /// The scene for a unit beside an input whose rows are 20 CSS pixels high, the first at y = 60.
    fn scene(text: &str, unit: Unit, is_left: bool) -> Scene {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = NetworkAnalysis::new(Arc::new(network));
        let trace = trace::receptive(&analysis.shaped, unit).expect("the unit exists");
        let words = |map: usize| MapWords { name: format!("map{map}"), sees: String::new() };
        let picture = SidePicture::of(&analysis, &trace, None, Axis::Height, &words);
        let input = MapArea {
            layer: 0,
            frame: Frame::upright(Point::new(32.0, 60.0), 20.0, 20.0),
            rows: 15,
            columns: 15,
            clip: Rect::of_size(CANVAS),
            within: None,
            grip: None,
            line: None,
        };
        aligned_side_scene(&picture.view(CANVAS, &|count| count.to_string()), &FieldRows::of(&input, is_left))
    }

    #[test]
    fn every_row_stands_beside_the_same_row_of_the_field() {
        for is_left in [true, false] {
            let scene = scene("input 1x15x15; conv 1 k3 p1; conv 1 k3 p1", Unit { map: 2, row: 4, col: 9 }, is_left);
            for map in &scene.maps {
                for row in 0..15 {
                    let across = map.frame.center_of(row, map.frame.cell_at(map.clip.center()).expect("a band").1);
                    assert!((across.y - (70.0 + 20.0 * row as f64)).abs() < 1e-9, "{map:?}");
                    assert_eq!(map.cell_at(across).map(|(row, _)| row), Some(row));
                }
            }
            let [input, last] = [0, 2].map(|layer| scene.map(layer).expect("it is shown").clip.center().x);
            assert_eq!(input < last, is_left);
        }
    }

    #[test]
    fn a_unit_of_a_strided_map_stands_beside_the_middle_of_its_field() {
        let scene = scene("input 1x15x15; conv 1 k3 s2", Unit { map: 1, row: 2, col: 2 }, true);
        let map = scene.map(1).expect("it is shown");
        // Row 2 reads rows 4 to 6, whose middle is the center of row 5.
        assert!((map.frame.center_of(2, 0).y - 170.0).abs() < 1e-9);
    }
}
