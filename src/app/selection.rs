//! Selection: the selected layer and unit, what that unit sees, and which row is open for editing.

use std::sync::Arc;

use leptos::prelude::*;

use super::Document;
use crate::analysis::{NetworkAnalysis, TooLarge, Trace, Unit, trace};
use crate::comparison::Compared;
use crate::network::{Axes, Network, NodeKey};
use crate::scene::field::FieldPicture;
use crate::teaching::Concealment;

/// A row of the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The network's input.
    Input,
    /// A layer.
    Node(NodeKey),
}

/// The selected unit, and what it sees.
#[derive(Clone, Copy)]
pub struct Selection {
    document: Document,
    /// Which of the two compared networks the document is.
    side: Compared,
    chosen: RwSignal<Option<Place>>,
    /// What is hidden because it answers an open question.
    concealment: Memo<Option<Arc<Concealment>>>,
    /// The row that is open for editing.
    open: RwSignal<Option<Place>>,
    /// The pinned row and column, shared by both networks.
    pinned: RwSignal<Option<(i64, i64)>>,
    /// The unit under the pointer, and its network.
    hovered: RwSignal<Option<(Compared, Unit)>>,
    /// The map under the pointer or the focus, which is highlighted in all views.
    pub highlighted: RwSignal<Option<usize>>,
    /// The cell of the input under the pointer.
    pub input_cell: RwSignal<Option<(i64, i64)>>,
    /// The map of the selected unit.
    pub map: Memo<usize>,
    /// The selected unit.
    pub unit: Memo<Option<Unit>>,
    /// The exact cells that it sees, on all maps.
    pub trace: Memo<Option<Result<Arc<Trace>, TooLarge>>>,
    /// Its field on the input, and the steps of its growth.
    pub picture: Memo<Option<Arc<FieldPicture>>>,
}

impl Selection {
    /// The selection of a document: the middle unit of the last local map.
    pub fn new(document: Document, concealment: Memo<Option<Arc<Concealment>>>) -> Self {
        Self::of(document, Compared::A, concealment, RwSignal::new(None), RwSignal::new(None), RwSignal::new(None))
    }

    /// The selection of a second document, whose unit is at the same row and column as the first one's, if there is one; both share the
    /// input cell under the pointer.
    pub fn beside(document: Document, first: Self) -> Self {
        let Self { concealment, pinned, hovered, input_cell, .. } = first;
        Self::of(document, first.side.other(), concealment, pinned, hovered, input_cell)
    }

    fn of(
        document: Document,
        side: Compared,
        concealment: Memo<Option<Arc<Concealment>>>,
        pinned: RwSignal<Option<(i64, i64)>>,
        hovered: RwSignal<Option<(Compared, Unit)>>,
        input_cell: RwSignal<Option<(i64, i64)>>,
    ) -> Self {
        let chosen = RwSignal::new(None);
        let analysis = document.analysis;
        // What an open question asks for is not selected.
        let end = move || concealment.with(|hidden| hidden.as_ref().and_then(|hidden| *hidden.field_from.get(side)));
        let observed =
            move |analysis: &NetworkAnalysis| observed_map(analysis, chosen.get(), end().unwrap_or(usize::MAX));
        let map = Memo::new(move |_| analysis.with(|analysis| observed(analysis)));
        // Computed here instead of read from `map`: dependents of both memos would run twice per edit.
        let unit = Memo::new(move |_| {
            analysis.with(|analysis| {
                let map = observed(analysis);
                let own = |(whose, unit): (Compared, Unit)| if whose == side { unit } else { Unit { map, ..unit } };
                let hovered = hovered.get().map(own).filter(|unit| unit.exists(&analysis.shaped));
                let hovered = hovered.filter(|unit| end().is_none_or(|end| unit.map < end));
                hovered.or_else(|| unit_of(analysis, map, pinned.get()))
            })
        });
        let trace = Memo::new(move |_| {
            let unit = unit.get()?;
            Some(analysis.with(|analysis| trace::receptive(&analysis.shaped, unit)).map(Arc::new))
        });
        let picture = Memo::new(move |_| {
            let trace = trace.get()?.ok()?;
            Some(Arc::new(analysis.with(|analysis| FieldPicture::of(analysis, &trace))))
        });
        let highlighted = RwSignal::new(None);
        Self {
            document,
            side,
            chosen,
            concealment,
            open: RwSignal::new(None),
            pinned,
            hovered,
            highlighted,
            input_cell,
            map,
            unit,
            trace,
            picture,
        }
    }

