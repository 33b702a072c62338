//! Comparison figure: the views of two networks side by side, and below them their costs as pairs of bars.

use super::text_metrics::text_width;
use super::{Align, Baseline, ColorRole, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight};

/// The font size of names and numbers in CSS pixels.
const TEXT: f64 = 13.0;
/// The height of the names above the pictures.
const NAMES: f64 = 28.0;
/// The height of one quantity: its name and two bars.
const PAIR: f64 = 48.0;
/// The height of a bar.
const BAR: f64 = 9.0;
/// The room at the edges and between the two columns.
const MARGIN: f64 = 16.0;
/// The least height of the pictures, whatever the number of quantities.
const LEAST: f64 = 120.0;

/// The texts of a comparison figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonFigure {
    /// The name of each network, preceded by its letter.
    pub names: [String; 2],
    /// The letters of the two.
    pub letters: [String; 2],
    /// The costs.
    pub bars: Vec<CostBars>,
}

/// One quantity of both networks.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBars {
    /// The name of the quantity.
    pub quantity: String,
    /// The difference, as a phrase.
    pub difference: String,
    /// The two formatted values.
    pub values: [String; 2],
    /// The lengths of the two bars relative to the greater value, from 0 to 1.
    pub lengths: [f64; 2],
}

impl ComparisonFigure {
    /// The size of each of the two views in a figure of this size.
    pub fn room(&self, size: Size) -> Size {
        Size::new((size.width / 2.0).max(1.0), (size.height - NAMES - self.cost_height(size)).max(1.0))
    }

    /// The figure of two views, which must have the size that [`room`](Self::room) returns.
    #[must_use]
    pub fn around(&self, views: [Scene; 2], size: Size) -> Scene {
        let room = self.room(size);
        let mut scene = Scene::new(size);
        for (place, (view, name)) in views.into_iter().zip(&self.names).enumerate() {
            let left = place as f64 * room.width;
            scene.marks.extend(view.moved(Point::new(left, NAMES)).marks);
            let tint = if place == 0 { ColorRole::Accent } else { ColorRole::Ink };
            scene.marks.push(text(
                &shortened(name, room.width - 2.0 * MARGIN),
                Point::new(left + MARGIN, NAMES / 2.0 + 4.0),
                Align::Left,
                Weight::Bold,
                tint,
            ));
        }
        if self.cost_height(size) > 0.0 {
            let top = NAMES + room.height;
            for (place, bars) in self.bars.iter().enumerate() {
                self.draw_bars(&mut scene, bars, top + place as f64 * PAIR);
            }
        }
        scene
    }

    /// The height of all bars; 0 if they would leave too little room for the pictures.
    fn cost_height(&self, size: Size) -> f64 {
        let height = self.bars.len() as f64 * PAIR + MARGIN;
        if self.bars.is_empty() || size.height - NAMES - height < LEAST { 0.0 } else { height }
    }

    fn draw_bars(&self, scene: &mut Scene, bars: &CostBars, top: f64) {
        let (left, right) = (MARGIN, scene.size.width - MARGIN);
        let head = top + TEXT;
        let place = |x: f64, y: f64| Point::new(x, y);
        scene.marks.push(text(&bars.quantity, place(left, head), Align::Left, Weight::Regular, ColorRole::Muted));
        scene.marks.push(text(&bars.difference, place(right, head), Align::Right, Weight::Bold, ColorRole::Ink));
        let numbers = bars.values.iter().map(|value| text_width(value, TEXT, Weight::Regular)).fold(0.0, f64::max);
        let letters = self.letters.iter().map(|letter| text_width(letter, TEXT, Weight::Bold)).fold(0.0, f64::max);
        let (from, to) = (left + letters + 8.0, right - numbers - 8.0);
        for (row, tint) in [ColorRole::Accent, ColorRole::Ink].into_iter().enumerate() {
            let y = head + 5.0 + row as f64 * (BAR + 5.0);
            let middle = y + BAR / 2.0 + TEXT * 0.36;
            let end = from + (to - from).max(0.0) * bars.lengths[row].clamp(0.0, 1.0);
            let bar = Rect::new(from, y, end.max(from + 1.0), y + BAR);
            scene.marks.push(Mark::new(Role::ChartBar, tint, Shape::Rect(bar)));
            scene.marks.push(text(&self.letters[row], place(left, middle), Align::Left, Weight::Bold, tint));
            scene.marks.push(text(
                &bars.values[row],
                place(right, middle),
                Align::Right,
                Weight::Regular,
                ColorRole::Ink,
            ));
        }
    }
}

fn text(content: &str, at: Point, align: Align, weight: Weight, tint: ColorRole) -> Mark {
    let text = Text { content: content.to_owned(), at, align, baseline: Baseline::Alphabetic, size: TEXT, weight };
    Mark::new(Role::Label, tint, Shape::Text(text))
}

/// A name shortened to the room, with an ellipsis for what is cut off.
fn shortened(name: &str, room: f64) -> String {
    let fits = |text: &str| text_width(text, TEXT, Weight::Bold) <= room;
    if fits(name) {
        return name.to_owned();
    }
    let mut letters: Vec<char> = name.chars().collect();
    while letters.pop().is_some() {
        let cut: String = letters.iter().chain(&['…']).collect();
        if fits(&cut) {
            return cut;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> ComparisonFigure {
        let bars = CostBars {
            quantity: "parameters".into(),
            difference: "28% fewer".into(),
            values: ["73,856".into(), "102,464".into()],
            lengths: [0.72, 1.0],
        };
        ComparisonFigure {
            names: ["A conv 3×3 → conv 3×3".into(), "B conv 5×5".into()],
            letters: ["A".into(), "B".into()],
            bars: vec![bars],
        }
    }

    fn bar_widths(scene: &Scene) -> Vec<f64> {
        let bar = |mark: &Mark| match &mark.shape {
            Shape::Rect(area) if mark.role == Role::ChartBar => Some(area.right - area.left),
            _ => None,
        };
        scene.marks.iter().filter_map(bar).collect()
    }

    #[test]
    fn bars_are_as_long_as_the_numbers_are_large() {
        let size = Size::new(800.0, 600.0);
        let figure = figure();
        let room = figure.room(size);
        let scene = figure.around([Scene::new(room), Scene::new(room)], size);
        let widths = bar_widths(&scene);
        assert!((widths[0] / widths[1] - 0.72).abs() < 1e-9, "{widths:?}");
    }

    #[test]
    fn where_there_is_little_room_the_pictures_keep_it() {
        let size = Size::new(300.0, 180.0);
        let figure = figure();
        let room = figure.room(size);
        assert!(room.height >= LEAST);
        assert!(bar_widths(&figure.around([Scene::new(room), Scene::new(room)], size)).is_empty());
    }

    #[test]
    fn a_long_name_is_cut() {
        let short = shortened(&"conv 3×3 → ".repeat(40), 200.0);
        assert!(short.ends_with('…') && text_width(&short, TEXT, Weight::Bold) <= 200.0);
    }
}
