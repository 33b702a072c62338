//! Animated GIF: 256 colours per frame, no partial transparency.

use super::frame_diff::Part;
use crate::paint::PaintError;
use gif::{DisposalMethod, Encoder, Frame, Repeat};

/// How coarsely colours are chosen where a frame has more than 256, 1 to 30: this is quick, and the few colours of a picture survive it.
const SPEED: i32 = 10;

/// A GIF file that is being written.
pub(super) struct GifFile {
    encoder: Encoder<Vec<u8>>,
}

impl GifFile {
    /// A file of frames that are repeated for ever; none with sides beyond 65,535 pixels.
    pub(super) fn new((width, height): (u32, u32)) -> Result<Self, PaintError> {
        let side = |side: u32| u16::try_from(side).map_err(PaintError::backend);
        let mut encoder = Encoder::new(Vec::new(), side(width)?, side(height)?, &[]).map_err(PaintError::backend)?;
        encoder.set_repeat(Repeat::Infinite).map_err(PaintError::backend)?;
        Ok(Self { encoder })
    }

    /// Adds the part of a frame that is new, in red, green, blue and opacity.
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
