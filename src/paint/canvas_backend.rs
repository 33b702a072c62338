//! Canvas backend for plotters that sets color, font and anchor only when they change.
//!
//! Plotters' own backend sets color, font and anchor for every mark. Each is a string that is passed to the browser, and setting a font
//! makes the browser update the styles of the whole page, which for a chart costs more than drawing it. Areas, lines and texts, which are
//! frequent, are drawn here with a cache of what was set; other shapes and dots are left to plotters. Texts are horizontal and anchored at
//! the bottom.

use std::mem::{Discriminant, discriminant};

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::Color;

/// A color and its opacity.
type Ink = (Color, u8);

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// Plotters' backend for a canvas, with what was last set on the canvas.
pub(super) struct CachingCanvasBackend {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// Color and opacity of areas and texts.
    color: Option<Ink>,
    /// Color and opacity of lines, and their width.
    line: Option<(Ink, u32)>,
    /// Size and style of texts; all have one family.
    font: Option<(u64, Discriminant<FontStyle>)>,
    anchor: &'static str,
}

impl CachingCanvasBackend {
    /// A backend for a canvas; `None` if it has no two-dimensional context.
    pub(super) fn new(canvas: &HtmlCanvasElement, context: CanvasRenderingContext2d) -> Option<Self> {
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        // The anchor that surfaces use.
        context.set_text_baseline("bottom");
        Some(Self { backend, context, color: None, line: None, font: None, anchor: "" })
    }

    fn take_color(&mut self, color: BackendColor) {
        let ink = ink(color);
        if self.color != Some(ink) {
            self.context.set_fill_style_str(&css(ink));
            self.color = Some(ink);
        }
    }

    fn take_line<S: BackendStyle>(&mut self, style: &S) {
        let line = (ink(style.color()), style.stroke_width());
        if self.line != Some(line) {
            self.context.set_stroke_style_str(&css(line.0));
            self.context.set_line_width(f64::from(line.1));
            self.line = Some(line);
        }
    }

    fn take_font<S: BackendTextStyle>(&mut self, style: &S) {
        let font = Some((style.size().to_bits(), discriminant(&style.style())));
        if self.font != font {
            let (slant, size, family) = (style.style(), style.size(), style.family());
            self.context.set_font(&format!("{} {size}px {}", slant.as_str(), family.as_str()));
            self.font = font;
        }
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        };
        if self.anchor != anchor {
            self.context.set_text_align(anchor);
            self.anchor = anchor;
        }
    }
}

fn ink(color: BackendColor) -> Ink {
    let (red, green, blue) = color.rgb;
    (Color { red, green, blue }, (color.alpha * 255.0).round() as u8)
}

fn css((color, opacity): Ink) -> String {
    format!("{}{opacity:02x}", color.to_hex())
}

impl DrawingBackend for CachingCanvasBackend {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            return self.draw_path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], style);
        }
        if style.color().alpha > 0.0 {
            self.take_color(style.color());
            let [left, top, width, height] = [left, top, right - left, bottom - top].map(f64::from);
            self.context.fill_rect(left, top, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            self.take_line(style);
            self.context.begin_path();
            let mut path = path.into_iter().map(|(x, y)| (f64::from(x), f64::from(y)));
            if let Some((x, y)) = path.next() {
                self.context.move_to(x, y);
            }
            path.for_each(|(x, y)| self.context.line_to(x, y));
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        (self.color, self.line) = (None, None);
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.color = None;
        self.backend.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        if style.color().alpha > 0.0 {
            self.take_color(style.color());
            self.take_font(style);
            // Drawing a text does not fail.
            let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        }
        Ok(())
    }
}
