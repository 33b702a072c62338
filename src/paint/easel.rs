//! Plotters' canvas backend, telling the browser only what changes.
//!
//! The backend says colour, font and anchor anew for every mark. Each is a text that has to be carried over to the browser, and a font makes
//! it bring the styles of the whole page up to date: for a chart that costs more than the drawing. Areas and words, of which there are many,
//! are drawn here, and what was said is remembered; paths and dots are left to the backend. Words are upright and stand on their lower edge.

use std::mem::{Discriminant, discriminant};

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::Colour;

type Drawn = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// Plotters' backend for a canvas, and what the canvas was told last.
pub(super) struct Easel {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// Colour and opacity of areas and words.
    colour: Option<(Colour, u8)>,
    /// Size and style of words; all are of one family.
    font: Option<(u64, Discriminant<FontStyle>)>,
    anchor: &'static str,
}

impl Easel {
    /// An easel for a canvas; none if it has no two-dimensional context.
    pub(super) fn new(canvas: &HtmlCanvasElement, context: CanvasRenderingContext2d) -> Option<Self> {
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        // The one that a surface asks for.
        context.set_text_baseline("bottom");
        Some(Self { backend, context, colour: None, font: None, anchor: "" })
    }

    fn take_colour(&mut self, colour: BackendColor) {
        let (red, green, blue) = colour.rgb;
        let (colour, opacity) = (Colour { red, green, blue }, (colour.alpha * 255.0).round() as u8);
        if self.colour != Some((colour, opacity)) {
            self.context.set_fill_style_str(&format!("{}{opacity:02x}", colour.to_hex()));
            self.colour = Some((colour, opacity));
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

impl DrawingBackend for Easel {
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
            self.take_colour(style.color());
            let [left, top, width, height] = [left, top, right - left, bottom - top].map(f64::from);
            self.context.fill_rect(left, top, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.colour = None;
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.colour = None;
        self.backend.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        if style.color().alpha > 0.0 {
            self.take_colour(style.color());
            self.take_font(style);
            // No text is refused.
            let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        }
        Ok(())
    }
}
