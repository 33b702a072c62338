//! Stamping of the kernel: a field grows as the kernel of the new layer moves around the border of the previous field, and what it covers
//! is seen too.

use super::OpeningPicture;
use crate::analysis::{CellSet, IndexSet};
use crate::network::{Axes, Axis};
use crate::scene::Hull;

/// The greatest distance of the kernel from the image, in cells.
const FARTHEST: i64 = 40;

/// The kernel of a step on its path around the field of the previous step.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The offsets of the kernel's taps, in cells of the input.
    pub taps: Axes<Vec<i64>>,
    /// The positions it has visited, in order.
    pub visited: Vec<(i64, i64)>,
    /// Its current position, with fractions.
    pub at: (f64, f64),
}

impl Stamp {
    /// The kernel at a moment of the step, with progress 0 to 1; `None` for a step without a layer.
    pub fn of(picture: &OpeningPicture, progress: f64) -> Option<Self> {
        let taps = taps(picture)?;
        let way = way(nearby(before(picture)?, picture), &taps, picture);
        let place = progress.clamp(0.0, 1.0) * (way.len() - 1) as f64;
        let (here, next) = (place.floor() as usize, place.ceil() as usize);
        let part = place.fract();
        let between = |from: i64, to: i64| from as f64 + (to - from) as f64 * part;
        let at = (between(way[here].0, way[next].0), between(way[here].1, way[next].1));
        Some(Self { taps, visited: way[..=here].to_vec(), at })
    }

    /// The cells that the kernel has covered so far.
    pub fn covered(&self) -> CellSet {
        let mut covered = CellSet::empty();
        for &(row, column) in &self.visited {
            let indices = |at: i64, offsets: &[i64]| {
                IndexSet::from_intervals(offsets.iter().map(|offset| (at + offset, at + offset)).collect())
            };
            covered.insert(indices(row, &self.taps.height), &indices(column, &self.taps.width));
        }
        covered
    }
}

/// The positions that the kernel visits: the border of the previous field. If its taps leave gaps, the border alone would leave holes; then
/// the path continues inwards, over every cell that was seen before.
fn way(area: Hull, taps: &Axes<Vec<i64>>, picture: &OpeningPicture) -> Vec<(i64, i64)> {
    let has_gaps =
        [&taps.height, &taps.width].into_iter().any(|taps| taps.windows(2).any(|pair| pair[1] - pair[0] > 1));
    if has_gaps {
        let [top, bottom, left, right] = area;
        let depth = (bottom - top).min(right - left) / 2;
        let rings = (0..=depth).flat_map(|depth| border([top + depth, bottom - depth, left + depth, right - depth]));
        let inside: Vec<_> = rings.filter(|&(row, column)| picture.before[0].contains(row, column)).collect();
        if !inside.is_empty() {
            return inside;
        }
    }
    border(area)
}

/// The field of the previous step; for the first step, the unit's own cell.
fn before(picture: &OpeningPicture) -> Option<Hull> {
    if let Some(index) = picture.step.checked_sub(2) {
        return picture.field.footprints.get(index).map(|footprint| footprint.hull);
    }
    let place = picture.field.place.map(|place| place.floor() as i64);
    Some([place.height, place.height, place.width, place.width])
}

/// The part of an area that is near the image: strides produce fields too large to move around.
fn nearby([top, bottom, left, right]: Hull, picture: &OpeningPicture) -> Hull {
    let near = |border: i64, extent: u64| border.clamp(-FARTHEST, extent.cast_signed().saturating_add(FARTHEST));
    let Axes { height, width } = picture.field.input;
    [near(top, height), near(bottom, height), near(left, width), near(right, width)]
}

/// The offsets of the taps of the step's layer, in cells of the input; `None` for the input itself.
fn taps(picture: &OpeningPicture) -> Option<Axes<Vec<i64>>> {
    let stack = &picture.stack;
    let map = stack.selected_map();
    let reads = map.reads.first()?;
    let lower = &stack.maps[reads.from];
    let offsets = |axis: Axis, index: i64| -> Vec<i64> {
        let asked = reads.links.get(axis).asked(index);
        let middle = asked.iter().sum::<i64>() as f64 / asked.count.max(1) as f64;
        let jump = lower.place.get(axis).step;
        asked.iter().map(|tap| ((tap as f64 - middle) * jump).round() as i64).collect()
    };
    Some(Axes::new(offsets(Axis::Height, stack.unit.row), offsets(Axis::Width, stack.unit.col)))
}

/// The cells of the border of an area, clockwise from the first; never empty.
fn border([top, bottom, left, right]: Hull) -> Vec<(i64, i64)> {
    if top >= bottom || left >= right {
        return (top..=bottom.max(top))
            .flat_map(|row| (left..=right.max(left)).map(move |column| (row, column)))
            .collect();
    }
    let above = (left..right).map(|column| (top, column));
    let beside = (top..bottom).map(|row| (row, right));
    let below = (left + 1..=right).rev().map(|column| (bottom, column));
    let back = (top + 1..=bottom).rev().map(|row| (row, left));
    above.chain(beside).chain(below).chain(back).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{NetworkAnalysis, Unit, trace};
    use crate::formats::notation;

    fn picture(text: &str, step: usize) -> OpeningPicture {
        let network = notation::read(text).expect("a network in the notation");
        let analysis = Arc::new(NetworkAnalysis::new(Arc::new(network)));
        let unit = Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("a unit");
        let trace = trace::receptive(&analysis.shaped, unit).expect("a small trace");
        OpeningPicture::of(&analysis, &trace, step).expect("all steps can be listed")
    }

    /// Asserts that the kernel, at the end of its path, has covered everything that the analysis says is new.
    fn covers_what_is_new(text: &str) {
        let steps = picture(text, 0).field.footprints.len();
        for step in 1..=steps {
            let picture = picture(text, step);
            let mut seen = Stamp::of(&picture, 1.0).expect("a layer's step").covered();
            seen.extend(&picture.before[0]);
            let exact = picture.field.footprints[step - 1].cells.get();
            let differs = |row, column| seen.contains(row, column) != exact.contains(row, column);
            let wrong = (0..31).flat_map(|row| (0..31).map(move |column| (row, column)));
            assert_eq!(wrong.filter(|&(row, column)| differs(row, column)).count(), 0, "step {step} of {text}");
        }
    }

    #[test]
    fn the_kernel_covers_what_the_engine_says_is_seen() {
        covers_what_is_new("input 1x31x31; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1");
        covers_what_is_new("input 1x31x31; conv 1 k3 p1; conv 1 k3 p2 d2; conv 1 k3 p4 d4; conv 1 k3 p8 d8");
        covers_what_is_new("input 1x31x31; conv 1 k5 p2; conv 1 k3 p1; conv 1 k5 p2");
    }

    #[test]
    fn no_field_is_too_large_to_go_around() {
        let strided = format!("input 1x31x31{}", "; conv 1 k3 s2 p1".repeat(30));
        let stamp = Stamp::of(&picture(&strided, 30), 0.5).expect("a layer's step");
        assert!(stamp.visited.len() < 1000);
    }

    #[test]
    fn it_goes_around_the_border_once() {
        assert_eq!(border([4, 4, 7, 7]), [(4, 7)]);
        let way = border([0, 2, 0, 2]);
        assert_eq!(way, [(0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)]);
        assert_eq!(border([0, 0, 0, 3]).len(), 4);
    }
}
