//! Comparing: a second network beside the first, with its own document.

use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use leptos::prelude::*;

use super::further_columns::{ComparedColumns, FurtherColumns, compared_columns};
use super::measured::{ComparisonError, measured, verdict};
use super::{AppState, Document, Overlay, Selection, Settings, Timeline};
use crate::analysis::Convention;
use crate::comparison::{
    Compared, Metric, Pair, Setting, SweepParameter, Verdict, classic, matched, on_input_of, partner, sweep,
};
use crate::network::edit::Edit;
use crate::network::history::Gesture;
use crate::network::{Network, ShapedNetwork};
use crate::presets::Preset;
use crate::scene::field::view::around;
use crate::scene::{Hull, View};

/// The second network of a comparison, and the settings of the comparison.
///
/// The second network has its own undo history. Both networks share the selected unit and the timeline.
#[derive(Clone, Copy)]
pub struct Comparing {
    /// Whether the two are shown side by side.
    pub comparing: RwSignal<bool>,
    /// Which of the two is edited in the stack.
    pub editing: RwSignal<Compared>,
    /// The parameter of the break-even sweep that the user chose.
    pub sweep_parameter: RwSignal<SweepParameter>,
    /// The cost of the sweep.
    pub metric: RwSignal<Metric>,
    /// Whether editing one input also edits the other while they agree.
    pub one_input: RwSignal<bool>,
    /// Whether a comparison was shown before.
    met: RwSignal<bool>,
    /// The second network as the page chose it; `None` if the page did not.
    chosen: StoredValue<Option<Network>>,
    /// A small stack as it was before the comparison changed it to its classic setting, and as changed.
    lent: StoredValue<Option<(Network, Network)>>,
    /// The last gesture that changed both inputs, and the kind of edit.
    input_gesture: StoredValue<Option<(Gesture, Discriminant<Edit>)>>,
    /// The number of gestures that changed both networks.
    gestures: StoredValue<u64>,
    /// The first network, even in states whose [`AppState::document`] is the second.
    pub first: Document,
    /// The second network.
    pub document: Document,
    /// The third and the fourth network.
    pub further: FurtherColumns,
    selection: Selection,
    timeline: Timeline,
    overlay: Overlay,
    /// The verdict on the two networks, or the fault of one of them.
    pub verdict: Memo<Result<Arc<Verdict>, ComparisonError>>,
    /// The table of all compared networks.
    pub columns: Memo<Arc<ComparedColumns>>,
    /// The cells that both views leave room for, so that cells have the same size in both; `None` without a comparison, or if the inputs
    /// differ in size.
    pub room: Memo<Option<Hull>>,
}

/// The channels of an image: red, green and blue.
const PICTURE_CHANNELS: u64 = 3;
/// The largest number of layers of a stack for which a classic setting is considered.
const MOST_STACKED: usize = 40;

impl Comparing {
    /// The state of a comparison that is not shown.
    pub fn new(
        settings: Settings,
        first: Document,
        selection: Selection,
        timeline: Timeline,
        overlay: Overlay,
    ) -> Self {
        let comparing = RwSignal::new(false);
        // The second network is not seen before another one is chosen.
        let alike = first.network.with_untracked(|network| (**network).clone());
        let document = Document::new(alike, settings);
        let further = FurtherColumns::new(settings);
        let [third, fourth] = further.documents;
        let documents = [first, document, third, fourth];
        let measures = documents.map(measured);
        let beside = Selection::beside(document, selection);
        let time = Timeline::beside(beside, timeline);
        let room = Memo::new(move |_| {
            if !comparing.get() {
                return None;
            }
            let inputs = Pair::new(first, document).map(|side| side.network.with(|network| network.input.size));
            // If the inputs differ, the smaller one could become too small to see.
            if !inputs.agrees() {
                return None;
            }
            let rooms =
                Pair::new(selection, beside).map(|side| side.picture.get().map(|picture| picture.room)).both()?;
            Some(around(rooms.a, rooms.b))
        });
        Self {
            comparing,
            editing: RwSignal::new(Compared::A),
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
            further,
            selection: beside,
            timeline: time,
            overlay: Overlay::beside(document, beside, time, overlay),
            verdict: verdict(Pair::new(measures[0], measures[1])),
            columns: compared_columns(documents, measures),
            room,
        }
    }

