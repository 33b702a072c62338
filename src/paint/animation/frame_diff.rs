//! Frame difference: the rectangle of a frame that differs from the previous frame.

use std::borrow::Cow;

/// A rectangle of a frame, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Bytes per pixel: red, green, blue, opacity.
const PIXEL: usize = 4;

/// The smallest rectangle with all pixels that differ between two frames of a width. Equal frames give a single pixel, since files do not
/// allow empty frames.
pub(super) fn changed(before: &[u8], after: &[u8], width: u32) -> Part {
    let stride = width as usize * PIXEL;
    let (mut top, mut bottom) = (usize::MAX, 0);
    let (mut left, mut right) = (usize::MAX, 0);
    for (row, (old, new)) in before.chunks_exact(stride).zip(after.chunks_exact(stride)).enumerate() {
        let differs = |(old, new): (&[u8], &[u8])| old != new;
        let mut pixels = old.chunks_exact(PIXEL).zip(new.chunks_exact(PIXEL));
        let Some(first) = pixels.clone().position(differs) else { continue };
        let last = pixels.rposition(differs).unwrap_or(first);
        (top, bottom) = (top.min(row), row);
        (left, right) = (left.min(first), right.max(last));
    }
    if top > bottom {
        return Part { left: 0, top: 0, width: 1, height: 1 };
    }
    let extent = |near: usize, far: usize| (far - near + 1) as u32;
    Part { left: left as u32, top: top as u32, width: extent(left, right), height: extent(top, bottom) }
}

impl Part {
    /// The whole frame.
    pub(super) fn whole((width, height): (u32, u32)) -> Self {
        Self { left: 0, top: 0, width, height }
    }

    /// The pixels of this rectangle of a frame with a width.
    pub(super) fn cut<'a>(&self, frame: &'a [u8], width: u32) -> Cow<'a, [u8]> {
        let stride = width as usize * PIXEL;
        if self.width == width {
            return frame[self.top as usize * stride..(self.top + self.height) as usize * stride].into();
        }
        let rows = frame.chunks_exact(stride).skip(self.top as usize).take(self.height as usize);
        let (first, end) = (self.left as usize * PIXEL, (self.left + self.width) as usize * PIXEL);
        rows.flat_map(|row| &row[first..end]).copied().collect::<Vec<u8>>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_boxed() {
        let before = vec![0; 6 * 5 * PIXEL];
        let mut after = before.clone();
        for (row, column) in [(1, 4), (3, 2)] {
            after[(row * 6 + column) * PIXEL + 3] = 9;
        }
        let part = changed(&before, &after, 6);
        assert_eq!(part, Part { left: 2, top: 1, width: 3, height: 3 });
        let cut = part.cut(&after, 6);
        let lit: Vec<usize> =
            cut.iter().enumerate().filter(|(_, byte)| **byte == 9).map(|(at, _)| at / PIXEL).collect();
        assert_eq!((cut.len(), lit), (9 * PIXEL, vec![2, 6]));
    }

    #[test]
    fn a_frame_that_stands_still_has_one_pixel() {
        let frame = vec![7; 4 * 4 * PIXEL];
        assert_eq!(changed(&frame, &frame, 4), Part { left: 0, top: 0, width: 1, height: 1 });
    }
}