    /// Selects a layer, or the default layer.
    pub fn observe(&self, place: Option<Place>) {
        self.hovered.set(None);
        if self.chosen.get_untracked() != place {
            self.chosen.set(place);
        }
    }

    /// Opens a row for editing instead of the present one, or closes it. The selected unit stays.
    pub fn open_row(&self, row: Option<Place>) {
        if self.open.get_untracked() != row {
            self.open.set(row);
        }
    }

    /// Opens a row for editing, or closes it if it is open.
    pub fn toggle_row(&self, row: Place) {
        self.open_row(Some(row).filter(|row| untrack(|| self.opened()) != Some(*row)));
    }

    /// The row that is open for editing, as long as it exists.
    pub fn opened(&self) -> Option<Place> {
        let open = self.open.get()?;
        self.document.network.with(|network| match open {
            Place::Node(key) => network.index_of(key).map(|_| open),
            Place::Input => Some(open),
        })
    }

    /// The map of the layer that is open for editing; `None` if that is the input.
    pub fn edited_map(&self) -> Option<usize> {
        let Place::Node(key) = self.open.get()? else { return None };
        self.document.network.with(|network| network.index_of(key).map(|index| index + 1))
    }

    /// The row from which the keyboard continues: the open one, else that of the selected map.
    pub fn current(&self) -> Option<Place> {
        let map = self.map.get();
        self.opened().or_else(|| self.document.network.with(|network| place_of(network, map)))
    }

    /// Whether the selected or the edited layer is faulty and has no output.
    pub fn is_impossible(&self) -> bool {
        [self.chosen.get(), self.open.get()].into_iter().flatten().any(|place| {
            let Place::Node(key) = place else { return false };
            self.document.analysis.with(|analysis| {
                let index = analysis.shaped.network().index_of(key);
                index.is_some_and(|index| analysis.shaped.shape(index + 1).is_none())
            })
        })
    }

    /// Selects a later or an earlier layer, up to the ends.
    pub fn observe_neighbour(&self, by: isize) {
        let map = self.map.get_untracked();
        let place = self
            .document
            .network
            .with_untracked(|network| place_of(network, map.saturating_add_signed(by).min(network.nodes().len())));
        self.observe(place);
    }

    /// Selects a map.
    pub fn observe_map(&self, map: usize) {
        if self.map.get_untracked() != map {
            self.observe(self.document.network.with_untracked(|network| place_of(network, map)));
        }
    }

    /// Pins a unit until [`free`](Self::free).
    pub fn pin(&self, row: i64, col: i64) {
        self.pinned.set(Some((row, col)));
    }

    /// Pins the unit whose field's center is nearest to a position on a map, in rows and columns with fractions. Along an axis without a
    /// position the unit stays where it is. On the unit's own map it is the unit at the position.
    pub fn pin_at(&self, map: usize, place: Axes<Option<f64>>) {
        if let Some(unit) = self.unit_at(map, place)
            && self.pinned.get_untracked() != Some((unit.row, unit.col))
        {
            self.pin(unit.row, unit.col);
        }
    }

    /// Pins the unit of the selected map whose field's center is nearest to a position on the input, in rows and columns.
    pub fn pin_above(&self, place: Axes<f64>) {
        self.pin_at(0, place.map(Some));
    }

    /// The unit that [`pin_at`](Self::pin_at) pins.
    pub fn unit_at(&self, map: usize, place: Axes<Option<f64>>) -> Option<Unit> {
        self.hover(None);
        let own = self.unit.get_untracked()?;
        self.document.analysis.with_untracked(|analysis| {
            let found = if map == own.map {
                let size = analysis.shaped.shape(map)?.size();
                let index = |at: f64, extent: u64| (at.floor() as i64).clamp(0, extent.max(1).cast_signed() - 1);
                let at = place.map(Option::unwrap_or_default);
                Unit { map, row: index(at.height, size.height), col: index(at.width, size.width) }
            } else {
                let places = analysis.places.get(map).copied().flatten()?;
                let at = place.map(Option::unwrap_or_default);
                let at = Axes::new(places.height.input_from_cell(at.height), places.width.input_from_cell(at.width));
                analysis.unit_centred_at(own.map, at)?
            };
            let row = if place.height.is_some() { found.row } else { own.row };
            let col = if place.width.is_some() { found.col } else { own.col };
            Some(Unit { row, col, ..found })
        })
    }

