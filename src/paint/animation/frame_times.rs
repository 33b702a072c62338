//! Frame times: the frames of an animation and how long each is shown.

use crate::scene::easing::smooth;

/// One frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The elapsed time, in steps.
    pub position: f64,
    /// How long the frame is shown, in hundredths of a second.
    pub hundredths: u16,
}

/// The duration of a step, in hundredths of a second: motion, then a pause.
const STEP: usize = 130;
/// The longest duration of all steps together.
const LONGEST: usize = 1600;
/// How long the last frame is shown before the animation repeats.
const END: u16 = 250;
/// How long a frame is shown during motion: browsers slow down anything faster.
const TICK: u16 = 5;
/// The largest number of frames of a step.
const MOST_FRAMES: usize = 12;

/// The frames of a picture that is built in steps: from nothing to the whole, with a pause after every step.
pub fn moments(steps: usize) -> Vec<Moment> {
    let tick = usize::from(TICK);
    let step = STEP.min(LONGEST / steps.max(1));
    let moving = (step / 2 / tick).clamp(1, MOST_FRAMES);
    let rest = u16::try_from(step.saturating_sub((moving - 1) * tick)).unwrap_or(END).max(TICK);
    let mut moments = vec![Moment { position: 0.0, hundredths: rest }];
    for done in 0..steps {
        moments.extend((1..moving).map(|frame| {
            let position = done as f64 + frame as f64 / moving as f64;
            Moment { position, hundredths: TICK }
        }));
        moments.push(Moment { position: done as f64 + 1.0, hundredths: rest });
    }
    if let Some(last) = moments.last_mut() {
        last.hundredths = END;
    }
    moments
}

impl Moment {
    /// The part of the picture that is shown, in steps: motion starts and stops gently.
    pub fn reveal(&self) -> f64 {
        self.position.floor() + smooth(self.position.fract())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_rested_at() {
        let rests = |steps| {
            let moments = moments(steps);
            moments.iter().filter(|moment| moment.position.fract() == 0.0 && moment.hundredths > TICK).count()
        };
        assert_eq!([0, 1, 3].map(rests), [1, 2, 4]);
    }

    #[test]
    fn it_only_grows_and_ends_complete() {
        for steps in [0, 1, 3, 53, 400] {
            let moments = moments(steps);
            assert!(moments.is_sorted_by(|one, two| one.reveal() < two.reveal()));
            let end = moments.last().expect("the first moment is always there");
            assert_eq!((end.reveal(), end.hundredths), (steps as f64, END));
        }
    }

    #[test]
    fn long_networks_take_seconds_not_minutes() {
        for steps in [12, 53, 150] {
            let time: usize = moments(steps).iter().map(|moment| usize::from(moment.hundredths)).sum();
            assert!((1200..2300).contains(&time), "{steps} steps take {time}");
        }
    }
}
