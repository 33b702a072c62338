//! Labels of maps: name and field size.

use super::StackMap;
use crate::scene::{
    Align, Baseline, ColorRole, Emphasis, LayerHandle, Mark, Point, Role, Scene, Shape, Text, Weight, text_metrics,
};

/// The font size of a name.
const NAME: f64 = 14.0;
/// The font size of the second line.
const SEES: f64 = 13.0;
/// The distance between the two lines.
pub const LEADING: f64 = 18.0;

/// The arrangement of the two parts of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One below the other.
    Two,
    /// One after the other.
    One,
}

/// The width of the longest of some maps' labels.
pub fn width<'a>(maps: impl Iterator<Item = &'a StackMap>, lines: Lines) -> f64 {
    maps.map(|map| {
        let (name, sees) = (name_width(map), sees_width(map));
        match lines {
            Lines::Two => name.max(sees),
            Lines::One => name + 7.0 + sees,
        }
    })
    .fold(0.0, f64::max)
}

/// Adds a map's label with the first baseline at `at`, and a handle for hit-testing.
pub fn draw(scene: &mut Scene, map: &StackMap, at: Point, lines: Lines, highlighted: Option<usize>) {
    let below = match lines {
        Lines::Two => Point::new(at.x, at.y + LEADING),
        Lines::One => Point::new(at.x + name_width(map) + 7.0, at.y),
    };
    let seen = if map.depth.is_some() { Weight::Bold } else { Weight::Regular };
    let parts =
        [(&map.words.name, at, NAME, Weight::Bold, ColorRole::Ink), (&map.words.sees, below, SEES, seen, map.ink())];
    let mut area = None;
    for (words, at, size, weight, tint) in parts {
        if words.is_empty() {
            continue;
        }
        let text =
            Text { content: words.clone(), at, align: Align::Left, baseline: Baseline::Alphabetic, size, weight };
        let own = text_metrics::text_box(&text).grown(3.0);
        area = Some(area.map_or(own, |other: crate::scene::Rect| other.union(&own)));
        let mark = Mark::new(Role::Label, tint, Shape::Text(text)).of_layer(map.layer);
        scene.push(mark.with_emphasis(Emphasis::of(map.layer, highlighted)));
    }
    scene.handles.extend(area.map(|area| LayerHandle { layer: map.layer, area, reach: None }));
}

fn name_width(map: &StackMap) -> f64 {
    text_metrics::text_width(&map.words.name, NAME, Weight::Bold)
}

fn sees_width(map: &StackMap) -> f64 {
    text_metrics::text_width(&map.words.sees, SEES, Weight::Bold)
}
