//! Assembly of a stack: the feature maps around a unit, from the analysis.

use super::map::hull_of;
use super::{MapWords, Reads, Stack, StackMap};
use crate::analysis::{AxisLink, CellSet, NetworkAnalysis, Trace, Unit};
use crate::scene::{Depth, Hull};

impl Stack {
    /// The maps around the unit of a trace, with what it sees; with what it influences, if that is given.
    ///
    /// A map has its own picture if a window or a join produces it, or if its size differs from its input's; for normalizations,
    /// non-linearities and the like, the map of their input is shown. `words` is called with map numbers.
    ///
    /// # Panics
    ///
    /// If the input is impossible; then nothing can be traced either.
    pub fn of(
        analysis: &NetworkAnalysis,
        trace: &Trace,
        influences: Option<&Trace>,
        words: &dyn Fn(usize) -> MapWords,
    ) -> Self {
        let stands_for = pictured(analysis);
        let growth: Vec<usize> = analysis.growth(trace).iter().map(|unit| unit.map).collect();
        let mut stack = Vec::new();
        let mut position = vec![0; analysis.shaped.map_count()];
        for map in 0..analysis.shaped.map_count() {
            if stands_for[map] != Some(map) {
                continue;
            }
            position[map] = stack.len();
            let (Some(shape), Some(place)) = (analysis.shaped.shape(map), analysis.places[map]) else { continue };
            stack.push(StackMap {
                layer: map,
                depth: (map > 0).then(|| depth(analysis, map)),
                size: shape.size(),
                place,
                reads: reads(analysis, map, &stands_for, &position),
                seen: trace.cells[map].clone(),
                influenced: influences.map_or_else(CellSet::empty, |trace| trace.cells[map].clone()),
                asked: None,
                step: growth.iter().filter(|&&growing| growing > map).count(),
                words: words(map),
            });
        }
        let map = stands_for[trace.unit.map].expect("a traced unit's map exists");
        ask(&mut stack);
        let source = influences.and_then(|trace| stands_for[trace.unit.map]);
        Self { source, maps: stack, unit: Unit { map, ..trace.unit }, selected: position[map], steps: growth.len() }
    }
}

/// For each map, the map that is drawn for it; `None` for maps that do not exist.
fn pictured(analysis: &NetworkAnalysis) -> Vec<Option<usize>> {
    let shaped = &analysis.shaped;
    let mut stands_for: Vec<Option<usize>> = vec![None; shaped.map_count()];
    stands_for[0] = shaped.shape(0).map(|_| 0);
    for map in 1..shaped.map_count() {
        let Some(step) = shaped.step_of(map) else { continue };
        let own = analysis.growing.binary_search(&map).is_ok() || shaped.op(map).joins();
        stands_for[map] = match step.sources.first().map(|&source| (shaped.shape(source), stands_for[source])) {
            Some((Some(below), drawn)) if !own && below.size() == step.shape.size() => drawn,
            _ => Some(map),
        };
    }
    stands_for
}

fn depth(analysis: &NetworkAnalysis, map: usize) -> Depth {
    Depth { index: analysis.depth(map).saturating_sub(1), count: analysis.growing.len().max(1) }
}

fn reads(analysis: &NetworkAnalysis, map: usize, stands_for: &[Option<usize>], position: &[usize]) -> Vec<Reads> {
    let sources = analysis.shaped.step_of(map).map_or(&[][..], |step| &step.sources);
    let read = |(slot, &source): (usize, &usize)| {
        let from = position[stands_for[source]?];
        Some(Reads { from, links: AxisLink::of(&analysis.shaped, map, slot) })
    };
    sources.iter().enumerate().filter_map(read).collect()
}

/// Sets for every map the hull of what the influencing cells above it read.
fn ask(stack: &mut [StackMap]) {
    for place in (0..stack.len()).rev() {
        let Some([top, bottom, left, right]) = hull_of(&stack[place].seen) else { continue };
        let all = stack[place].reads.clone();
        let is_unseen = |reads: &Reads, stack: &[StackMap]| stack[reads.from].seen.is_empty();
        // If only padding is read, nothing is seen.
        let is_padding = all.iter().all(|reads| is_unseen(reads, stack));
        for reads in all {
            // The trace leaves out the map behind a gate, which sees everything.
            if is_unseen(&reads, stack) && !is_padding {
                continue;
            }
            let rows = reads.links.height.asked_span(top, bottom);
            let columns = reads.links.width.asked_span(left, right);
            if let (Some((top, bottom)), Some((left, right))) = (rows, columns) {
                let asked = &mut stack[reads.from].asked;
                let hull = [top, bottom, left, right];
                *asked = Some(asked.map_or(hull, |other| joined(other, hull)));
            }
        }
    }
}

fn joined([top, bottom, left, right]: Hull, other: Hull) -> Hull {
    [top.min(other[0]), bottom.max(other[1]), left.min(other[2]), right.max(other[3])]
}
