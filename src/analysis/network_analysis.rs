//! Analysis of a network's geometry without a selected unit, computed once per edit. Its costs are in [`Costs`](super::Costs).

use std::sync::Arc;

use super::{Alignment, Field, Trace, Unit, alignments, fields, global_maps, trace};
use crate::network::{Axes, Axis, Network, ShapedNetwork};

/// The geometry of a network: shapes, fields and alignments of its maps. Vectors are indexed by map number; map 0 is the input.
#[derive(Clone, Debug)]
pub struct NetworkAnalysis {
    /// Links, shapes and faults.
    pub shaped: ShapedNetwork,
    /// The field of every map.
    pub fields: Vec<Field>,
    /// Whether each map is global: its units have no position, as behind a global pool.
    pub global: Vec<bool>,
    /// The alignment of every map with the input; `None` for maps that do not exist.
    pub places: Vec<Option<Axes<Alignment>>>,
    /// The maps that a window layer produces (convolutions, pools, enlargements, padding), in order: the steps in which a field grows.
    pub growing: Vec<usize>,
}

impl NetworkAnalysis {
    /// Analyzes a network.
    pub fn new(network: Arc<Network>) -> Self {
        Self::of(ShapedNetwork::new(network))
    }

    /// Analyzes a network whose shapes are known.
    pub fn of(shaped: ShapedNetwork) -> Self {
        let maps = 0..shaped.map_count();
        let global = global_maps(&shaped);
        Self {
            fields: fields(&shaped),
            places: alignments(&shaped, &global),
            global,
            growing: maps.skip(1).filter(|&map| shaped.step_of(map).is_some() && shaped.op(map).spec().grows).collect(),
            shaped,
        }
    }

    /// The map that is selected first: the last working map with positions, before any global one; else the last whose units do not see
    /// everything, else the input.
    pub fn last_local_map(&self) -> usize {
        let first_global = (1..self.shaped.map_count()).find(|&map| self.global[map] && !self.feeds_local(map));
        let end = first_global.unwrap_or(self.shaped.map_count());
        let is_known = |map: usize| self.fields[map] != Field::Unknown;
        let is_local = |map: &usize| !self.global[*map] && self.shaped.shape(*map).is_some() && is_known(*map);
        let sees_part = |map: &usize| matches!(self.fields[*map], Field::Local(_) | Field::Irregular);
        let maps = 1..self.shaped.map_count();
        (1..end).rev().find(is_local).or_else(|| maps.rev().find(sees_part)).unwrap_or(0)
    }

    /// Whether a later local map depends on this one, which then belongs to a gate and is not the end of the spatial part.
    fn feeds_local(&self, map: usize) -> bool {
        let mut reached = vec![false; self.shaped.map_count()];
        reached[map] = true;
        for later in map + 1..self.shaped.map_count() {
            let reads = |step: &crate::network::Step| step.sources.iter().any(|&source| reached[source]);
            reached[later] = self.shaped.step_of(later).is_some_and(reads);
            if reached[later] && !self.global[later] {
                return true;
            }
        }
        false
    }

    /// The first map at which a branch that sees the whole map joins what a local map depends on, or the map itself: such a gate is left out
    /// of its field. `None` if there is none, and for a global map.
    pub fn gate_below(&self, map: usize) -> Option<usize> {
        if self.global[map] {
            return None;
        }
        let mut counts = vec![false; map + 1];
        counts[map] = true;
        let mut gate = None;
        for map in (1..=map).rev() {
            let Some(step) = self.shaped.step_of(map).filter(|_| counts[map]) else { continue };
            for &source in &step.sources {
                if self.global[source] {
                    gate = Some(map);
                } else {
                    counts[source] = true;
                }
            }
        }
        gate
    }

    /// The number of growing maps up to a map, itself included.
    pub fn depth(&self, map: usize) -> usize {
        self.growing.partition_point(|&growing| growing <= map)
    }

    /// First and last row, first and last column that a unit sees, not clipped to the input; `None` without a closed form, and if it sees
    /// nothing.
    pub fn span(&self, unit: Unit) -> Option<Axes<(i128, i128)>> {
        let field = self.fields[unit.map].local()?;
        Some(Axes::new(field.height.span(unit.row)?, field.width.span(unit.col)?))
    }

    /// The row and the column of the input above which the center of a unit lies, integers being borders between cells; `None` if its map
    /// does not exist.
    pub fn place(&self, unit: Unit) -> Option<Axes<f64>> {
        let places = self.places[unit.map]?;
        let middle = Axes::new(unit.row, unit.col).map(|index| index as f64 + 0.5);
        Some(Axes::from_axis(|axis| places.get(axis).input_from_cell(*middle.get(axis))))
    }

