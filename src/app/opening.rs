//! The opening: how much of a cat one pixel sees, layer by layer.

use leptos::prelude::*;

use super::{AppState, Selection};
use crate::analysis::NetworkAnalysis;
use crate::network::edit::Edit;
use crate::network::{Axes, Conv, InputShape, Network, Op, Padding, Sides, Source};
use crate::presets::Stack;
use crate::scene::pixel_cat::{Mood, SIDE, pixel_cat};

/// Channels of the input and of every layer: as many go in as come out, so that weights compare by their kernels alone.
const CHANNELS: u64 = 64;
/// From so many layers on other layers than plain 3×3 are offered.
const APPRENTICESHIP: usize = 3;
/// More layers than a unit in a corner needs to see the opposite one are not added.
pub const MOST_OPENING_LAYERS: usize = 30;
/// The largest dilation: the next one would leave holes that no layer fills.
const LARGEST_DILATION: u64 = 8;

/// The opening, which a first visit begins with.
#[derive(Clone, Copy)]
pub struct Opening {
    /// Whether it is shown in place of the workbench.
    pub shown: RwSignal<bool>,
    /// Whether other layers than plain 3×3 have been offered.
    practised: RwSignal<bool>,
    /// Whether the unit sees the whole picture.
    pub sees_all: Memo<bool>,
}

/// A layer that the opening offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A 3×3 convolution.
    Three,
    /// A 3×3 convolution of stride 2.
    Strided,
    /// A 3×3 convolution of twice the dilation of the layer before.
    Dilated,
    /// A 5×5 convolution.
    Five,
}

/// What has been reached, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Height and width of the field of a unit of the last layer.
    pub size: Axes<u128>,
    /// The number of layers.
    pub layers: usize,
    /// The weights of all layers for one pair of an input and an output channel.
    pub weights: u128,
    /// The weights of one convolution whose kernel is as large as the field, for the same pair.
    pub single: u128,
    /// Whether every layer is a plain 3×3.
    pub is_plain: bool,
}

impl Opening {
    /// The opening of a page, not shown.
    pub fn new(selection: Selection) -> Self {
        let sees_all = Memo::new(move |_| {
            let all = (SIDE * SIDE) as u128;
            selection.trace.with(|trace| matches!(trace, Some(Ok(trace)) if trace.cells[0].count() == all))
        });
        Self { shown: RwSignal::new(false), practised: RwSignal::new(false), sees_all }
    }

    /// The network that it begins with: a picture and no layer.
    pub const fn network() -> Network {
        Network::new(InputShape::picture(CHANNELS, SIDE as u64, SIDE as u64))
    }

    /// Whether it can show a network: convolutions one after the other on a picture of the cat's size.
    pub fn fits(analysis: &NetworkAnalysis) -> bool {
        let network = analysis.shaped.network();
        let is_step = |node: &crate::network::Node| {
            matches!(node.op, Op::Conv(_)) && node.sources == [Source::Previous] && !node.bypassed
        };
        network.input.size == Axes::both(SIDE as u64)
            && network.nodes().len() <= MOST_OPENING_LAYERS
            && network.nodes().iter().all(is_step)
            && analysis.shaped.shape(analysis.shaped.map_count() - 1).is_some()
    }

    /// The face that the cat makes.
    pub fn mood(&self) -> Mood {
        if self.sees_all.get() { Mood::Awake } else { Mood::Asleep }
    }
}

impl Step {
    /// All that is offered besides the plain 3×3.
    pub const OTHERS: [Self; 3] = [Self::Strided, Self::Dilated, Self::Five];

    /// The layer that it adds to a network.
    pub fn op(self, network: &Network) -> Op {
        let (kernel, stride, dilation) = match self {
            Self::Three => (3, 1, 1),
            Self::Strided => (3, 2, 1),
            Self::Dilated => (3, 1, next_dilation(network)),
            Self::Five => (5, 1, 1),
        };
        let side = dilation * (kernel / 2);
        Op::Conv(Conv {
            stride: Axes::both(stride),
            dilation: Axes::both(dilation),
            padding: Padding::Sides(Sides::new(side, side, side, side)),
            ..Conv::new(CHANNELS, Axes::both(kernel))
        })
    }
}

/// Twice the dilation of the last layer.
pub fn next_dilation(network: &Network) -> u64 {
    let last = network.nodes().last().map_or(1, |node| match &node.op {
        Op::Conv(conv) => conv.dilation.height,
        _ => 1,
    });
    last.saturating_mul(2).min(LARGEST_DILATION)
}

