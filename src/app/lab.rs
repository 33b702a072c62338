//! The state of the kernel lab: the kernels, the image that they filter, and the 5×5 kernel to factorize, with undo.

use leptos::prelude::*;

use super::lab_link::LabLink;
use crate::kernels::{Fit, Image, Kernel, KernelPipeline, Noise, Pattern, Target};
use crate::network::history::{Gesture, History};
use crate::scene::Photo;
use crate::scene::sample::sample;

/// The most kernels one after the other.
pub const MOST_STAGES: usize = 3;
/// The most middle channels: with four, every 5×5 can be made of pairs.
pub const MOST_CHANNELS: usize = 4;
/// The sides that pictures can have, in pixels; the longer one of a picture that is no square.
pub const SIDES: [usize; 3] = [64, 224, 640];

/// What the reader makes of kernels: all that undo takes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// The kernels, and how they run. There is a channel, and in each equally many kernels, at least two.
    pub cascade: KernelPipeline,
    /// The 5×5 that is to be taken apart.
    pub target: Kernel,
}

/// Which kernel of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// One of those that run one after the other.
    Stage {
        /// The middle channel, from 0.
        channel: usize,
        /// Its place among the kernels of that channel, from 0.
        stage: usize,
    },
    /// The one that is to be taken apart.
    Target,
}

impl Default for Experiment {
    /// A Laplacian, smoothed: the famous pair that finds edges, and makes every effect of border and `ReLU` visible.
    fn default() -> Self {
        let cascade = KernelPipeline::new([Pattern::Laplace.kernel(), Pattern::Gaussian.kernel()]);
        Self { cascade, target: Target::Random(1).kernel() }
    }
}

impl Experiment {
    /// The number of kernels one after the other.
    pub fn stages(&self) -> usize {
        self.cascade.channels.first().map_or(0, Vec::len)
    }

    /// The number of middle channels.
    pub fn channels(&self) -> usize {
        self.cascade.channels.len()
    }

    /// A kernel; none if there is no such.
    pub fn kernel(&self, slot: Slot) -> Option<&Kernel> {
        match slot {
            Slot::Stage { channel, stage } => self.cascade.channels.get(channel)?.get(stage),
            Slot::Target => Some(&self.target),
        }
    }

    /// The same with another kernel; as it was if there is no such place.
    #[must_use]
    pub fn with_kernel(mut self, slot: Slot, kernel: Kernel) -> Self {
        let place = match slot {
            Slot::Stage { channel, stage } => {
                self.cascade.channels.get_mut(channel).and_then(|kernels| kernels.get_mut(stage))
            }
            Slot::Target => Some(&mut self.target),
        };
        if let Some(place) = place.filter(|place| place.side() == kernel.side()) {
            *place = kernel;
        }
        self
    }

    /// The same with another value in a cell, counted row by row from 0.
    #[must_use]
    pub fn with_cell(self, slot: Slot, cell: usize, value: f64) -> Self {
        let Some(kernel) = self.kernel(slot) else { return self };
        let place = |index: usize| index as i64 - kernel.reach() as i64;
        let kernel = kernel.with(place(cell / kernel.side()), place(cell % kernel.side()), value);
        self.with_kernel(slot, kernel)
    }

    /// The same with so many kernels one after the other; new ones leave everything as it is.
    #[must_use]
    pub fn with_stages(mut self, stages: usize) -> Self {
        for kernels in &mut self.cascade.channels {
            kernels.resize_with(stages.clamp(2, MOST_STAGES), || Pattern::Identity.kernel());
        }
        self
    }

    /// The same with so many middle channels; new ones add nothing yet.
    #[must_use]
    pub fn with_channels(mut self, channels: usize) -> Self {
        let stages = self.stages();
        let silent = || {
            let mut kernels = vec![Pattern::Identity.kernel(); stages];
            kernels[0] = kernels[0].scaled(0.0);
            kernels
        };
        self.cascade.channels.resize_with(channels.clamp(1, MOST_CHANNELS), silent);
        self
    }

    /// The same with the pairs of a fit in place of its kernels.
    #[must_use]
    pub fn with_fit(mut self, fit: &Fit) -> Self {
        self.cascade.channels = fit.pairs.iter().map(|(first, second)| vec![first.clone(), second.clone()]).collect();
        self
    }
}

