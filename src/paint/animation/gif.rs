//! GIF animation: 256 colors per frame, no partial transparency.

use super::frame_diff::Part;
use crate::paint::PaintError;
use gif::{DisposalMethod, Encoder, Frame, Repeat};

/// How coarsely colors are quantized if a frame has more than 256, 1 to 30: fast, yet good enough for pictures with few colors.
const SPEED: i32 = 10;

/// A GIF file being written.
pub(super) struct GifFile {
    encoder: Encoder<Vec<u8>>,
}

impl GifFile {
    /// A file of frames, repeated indefinitely; fails if a side exceeds 65,535 pixels.
    pub(super) fn new((width, height): (u32, u32)) -> Result<Self, PaintError> {
        let side = |side: u32| u16::try_from(side).map_err(PaintError::backend);
        let mut encoder = Encoder::new(Vec::new(), side(width)?, side(height)?, &[]).map_err(PaintError::backend)?;
        encoder.set_repeat(Repeat::Infinite).map_err(PaintError::backend)?;
        Ok(Self { encoder })
    }

    /// Adds the part of a frame that has changed, as red, green, blue and opacity.
    pub(super) fn push(&mut self, part: Part, mut pixels: Vec<u8>, hundredths: u16) -> Result<(), PaintError> {
        let Part { left, top, width, height } = part;
        // Parts are no larger than the file, whose sides fit.
        let [left, top, width, height] = [left, top, width, height].map(|side| side as u16);
        let frame = Frame::from_rgba_speed(width, height, &mut pixels, SPEED);
        let frame = Frame { left, top, delay: hundredths, dispose: DisposalMethod::Keep, ..frame };
        self.encoder.write_frame(&frame).map_err(PaintError::backend)
    }

    /// The bytes of the file.
    pub(super) fn end(self) -> Result<Vec<u8>, PaintError> {
        self.encoder.into_inner().map_err(PaintError::backend)
    }
}
