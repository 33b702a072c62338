//! The frames of an animation and how long each is shown.

use crate::scene::easing::smooth;

/// One frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// How much of the time has passed, in steps, evenly.
    pub position: f64,
    /// How long it stands, in hundredths of a second.
    pub hundredths: u16,
}

/// How long a step takes, in hundredths of a second: first it moves, then it rests.
const STEP: usize = 130;
/// How long all steps take together at most.
const LONGEST: usize = 1600;
/// How long the whole is looked at before it begins anew.
const END: u16 = 250;
/// How long a frame stands while something moves: browsers slow down what is faster.
const TICK: u16 = 5;
/// A step has at most so many frames.
const MOST_FRAMES: usize = 12;

/// The moments of a picture that comes about in so many steps: from nothing to the whole, with rest at every step.
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
    /// How much of the picture is there, in steps: what moves starts and stops gently.
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
