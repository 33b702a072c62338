//! Figure: an exported picture with a title and a legend, opaque or transparent.

use super::text_metrics::text_width;
use super::{Align, Baseline, ColorRole, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight};

/// What surrounds a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure<'a> {
    /// The text above the picture, on as many lines as it needs; may be empty.
    pub headline: &'a str,
    /// The text below the picture, on as many lines as it needs; may be empty.
    pub legend: &'a str,
    /// The background.
    pub ground: Ground,
}

/// The background of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The theme's background color.
    #[default]
    Paper,
    /// None: whatever is below the figure shows through.
    Transparent,
}

/// The headline's size in CSS pixels.
const HEADLINE: f64 = 18.0;
/// The legend's size.
const LEGEND: f64 = 13.0;
/// The line height, in font sizes.
const LINE: f64 = 1.45;
/// The room at the edges.
const MARGIN: f64 = 16.0;
/// The least height of the picture, however long the texts are.
const LEAST: f64 = 48.0;

impl Figure<'_> {
    /// The size of the picture in a figure of this size.
    ///
    /// Texts that do not fit are left out.
    pub fn room(&self, size: Size) -> Size {
        let words = self.words(size);
        Size::new(size.width, size.height - words.above - words.below)
    }

    /// The figure as a scene of this size; the picture must have the size that [`room`](Self::room) returns.
    #[must_use]
    pub fn around(&self, picture: Scene, size: Size) -> Scene {
        let words = self.words(size);
        let mut figure = Scene { size, ..picture.moved(Point::new(0.0, words.above)) };
        if self.ground == Ground::Paper {
            let paper = |area| Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(area));
            figure.marks.insert(0, paper(Rect::of_size(size)));
            // Covers the parts of an enlarged picture that extend beyond its room.
            let bands = [(0.0, words.above), (size.height - words.below, size.height)];
            let bands = bands.into_iter().filter(|(top, bottom)| top < bottom);
            figure.marks.extend(bands.map(|(top, bottom)| paper(Rect::new(0.0, top, size.width, bottom))));
        }
        figure.marks.extend(words.marks);
        figure
    }

    /// The positioned headline and legend.
    fn words(&self, size: Size) -> Words {
        let room = size.width - 2.0 * MARGIN;
        let mut words = Words::default();
        let headline = lines(self.headline, HEADLINE, Weight::Bold, room);
        let legend = lines(self.legend, LEGEND, Weight::Regular, room);
        let above = height(headline.len(), HEADLINE);
        let below = height(legend.len(), LEGEND);
        if size.height - above >= LEAST {
            words.above = above;
            words.push(headline, HEADLINE, Weight::Bold, ColorRole::Ink, MARGIN);
        }
        if size.height - words.above - below >= LEAST {
            words.below = below;
            words.push(legend, LEGEND, Weight::Regular, ColorRole::Muted, size.height - below);
        }
        words
    }
}

/// The texts around a picture, and the heights they take.
#[derive(Debug, Default)]
struct Words {
    marks: Vec<Mark>,
    above: f64,
    below: f64,
}

impl Words {
    fn push(&mut self, lines: Vec<String>, size: f64, weight: Weight, tint: ColorRole, top: f64) {
        for (index, content) in lines.into_iter().enumerate() {
            let at = Point::new(MARGIN, top + index as f64 * LINE * size);
            let text = Text { content, at, align: Align::Left, baseline: Baseline::Top, size, weight };
            self.marks.push(Mark::new(Role::Label, tint, Shape::Text(text)));
        }
    }
}

/// The height of some lines, margin included.
fn height(lines: usize, size: f64) -> f64 {
    if lines == 0 { 0.0 } else { (lines as f64 * LINE * size + MARGIN).round() }
}

/// A text broken into lines that fit the room, between words if possible.
pub(super) fn lines(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line, size, weight) <= room;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if fits(&longer) {
                *line = longer;
                continue;
            }
        }
        // A word that is too wide by itself is broken anywhere; Chinese has no spaces at all.
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if !fits(&piece) && piece.chars().count() > 1 {
                piece.pop();
                lines.push(std::mem::replace(&mut piece, letter.into()));
            }
        }
        lines.push(piece);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 400.0, height: 300.0 };

    #[test]
    fn without_words_the_picture_has_all_the_room() {
        assert_eq!(Figure::default().room(SIZE), SIZE);
    }

    #[test]
    fn long_words_take_lines_from_the_picture() {
        let room = |legend: &str| Figure { legend, ..Figure::default() }.room(SIZE).height;
        let (short, long) = (room("three lines"), room(&"three lines of words ".repeat(8)));
        assert!(LEAST <= long && long < short && short < SIZE.height, "{long} {short}");
    }

    #[test]
    fn no_line_is_wider_than_the_room() {
        for text in ["one of several words and then ".repeat(9), "卷积".repeat(60), "a".repeat(200)] {
            let lines = lines(&text, 13.0, Weight::Regular, 200.0);
            assert!(lines.len() > 1 && lines.iter().all(|line| text_width(line, 13.0, Weight::Regular) <= 200.0));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }

    #[test]
    fn words_without_room_are_left_out() {
        let small = Size::new(400.0, 64.0);
        let figure = Figure { headline: "A headline", legend: "and a legend", ..Figure::default() };
        assert_eq!(figure.room(small), small);
    }

    #[test]
    fn paper_lies_below_everything_or_is_not_there() {
        let figure = |ground| Figure { headline: "A headline", ground, ..Figure::default() };
        let marks = |ground| figure(ground).around(Scene::new(figure(ground).room(SIZE)), SIZE).marks;
        let is_paper = |mark: &Mark| mark.tint == ColorRole::Paper;
        assert_eq!(marks(Ground::Paper)[0].shape, Shape::Rect(Rect::of_size(SIZE)));
        assert!(!marks(Ground::Transparent).iter().any(is_paper));
    }
}
