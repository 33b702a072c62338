//! The comparison: a second network beside the first, with a document of its own.

use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use leptos::prelude::*;
use thiserror::Error;

use super::{AppState, Document, Overlay, Selection, Settings, Timeline};
use crate::analysis::Convention;
use crate::comparison::{
    Contender, Measures, Metric, Pair, Setting, SweepParameter, Verdict, classic, matched, on_input_of, rival, sweep,
};
use crate::network::edit::Edit;
use crate::network::history::Gesture;
use crate::network::{Fault, Network, ShapedNetwork};
use crate::presets::Preset;
use crate::scene::field::view::around;
use crate::scene::{Hull, View};

/// Why two networks are not compared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct ComparisonError {
    /// Whose layer is impossible.
    pub contender: Contender,
    /// What is wrong with it.
    pub fault: Fault,
}

/// The second network of a comparison, and what the comparison shows.
///
/// The second network has its own undo history. Both networks share the selected unit and the timeline.
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
    /// Whether an edit of one input is one of both, as long as they agree.
    pub one_input: RwSignal<bool>,
    /// Whether there has been a comparison before.
    met: RwSignal<bool>,
    /// The second network if the page chose it, as it was then.
    chosen: StoredValue<Option<Network>>,
    /// A small stack as it was before it was shown as the rule is told, and as it is shown.
    lent: StoredValue<Option<(Network, Network)>>,
    /// The last gesture that changed the inputs of both, and what was changed.
    input_gesture: StoredValue<Option<(Gesture, Discriminant<Edit>)>>,
    /// Counts the gestures that change both networks.
    gestures: StoredValue<u64>,
    /// The first network, also where [`AppState::document`] is the second.
    pub first: Document,
    /// The second network.
    pub document: Document,
    selection: Selection,
    timeline: Timeline,
    overlay: Overlay,
    /// The cells that both pictures make room for, so that a cell is as large in the one as in the other; none while one network stands
    /// alone, or their inputs differ in size.
    pub room: Memo<Option<Hull>>,
}

