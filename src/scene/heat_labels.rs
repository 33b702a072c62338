//! Labels of a [`Heat`]: the squares that hold most of the influence, numbers in the cells, and a legend.

use std::sync::Arc;

use super::{
    Align, Baseline, ColorRole, Dash, Depth, Frame, Heat, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight,
    text_metrics,
};

/// The number of squares that are drawn, from the first share on.
const DRAWN: usize = 2;
/// The distance between two names of squares.
const APART: f64 = 14.0;
/// The distance of the names of squares from the field.
const LEADER: f64 = 8.0;
/// The font size of the names of squares.
const NAME: f64 = 11.0;
/// The least size of cells with numbers, in CSS pixels.
pub(super) const LEAST_NUMBERED: f64 = 22.0;
/// The font size of the numbers in cells.
const NUMBER: f64 = 11.0;
/// The largest number of cells with numbers.
const MOST_NUMBERS: usize = 441;
/// The size of the legend.
pub(super) const LEGEND: Size = Size { width: 84.0, height: 9.0 };
/// The number of shades in the legend.
const LEGEND_SHADES: usize = 24;

impl Heat {
    /// Adds the squares that hold a half and nearly all of the influence, with their shares: beside the field if there is room in `stage`,
    /// else inside the squares. Returns the boxes of the names.
    pub fn squares(&self, scene: &mut Scene, frame: &Frame, field: &Rect, stage: &Rect) -> Vec<Rect> {
        for square in self.squares.iter().take(DRAWN) {
            let [first, second, third, fourth] = frame.corners(square.edges);
            let points = vec![first, second, third, fourth, first];
            let line = Shape::Polyline { points, width: 1.4, dash: Some(Dash { on: 4.0, off: 3.0 }) };
            scene.push(Mark::new(Role::Rule, ColorRole::Ink, line));
        }
        let mut last = f64::NEG_INFINITY;
        let mut filled = Vec::new();
        // The outer square's name is highest.
        for square in self.squares.iter().take(DRAWN).rev() {
            let rect = frame.rect(square.edges);
            let words = format!("{}%", (square.share * 100.0).round());
            let beyond = field.right.max(rect.right) + LEADER;
            let y = (rect.top + 0.5).max(last + APART);
            last = y;
            let text = |at: Point, baseline| Text {
                content: words.clone(),
                at,
                align: Align::Left,
                baseline,
                size: NAME,
                weight: Weight::Bold,
            };
            let beside = text(Point::new(beyond + 3.0, y), Baseline::Middle);
            if text_metrics::text_box(&beside).right > stage.right {
                filled.push(inner_name(
                    scene,
                    text(Point::new(rect.left + 3.0, rect.bottom - 3.0), Baseline::Alphabetic),
                ));
                continue;
            }
            let leader = Shape::Lines {
                ends: vec![[Point::new(rect.right, rect.top), Point::new(beyond, y)]],
                width: 1.0,
                dash: None,
            };
            scene.push(Mark::new(Role::Rule, ColorRole::Muted, leader));
            filled.push(text_metrics::text_box(&beside));
            scene.push(Mark::new(Role::Label, ColorRole::Ink, Shape::Text(beside)));
        }
        filled
    }

    /// Whether all cells have room for their numbers.
    pub fn has_numbers(&self, frame: &Frame) -> bool {
        let cell = frame.cell_extent();
        let fits = |words: &String| text_metrics::text_width(words, NUMBER, Weight::Regular) <= cell - 4.0;
        cell >= LEAST_NUMBERED && !self.numbers.is_empty() && self.numbers.iter().all(fits)
    }

    /// Adds the influence of each cell as a number, if all cells have room, over shades of a layer's color.
    pub fn numbers(&self, scene: &mut Scene, frame: &Frame, depth: Depth) {
        if !self.has_numbers(frame) {
            return;
        }
        for (index, (words, shade)) in self.numbers.iter().zip(self.shades.iter()).enumerate() {
            if *shade <= 0.0 {
                continue;
            }
            let (row, column) = ((index / self.columns) as i64, (index % self.columns) as i64);
            let text = Text {
                content: words.clone(),
                at: frame.center_of(self.top + row, self.left + column),
                align: Align::Center,
                baseline: Baseline::Middle,
                size: NUMBER,
                weight: Weight::Regular,
            };
            let percent = (shade * 100.0).round() as u8;
            let tint = ColorRole::OnShade { depth, percent };
            scene.push(Mark::new(Role::Label, tint, Shape::Text(text)));
        }
    }

    /// Adds the legend of the shades with its upper left corner at a point, if it lies within `room`.
    pub fn legend(&self, scene: &mut Scene, at: Point, tint: ColorRole, room: &Rect) {
        let strip = Rect::new(at.x, at.y, at.x + LEGEND.width, at.y + LEGEND.height);
        let words = |content: &str, x: f64, align| Text {
            content: content.to_owned(),
            at: Point::new(x, strip.bottom + 5.0),
            align,
            baseline: Baseline::Top,
            size: NAME,
            weight: Weight::Regular,
        };
        let [least, most] = &self.ends;
        // If both do not fit on one line below the strip, each gets its own.
        let width = |words: &str| text_metrics::text_width(words, NAME, Weight::Regular);
        let is_wide = width(least) + width(most) + 8.0 > LEGEND.width;
        let least = words(least, strip.left, Align::Left);
        let mut most = words(most, strip.right, Align::Right);
        if is_wide {
            most.at.y += APART;
        }
        let filled = strip.union(&text_metrics::text_box(&least)).union(&text_metrics::text_box(&most));
        if room.intersection(&filled) != filled {
            return;
        }
        let frame =
            Frame::upright(Point::new(strip.left, strip.top), LEGEND.width / LEGEND_SHADES as f64, LEGEND.height);
        scene.push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(strip)));
        let values = (0..LEGEND_SHADES).map(|index| index as f32 / (LEGEND_SHADES - 1) as f32).collect();
        scene.push(Mark::new(Role::Influence, tint, Shape::Raster { frame, rows: 1, columns: LEGEND_SHADES, values }));
        scene.push(Mark::new(Role::Grid, ColorRole::Line, Shape::Outline { rect: strip, width: 1.0 }));
        for text in [least, most] {
            scene.push(Mark::new(Role::Axis, ColorRole::Muted, Shape::Text(text)));
        }
    }
}

