//! Painting on a canvas element: the one file of painting that knows the browser.

use super::surface::{Dialect, STEPS, Surface, steps_in};
use super::{PaintError, Picture, Theme};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Paints a picture on a canvas, at `pixel_ratio` device pixels to a CSS pixel; what was there is cleared.
///
/// The canvas gets as many device pixels as the picture needs. How large it appears is left to the stylesheet.
///
/// # Errors
///
/// When the canvas has no two-dimensional context or refuses a call.
pub fn paint_on_canvas(
    picture: Picture<'_>,
    theme: &Theme,
    canvas: &HtmlCanvasElement,
    pixel_ratio: f64,
) -> Result<(), PaintError> {
    let size = picture.size();
    let (width, height) = steps_in(size, pixel_ratio);
    let (width, height) = (width / STEPS.unsigned_abs(), height / STEPS.unsigned_abs());
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas).ok_or(PaintError::NoContext)?;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(PaintError::NoContext)?;
    scale_to(&context, 1.0)?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    scale_to(&context, 1.0 / f64::from(STEPS))?;
    let painted = picture.paint(theme, Surface::new(backend, Dialect::Canvas, size, pixel_ratio));
    scale_to(&context, 1.0)?;
    painted
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn scale_to(context: &CanvasRenderingContext2d, scale: f64) -> Result<(), PaintError> {
    context
        .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
        .map_err(|error| PaintError::backend(format_args!("{error:?}")))
}