    /// The steps in which the field of a traced unit grows: for each growing map on the path, the seen unit nearest to the position of the
    /// traced unit; at the end the traced unit itself, unless the last step has the same field.
    ///
    /// Of parallel branches, steps that see less than the step before are left out.
    pub fn growth(&self, trace: &Trace) -> Vec<Unit> {
        let own = trace.unit;
        let place = self.place(own);
        let mut steps: Vec<Unit> = Vec::new();
        for &map in self.growing.iter().take_while(|&&map| map < own.map) {
            let Some(place) = self.places[map].zip(place) else { continue };
            let [row, col] =
                [Axis::Height, Axis::Width].map(|axis| place.0.get(axis).cell_from_input(*place.1.get(axis)));
            let Some((row, col)) = trace.cells[map].nearest(row, col) else { continue };
            let unit = Unit { map, row, col };
            if steps.last().is_none_or(|&before| !self.sees_less(unit, before)) {
                steps.push(unit);
            }
        }
        let is_new = |before: &Unit| self.growing.contains(&own.map) || self.span(*before) != self.span(own);
        if steps.last().is_none_or(is_new) {
            steps.push(own);
        }
        steps
    }

    /// Whether the field of a unit is smaller than that of another on either axis.
    fn sees_less(&self, unit: Unit, other: Unit) -> bool {
        let extent = |unit: Unit| Some(self.span(unit)?.map(|(first, last)| last.abs_diff(first)));
        match (extent(unit), extent(other)) {
            (Some(own), Some(other)) => own.height < other.height || own.width < other.width,
            _ => false,
        }
    }

    /// The exact cells of the input that a unit sees.
    ///
    /// # Errors
    /// [`super::TooLarge`] where they cannot be listed.
    pub fn seen(&self, unit: Unit) -> Result<super::CellSet, super::TooLarge> {
        let mut trace = trace::receptive(&self.shaped, unit)?;
        Ok(trace.cells.swap_remove(0))
    }

    /// The map on which to show what a unit influences: `looked_at` if it is later than the unit's map and reached, else the last reached
    /// map with positions; `None` if no later map is reached.
    pub fn reached_by(&self, influences: &Trace, looked_at: usize) -> Option<usize> {
        let above = influences.unit.map + 1..self.shaped.map_count();
        let is_reached = |map: &usize| !influences.cells[*map].is_empty();
        let looked_at = Some(looked_at).filter(|map| above.contains(map) && is_reached(map));
        looked_at.or_else(|| above.rev().find(|map| is_reached(map) && !self.global[*map]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn analysis(text: &str) -> NetworkAnalysis {
        NetworkAnalysis::new(notation::read(text).expect("the network is written well").into())
    }

    #[test]
    fn a_gate_is_known_to_all_that_depends_on_it() {
        let text = "input 8x9x9; c: conv 8 k3 p1; gap; conv 8 k1; sigmoid; g: mul c,prev; d: conv 8 k3 p1; e: conv 8 k3 p1 from c";
        let analysis = analysis(text);
        let map = |name: &str| analysis.shaped.network().index_of_name(name).expect("a layer") + 1;
        let gates = ["c", "gap1", "g", "d", "e"].map(|name| analysis.gate_below(map(name)));
        assert_eq!(gates, [None, None, Some(map("g")), Some(map("g")), None]);
    }

    #[test]
    fn one_looks_at_the_last_map_that_does_not_see_all() {
        for (text, expected) in [
            ("input 1x9x9; conv 1 k3; gap", 1),
            ("input 1x9x9; conv 1 k3; adaptive 7; flatten", 1),
            ("input 1x10x10; adaptive 3; conv 1 k2", 2),
            ("input 1x10x10; adaptive 3; conv 1 k2; flatten", 2),
            ("input 1x10x10; gap", 0),
        ] {
            assert_eq!(analysis(text).last_local_map(), expected, "{text}");
        }
    }

    #[test]
    fn adaptive_windows_of_one_size_have_the_fields_that_are_traced() {
        let even = analysis("input 1x14x12; conv 1 k3 p1; adaptive 7x3; conv 1 k1");
        for (row, col) in [(0, 0), (3, 1), (6, 2)] {
            let unit = Unit { map: 3, row, col };
            let seen = even.seen(unit).expect("a small trace").hull().expect("it sees something");
            let span = even
                .span(unit)
                .expect("a closed form")
                .map(|(first, last)| [first, last].map(|border| i64::try_from(border).expect("a small field")));
            assert_eq!(span.height.map(|row| row.clamp(0, 13)), [seen.top, seen.bottom]);
            assert_eq!(span.width.map(|col| col.clamp(0, 11)), [seen.left, seen.right]);
        }
        let odd = analysis("input 1x10x10; adaptive 3; conv 1 k2; flatten");
        assert_eq!(odd.fields[1..], [Field::Irregular, Field::Irregular, Field::Global]);
    }
}
