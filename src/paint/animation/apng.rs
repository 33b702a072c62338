//! Animated PNG, and PNG.

use super::file::Sink;
use super::frame_diff::Part;
use crate::paint::PaintError;
use png::{BitDepth, BlendOp, ColorType, DisposeOp, Encoder, Writer};

/// A PNG file of an image with this width and height: red, green, blue and opacity of its pixels, row by row.
///
/// # Errors
///
/// If the number of pixels does not match the size.
pub fn png((width, height): (u32, u32), pixels: &[u8]) -> Result<Vec<u8>, PaintError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(PaintError::backend)?;
    writer.write_image_data(pixels).map_err(PaintError::backend)?;
    writer.finish().map_err(PaintError::backend)?;
    Ok(bytes)
}

/// An animated PNG file being written.
pub(super) struct ApngFile {
    writer: Writer<Sink>,
    bytes: Sink,
}

impl ApngFile {
    /// A file of this many frames, repeated indefinitely.
    pub(super) fn new((width, height): (u32, u32), frames: usize) -> Result<Self, PaintError> {
        let bytes = Sink::default();
        let mut encoder = Encoder::new(bytes.clone(), width, height);
        encoder.set_color(ColorType::Rgba);
        encoder.set_depth(BitDepth::Eight);
        let frames = u32::try_from(frames).map_err(PaintError::backend)?;
        encoder.set_animated(frames, 0).map_err(PaintError::backend)?;
        encoder.set_blend_op(BlendOp::Source).map_err(PaintError::backend)?;
        encoder.set_dispose_op(DisposeOp::None).map_err(PaintError::backend)?;
        let writer = encoder.write_header().map_err(PaintError::backend)?;
        Ok(Self { writer, bytes })
    }

    /// Adds the part of a frame that has changed, as red, green, blue and opacity.
    pub(super) fn push(&mut self, part: Part, pixels: &[u8], hundredths: u16) -> Result<(), PaintError> {
        let mut add = || {
            self.writer.reset_frame_position()?;
            self.writer.set_frame_dimension(part.width, part.height)?;
            self.writer.set_frame_position(part.left, part.top)?;
            self.writer.set_frame_delay(hundredths, 100)?;
            self.writer.write_image_data(pixels)
        };
        add().map_err(PaintError::backend)
    }

    /// The bytes of the file.
    pub(super) fn end(self) -> Result<Vec<u8>, PaintError> {
        self.writer.finish().map_err(PaintError::backend)?;
        Ok(self.bytes.take())
    }
}