/// The picture that kernels run over.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The project's own.
    Sample,
    /// Random numbers around a middle grey.
    Noise,
    /// The reader's.
    Own(Photo),
}

impl Subject {
    /// The picture in shades of grey from 0 to 1, `side` pixels on its longer side.
    pub fn image(&self, side: usize) -> Image {
        match self {
            Self::Sample => grey(&sample().resized(side, side)),
            Self::Noise => {
                let mut noise = Noise::new(7);
                Image::from_fn(side, side, |_, _| noise.uniform())
            }
            Self::Own(photo) => {
                let longest = photo.rows.max(photo.columns) as f64;
                let scaled = |length: usize| (length as f64 * side as f64 / longest).round().max(1.0) as usize;
                grey(&photo.resized(scaled(photo.rows), scaled(photo.columns)))
            }
        }
    }
}

/// The luma of a picture (ITU-R BT.601), 0 for black and 1 for white.
fn grey(photo: &Photo) -> Image {
    const WEIGHTS: [f64; 3] = [0.299, 0.587, 0.114];
    let luma = |pixel: &[u8]| WEIGHTS.iter().zip(pixel).map(|(weight, value)| weight * f64::from(*value)).sum::<f64>();
    Image::from_fn(photo.rows, photo.columns, |row, column| {
        luma(&photo.pixels[(row * photo.columns + column) * 4..][..3]) / 255.0
    })
}

/// The lab: what is written to. What follows from it is worked out where it is shown.
#[derive(Clone, Copy)]
pub struct Lab {
    /// The experiment and what came before.
    history: RwSignal<History<Experiment>>,
    gestures: StoredValue<u64>,
    /// The picture.
    pub subject: RwSignal<Subject>,
    /// Its longer side in pixels.
    pub side: RwSignal<usize>,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Whether a value is under way, held by the pointer.
    pub held: RwSignal<bool>,
}

impl Default for Lab {
    fn default() -> Self {
        Self {
            history: RwSignal::new(History::new(Experiment::default())),
            gestures: StoredValue::new(0),
            subject: RwSignal::new(Subject::Sample),
            side: RwSignal::new(SIDES[1]),
            open: RwSignal::new(false),
            held: RwSignal::new(false),
        }
    }
}

impl Lab {
    /// The experiment as it is, for whoever wants to be told of its changes.
    pub fn with<U>(&self, look: impl FnOnce(&Experiment) -> U) -> U {
        self.history.with(|history| look(history.present()))
    }

    /// Changes the experiment, as a step of its own.
    pub fn change(&self, change: impl FnOnce(Experiment) -> Experiment) {
        self.begin();
        self.go_on(change);
    }

    /// Begins a gesture: what follows until the next one is undone at once.
    pub fn begin(&self) {
        self.gestures.update_value(|gestures| *gestures += 1);
    }

    /// Changes the experiment as a part of the gesture.
    pub fn go_on(&self, change: impl FnOnce(Experiment) -> Experiment) {
        let gesture = Gesture(self.gestures.get_value());
        self.history.update(|history| history.note(change(history.present().clone()), gesture));
    }

    /// What a link says of it, if it is open. A picture of the reader's own stays here.
    pub(super) fn link(&self) -> Option<LabLink> {
        let noise = self.subject.with(|subject| *subject == Subject::Noise);
        let experiment = self.history.with(|history| history.present().clone());
        self.open.get().then(|| LabLink { experiment, noise, side: self.side.get() })
    }

    /// Shows what a link says, or closes.
    pub(super) fn follow(&self, link: Option<LabLink>) {
        self.open.set(link.is_some());
        let Some(LabLink { experiment, noise, side }) = link else { return };
        self.begin();
        let gesture = Gesture(self.gestures.get_value());
        if self.history.with_untracked(|history| *history.present() != experiment) {
            self.history.update(|history| history.note(experiment, gesture));
        }
        let is_own = self.subject.with_untracked(|subject| matches!(subject, Subject::Own(_)));
        if noise || !is_own {
            self.subject.set(if noise { Subject::Noise } else { Subject::Sample });
        }
        self.side.set(side);
    }

    /// A seed that was not used before.
    pub fn new_seed(&self) -> u64 {
        self.begin();
        self.gestures.get_value()
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.history.update(|history| {
            history.undo();
        });
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.history.update(|history| {
            history.redo();
        });
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.history.with(History::can_redo)
    }
}
