//! Lab state: the kernels, the image they filter, and the 5×5 kernel to factorize, with undo.

use leptos::prelude::*;

use super::lab_link::LabLink;
use crate::kernels::{Fit, Image, Kernel, KernelPipeline, Noise, Pattern, Target};
use crate::network::history::{Gesture, History};
use crate::scene::Photo;
use crate::scene::sample::sample;

/// The largest number of kernels in sequence.
pub const MOST_STAGES: usize = 3;
/// The largest number of middle channels: four pairs can represent every 5×5.
pub const MOST_CHANNELS: usize = 4;
/// The possible longer sides of the image, in pixels.
pub const SIDES: [usize; 3] = [64, 224, 640];

/// The kernels of an experiment: the state that undo restores.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// The kernels and the options of running them. There is at least one channel, and all channels have equally many kernels, at least
    /// two.
    pub cascade: KernelPipeline,
    /// The 5×5 kernel to factorize.
    pub target: Kernel,
}

/// The position of a kernel in an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A kernel of the sequence.
    Stage {
        /// The middle channel, from 0.
        channel: usize,
        /// Its index among the kernels of that channel, from 0.
        stage: usize,
    },
    /// The kernel to factorize.
    Target,
}

impl Default for Experiment {
    /// A smoothed Laplacian: the well-known pair that finds edges, and shows every effect of borders and `ReLU`.
    fn default() -> Self {
        let cascade = KernelPipeline::new([Pattern::Laplace.kernel(), Pattern::Gaussian.kernel()]);
        Self { cascade, target: Target::Random(1).kernel() }
    }
}

impl Experiment {
    /// The number of kernels in sequence.
    pub fn stages(&self) -> usize {
        self.cascade.channels.first().map_or(0, Vec::len)
    }

    /// The number of middle channels.
    pub fn channels(&self) -> usize {
        self.cascade.channels.len()
    }

    /// The kernel at a position; `None` if there is none.
    pub fn kernel(&self, slot: Slot) -> Option<&Kernel> {
        match slot {
            Slot::Stage { channel, stage } => self.cascade.channels.get(channel)?.get(stage),
            Slot::Target => Some(&self.target),
        }
    }

    /// The same with another kernel; unchanged if there is no such position.
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

    /// The same with this many kernels in sequence; added ones do not change the result.
    #[must_use]
    pub fn with_stages(mut self, stages: usize) -> Self {
        for kernels in &mut self.cascade.channels {
            kernels.resize_with(stages.clamp(2, MOST_STAGES), || Pattern::Identity.kernel());
        }
        self
    }

    /// The same with this many middle channels; added ones contribute nothing yet.
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

    /// The same with its kernels replaced by the pairs of a fit.
    #[must_use]
    pub fn with_fit(mut self, fit: &Fit) -> Self {
        self.cascade.channels = fit.pairs.iter().map(|(first, second)| vec![first.clone(), second.clone()]).collect();
        self
    }
}

/// The image that the kernels filter.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The project's sample.
    Sample,
    /// Random numbers around a middle gray.
    Noise,
    /// The user's own.
    Own(Photo),
}

impl Subject {
    /// The image in shades of gray from 0 to 1, `side` pixels on its longer side.
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

/// The luma of an image (ITU-R BT.601), 0 for black and 1 for white.
fn grey(photo: &Photo) -> Image {
    const WEIGHTS: [f64; 3] = [0.299, 0.587, 0.114];
    let luma = |pixel: &[u8]| WEIGHTS.iter().zip(pixel).map(|(weight, value)| weight * f64::from(*value)).sum::<f64>();
    Image::from_fn(photo.rows, photo.columns, |row, column| {
        luma(&photo.pixels[(row * photo.columns + column) * 4..][..3]) / 255.0
    })
}

/// The lab's source signals. Derived values are computed where they are shown.
#[derive(Clone, Copy)]
pub struct Lab {
    /// The experiment and its history.
    history: RwSignal<History<Experiment>>,
    gestures: StoredValue<u64>,
    /// The image.
    pub subject: RwSignal<Subject>,
    /// The longer side of the image, in pixels.
    pub side: RwSignal<usize>,
    /// Whether the lab is open.
    pub open: RwSignal<bool>,
    /// Whether the pointer is dragging a value.
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
    /// Reads the experiment, tracking its changes.
    pub fn with<U>(&self, look: impl FnOnce(&Experiment) -> U) -> U {
        self.history.with(|history| look(history.present()))
    }

    /// Changes the experiment, as a separate undo step.
    pub fn change(&self, change: impl FnOnce(Experiment) -> Experiment) {
        self.begin();
        self.go_on(change);
    }

    /// Begins a gesture: changes until the next one are undone together.
    pub fn begin(&self) {
        self.gestures.update_value(|gestures| *gestures += 1);
    }

    /// Changes the experiment as a part of the gesture.
    pub fn go_on(&self, change: impl FnOnce(Experiment) -> Experiment) {
        let gesture = Gesture(self.gestures.get_value());
        self.history.update(|history| history.note(change(history.present().clone()), gesture));
    }

    /// The content of a link, if the lab is open. The user's own image is not included.
    pub(super) fn link(&self) -> Option<LabLink> {
        let noise = self.subject.with(|subject| *subject == Subject::Noise);
        let experiment = self.history.with(|history| history.present().clone());
        self.open.get().then(|| LabLink { experiment, noise, side: self.side.get() })
    }

    /// Shows the content of a link, or closes the lab.
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

    /// A new seed.
    pub fn new_seed(&self) -> u64 {
        self.begin();
        self.gestures.get_value()
    }

    /// Undoes the last step.
    pub fn undo(&self) {
        self.history.update(|history| {
            history.undo();
        });
    }

    /// Redoes the last undone step.
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
