//! Which unit one looks at, and what it sees.

use std::sync::Arc;

use leptos::prelude::*;

use super::Document;
use crate::analysis::{CellSet, Overview, TooLarge, Trace, Unit, trace};
use crate::cnn::{Axes, NodeKey};

/// One step in which the field of the chosen unit grows.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The unit in the middle of what is seen at this layer.
    pub unit: Unit,
    /// The exact cells of the input that it sees.
    pub cells: CellSet,
}

/// Which unit one looks at, and what it sees.
#[derive(Clone, Copy)]
pub struct Selection {
    document: Document,
    observed: RwSignal<Option<NodeKey>>,
    pinned: RwSignal<Option<(i64, i64)>>,
    hovered: RwSignal<Option<(i64, i64)>>,
    /// The map under the pointer or the focus, wherever on the page: it lights up everywhere.
    pub lit: RwSignal<Option<usize>>,
    /// The cell of the input under the pointer.
    pub input_cell: RwSignal<Option<(i64, i64)>>,
    /// The map whose unit one looks at.
    pub map: Memo<usize>,
    /// The unit one looks at.
    pub unit: Memo<Option<Unit>>,
    /// The exact cells that it sees, at every map below.
    pub trace: Memo<Option<Result<Arc<Trace>, TooLarge>>>,
    /// The steps in which its field grows.
    pub steps: Memo<Arc<Vec<Step>>>,
}

impl Selection {
    /// The selection of a document: the middle unit of the last map that has a place of its own.
    pub fn new(document: Document) -> Self {
        let observed = RwSignal::new(None);
        let pinned = RwSignal::new(None);
        let hovered = RwSignal::new(None);
        let overview = document.overview;
        let map = Memo::new(move |_| overview.with(|overview| observed_map(overview, observed.get())));
        let unit = Memo::new(move |_| {
            let chosen = hovered.get().or(pinned.get());
            overview.with(|overview| unit_of(overview, map.get(), chosen))
        });
        let trace = Memo::new(move |_| {
            let unit = unit.get()?;
            Some(overview.with(|overview| trace::receptive(&overview.plan, unit)).map(Arc::new))
        });
        let steps = Memo::new(move |_| {
            let Some(Ok(trace)) = trace.get() else { return Arc::default() };
            Arc::new(overview.with(|overview| steps_of(overview, &trace)))
        });
        let (lit, input_cell) = (RwSignal::new(None), RwSignal::new(None));
        Self { document, observed, pinned, hovered, lit, input_cell, map, unit, trace, steps }
    }

    /// Looks at the units of another map: of a node, or of the layer that is looked at first.
    pub fn observe(&self, node: Option<NodeKey>) {
        self.observed.set(node);
        self.hovered.set(None);
    }

    /// Looks at a unit until it is freed.
    pub fn pin(&self, row: i64, col: i64) {
        self.pinned.set(Some((row, col)));
    }

    /// Looks at a unit for as long as the pointer is there.
    pub fn hover(&self, cell: Option<(i64, i64)>) {
        if self.hovered.get_untracked() != cell {
            self.hovered.set(cell);
        }
    }

    /// Goes back to the middle unit.
    pub fn free(&self) {
        self.pinned.set(None);
        self.hovered.set(None);
    }

    /// Whether a unit is pinned.
    pub fn is_pinned(&self) -> bool {
        self.pinned.get().is_some()
    }

    /// Rows and columns of the map whose unit one looks at.
    pub(super) fn map_size(&self) -> Option<Axes<u64>> {
        let map = self.map.get_untracked();
        self.document.overview.with_untracked(|overview| overview.plan.shape(map)).map(|shape| shape.size())
    }

    /// Moves the chosen unit by rows and columns, up to the borders of its map, and pins it.
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

fn observed_map(overview: &Overview, observed: Option<NodeKey>) -> usize {
    let map = observed.and_then(|key| overview.plan.network().index_of(key)).map(|index| index + 1);
    map.filter(|&map| overview.plan.shape(map).is_some()).unwrap_or_else(|| overview.last_local_map())
}

fn unit_of(overview: &Overview, map: usize, chosen: Option<(i64, i64)>) -> Option<Unit> {
    let chosen = chosen.map(|(row, col)| Unit { map, row, col }).filter(|unit| unit.exists(&overview.plan));
    chosen.or_else(|| Unit::centre(&overview.plan, map))
}

fn steps_of(overview: &Overview, trace: &Trace) -> Vec<Step> {
    let units = overview.growth(trace);
    let seen = |unit: Unit| {
        let cells = if unit == trace.unit { trace.cells[0].clone() } else { overview.seen(unit).unwrap_or_default() };
        Step { unit, cells }
    };
    units.into_iter().map(seen).collect()
}