    /// The selection in the second network.
    pub(super) const fn selection(&self) -> Selection {
        self.selection
    }

    /// Notes that the user chose the second network.
    pub(super) fn note_choice(&self) {
        self.met.set(true);
    }

    /// Whether both networks have the same input and are meant to keep it.
    pub fn has_one_input(&self) -> bool {
        self.one_input.get() && self.inputs_agree()
    }

    /// Whether both networks have the same input.
    pub fn inputs_agree(&self) -> bool {
        Pair::new(self.first, self.document).map(|document| document.network.with(|network| network.input)).agrees()
    }

    /// Whether the layers of the other network fit the input of this one.
    pub fn can_share_input_of(&self, compared: Compared) -> bool {
        let networks = Pair::new(self.first, self.document).map(|document| document.network.get());
        let input = networks.get(compared).input;
        let mut moved = (**networks.get(compared.other())).clone();
        moved.input = input;
        ShapedNetwork::new(moved).complete().is_ok()
    }
}

impl AppState {
    /// The state as seen by the second network's view.
    #[must_use]
    pub const fn partner(self) -> Self {
        let Comparing { document, selection, timeline, overlay, .. } = self.comparison;
        Self { document, selection, timeline, overlay, ..self }
    }

    /// Starts a comparison at the outputs of both networks, or ends it.
    ///
    /// An unedited small stack is shown in its [classic setting](classic) until the comparison ends. The second network is the
    /// [default partner](partner), unless the user has chosen or changed it.
    pub fn compare(&self, on: bool) {
        if on {
            self.lend_classic();
            let network = self.document.network.get_untracked();
            let second = self.comparison.document.network.get_untracked();
            if !self.has_chosen(&second) {
                self.meet_partner(&network);
            } else if self.comparison.one_input.get_untracked() {
                let moved = on_input_of((*second).clone(), &network);
                self.comparison.document.open(moved);
            }
            if self.comparison.one_input.get_untracked() {
                self.comparison.further.follow(&network);
            }
        } else if let Some((own, lent)) = self.comparison.lent.try_update_value(Option::take).flatten()
            && self.document.network.with_untracked(|network| **network == lent)
        {
            self.document.apply(Edit::Load(own));
            self.wanted_view.set(None);
        }
        self.set_beside(on);
    }

    /// Opens a preset as the first network. In a comparison the second network follows: a small stack that the user chose is adapted to a new
    /// small stack, a network of the user's own gets the new input, and otherwise the preset brings its [partner].
    pub fn open_preset(&self, preset: Preset) {
        self.open(preset.network());
        if !self.comparison.comparing.get_untracked() {
            return;
        }
        self.lend_classic();
        let network = self.document.network.get_untracked();
        let second = self.comparison.document.network.get_untracked();
        let is_chosen = self.has_chosen(&second);
        match Preset::from_id(&second.name).map(|second| second.stack().filter(|_| preset.stack().is_some())) {
            Some(Some(stack)) if is_chosen => self.meet(matched(stack, &network)),
            None if is_chosen => self.meet(on_input_of((*second).clone(), &network)),
            _ => self.meet_partner(&network),
        }
        self.comparison.further.follow(&network);
    }

    /// Whether the user, not the page, chose the second network, or changed it.
    fn has_chosen(&self, second: &Network) -> bool {
        self.comparison.met.get_untracked()
            && self.comparison.chosen.with_value(|chosen| chosen.as_ref() != Some(second))
    }