impl Score {
    /// The score of a network that the opening [fits](Opening::fits).
    pub fn of(analysis: &NetworkAnalysis) -> Self {
        let network = analysis.shaped.network();
        let size = analysis.fields[analysis.last_local_map()].size().unwrap_or(Axes::both(1));
        let kernels = network.nodes().iter().filter_map(|node| match &node.op {
            Op::Conv(conv) => Some(conv),
            _ => None,
        });
        let weights = kernels.clone().map(|conv| u128::from(conv.kernel.height) * u128::from(conv.kernel.width));
        let three = Axes::both(3);
        let is_three = |conv: &Conv| (conv.kernel, conv.stride, conv.dilation) == (three, Axes::both(1), Axes::both(1));
        Self {
            size,
            layers: network.nodes().len(),
            weights: weights.sum(),
            single: size.height.saturating_mul(size.width),
            is_plain: kernels.clone().all(is_three),
        }
    }

    /// How much more the layers weigh than one convolution with the same field, as a part of its weights: −0.45 for 45 % less.
    pub fn difference(&self) -> f64 {
        self.weights as f64 / (self.single as f64).max(1.0) - 1.0
    }
}

impl AppState {
    /// Shows the opening, with the network that is there if it can be shown in it, else from its beginning.
    pub fn open_opening(&self) {
        self.close_lesson(false);
        self.set_beside(false);
        self.make_openable();
        self.selection.observe(None);
        self.timeline.playing.set(false);
        self.timeline.seek(f64::INFINITY);
        self.opening.note_layers(self);
        self.opening.shown.set(true);
    }

    /// Shows the workbench, with what was built and the cat below it. Where nothing was built, it shows what was there before, or the
    /// network that it begins with; returns whether it begins so.
    pub fn open_workbench(&self) -> bool {
        let is_empty = self.document.network.with_untracked(|network| network.nodes().is_empty());
        let is_beginning = is_empty && !self.document.can_undo.get_untracked();
        if is_beginning {
            self.document.begin(Stack::ThreeThrees.network());
            self.selection.free();
        } else if is_empty {
            self.document.undo();
            self.selection.free();
        } else {
            self.show_cat();
        }
        self.opening.shown.set(false);
        is_beginning
    }

    /// Puts the network that the opening begins with in place of one that it cannot show.
    pub(super) fn make_openable(&self) {
        if self.document.analysis.with_untracked(|analysis| Opening::fits(analysis)) {
            return;
        }
        let is_beginning = !self.document.can_undo.get_untracked()
            && self.document.network.with_untracked(|network| **network == Stack::ThreeThrees.network());
        if is_beginning {
            self.document.begin(Opening::network());
            self.selection.free();
        } else {
            self.open(Opening::network());
        }
    }

    /// Lays the cat below the field, as the opening shows it now.
    pub fn show_cat(&self) {
        self.overlay.set_background(Some(pixel_cat(untrack(|| self.opening.mood()))));
    }

    /// Adds a layer, and lets the field grow by it where that is `animated`. The unit stays where it is.
    pub fn add_step(&self, step: Step, animated: bool) {
        let op = self
            .document
            .network
            .with_untracked(|network| (network.nodes().len() < MOST_OPENING_LAYERS).then(|| step.op(network)));
        let Some(op) = op else { return };
        self.keep_place(|state| state.document.apply(Edit::Append(op)));
        self.opening.note_layers(self);
        if animated {
            self.timeline.play_last_step();
        } else {
            self.timeline.playing.set(false);
            self.timeline.seek(f64::INFINITY);
        }
    }

    /// Takes the last edit back. The unit stays where it is.
    pub fn undo_step(&self) {
        self.timeline.playing.set(false);
        self.timeline.seek(f64::INFINITY);
        self.keep_place(Self::undo);
    }

    /// Does the last undone edit again. The unit stays where it is.
    pub fn redo_step(&self) {
        self.keep_place(Self::redo);
    }

    /// Takes all layers away.
    pub fn start_over(&self) {
        self.open(Opening::network());
    }

    /// Puts the four layers of dilation 1, 2, 4 and 8 in place of what is there.
    pub fn open_dilated(&self) {
        let mut network = Opening::network();
        for step in [Step::Three, Step::Dilated, Step::Dilated, Step::Dilated] {
            let op = step.op(&network);
            network.push(op);
        }
        self.open(network);
    }

    /// Whether layers are offered besides the plain 3×3.
    pub fn offers_others(&self) -> bool {
        self.opening.practised.get()
    }

    /// Changes the network; the unit that was chosen gives way to the one of the last map at the same place.
    fn keep_place(&self, change: impl FnOnce(&Self)) {
        let is_chosen = untrack(|| self.selection.pinned()).is_some();
        let place = self.selection.picture.get_untracked().map(|picture| picture.place);
        change(self);
        if let Some(place) = place.filter(|_| is_chosen) {
            self.selection.pin_above(place);
        }
    }
}

impl Opening {
    fn note_layers(&self, state: &AppState) {
        let layers = state.document.network.with_untracked(|network| network.nodes().len());
        if layers >= APPRENTICESHIP && !self.practised.get_untracked() {
            self.practised.set(true);
        }
    }
}