/// Adds a square's share inside its lower left corner, and returns the box it occupies.
fn inner_name(scene: &mut Scene, text: Text) -> Rect {
    let ground = text_metrics::text_box(&text).grown(1.0);
    scene.push(Mark::new(Role::LabelGround, ColorRole::Panel, Shape::Rect(ground)));
    scene.push(Mark::new(Role::Label, ColorRole::Ink, Shape::Text(text)));
    ground
}

/// The texts of each cell's influence and of the two ends of the scale. `faintest` is the share at the lower end.
pub(super) fn numbers_in_words(values: &[f64], largest: f64, faintest: f64) -> (Arc<[String]>, [String; 2]) {
    let least = values.iter().copied().filter(|value| *value > 0.0).fold(largest, f64::min);
    let times = |value: f64| value / least;
    let is_whole = |value: &f64| {
        let times = times(*value);
        (times - times.round()).abs() < 1e-9 * times.max(1.0) && times < 1000.0
    };
    let counts = values.len() <= MOST_NUMBERS && values.iter().all(is_whole);
    if counts {
        let numbers = values.iter().map(|value| times(*value).round().to_string()).collect();
        let end = |value: f64| format!("{} = {}", times(value).round(), share(value));
        return (numbers, [end(least), end(largest)]);
    }
    let few = values.len() <= MOST_NUMBERS;
    let numbers = if few { values.iter().map(|value| short_share(*value)).collect() } else { Arc::default() };
    (numbers, [share(faintest), share(largest)])
}

/// A share as a percentage with two significant digits.
fn share(value: f64) -> String {
    let percent = value * 100.0;
    if percent <= 0.0 {
        return "0%".to_owned();
    }
    let digits = (1.0 - percent.log10().floor()).clamp(0.0, 9.0) as usize;
    format!("{percent:.digits$}%")
}

/// A share as a percentage without the sign, short enough for a cell.
fn short_share(value: f64) -> String {
    let percent = value * 100.0;
    if percent >= 9.95 { format!("{percent:.0}") } else { format!("{percent:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{NetworkAnalysis, Unit, Weights};
    use crate::formats::notation;
    use crate::scene::Scale;

    fn heat(text: &str, weights: Weights) -> Heat {
        let analysis = NetworkAnalysis::new(notation::read(text).expect("a network in the notation").into());
        let unit = Unit::centre(&analysis.shaped, analysis.shaped.map_count() - 1).expect("the last layer works");
        Heat::of_unit(&analysis, unit, weights, Scale::Linear).expect("a map")
    }

    const THREE_THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

    #[test]
    fn the_numbers_of_three_threes_are_their_path_counts() {
        let heat = heat(THREE_THREES, Weights::Paths);
        assert_eq!(heat.numbers[..7], ["1", "3", "6", "7", "6", "3", "1"]);
        assert_eq!(heat.numbers[24], "49");
        assert_eq!(heat.ends, ["1 = 0.14%", "49 = 6.7%"]);
        let numbers = |cell: f64| {
            let mut scene = Scene::new(Size::new(900.0, 900.0));
            heat.numbers(&mut scene, &Frame::upright(Point::default(), cell, cell), Depth { index: 0, count: 1 });
            scene.marks.len()
        };
        assert_eq!((numbers(21.9), numbers(22.0)), (0, 49));
    }

    #[test]
    fn shares_that_are_no_multiples_are_percentages() {
        let heat = heat("input 1x9x9; conv 1 k3; conv 1 k3", Weights::RandomRms);
        let sum: f64 = heat.numbers.iter().map(|number| number.parse::<f64>().expect("a number")).sum();
        assert!((sum - 100.0).abs() < 2.0, "{sum}: {:?}", heat.numbers);
        assert_eq!(heat.ends[0], "0%");
    }

    #[test]
    fn the_names_of_squares_stand_beside_the_field_where_there_is_room() {
        let heat = heat(THREE_THREES, Weights::Paths);
        let frame = Frame::upright(Point::new(40.0, 40.0), 30.0, 30.0);
        let field = frame.rect_of_cells([4, 10, 4, 10]);
        let names = |right: f64| {
            let mut scene = Scene::new(Size::new(900.0, 600.0));
            heat.squares(&mut scene, &frame, &field, &Rect::new(0.0, 0.0, right, 600.0))
        };
        assert!(names(600.0).iter().all(|name| name.left > field.right) && names(600.0).len() == 2);
        assert!(!names(600.0)[0].overlaps(&names(600.0)[1]));
        assert!(names(field.right).iter().all(|name| name.right < field.right));
    }
}
