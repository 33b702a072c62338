//! The comparison: a second network beside the first, with a document of its own.

use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use super::{AppState, Document, Overlay, Selection, Settings, Timeline};
use crate::comparison::{Contender, Measures, Metric, Pair, Setting, SweepParameter, Verdict, matched, rival};
use crate::network::edit::Edit;
use crate::network::history::Gesture;
use crate::network::{Fault, Network};
use crate::presets::Preset;
use crate::scene::Hull;
use crate::scene::field::view::around;

/// Why two networks are not compared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct ComparisonError {
    /// Whose layer is impossible.
    pub contender: Contender,
    /// What is wrong with it.
    pub fault: Fault,
}

/// The network that the one under the reader's hands is compared with, and what comes out.
///
/// It has a history of its own. Where one looks at and how far the time has passed, it shares with the first.
#[derive(Clone, Copy)]
pub struct Comparing {
    /// Whether the two are shown beside each other.
    pub comparing: RwSignal<bool>,
    /// Which of the two stands in the stack, to be edited.
    pub editing: RwSignal<Contender>,
    /// What the reader wants to turn in both, to see when the cheaper one changes.
    pub sweep_parameter: RwSignal<SweepParameter>,
    /// Which of their costs is followed there.
    pub metric: RwSignal<Metric>,
    /// Whether there has been a comparison before.
    met: RwSignal<bool>,
    /// Counts the gestures that change both networks.
    gestures: StoredValue<u64>,
    /// The second network.
    pub document: Document,
    selection: Selection,
    timeline: Timeline,
    overlay: Overlay,
    /// The cells that both pictures make room for, so that a cell is as large in the one as in the other; none while one network stands
    /// alone, or their inputs differ in size.
    pub room: Memo<Option<Hull>>,
}

type Measured = Result<Arc<Measures>, Fault>;

impl Comparing {
    /// A second network beside a first.
    pub fn new(
        settings: Settings,
        first: Document,
        selection: Selection,
        timeline: Timeline,
        overlay: Overlay,
    ) -> Self {
        let comparing = RwSignal::new(false);
        // Nobody sees the second network before there is another.
        let alike = first.network.with_untracked(|network| (**network).clone());
        let document = Document::new(alike, settings);
        let beside = Selection::beside(document, selection);
        let time = Timeline::beside(beside, timeline);
        let room = Memo::new(move |_| {
            if !comparing.get() {
                return None;
            }
            let inputs = Pair::new(first, document).map(|side| side.network.with(|network| network.input.size));
            // Of inputs that differ a lot the smaller one would be too small to see.
            if !inputs.agrees() {
                return None;
            }
            let rooms =
                Pair::new(selection, beside).map(|side| side.picture.get().map(|picture| picture.room)).both()?;
            Some(around(rooms.a, rooms.b))
        });
        Self {
            comparing,
            editing: RwSignal::new(Contender::A),
            sweep_parameter: RwSignal::default(),
            metric: RwSignal::default(),
            met: RwSignal::new(false),
            gestures: StoredValue::new(0),
            document,
            selection: beside,
            timeline: time,
            overlay: Overlay::beside(document, beside, time, overlay),
            room,
        }
    }

    /// Who wins at what, the first network or this one.
    pub fn verdict(&self, first: Document) -> Memo<Result<Arc<Verdict>, ComparisonError>> {
        let measures = Pair::new(first, self.document).map(measured);
        Memo::new_with_compare(
            move |_| {
                let of = |contender, measures: Memo<Measured>| {
                    measures.get().map_err(|fault| ComparisonError { contender, fault })
                };
                let (a, b) = (of(Contender::A, measures.a)?, of(Contender::B, measures.b)?);
                Ok(Arc::new(Verdict::of(Pair::new(&*a, &*b))))
            },
            |_, _| true,
        )
    }
}

impl AppState {
    /// The state as the second network's picture sees it.
    #[must_use]
    pub const fn rival(self) -> Self {
        let Comparing { document, selection, timeline, overlay, .. } = self.comparison;
        Self { document, selection, timeline, overlay, ..self }
    }

    /// Shows the network beside another, at their ends, or alone again. The other one is at first the one convolution that sees as far; later it is
    /// the one that was last there.
    pub fn compare(&self, on: bool) {
        if on && !self.comparison.met.get_untracked() {
            self.meet(self.document.network.with_untracked(|network| matched(rival(network), network)));
        }
        self.set_beside(on);
    }

    /// The same for those who know that there is another network, or want none.
    pub fn set_beside(&self, on: bool) {
        if on {
            self.selection.observe(None);
            self.selection.open_row(None);
        }
        self.fit();
        self.comparison.editing.set(Contender::A);
        self.comparison.comparing.set(on);
    }

    /// Compares with a preset; one of few layers takes up the job of the network that is there.
    pub fn oppose(&self, preset: Preset) {
        let network = match preset.stack() {
            Some(stack) => self.document.network.with_untracked(|network| matched(stack, network)),
            None => preset.network(),
        };
        self.meet(network);
    }

    fn meet(&self, network: Network) {
        self.comparison.met.set(true);
        self.comparison.selection.observe(None);
        self.comparison.selection.open_row(None);
        self.comparison.document.apply(Edit::Load(network));
    }

    /// Compares with a network of the reader's own, or with none.
    pub fn face(&self, network: Option<Network>) {
        if let Some(network) = network {
            self.comparison.met.set(true);
            self.comparison.document.open(network);
            self.set_beside(true);
        } else if self.comparison.comparing.get_untracked() {
            self.set_beside(false);
        }
    }

    /// Begins a gesture that changes both networks.
    pub fn begin_turn(&self) -> Gesture {
        self.comparison.gestures.update_value(|gestures| *gestures += 1);
        Gesture(self.comparison.gestures.get_value())
    }

    /// Gives both networks a setting, as a part of a gesture.
    pub fn turn(&self, setting: Setting, gesture: Gesture) {
        for document in [self.document, self.comparison.document] {
            let network = document.network.with_untracked(|network| setting.applied(network));
            document.apply(Edit::Adjust { network, gesture });
        }
    }

    /// Takes the last edit of the network in the stack back; a gesture that changed both networks is taken back in both.
    pub fn undo(&self) {
        let (own, other) = (self.document.gesture(), self.comparison.document.gesture());
        self.in_stack(own.is_some() && own == other, Document::undo);
    }

    fn in_stack(&self, both: bool, act: fn(&Document)) {
        let other = self.comparison.editing.get_untracked() == Contender::B;
        if both || !other {
            act(&self.document);
        }
        if both || other {
            act(&self.comparison.document);
        }
    }

    /// Does the last undone edit of the network in the stack again, and in both networks what was undone in both.
    pub fn redo(&self) {
        let (own, other) = (self.document.next_gesture(), self.comparison.document.next_gesture());
        self.in_stack(own.is_some() && own == other, Document::redo);
    }

    /// Lets the two networks change places, each with its history.
    pub fn exchange(&self) {
        self.timeline.playing.set(false);
        for selection in [self.selection, self.comparison.selection] {
            selection.observe(None);
            selection.open_row(None);
            selection.light(None);
        }
        self.document.exchange(&self.comparison.document);
    }
}

/// What is measured of a document's network.
fn measured(document: Document) -> Memo<Measured> {
    Memo::new_with_compare(
        move |_| {
            document.analysis.with(|analysis| document.costs.with(|costs| Measures::of(analysis, costs).map(Arc::new)))
        },
        |_, _| true,
    )
}