/// The channels of a picture: red, green and blue.
const PICTURE_CHANNELS: u64 = 3;
/// Networks of more layers than this are no stack about which there is a rule.
const MOST_STACKED: usize = 40;

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
            one_input: RwSignal::new(true),
            met: RwSignal::new(false),
            chosen: StoredValue::new(None),
            lent: StoredValue::new(None),
            input_gesture: StoredValue::new(None),
            gestures: StoredValue::new(0),
            first,
            document,
            selection: beside,
            timeline: time,
            overlay: Overlay::beside(document, beside, time, overlay),
            room,
        }
    }

    /// Whether both networks have the same input, and are to keep it.
    pub fn has_one_input(&self) -> bool {
        self.one_input.get() && self.inputs_agree()
    }

    /// Whether both networks have the same input.
    pub fn inputs_agree(&self) -> bool {
        Pair::new(self.first, self.document).map(|document| document.network.with(|network| network.input)).agrees()
    }

    /// Whether the other network works on the input of this one.
    pub fn can_share_input_of(&self, contender: Contender) -> bool {
        let networks = Pair::new(self.first, self.document).map(|document| document.network.get());
        let input = networks.get(contender).input;
        let mut moved = (**networks.get(contender.other())).clone();
        moved.input = input;
        ShapedNetwork::new(moved).complete().is_ok()
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

    /// Shows the network beside another, at their ends, or alone again.
    ///
    /// A small stack that nobody has touched is shown as the [rule is told](classic), until one works alone again. The other network is the
    /// [one that says most](rival) beside it, unless the reader has chosen or changed it.
    pub fn compare(&self, on: bool) {
        if on {
            self.lend_classic();
            let network = self.document.network.get_untracked();
            let second = self.comparison.document.network.get_untracked();
            let is_own = self.comparison.met.get_untracked()
                && self.comparison.chosen.with_value(|chosen| chosen.as_ref() != Some(&*second));
            if !is_own {
                let second = rival(&network);
                self.comparison.chosen.set_value(Some(second.clone()));
                self.meet(second);
            } else if self.comparison.one_input.get_untracked() {
                let moved = on_input_of((*second).clone(), &network);
                self.comparison.document.open(moved);
            }
        } else if let Some((own, lent)) = self.comparison.lent.try_update_value(Option::take).flatten()
            && self.document.network.with_untracked(|network| **network == lent)
        {
            self.document.apply(Edit::Load(own));
            self.wanted_view.set(None);
        }
        self.set_beside(on);
    }

    fn lend_classic(&self) {
        let own = self.document.network.with_untracked(|network| (**network).clone());
        if let Some(lent) = classic(&own) {
            self.document.apply(Edit::Load(lent.clone()));
            self.comparison.lent.set_value(Some((own, lent)));
            // A field of few cells is a dot on a map of 640 × 640, except in the side view.
            if self.wanted_view.with_untracked(Option::is_none) {
                self.wanted_view.set(Some(View::Side));
            }
        }
    }

    /// Changes the input by an edit of it: that of both networks where they are to have one.
    pub fn edit_input(&self, edit: Edit) {
        let comparison = self.comparison;
        let documents = [comparison.first, comparison.document];
        let changed = documents.map(|document| document.network.with_untracked(|network| network.apply(&edit)));
        let is_shared = comparison.comparing.get_untracked() && untrack(|| comparison.has_one_input());
        let ([Ok(a), Ok(b)], true) = (changed, is_shared) else { return self.document.apply(edit) };
        let kind = discriminant(&edit);
        let last = comparison.input_gesture.get_value().filter(|(gesture, last)| {
            *last == kind && documents.iter().all(|document| document.gesture() == Some(*gesture))
        });
        let gesture = last.map_or_else(|| self.begin_turn(), |(gesture, _)| gesture);
        comparison.input_gesture.set_value(Some((gesture, kind)));
        for (document, network) in documents.into_iter().zip([a, b]) {
            document.apply(Edit::Adjust { network, gesture });
        }
    }

    /// Gives one of the two networks the input of the other, and keeps it so.
    pub fn share_input_of(&self, contender: Contender) {
        let documents = Pair::new(self.comparison.first, self.comparison.document);
        let input = documents.get(contender).network.with_untracked(|network| network.input);
        documents.get(contender.other()).apply(Edit::SetInput(input));
        self.comparison.one_input.set(true);
    }

    /// The number of input channels, of both networks, at which the lighter of the two is the other one: three, as a picture has, or as many as
    /// come out.
    pub fn flip(&self) -> Option<Setting> {
        let networks = Pair::new(self.comparison.first, self.comparison.document).map(|it| it.network.get());
        let networks = networks.as_ref().map(AsRef::as_ref);
        let now = SweepParameter::InputChannels.position(networks.a)?;
        let out = SweepParameter::OutputChannels.position(networks.a)?.number()?;
        let other = Setting::InputChannels(if now.number()? == PICTURE_CHANNELS { out } else { PICTURE_CHANNELS });
        let is_stack = networks.as_ref().map(|network| network.nodes().len() <= MOST_STACKED);
        if !(is_stack.a && is_stack.b && networks.map(|network| network.input.channels).agrees()) {
            return None;
        }
        let points = sweep(networks, &[now, other], Metric::Parameters, Convention::default()).points;
        let [here, there] = points[..] else { return None };
        (here.cheaper()? != there.cheaper()?).then_some(other)
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
        let network = self.document.network.with_untracked(|network| match preset.stack() {
            Some(stack) => matched(stack, network),
            None => on_input_of(preset.network(), network),
        });
        self.comparison.chosen.set_value(None);
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
            let input = network.input;
            self.comparison.document.open(network);
            self.comparison.one_input.set(self.document.network.with_untracked(|own| own.input == input));
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
