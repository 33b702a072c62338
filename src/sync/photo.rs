//! Photos from files and the clipboard, as background images. Nothing is uploaded.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, DataTransfer, File, HtmlCanvasElement, ImageBitmap};

use leptos::prelude::{document, window};

use crate::scene::Photo;

/// The longest side of an image; larger images are downscaled.
const LONGEST: f64 = 1024.0;

/// The first image of what was dropped, pasted or chosen.
pub fn first_picture(data: &DataTransfer) -> Option<File> {
    let files = data.files()?;
    (0..files.length()).filter_map(|index| files.get(index)).find(|file| file.type_().starts_with("image/"))
}

/// Whether a drag over the page contains files.
pub fn brings_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files"))
}

/// The pixels of an image file; `None` if the browser cannot read it.
pub async fn decode(file: &Blob) -> Option<Photo> {
    let promise = window().create_image_bitmap_with_blob(file).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let photo = pixels(&bitmap);
    bitmap.close();
    photo
}

fn pixels(bitmap: &ImageBitmap) -> Option<Photo> {
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    let side = |length: f64| (length * scale).round().max(1.0);
    let (width, height) = (side(width), side(height));
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height).ok()?;
    let data: Result<_, JsValue> = context.get_image_data(0.0, 0.0, width, height);
    Photo::new(height as usize, width as usize, data.ok()?.data().0)
}
