//! `AppState`: all signals of the page in one value.

use leptos::prelude::*;

use super::documents::StorageError;
use super::{
    AddressError, Comparing, Document, Importing, Lab, LessonSession, Opening, Overlay, Place, Selection, Settings,
    Timeline,
};
use crate::i18n::Locale;
use crate::network::edit::Edit;
use crate::network::{InputShape, Network, Op};
use crate::scene::{View, Viewport};

/// The input of an empty network: a small color image, whose cells are large enough to point at.
const EMPTY_INPUT: InputShape = InputShape::picture(3, 32, 32);

/// The whole state of the page; components take it from the context.
#[derive(Clone, Copy)]
pub struct AppState {
    /// Preferences.
    pub settings: Settings,
    /// The network and its history.
    pub document: Document,
    /// The selected unit.
    pub selection: Selection,
    /// The growth of its field over time.
    pub timeline: Timeline,
    /// Overlays of the stage.
    pub overlay: Overlay,
    /// The comparison with a second network.
    pub comparison: Comparing,
    /// The open lesson.
    pub lesson_session: LessonSession,
    /// The kernel lab.
    pub lab: Lab,
    /// The opening.
    pub opening: Opening,
    /// Networks being imported.
    pub importing: Importing,
    /// Why the address shows no network, as a notice; refused edits are in the document.
    pub problem: RwSignal<Option<AddressError>>,
    /// Whether a file is not an image, as a notice.
    pub unreadable: RwSignal<bool>,
    /// Whether the dialog about the page is open.
    pub about: RwSignal<bool>,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
    /// Why the page's content is not saved in the browser, as a notice.
    pub unkept: RwSignal<Option<StorageError>>,
    /// The view that the user chose; `None` before a choice.
    pub wanted_view: RwSignal<Option<View>>,
    /// The view of the stage: the chosen one, else the side view for signals and the field view for images.
    pub view: Memo<View>,
    /// Zoom and pan of each view.
    pub(super) viewports: [RwSignal<Viewport>; View::ALL.len()],
}

impl AppState {
    /// The state of a page with a network.
    pub fn new(network: Network, locale: Locale) -> Self {
        let settings = Settings::new(locale);
        let document = Document::new(network, settings);
        let lesson_session = LessonSession::new();
        let selection = Selection::new(document, lesson_session.concealment);
        let timeline = Timeline::new(selection);
        let overlay = Overlay::new(document, selection, timeline);
        let wanted_view = RwSignal::new(None);
        let is_line = Memo::new(move |_| document.network.with(|network| network.input.one_dimensional));
        let otherwise = move || if is_line.get() { View::Side } else { View::Field };
        Self {
            settings,
            document,
            selection,
            timeline,
            overlay,
            comparison: Comparing::new(settings, document, selection, timeline, overlay),
            lesson_session,
            lab: Lab::default(),
            opening: Opening::new(selection),
            importing: Importing::new(document),
            problem: RwSignal::default(),
            unreadable: RwSignal::default(),
            about: RwSignal::new(false),
            printing: RwSignal::new(false),
            unkept: RwSignal::default(),
            wanted_view,
            view: Memo::new(move |_| wanted_view.get().unwrap_or_else(otherwise)),
            viewports: View::ALL.map(|_| RwSignal::default()),
        }
    }

    /// Opens another network with the selection and view of a first visit.
    pub fn open(&self, network: Network) {
        self.timeline.playing.set(false);
        self.selection.observe(None);
        self.selection.open_row(None);
        self.selection.free();
        self.fit();
        self.wanted_view.set(None);
        self.overlay.ruler.set(None);
        self.timeline.seek(f64::INFINITY);
        self.forget_problems();
        self.document.apply(Edit::Load(network));
    }

    /// Opens a network without layers, and leaves the comparison.
    pub fn open_empty(&self) {
        self.compare(false);
        self.open(Network::new(EMPTY_INPUT));
    }

    /// Clears notices about what was opened before.
    pub(super) fn forget_problems(&self) {
        self.problem.set(None);
        self.unreadable.set(false);
    }

    /// Switches to a view, fitted to the stage.
    pub fn show(&self, view: View) {
        self.fit();
        self.wanted_view.set(Some(view));
    }

    /// Zoom and pan of a view.
    pub fn viewport(&self, view: View) -> RwSignal<Viewport> {
        self.viewports[view as usize]
    }

    /// Fits every view to the stage.
    pub fn fit(&self) {
        for viewport in self.viewports.iter().filter(|viewport| !viewport.with_untracked(Viewport::is_fit)) {
            viewport.set(Viewport::default());
        }
    }

    /// Inserts a layer after the open row, else at the end, and shows the complete field. A layer at the end is the new output and is
    /// selected.
    pub fn insert(&self, op: Op) {
        let opened = untrack(|| self.selection.opened());
        let count = self.document.network.with_untracked(|network| network.nodes().len());
        let at = self.document.network.with_untracked(|network| match opened {
            Some(Place::Node(key)) => network.index_of(key).map_or(count, |index| index + 1),
            Some(Place::Input) => 0,
            None => count,
        });
        let is_line = self.document.network.with_untracked(|network| network.input.one_dimensional);
        let op = if is_line { op.along_width() } else { op };
        self.document.apply(Edit::Insert { at, op });
        if at == count {
            self.selection.observe(None);
        }
        self.timeline.playing.set(false);
        self.timeline.seek(f64::INFINITY);
    }

    /// The default number of output channels of a new convolution: that of the layer before it, or `otherwise` if that has no channels.
    pub fn new_channels(&self, otherwise: u64) -> u64 {
        let (opened, edited) = untrack(|| (self.selection.opened(), self.selection.edited_map()));
        let last = || self.document.network.with_untracked(|network| network.nodes().len());
        let map = if opened == Some(Place::Input) { 0 } else { edited.unwrap_or_else(last) };
        let shape = self.document.analysis.with_untracked(|analysis| analysis.shaped.shape(map));
        shape.filter(|shape| map > 0 && shape.is_map()).map_or(otherwise, |shape| shape.channels())
    }
}
