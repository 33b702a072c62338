//! Opening: how much of a cat one pixel sees, layer by layer.

use leptos::prelude::*;

use super::{AppState, Selection};
use crate::analysis::{NetworkAnalysis, Unit, trace};
use crate::network::edit::Edit;
use crate::network::{Axes, Conv, InputShape, Network, Op, Padding, Sides, Source};
use crate::presets::Stack;
use crate::scene::pixel_cat::{Mood, SIDE, pixel_cat};

/// Channels of the input and of every layer: equally many, so that weights compare by their kernels alone.
const CHANNELS: u64 = 64;
/// The number of layers from which on other layers than plain 3×3 are offered.
const APPRENTICESHIP: usize = 3;
/// The largest number of layers: with that many, a unit in a corner sees the opposite one.
pub const MOST_OPENING_LAYERS: usize = 30;
/// The largest dilation: the next would leave holes that no layer fills.
const LARGEST_DILATION: u64 = 8;

/// The opening of a first visit.
#[derive(Clone, Copy)]
pub struct Opening {
    /// Whether it is shown instead of the workbench.
    pub shown: RwSignal<bool>,
    /// Whether other layers than plain 3×3 have been offered.
    practised: RwSignal<bool>,
    /// Whether the unit sees the whole image.
    pub sees_all: Memo<bool>,
}

/// A layer that the opening offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A 3×3 convolution.
    Three,
    /// A 3×3 convolution of stride 2.
    Strided,
    /// A 3×3 convolution with twice the dilation of the preceding layer.
    Dilated,
    /// A 5×5 convolution.
    Five,
}

/// The field size that was reached, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Height and width of the field of the last layer's units.
    pub size: Axes<u128>,
    /// Height and width of the largest part of the image that a unit sees of its field: no more than the image has.
    pub most: Axes<u128>,
    /// The number of layers.
    pub layers: usize,
    /// The weights of all layers per pair of an input and an output channel.
    pub weights: u128,
    /// The weights of one convolution with a kernel as large as the field, per pair.
    pub single: u128,
    /// Whether every layer is a plain 3×3.
    pub is_plain: bool,
}

impl Opening {
    /// The opening, not shown.
    pub fn new(selection: Selection) -> Self {
        let sees_all = Memo::new(move |_| {
            let all = (SIDE * SIDE) as u128;
            selection.trace.with(|trace| matches!(trace, Some(Ok(trace)) if trace.cells[0].count() == all))
        });
        Self { shown: RwSignal::new(false), practised: RwSignal::new(false), sees_all }
    }

    /// The initial network: an input without layers.
    pub const fn network() -> Network {
        Network::new(InputShape::picture(CHANNELS, SIDE as u64, SIDE as u64))
    }

    /// Whether it can show a network: a plain stack of convolutions on an input of the cat's size.
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

    /// The mood of the cat.
    pub fn mood(&self) -> Mood {
        if self.sees_all.get() { Mood::Awake } else { Mood::Asleep }
    }
}

impl Step {
    /// The layers offered besides the plain 3×3.
    pub const OTHERS: [Self; 3] = [Self::Strided, Self::Dilated, Self::Five];

    /// The operator that it adds to a network.
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
            most: most_seen(analysis),
            layers: network.nodes().len(),
            weights: weights.sum(),
            single: size.height.saturating_mul(size.width),
            is_plain: kernels.clone().all(is_three),
        }
    }

    /// The relative difference of the layers' weights to those of one convolution with the same field: −0.45 for 45 % less.
    pub fn difference(&self) -> f64 {
        self.weights as f64 / (self.single as f64).max(1.0) - 1.0
    }
}

/// Height and width of the largest part of the image that a unit of the last local map sees.
///
/// Both axes are independent in a plain stack, so that the units of the diagonal have the largest height and the largest width.
fn most_seen(analysis: &NetworkAnalysis) -> Axes<u128> {
    let map = analysis.last_local_map();
    let shape = analysis.shaped.shape(map).filter(|_| Opening::fits(analysis));
    let side = shape.map_or(0, |shape| shape.size().height.min(shape.size().width).cast_signed());
    let seen = (0..side).filter_map(|at| trace::receptive(&analysis.shaped, Unit { map, row: at, col: at }).ok());
    seen.filter_map(|trace| Some(trace.cells[0].hull()?.extent()))
        .fold(Axes::both(1), |most, one| Axes::new(most.height.max(one.height), most.width.max(one.width)))
}

impl AppState {
    /// Shows the opening, with the present network if it can show that, else from the start.
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

    /// Shows the workbench with the network that was built, and the cat below the field. If nothing was built, it shows the previous
    /// network, or else the default one; returns whether it shows the default.
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

    /// Replaces a network that the opening cannot show by its initial one.
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

    /// Sets the cat in its present mood as the background image.
    pub fn show_cat(&self) {
        self.overlay.set_background(Some(pixel_cat(untrack(|| self.opening.mood()))));
    }

    /// Adds a layer; if `animated`, the growth by it is played. The unit keeps its position.
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

    /// Undoes the last edit. The unit keeps its position.
    pub fn undo_step(&self) {
        self.timeline.playing.set(false);
        self.timeline.seek(f64::INFINITY);
        self.keep_place(Self::undo);
    }

    /// Redoes the last undone edit. The unit keeps its position.
    pub fn redo_step(&self) {
        self.keep_place(Self::redo);
    }

    /// Removes all layers.
    pub fn start_over(&self) {
        self.open(Opening::network());
    }

    /// Replaces the network by four layers of dilation 1, 2, 4 and 8.
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

    /// Changes the network; a pinned unit is replaced by the unit of the last map at the same position.
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
    pub(super) fn note_layers(&self, state: &AppState) {
        let layers = state.document.network.with_untracked(|network| network.nodes().len());
        if layers >= APPRENTICESHIP && !self.practised.get_untracked() {
            self.practised.set(true);
        }
    }
}
