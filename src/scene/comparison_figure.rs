//! Comparison figure: the views of two networks side by side, cropped to what they show, and below them the costs of all compared networks
//! as bars.

use super::figure::lines;
use super::text_metrics::text_width;
use super::{Align, Baseline, ColorRole, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight};

/// The font size of names and numbers in CSS pixels.
const TEXT: f64 = 13.0;
/// The height of a line of a name.
const LINE: f64 = 19.0;
/// The height of a bar, and the distance to the next one.
const BAR: f64 = 9.0;
const BAR_STEP: f64 = 14.0;
/// The room at the edges and between the two columns.
const MARGIN: f64 = 16.0;
/// The least width of one of the two columns, so that names and bars have room beside small pictures.
const NARROWEST: f64 = 220.0;

/// The texts of a comparison figure. Networks are in display order; the first two have views.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonFigure {
    /// The name of each network, preceded by its letter.
    pub names: Vec<String>,
    /// The letter of each network.
    pub letters: Vec<String>,
    /// The costs.
    pub bars: Vec<CostBars>,
}

/// One quantity of all networks.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBars {
    /// The name of the quantity.
    pub quantity: String,
    /// The difference between the first two, as a phrase.
    pub difference: String,
    /// The formatted values.
    pub values: Vec<String>,
    /// The lengths of the bars relative to the greatest value, from 0 to 1.
    pub lengths: Vec<f64>,
}

/// The parts of the two views that show something, of one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// The upper left corner in each view.
    corners: [Point; 2],
    /// The size of both parts.
    size: Size,
}

impl Crop {
    /// The parts of two views of one size that show something.
    pub fn of(views: [&Scene; 2]) -> Self {
        let whole = views.map(|view| Rect::of_size(view.size));
        let [a, b] = [0, 1].map(|place| views[place].bounds().unwrap_or(whole[place]));
        // One height for both, so that equal cells stay at equal heights.
        let (top, bottom) = (a.top.min(b.top), a.bottom.max(b.bottom));
        Self {
            corners: [Point::new(a.left, top), Point::new(b.left, top)],
            size: Size::new(a.width().max(b.width()).ceil(), (bottom - top).ceil()),
        }
    }
}

impl ComparisonFigure {
    /// The size of each of the two views before they are cropped, in a figure of at most this size.
    pub fn room(&self, size: Size) -> Size {
        Size::new((size.width / 2.0 - 1.5 * MARGIN).max(1.0), (size.height - self.cost_height()).max(1.0))
    }

    /// The size of the figure around cropped views.
    pub fn size(&self, crop: &Crop) -> Size {
        let column = column_width(crop);
        let height =
            self.head_height(column) + crop.size.height + MARGIN + self.further_height(column) + self.cost_height();
        Size::new(2.0 * column + 3.0 * MARGIN, height.ceil())
    }

    /// The figure of two views, cropped.
    #[must_use]
    pub fn around(&self, views: [Scene; 2], crop: &Crop) -> Scene {
        let column = column_width(crop);
        let mut scene = Scene::new(self.size(crop));
        let head = self.head_height(column);
        for (place, view) in views.into_iter().enumerate() {
            let left = MARGIN + place as f64 * (column + MARGIN);
            let corner = crop.corners[place];
            // A view that is zoomed continues beyond its own canvas.
            let shown = Rect::new(corner.x, corner.y, corner.x + crop.size.width, corner.y + crop.size.height);
            let shown = shown.intersection(&Rect::of_size(view.size));
            let view = view.clipped(&shown);
            scene.marks.extend(view.moved(Point::new(left - corner.x, head - corner.y)).marks);
            draw_lines(&mut scene, &self.wrapped(place, column), Point::new(left, MARGIN), tint(place));
        }
        let mut top = head + crop.size.height + MARGIN;
        for place in 2..self.names.len() {
            let words = self.wrapped(place, 2.0 * column + MARGIN);
            draw_lines(&mut scene, &words, Point::new(MARGIN, top), tint(place));
            top += words.len() as f64 * LINE;
        }
        for bars in &self.bars {
            self.draw_bars(&mut scene, bars, top);
            top += self.bars_height();
        }
        scene
    }

    /// A name in lines that fit a width: a name is never cut.
    fn wrapped(&self, place: usize, width: f64) -> Vec<String> {
        lines(&self.names[place], TEXT, Weight::Bold, width)
    }

    /// The height of the names above the views.
    fn head_height(&self, column: f64) -> f64 {
        let lines = (0..2.min(self.names.len())).map(|place| self.wrapped(place, column).len()).max().unwrap_or(0);
        MARGIN + lines as f64 * LINE + MARGIN / 2.0
    }

    /// The height of the names of the networks without a view.
    fn further_height(&self, column: f64) -> f64 {
        (2..self.names.len()).map(|place| self.wrapped(place, 2.0 * column + MARGIN).len() as f64 * LINE).sum()
    }

    /// The height of one quantity: its name and a bar for each network.
    fn bars_height(&self) -> f64 {
        20.0 + self.letters.len() as f64 * BAR_STEP
    }

