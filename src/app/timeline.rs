//! Timeline: growth of the field layer by layer, played, stepped or scrubbed.

use leptos::prelude::*;

use super::{Selection, easing};

/// What moves during playback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// The field grows from layer to layer.
    #[default]
    Growth,
    /// The unit moves over its map, row by row.
    Sweep,
}

/// The time over which a field grows: 0 is the unit's own cell, k the k-th step complete.
#[derive(Clone, Copy)]
pub struct Timeline {
    selection: Selection,
    /// The position in steps; beyond the last step counts as the last.
    position: RwSignal<f64>,
    swept: RwSignal<f64>,
    /// Whether it plays.
    pub playing: RwSignal<bool>,
    /// The playback speed; 1 is normal.
    pub speed: RwSignal<f64>,
    /// Whether it restarts at the end.
    pub looping: RwSignal<bool>,
    /// What moves during playback.
    pub motion: RwSignal<Motion>,
    /// Number of steps.
    pub length: Memo<usize>,
    /// The position in steps, from 0 to the number of steps, moving evenly.
    pub at: Memo<f64>,
    /// The amount of the field that is shown, in steps: [`at`](Self::at) with a pause at every step.
    pub reveal: Memo<f64>,
}

/// The duration of a step at normal speed, in seconds; many steps share [`LONGEST`].
const STEP: f64 = 1.3;
/// The longest duration of all steps together, in seconds.
const LONGEST: f64 = 16.0;
/// The least number of units that a sweep visits per second at normal speed.
const UNITS_A_SECOND: f64 = 9.0;
/// The longest duration of a sweep, in seconds.
const LONGEST_SWEEP: f64 = 40.0;

impl Timeline {
    /// A timeline at its end.
    pub fn new(selection: Selection) -> Self {
        let position = RwSignal::new(f64::INFINITY);
        let length = length_of(selection);
        let at = Memo::new(move |_| position.get().min(length.get() as f64));
        Self {
            selection,
            position,
            swept: RwSignal::new(0.0),
            playing: RwSignal::new(false),
            speed: RwSignal::new(1.0),
            looping: RwSignal::new(false),
            motion: RwSignal::new(Motion::Growth),
            length,
            at,
            reveal: eased(at),
        }
    }

    /// The timeline of a second selection: both fields begin and end together, whatever their numbers of steps.
    pub fn beside(selection: Selection, first: Self) -> Self {
        let length = length_of(selection);
        let at = Memo::new(move |_| {
            let steps = first.length.get() as f64;
            let passed = if steps > 0.0 { first.at.get() / steps } else { 1.0 };
            passed * length.get() as f64
        });
        Self { selection, length, at, reveal: eased(at), ..first }
    }

    /// Moves to a position, in steps.
    pub fn seek(&self, position: f64) {
        let last = self.length.get_untracked() as f64;
        self.position.set(if position >= last { f64::INFINITY } else { position.max(0.0) });
    }

    /// Moves to a position, in steps of a time without pauses.
    pub fn seek_moving(&self, position: f64) {
        self.seek(position.floor() + easing::MOVING * position.fract());
    }

    /// Pauses, and moves to the next whole step.
    pub fn step_forward(&self) {
        self.playing.set(false);
        self.seek((self.at.get_untracked() + 1e-9).floor() + 1.0);
    }

    /// Pauses, and moves to the previous whole step.
    pub fn step_back(&self) {
        self.playing.set(false);
        self.seek((self.at.get_untracked() - 1e-9).ceil() - 1.0);
    }

    /// Pauses, and moves to the beginning.
    pub fn rewind(&self) {
        self.playing.set(false);
        self.seek(0.0);
    }

    /// Plays or pauses; at the end it restarts.
    pub fn toggle(&self) {
        let playing = !self.playing.get_untracked();
        if playing && self.motion.get_untracked() == Motion::Growth && self.is_at_end() {
            self.seek(0.0);
        }
        self.playing.set(playing);
    }

    /// Plays the last step.
    pub fn play_last_step(&self) {
        self.motion.set(Motion::Growth);
        self.seek(self.length.get_untracked().saturating_sub(1) as f64);
        self.playing.set(true);
    }

    /// Whether the unit is sweeping over its map.
    pub fn is_sweeping(&self) -> bool {
        self.playing.get_untracked() && self.motion.get_untracked() == Motion::Sweep
    }

    /// Plays from the beginning.
    pub fn play_from_start(&self) {
        self.motion.set(Motion::Growth);
        self.seek(0.0);
        self.playing.set(true);
    }

    /// The step at which it rests before its end; `None` at the end, and during playback.
    pub fn rests_at(&self) -> Option<usize> {
        let step = (!self.playing.get()).then(|| self.at.get().round() as usize)?;
        (step < self.length.get()).then_some(step)
    }

    /// Advances by a time in seconds, if it plays.
    pub fn advance(&self, seconds: f64) {
        if !self.playing.get_untracked() {
            return;
        }
        let seconds = seconds * self.speed.get_untracked();
        match self.motion.get_untracked() {
            Motion::Growth => self.grow(seconds),
            Motion::Sweep => self.sweep(seconds),
        }
    }

    fn is_at_end(&self) -> bool {
        self.at.get_untracked() >= self.length.get_untracked() as f64
    }

    fn grow(&self, seconds: f64) {
        let steps = self.length.get_untracked() as f64;
        let step = STEP.min(LONGEST / steps.max(1.0));
        let next = self.at.get_untracked() + seconds / step;
        if next < steps {
            self.position.set(next);
        } else if self.looping.get_untracked() && steps > 0.0 {
            self.position.set((next - steps).min(steps / 2.0));
        } else {
            self.position.set(f64::INFINITY);
            self.playing.set(false);
        }
    }

    fn sweep(&self, seconds: f64) {
        let Some(size) = self.selection.map_size() else { return self.playing.set(false) };
        let units = size.height as f64 * size.width as f64;
        let rate = UNITS_A_SECOND.max(units / LONGEST_SWEEP);
        let next = self.swept.get_untracked() + seconds * rate;
        if next >= units && !self.looping.get_untracked() {
            self.swept.set(0.0);
            self.playing.set(false);
            return;
        }
        let next = next - (next / units).floor() * units;
        self.swept.set(next);
        let (row, col) = (next as i64 / size.width as i64, next as i64 % size.width as i64);
        self.selection.pin(row, col);
    }
}

fn length_of(selection: Selection) -> Memo<usize> {
    Memo::new(move |_| selection.picture.with(|picture| picture.as_ref().map_or(0, |picture| picture.footprints.len())))
}

/// A time with a pause at every step.
fn eased(at: Memo<f64>) -> Memo<f64> {
    Memo::new(move |_| {
        let at = at.get();
        at.floor() + easing::with_pause(at.fract())
    })
}
