//! Canvas element as a target of painting.

use super::canvas_backend::CachingCanvasBackend;
use super::surface::{BackendKind, DrawImage, Image, STEPS, Surface, steps_in};
use super::{PaintError, Picture, Theme};
use crate::scene::Photo;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData, OffscreenCanvas};

/// Paints a picture on a canvas, at `pixel_ratio` device pixels per CSS pixel; previous content is cleared.
///
/// The canvas gets as many device pixels as the picture needs. Its displayed size is left to the stylesheet.
///
/// # Errors
///
/// If the canvas has no two-dimensional context or refuses a call.
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
    let easel = CachingCanvasBackend::new(canvas, context.clone()).ok_or(PaintError::NoContext)?;
    scale_to(&context, 1.0)?;
    context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    scale_to(&context, 1.0 / f64::from(STEPS))?;
    let surface = Surface::new(easel, BackendKind::Canvas, size, pixel_ratio);
    let painted = picture.paint(theme, surface.with_stamp(stamp_on(context.clone(), pixel_ratio)));
    scale_to(&context, 1.0)?;
    painted
}

/// Puts an image on a canvas, one device pixel per pixel; its displayed size is left to the stylesheet.
///
/// # Errors
///
/// If the canvas has no two-dimensional context or refuses a call.
pub fn put_on_canvas(photo: &Photo, canvas: &HtmlCanvasElement) -> Result<(), PaintError> {
    let (columns, rows) = (photo.columns as u32, photo.rows as u32);
    if (canvas.width(), canvas.height()) != (columns, rows) {
        canvas.set_width(columns);
        canvas.set_height(rows);
    }
    let context = context(canvas).ok_or(PaintError::NoContext)?;
    let refused = |error| PaintError::backend(format_args!("{error:?}"));
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&photo.pixels), columns, rows).map_err(refused)?;
    context.put_image_data(&data, 0.0, 0.0).map_err(refused)
}

pub(super) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn scale_to(context: &CanvasRenderingContext2d, scale: f64) -> Result<(), PaintError> {
    context
        .set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
        .map_err(|error| PaintError::backend(format_args!("{error:?}")))
}

/// Draws images on a canvas through another canvas of their own size.
fn stamp_on(context: CanvasRenderingContext2d, pixel_ratio: f64) -> DrawImage {
    Box::new(move |pixels, image| stamp(&context, pixel_ratio, pixels, image).is_some())
}

fn stamp(context: &CanvasRenderingContext2d, ratio: f64, pixels: &[u8], image: Image<'_>) -> Option<()> {
    let (columns, rows) = (u32::try_from(image.columns).ok()?, u32::try_from(image.rows).ok()?);
    let source = scratch(context, columns, rows)?;
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), columns, rows).ok()?;
    self::context(&source)?.put_image_data(&data, 0.0, 0.0).ok()?;
    let [right, down] = [image.frame.column_step, image.frame.row_step].map(|step| (step.x * ratio, step.y * ratio));
    let origin = (image.frame.origin.x * ratio, image.frame.origin.y * ratio);
    context.set_image_smoothing_enabled(right.0 < 1.0);
    context.set_transform(right.0, right.1, down.0, down.1, origin.0, origin.1).ok()?;
    let drawn = context.draw_image_with_html_canvas_element(&source, 0.0, 0.0).ok();
    scale_to(context, 1.0 / f64::from(STEPS)).ok()?;
    drawn
}

/// Another canvas of the same kind.
fn scratch(context: &CanvasRenderingContext2d, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let Some(document) = context.canvas()?.owner_document() else {
        return Some(OffscreenCanvas::new(width, height).ok()?.unchecked_into());
    };
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Some(canvas)
}
