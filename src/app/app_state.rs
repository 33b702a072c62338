//! `AppState`: all signals of the page in one value.

use leptos::prelude::*;

use super::documents::StorageError;
use super::{
    AddressError, Comparing, Document, Importing, Lab, LessonSession, Opening, Overlay, Place, Selection, Settings,
    Timeline,
};
use crate::i18n::Locale;
use crate::network::edit::Edit;
use crate::network::{Network, Op};
use crate::scene::{View, Viewport};

/// The whole state of the page; components take it from the context.
#[derive(Clone, Copy)]
pub struct AppState {
    /// What the reader prefers.
    pub settings: Settings,
    /// The network and its history.
    pub document: Document,
    /// The selected unit.
    pub selection: Selection,
    /// How far its field has grown.
    pub timeline: Timeline,
    /// What the stage shows besides plain cells.
    pub overlay: Overlay,
    /// The network it is compared with.
    pub comparison: Comparing,
    /// The lesson that is open.
    pub lesson_session: LessonSession,
    /// The kernel lab.
    pub lab: Lab,
    /// The opening.
    pub opening: Opening,
    /// Networks on their way in.
    pub importing: Importing,
    /// Why the address shows no network, for the reader to know; the document keeps its own refusals.
    pub problem: RwSignal<Option<AddressError>>,
    /// Whether a file was no picture, for the reader to know.
    pub unreadable: RwSignal<bool>,
    /// Whether the page tells about itself.
    pub about: RwSignal<bool>,
    /// Whether the page is on its way to paper.
    pub printing: RwSignal<bool>,
    /// Why what is on the page is not kept in the browser, for the reader to know.
    pub unkept: RwSignal<Option<StorageError>>,
    /// How the reader wants the chosen unit shown; none until it is said.
    pub wanted_view: RwSignal<Option<View>>,
    /// How the stage shows the chosen unit: as wanted, else signals from the side and maps as fields.
    pub view: Memo<View>,
    /// How each view is enlarged and moved.
    pub(super) viewports: [RwSignal<Viewport>; View::ALL.len()],
}

impl AppState {
    /// The state of a page that shows a network.
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

    /// Opens another network and looks at it as on a first visit.
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

    /// Takes messages away that are about what was opened before.
    pub(super) fn forget_problems(&self) {
        self.problem.set(None);
        self.unreadable.set(false);
    }

    /// Shows the chosen unit in another way, all of it.
    pub fn show(&self, view: View) {
        self.fit();
        self.wanted_view.set(Some(view));
    }

    /// How a view is enlarged and moved.
    pub fn viewport(&self, view: View) -> RwSignal<Viewport> {
        self.viewports[view as usize]
    }

    /// Shows all of every view.
    pub fn fit(&self) {
        for viewport in self.viewports.iter().filter(|viewport| !viewport.with_untracked(Viewport::is_fit)) {
            viewport.set(Viewport::default());
        }
    }

    /// Puts a layer behind the open row, else at the end, and shows the complete field. A layer at the end is the new output, and one
    /// looks at it.
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

    /// How many channels a new convolution begins with: as many as the layer has behind which it is put, if that has channels.
    pub fn new_channels(&self, otherwise: u64) -> u64 {
        let (opened, edited) = untrack(|| (self.selection.opened(), self.selection.edited_map()));
        let last = || self.document.network.with_untracked(|network| network.nodes().len());
        let map = if opened == Some(Place::Input) { 0 } else { edited.unwrap_or_else(last) };
        let shape = self.document.analysis.with_untracked(|analysis| analysis.shaped.shape(map));
        shape.filter(|shape| map > 0 && shape.is_map()).map_or(otherwise, |shape| shape.channels())
    }
}
