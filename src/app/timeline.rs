//! The timeline: growth of the field layer by layer, played, stepped or scrubbed.

use leptos::prelude::*;

use super::{Selection, easing};

/// What moves while it plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Motion {
    /// The field grows from layer to layer.
    #[default]
    Growth,
    /// The unit walks over its map, row by row.
    Sweep,
}

/// The time along which a field grows: 0 is the unit's own pixel, k the k-th step complete.
#[derive(Clone, Copy)]
pub struct Timeline {
    selection: Selection,
    /// Where it stands, in steps; beyond the last step counts as the last.
    position: RwSignal<f64>,
    swept: RwSignal<f64>,
    /// Whether it plays.
    pub playing: RwSignal<bool>,
    /// How many times as fast as usual.
    pub speed: RwSignal<f64>,
    /// Whether it begins anew at the end.
    pub looping: RwSignal<bool>,
    /// What moves while it plays.
    pub motion: RwSignal<Motion>,
    /// Number of steps.
    pub length: Memo<usize>,
    /// Where it stands, in steps, from 0 to the number of steps, moved evenly.
    pub at: Memo<f64>,
    /// How much of the field is shown, in steps: [`at`](Self::at) with rest at every step.
    pub reveal: Memo<f64>,
}

/// How long one step takes at usual speed, in seconds; many steps share [`LONGEST`].
const STEP: f64 = 1.3;
/// How long all steps take together at most, in seconds.
const LONGEST: f64 = 16.0;
/// How many units a sweep visits in a second at usual speed, at least.
const UNITS_A_SECOND: f64 = 9.0;
/// How long a sweep takes at most, in seconds.
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

    /// The same time for a second selection: both fields begin and end together, however many steps each has.
    pub fn beside(selection: Selection, first: Self) -> Self {
        let length = length_of(selection);
        let at = Memo::new(move |_| {
            let steps = first.length.get() as f64;
            let passed = if steps > 0.0 { first.at.get() / steps } else { 1.0 };
            passed * length.get() as f64
        });
        Self { selection, length, at, reveal: eased(at), ..first }
    }

    /// Goes to a place, in steps.
    pub fn seek(&self, position: f64) {
        let last = self.length.get_untracked() as f64;
        self.position.set(if position >= last { f64::INFINITY } else { position.max(0.0) });
    }

    /// Goes to a place, in steps, in a time without the rests at every step.
    pub fn seek_moving(&self, position: f64) {
        self.seek(position.floor() + easing::MOVING * position.fract());
    }

    /// Stops, and goes to the next whole step.
    pub fn step_forward(&self) {
        self.playing.set(false);
        self.seek((self.at.get_untracked() + 1e-9).floor() + 1.0);
    }

    /// Stops, and goes to the whole step before.
    pub fn step_back(&self) {
        self.playing.set(false);
        self.seek((self.at.get_untracked() - 1e-9).ceil() - 1.0);
    }

    /// Stops, and goes to the beginning.
    pub fn rewind(&self) {
        self.playing.set(false);
        self.seek(0.0);
    }

    /// Plays or pauses; from the end it begins anew.
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

    /// Whether the unit walks over its map right now.
    pub fn is_sweeping(&self) -> bool {
        self.playing.get_untracked() && self.motion.get_untracked() == Motion::Sweep
    }

    /// Plays from the beginning.
    pub fn play_from_start(&self) {
        self.motion.set(Motion::Growth);
        self.seek(0.0);
        self.playing.set(true);
    }

    /// The step next to which it rests before its end; none at the end, and while it plays.
    pub fn rests_at(&self) -> Option<usize> {
        let step = (!self.playing.get()).then(|| self.at.get().round() as usize)?;
        (step < self.length.get()).then_some(step)
    }

    /// Lets a little time pass, in seconds. Nothing happens unless it plays.
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

/// A time with rest at every step.
fn eased(at: Memo<f64>) -> Memo<f64> {
    Memo::new(move |_| {
        let at = at.get();
        at.floor() + easing::with_pause(at.fract())
    })
}
