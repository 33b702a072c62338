//! Pixel images and animations in the worker.

use super::drawing::Drawing;
use super::picture::PictureFormat;
use crate::paint::animation::{self, AnimationFormat, moments};
use crate::paint::{Offscreen, PaintError};

/// A PNG file of the picture at the present moment.
pub(super) fn png(drawing: &Drawing) -> Result<Vec<u8>, PaintError> {
    let scene = drawing.scene();
    let sheet = Offscreen::new(scene.size, drawing.scale())?;
    let pixels = sheet.paint((&scene).into(), &drawing.theme)?;
    animation::png(sheet.pixels(), &pixels)
}

/// An animation of the timeline.
pub(super) fn animation(
    drawing: &Drawing,
    format: PictureFormat,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<u8>, PaintError> {
    let format = if format == PictureFormat::Gif { AnimationFormat::Gif } else { AnimationFormat::Apng };
    let moments = moments(drawing.steps());
    let sheet = Offscreen::new(drawing.scene().size, drawing.scale())?;
    let mut done = 0;
    progress(done, moments.len());
    animation::animation(format, sheet.pixels(), &moments, &mut |moment| {
        let pixels = sheet.paint((&drawing.scene_at(moment.position)).into(), &drawing.theme)?;
        done += 1;
        progress(done, moments.len());
        Ok(pixels)
    })
}
