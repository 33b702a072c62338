//! Preview pictures for links: a picture of what a unit sees, with a name and a number. They have no words of a language.

use crate::paint::{Caption, Scheme, Theme, svg};
use crate::scene::text_metrics::text_width;
use crate::scene::{Align, Baseline, ColorRole, Mark, Point, Rect, Role, Scene, Shape, Size, Text, Weight};

use super::PageProblem;

/// The size of a preview in pixels.
pub const PREVIEW: Size = Size { width: 1200.0, height: 630.0 };

/// The picture's own place.
const PICTURE: Rect = Rect { left: 500.0, top: 40.0, right: 1160.0, bottom: 590.0 };
/// The margin on the left.
const LEFT: f64 = 64.0;
/// The width of the words.
const ROOM: f64 = 420.0;

/// The size of the picture in a preview.
pub(super) const ROOM_OF_PICTURE: Size =
    Size { width: PICTURE.right - PICTURE.left, height: PICTURE.bottom - PICTURE.top };

/// The words of a preview.
pub(super) struct PreviewWords<'a> {
    /// Lines above the number.
    pub(super) lines: &'a [String],
    /// The number.
    pub(super) number: &'a str,
}

/// A preview as an SVG file; the scene has [`ROOM_OF_PICTURE`].
pub(super) fn preview(words: &PreviewWords<'_>, scene: Scene) -> Result<String, PageProblem> {
    let mut preview = Scene::new(PREVIEW);
    preview.marks.extend(scene.moved(Point::new(PICTURE.left, PICTURE.top)).marks);
    // Covers the parts of an enlarged picture that extend beyond its room.
    for area in Rect::of_size(PREVIEW).outside(&PICTURE) {
        preview.push(Mark::new(Role::Map, ColorRole::Paper, Shape::Rect(area)));
    }
    let mut write = |content: &str, y: f64, size: f64, weight: Weight, tint: ColorRole| {
        let width = text_width(content, size, weight);
        let size = if width > ROOM { size * ROOM / width } else { size };
        let at = Point::new(LEFT, y);
        let text =
            Text { content: content.to_owned(), at, align: Align::Left, baseline: Baseline::Alphabetic, size, weight };
        preview.push(Mark::new(Role::Label, tint, Shape::Text(text)));
    };
    write("Convscope", 96.0, 30.0, Weight::Bold, ColorRole::Muted);
    for (index, line) in words.lines.iter().enumerate() {
        write(line, 300.0 + 64.0 * (index as f64 - words.lines.len() as f64 + 1.0), 46.0, Weight::Bold, ColorRole::Ink);
    }
    write(words.number, 430.0, 104.0, Weight::Bold, ColorRole::Accent);
    Ok(svg((&preview).into(), &Theme::of(Scheme::Light), Caption::default())?)
}
