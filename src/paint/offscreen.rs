//! Offscreen canvas, painted to get its pixels, on the main thread or in a worker.

use super::canvas::{context, paint_on_canvas};
use super::{PaintError, Picture, Theme};
use crate::scene::Size;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, OffscreenCanvas};

/// A canvas outside the page.
pub struct Offscreen {
    canvas: HtmlCanvasElement,
    pixel_ratio: f64,
}

impl Offscreen {
    /// A canvas for pictures of a size in CSS pixels, at `pixel_ratio` pixels per CSS pixel.
    ///
    /// # Errors
    ///
    /// If the browser has no `OffscreenCanvas`.
    pub fn new(size: Size, pixel_ratio: f64) -> Result<Self, PaintError> {
        let length = |css: f64| (css * pixel_ratio).round().max(1.0) as u32;
        let canvas =
            OffscreenCanvas::new(length(size.width), length(size.height)).map_err(|_| PaintError::NoContext)?;
        // The first call for the context decides where pixels are stored: in main memory, since they are read repeatedly.
        let wish = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&wish, &"willReadFrequently".into(), &true.into());
        let _ = canvas.get_context_with_context_options("2d", &wish);
        // It has the same drawing methods as the element, and no call checks its type.
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        Ok(Self { canvas, pixel_ratio })
    }

    /// Width and height in pixels.
    pub fn pixels(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    /// Red, green, blue and opacity of the pixels of a picture, row by row.
    ///
    /// # Errors
    ///
    /// If the browser refuses to draw.
    pub fn paint(&self, picture: Picture<'_>, theme: &Theme) -> Result<Vec<u8>, PaintError> {
        paint_on_canvas(picture, theme, &self.canvas, self.pixel_ratio)?;
        let refused = |error: JsValue| PaintError::backend(format_args!("{error:?}"));
        let (width, height) = self.pixels();
        let context = context(&self.canvas).ok_or(PaintError::NoContext)?;
        let data = context.get_image_data(0.0, 0.0, width.into(), height.into()).map_err(refused)?;
        Ok(data.data().0)
    }
}
