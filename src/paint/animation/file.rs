//! File of an animation, encoded from painted frames.

use super::apng::ApngFile;
use super::frame_diff::{Part, changed};
use super::frame_times::Moment;
use super::gif::GifFile;
use crate::paint::PaintError;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// The format of an animation file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnimationFormat {
    /// An animated GIF.
    Gif,
    /// An animated PNG.
    Apng,
}

/// An animation file of this width and height in pixels. `paint` is called for the frame of every moment in order: red, green, blue and
/// opacity of its pixels, row by row.
///
/// # Errors
///
/// If `paint` fails, or if the animation is too large for its format.
pub fn animation(
    format: AnimationFormat,
    size: (u32, u32),
    moments: &[Moment],
    paint: &mut dyn FnMut(Moment) -> Result<Vec<u8>, PaintError>,
) -> Result<Vec<u8>, PaintError> {
    let mut file = File::new(format, size, moments.len())?;
    let mut before: Option<Vec<u8>> = None;
    for moment in moments {
        let frame = paint(*moment)?;
        let part = before.as_ref().map_or(Part::whole(size), |before| changed(before, &frame, size.0));
        file.push(part, part.cut(&frame, size.0).into_owned(), moment.hundredths)?;
        before = Some(frame);
    }
    file.end()
}

/// A file being written.
enum File {
    Gif(GifFile),
    Apng(Box<ApngFile>),
}

impl File {
    fn new(format: AnimationFormat, size: (u32, u32), frames: usize) -> Result<Self, PaintError> {
        Ok(match format {
            AnimationFormat::Gif => Self::Gif(GifFile::new(size)?),
            AnimationFormat::Apng => Self::Apng(Box::new(ApngFile::new(size, frames)?)),
        })
    }

    fn push(&mut self, part: Part, pixels: Vec<u8>, hundredths: u16) -> Result<(), PaintError> {
        match self {
            Self::Gif(file) => file.push(part, pixels, hundredths),
            Self::Apng(file) => file.push(part, &pixels, hundredths),
        }
    }

    fn end(self) -> Result<Vec<u8>, PaintError> {
        match self {
            Self::Gif(file) => file.end(),
            Self::Apng(file) => file.end(),
        }
    }
}

/// A shared buffer, whose bytes can be taken after the writer is gone.
#[derive(Clone, Default)]
pub(super) struct Sink(Rc<RefCell<Vec<u8>>>);

impl Sink {
    /// Everything that was written.
    pub(super) fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::frame_times::moments;
    use super::*;

    const SIZE: (u32, u32) = (8, 6);

    /// A frame in which this many pixels are filled; the rest has the color of the ground.
    fn frame(filled: f64, ground: [u8; 4]) -> Vec<u8> {
        let pixel = |index: u32| if f64::from(index) < filled * 9.0 { [200, 10, 90, 255] } else { ground };
        (0..SIZE.0 * SIZE.1).flat_map(pixel).collect()
    }

    #[test]
    fn every_moment_is_a_frame_of_a_gif() {
        let moments = moments(2);
        let ground = [255; 4];
        let file = animation(AnimationFormat::Gif, SIZE, &moments, &mut |moment| Ok(frame(moment.reveal(), ground)))
            .expect("it is small");
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::RGBA);
        let mut reader = options.read_info(&file[..]).expect("a GIF");
        let mut canvas = frame(0.0, ground);
        for moment in &moments {
            let part = reader.read_next_frame().expect("it is whole").expect("as many frames as moments");
            assert_eq!(part.delay, moment.hundredths);
            for (row, line) in part.buffer.chunks_exact(usize::from(part.width) * 4).enumerate() {
                let at = ((usize::from(part.top) + row) * 8 + usize::from(part.left)) * 4;
                canvas[at..at + line.len()].copy_from_slice(line);
            }
            assert_eq!(canvas, frame(moment.reveal(), ground));
        }
        assert!(reader.read_next_frame().expect("it is whole").is_none());
    }

    #[test]
    fn an_animated_png_keeps_transparency() {
        let moments = moments(1);
        let file = animation(AnimationFormat::Apng, SIZE, &moments, &mut |moment| Ok(frame(moment.reveal(), [0; 4])))
            .expect("it is small");
        let mut reader = png::Decoder::new(io::Cursor::new(file)).read_info().expect("a PNG");
        let control = reader.info().animation_control.expect("it is animated");
        assert_eq!((control.num_frames as usize, control.num_plays), (moments.len(), 0));
        let mut pixels = vec![0; reader.output_buffer_size().expect("it is small")];
        reader.next_frame(&mut pixels).expect("a frame");
        assert_eq!(pixels, frame(0.0, [0; 4]));
        for _ in 1..moments.len() {
            reader.next_frame(&mut pixels).expect("a frame");
        }
    }

    #[test]
    fn what_cannot_be_painted_is_no_film() {
        let refused = animation(AnimationFormat::Gif, SIZE, &moments(1), &mut |_| Err(PaintError::NoContext));
        assert_eq!(refused, Err(PaintError::NoContext));
        let large = animation(AnimationFormat::Gif, (70_000, 1), &moments(1), &mut |_| Ok(Vec::new()));
        assert!(matches!(large, Err(PaintError::Backend { .. })));
    }
}