    /// Compares with the default partner of a network.
    fn meet_partner(&self, network: &Network) {
        let second = partner(network);
        self.comparison.chosen.set_value(Some(second.clone()));
        self.meet(second);
    }

    fn lend_classic(&self) {
        let own = self.document.network.with_untracked(|network| (**network).clone());
        if let Some(lent) = classic(&own) {
            self.document.apply(Edit::Load(lent.clone()));
            self.comparison.lent.set_value(Some((own, lent)));
            // A field of a few cells is a dot on a map of 640 × 640, except in the side view.
            if self.wanted_view.with_untracked(Option::is_none) {
                self.wanted_view.set(Some(View::Side));
            }
        }
    }

    /// Applies an edit to the input; to both inputs if the networks share one.
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
        comparison.further.adjust(gesture, |network| network.apply(&edit).ok());
    }

    /// Gives the other networks the input of this one, and shares it from now on.
    pub fn share_input_of(&self, compared: Compared) {
        let documents = Pair::new(self.comparison.first, self.comparison.document);
        let input = documents.get(compared).network.with_untracked(|network| network.input);
        documents.get(compared.other()).apply(Edit::SetInput(input));
        let network = documents.get(compared).network.get_untracked();
        self.comparison.further.follow(&network);
        self.comparison.one_input.set(true);
    }

    /// A number of input channels, for both networks, at which the network with fewer parameters changes: three, as of an image, or the
    /// number of output channels.
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

    /// Starts or ends a comparison without choosing a second network.
    pub fn set_beside(&self, on: bool) {
        if on {
            self.selection.observe(None);
            self.selection.open_row(None);
        }
        self.fit();
        self.comparison.editing.set(Compared::A);
        self.comparison.comparing.set(on);
    }

    /// Compares with a preset; a small stack is adapted to the task of the present network.
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

    /// Compares with a network of the user's own and no other, or ends the comparison.
    pub fn compare_with(&self, network: Option<Network>) {
        self.compare_with_all(network, Vec::new());
    }

    /// Compares with a network of the user's own and further ones, or ends the comparison.
    pub(super) fn compare_with_all(&self, network: Option<Network>, further: Vec<Network>) {
        self.comparison.further.replace(further);
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

    /// Applies a setting to all compared networks, as a part of a gesture.
    pub fn turn(&self, setting: Setting, gesture: Gesture) {
        for document in [self.document, self.comparison.document] {
            let network = document.network.with_untracked(|network| setting.applied(network));
            document.apply(Edit::Adjust { network, gesture });
        }
        self.comparison.further.adjust(gesture, |network| Some(setting.applied(network)));
    }

    /// Undoes the last edit of the network in the stack; a gesture that changed all networks is undone in all.
    pub fn undo(&self) {
        let (own, other) = (self.document.gesture(), self.comparison.document.gesture());
        self.comparison.further.step(own.filter(|_| own == other), Document::gesture, Document::undo);
        self.in_stack(own.is_some() && own == other, Document::undo);
    }

    fn in_stack(&self, both: bool, act: fn(&Document)) {
        let other = self.comparison.editing.get_untracked() == Compared::B;
        if both || !other {
            act(&self.document);
        }
        if both || other {
            act(&self.comparison.document);
        }
    }

    /// Redoes the last undone edit of the network in the stack; a gesture that was undone in all is redone in all.
    pub fn redo(&self) {
        let (own, other) = (self.document.next_gesture(), self.comparison.document.next_gesture());
        self.comparison.further.step(own.filter(|_| own == other), Document::next_gesture, Document::redo);
        self.in_stack(own.is_some() && own == other, Document::redo);
    }

    /// Swaps the two networks together with their histories.
    pub fn exchange(&self) {
        self.timeline.playing.set(false);
        for selection in [self.selection, self.comparison.selection] {
            selection.observe(None);
            selection.open_row(None);
            selection.highlight(None);
        }
        self.document.exchange(&self.comparison.document);
    }
}