    /// The height of all bars.
    fn cost_height(&self) -> f64 {
        if self.bars.is_empty() { 0.0 } else { self.bars.len() as f64 * self.bars_height() + MARGIN }
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
        for (row, ((letter, value), length)) in self.letters.iter().zip(&bars.values).zip(&bars.lengths).enumerate() {
            let y = head + 5.0 + row as f64 * BAR_STEP;
            let middle = y + BAR / 2.0 + TEXT * 0.36;
            let end = from + (to - from).max(0.0) * length.clamp(0.0, 1.0);
            let bar = Rect::new(from, y, end.max(from + 1.0), y + BAR);
            scene.marks.push(Mark::new(Role::ChartBar, tint(row), Shape::Rect(bar)));
            scene.marks.push(text(letter, place(left, middle), Align::Left, Weight::Bold, tint(row)));
            scene.marks.push(text(value, place(right, middle), Align::Right, Weight::Regular, ColorRole::Ink));
        }
    }
}

/// The width of one of the two columns.
fn column_width(crop: &Crop) -> f64 {
    crop.size.width.max(NARROWEST)
}

/// The color of a network's letter and bars.
const fn tint(place: usize) -> ColorRole {
    match place {
        0 => ColorRole::Accent,
        1 => ColorRole::Ink,
        _ => ColorRole::Muted,
    }
}

fn draw_lines(scene: &mut Scene, lines: &[String], at: Point, tint: ColorRole) {
    for (row, line) in lines.iter().enumerate() {
        let at = Point::new(at.x, at.y + TEXT + row as f64 * LINE);
        scene.marks.push(text(line, at, Align::Left, Weight::Bold, tint));
    }
}

fn text(content: &str, at: Point, align: Align, weight: Weight, tint: ColorRole) -> Mark {
    let text = Text { content: content.to_owned(), at, align, baseline: Baseline::Alphabetic, size: TEXT, weight };
    Mark::new(Role::Label, tint, Shape::Text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> ComparisonFigure {
        let bars = CostBars {
            quantity: "parameters".into(),
            difference: "28% fewer".into(),
            values: vec!["73,856".into(), "102,464".into(), "51K".into()],
            lengths: vec![0.72, 1.0, 0.5],
        };
        ComparisonFigure {
            names: vec!["A conv 3×3 → conv 3×3".into(), "B conv 5×5".into(), "C dilated".into()],
            letters: vec!["A".into(), "B".into(), "C".into()],
            bars: vec![bars],
        }
    }

    /// A view of 300 × 200 that shows one rectangle.
    fn view(rect: Rect) -> Scene {
        let mut scene = Scene::new(Size::new(300.0, 200.0));
        scene.marks.push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(rect)));
        scene
    }

    fn drawn(figure: &ComparisonFigure) -> Scene {
        let views = [view(Rect::new(20.0, 50.0, 280.0, 90.0)), view(Rect::new(100.0, 60.0, 200.0, 110.0))];
        let crop = Crop::of([&views[0], &views[1]]);
        figure.around(views, &crop)
    }

    fn rects(scene: &Scene, role: Role) -> Vec<Rect> {
        let rect = |mark: &Mark| match &mark.shape {
            Shape::Rect(area) if mark.role == role => Some(*area),
            _ => None,
        };
        scene.marks.iter().filter_map(rect).collect()
    }

    #[test]
    fn bars_are_as_long_as_the_numbers_are_large() {
        let widths: Vec<f64> = rects(&drawn(&figure()), Role::ChartBar).iter().map(Rect::width).collect();
        assert!((widths[0] / widths[1] - 0.72).abs() < 1e-9 && widths.len() == 3, "{widths:?}");
    }

    #[test]
    fn no_band_stays_empty_above_or_below_the_pictures() {
        let scene = drawn(&figure());
        let maps = rects(&scene, Role::Map);
        let bars = rects(&scene, Role::ChartBar);
        let (top, bottom) = (maps[0].top.min(maps[1].top), maps[0].bottom.max(maps[1].bottom));
        assert!(top < 50.0 && bars[0].top - bottom < 80.0, "{maps:?} {bars:?}");
        // What is at one height in the views stays at one height.
        assert_eq!((maps[1].top - maps[0].top, maps[0].width(), maps[1].width()), (10.0, 260.0, 100.0));
        assert!(maps[0].left >= 16.0 && maps[1].left > maps[0].right && maps[1].right <= scene.size.width);
        let bounds = scene.bounds().expect("a picture");
        assert!(scene.size.height - bounds.bottom < 2.0 * MARGIN, "{bounds:?} {:?}", scene.size);
    }

    #[test]
    fn a_long_name_is_whole_on_several_lines() {
        let name = format!("A {}", "conv 3×3 → ".repeat(30));
        let long = ComparisonFigure { names: vec![name.clone(), "B conv 5×5".into()], ..figure() };
        let scene = drawn(&long);
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert!(letters(&scene.words().collect::<String>()).contains(&letters(&name)));
        let column = rects(&scene, Role::Map)[0].width();
        let fits = |line: &&str| text_width(line, TEXT, Weight::Bold) <= column;
        assert!(scene.words().filter(|line| line.contains("conv 3×3 →")).all(|line| fits(&line)));
    }
}
