//! A picture that comes about step by step, as an animated GIF.

use gif::{Encoder, Frame, Repeat};

use super::failure::Failure;
use super::figure::Drawing;
use super::raster::Raster;

/// How long a step takes, in hundredths of a second: first it moves, then it rests.
const STEP: usize = 130;
/// How long all steps take together at most.
const LONGEST: usize = 1600;
/// How long the whole is looked at before it begins anew.
const END: u16 = 250;
/// How long a picture stands while the step moves: browsers slow down what is faster.
const TICK: usize = 5;

/// How coarsely colours are chosen, 1 to 30: this is quick, and the few colours of a picture survive it.
const SPEED: i32 = 10;

/// The moments that are drawn, in steps, and how long each stands.
fn moments(steps: usize) -> Vec<(f64, u16)> {
    let step = STEP.min(LONGEST / steps.max(1));
    let moving = (step / 2 / TICK).clamp(1, 12);
    let rest = u16::try_from(step.saturating_sub((moving - 1) * TICK).max(TICK)).unwrap_or(END);
    let mut moments = vec![(0.0, rest)];
    for done in 0..steps {
        for tick in 1..moving {
            let eased = eased(tick as f64 / moving as f64);
            moments.push((done as f64 + eased, TICK as u16));
        }
        moments.push((done as f64 + 1.0, rest));
    }
    if let Some(last) = moments.last_mut() {
        last.1 = END;
    }
    moments
}

/// Slow at both ends.
fn eased(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

/// A GIF file that shows how the picture comes about, again and again.
pub(crate) fn gif(drawing: &Drawing<'_>) -> Result<Vec<u8>, Failure> {
    let raster = Raster::new(drawing.size, drawing.scale)?;
    let (Ok(width), Ok(height)) = (u16::try_from(raster.size().0), u16::try_from(raster.size().1)) else {
        let (width, height) = raster.size();
        return Err(Failure::TooManyPixels { width, height });
    };
    let refused = |error: gif::EncodingError| Failure::Raster { reason: error.to_string() };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height, &[]).map_err(refused)?;
    encoder.set_repeat(Repeat::Infinite).map_err(refused)?;
    for (reveal, delay) in moments(drawing.picture.steps()) {
        let mut pixels = raster.pixels(&drawing.svg(reveal)?)?.take();
        let frame = Frame::from_rgba_speed(width, height, &mut pixels, SPEED);
        encoder.write_frame(&Frame { delay, ..frame }).map_err(refused)?;
    }
    drop(encoder);
    Ok(file)
}