    /// Selects a unit of any map while the pointer is on it.
    pub fn hover(&self, unit: Option<Unit>) {
        let hovered = unit.map(|unit| (self.side, unit));
        if self.hovered.get_untracked() != hovered {
            self.hovered.set(hovered);
        }
    }

    /// The layer that the user selected; `None` for the default.
    pub fn chosen(&self) -> Option<Place> {
        self.chosen.get()
    }

    /// The unit that is pinned.
    pub fn pinned(&self) -> Option<(i64, i64)> {
        self.pinned.get()
    }

    /// Whether the pointer is on a unit.
    pub fn is_hovering(&self) -> bool {
        self.hovered.with(Option::is_some)
    }

    /// Returns to the middle unit.
    pub fn free(&self) {
        self.pinned.set(None);
        self.hovered.set(None);
    }

    /// Whether the selected unit is the pinned one: the pinned unit exists, and the pointer is on no other.
    pub fn is_pinned(&self) -> bool {
        self.pinned.get().is_some_and(|pinned| self.unit.get().is_some_and(|unit| (unit.row, unit.col) == pinned))
    }

    /// Highlights a map, or none.
    pub fn highlight(&self, map: Option<usize>) {
        if self.highlighted.get_untracked() != map {
            self.highlighted.set(map);
        }
    }

    /// Sets the cell of the input under the pointer.
    pub fn point_at_input(&self, cell: Option<(i64, i64)>) {
        if self.input_cell.get_untracked() != cell {
            self.input_cell.set(cell);
        }
    }

    /// Whether the field of a map answers an open question.
    pub fn hides_field(&self, map: usize) -> bool {
        self.concealment.with(|hidden| hidden.as_ref().is_some_and(|hidden| hidden.hides_field(self.side, map)))
    }

    /// Whether the formatted output size of a map answers an open question.
    pub fn hides_size(&self, map: usize, written: &str) -> bool {
        self.concealment.with(|hidden| {
            hidden
                .as_ref()
                .is_some_and(|hidden| hidden.hides_size(self.side, map) || (map > 0 && hidden.is_answered_by(written)))
        })
    }

    /// Whether a sentence about the selected unit answers an open question.
    pub fn hides_sentence(&self, sentence: &str) -> bool {
        self.concealment
            .with(|hidden| hidden.as_ref().is_some_and(|hidden| hidden.cells || hidden.is_answered_by(sentence)))
    }

    /// Rows and columns of the selected map.
    pub(super) fn map_size(&self) -> Option<Axes<u64>> {
        let map = self.map.get_untracked();
        self.document.analysis.with_untracked(|analysis| analysis.shaped.shape(map)).map(|shape| shape.size())
    }

    /// Moves the selected unit by rows and columns, up to the borders of its map, and pins it.
    pub fn nudge(&self, rows: i64, cols: i64) {
        let Some(unit) = self.unit.get_untracked() else { return };
        let Some(size) = self.map_size() else { return };
        let last = size.map(|extent| i64::try_from(extent).unwrap_or(i64::MAX) - 1);
        self.hovered.set(None);
        self.pin(
            unit.row.saturating_add(rows).clamp(0, last.height),
            unit.col.saturating_add(cols).clamp(0, last.width),
        );
    }
}

fn place_of(network: &Network, map: usize) -> Option<Place> {
    match map {
        0 => Some(Place::Input),
        _ => network.nodes().get(map - 1).map(|node| Place::Node(node.key)),
    }
}

/// The map of the chosen place, or else of the last layer with local units; at most the one before `end`.
fn observed_map(analysis: &NetworkAnalysis, chosen: Option<Place>, end: usize) -> usize {
    let map = match chosen {
        None => None,
        Some(Place::Input) => Some(0),
        Some(Place::Node(key)) => analysis.shaped.network().index_of(key).map(|index| index + 1),
    };
    let map = map.filter(|&map| analysis.shaped.shape(map).is_some());
    map.unwrap_or_else(|| analysis.last_local_map()).min(end.saturating_sub(1))
}

fn unit_of(analysis: &NetworkAnalysis, map: usize, chosen: Option<(i64, i64)>) -> Option<Unit> {
    let chosen = chosen.map(|(row, col)| Unit { map, row, col }).filter(|unit| unit.exists(&analysis.shaped));
    chosen.or_else(|| Unit::centre(&analysis.shaped, map))
}
