//! What the kernel view shows of one unit, at any size and moment.

use crate::analysis::worked_example::Computation;
use crate::analysis::{NetworkAnalysis, Unit, WorkedExample};
use crate::network::Axes;
use crate::scene::stack::MapWords;
use crate::scene::{Depth, Hull, Size, Viewport};

/// Maps of at most so many cells along an axis are shown whole, with their padding.
const WHOLE: i64 = 13;
/// Of larger outputs, so many cells along an axis are shown.
const OUTPUT: i64 = 7;
/// Around what the unit reads of a larger source, so many cells more are shown on either side.
const AROUND: i64 = 2;

/// A unit that reads nothing is shown beside what units at most so many cells away read.
const FARTHEST_READER: i64 = 8;

/// How a unit is computed, in small numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelPicture {
    /// The selected unit.
    pub unit: Unit,
    /// The maps, from the source of the lowest layer to the map of the unit: two or three. Empty where no layer with a kernel is near.
    pub panels: Vec<Panel>,
    /// The kernels between them, one less.
    pub kernels: Vec<KernelPanel>,
    /// How the unit is computed; none where no layer with a kernel is near.
    pub computation: Option<Computation>,
    /// The words beside the numbers.
    pub words: KernelWords,
}

/// The words of the kernel view, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KernelWords {
    /// That the selected map has no kernel to show.
    pub missing: String,
}

/// An excerpt of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The map, as an index into the maps of the network.
    pub map: usize,
    /// Rows and columns of the map.
    pub size: Axes<u64>,
    /// The place of its layer in the network; none for the input.
    pub depth: Option<Depth>,
    /// Its name.
    pub name: String,
    /// First and last row, first and last column of the excerpt; beyond the map on padding.
    pub excerpt: Hull,
    /// The values of the excerpt, row by row.
    pub values: Vec<f64>,
    /// The cells that the unit reads, first and last row, first and last column; of the unit's own map the unit. `None` where it reads
    /// nothing, as between the kernels of a transposed convolution.
    pub read: Option<Hull>,
}

/// The kernel between two maps.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelPanel {
    /// The map that it makes.
    pub map: usize,
    /// Rows and columns.
    pub size: Axes<u64>,
    /// Its weights, row by row; none for pooling.
    pub weights: Option<Vec<f64>>,
    /// The place of its layer in the network.
    pub depth: Depth,
}

impl KernelPicture {
    /// The picture of a unit; `words` are asked for by map number.
    pub fn of(
        analysis: &NetworkAnalysis,
        unit: Unit,
        words: &dyn Fn(usize) -> MapWords,
        own_words: KernelWords,
    ) -> Self {
        let empty = Self { unit, panels: Vec::new(), kernels: Vec::new(), computation: None, words: own_words };
        let Some(example) = WorkedExample::of(analysis, unit.map) else { return empty };
        let maps = example.maps();
        let top = maps.last().copied().unwrap_or(unit.map);
        let mut read = Some([unit.row, unit.row, unit.col, unit.col]);
        // The cells around which the excerpts lie: what is read, or what the nearest units read that read anything.
        let mut near = [unit.row, unit.row, unit.col, unit.col];
        let mut panels = Vec::new();
        for &map in maps.iter().rev() {
            let Some(shape) = analysis.shaped.shape(map) else { return empty };
            let size = shape.size();
            let excerpt = if map == top { around_unit(near, size) } else { around_read(near, size) };
            panels.push(Panel {
                map,
                size,
                depth: (map > 0).then(|| depth(analysis, map)),
                name: words(map).name,
                excerpt,
                values: cells(excerpt).map(|(row, col)| example.value(Unit { map, row, col })).collect(),
                read,
            });
            read = read.and_then(|read| example.read_by(map, read));
            let nearby = |reach: i64| example.read_by(map, grown(near, reach));
            near = (0..=FARTHEST_READER).find_map(nearby).unwrap_or(near);
        }
        panels.reverse();
        let kernels = maps.iter().skip(1).filter_map(|&map| {
            let depth = depth(analysis, map);
            Some(KernelPanel { map, size: example.kernel(map)?, weights: example.weights(map), depth })
        });
        let kernels = kernels.collect();
        Self { panels, kernels, computation: example.computation(Unit { map: top, ..unit }), ..empty }
    }

    /// How many values the unit reads.
    pub fn taps(&self) -> usize {
        self.computation.as_ref().map_or(0, |computation| computation.products.len())
    }

    /// The picture without the lower of two layers; none if there is one layer.
    pub(super) fn upper(&self) -> Option<Self> {
        let (panels, kernels) = (self.panels.get(1..)?, self.kernels.get(1..)?);
        (kernels.len() == 1).then(|| Self { panels: panels.to_vec(), kernels: kernels.to_vec(), ..self.clone() })
    }

    /// The complete picture on a canvas.
    pub fn view(&self, size: Size) -> KernelView<'_> {
        KernelView {
            picture: self,
            size,
            view: Viewport::default(),
            reveal: 1.0,
            highlighted: None,
            pinned: false,
            hover: None,
        }
    }
}

/// Everything the kernel view shows at one moment.
#[derive(Clone, Copy, Debug)]
pub struct KernelView<'a> {
    /// What is shown.
    pub picture: &'a KernelPicture,
    /// The canvas in CSS pixels.
    pub size: Size,
    /// Zoom and pan.
    pub view: Viewport,
    /// How many of the values have been read, as a share of all: 0 to 1.
    pub reveal: f64,
    /// The layer that is pointed at, as an index into the maps of the network.
    pub highlighted: Option<usize>,
    /// Whether the unit stays selected.
    pub pinned: bool,
    /// The unit under the pointer.
    pub hover: Option<Unit>,
}

/// The cells of an area, row by row.
pub(super) fn cells([top, bottom, left, right]: Hull) -> impl Iterator<Item = (i64, i64)> {
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (row, column)))
}

fn depth(analysis: &NetworkAnalysis, map: usize) -> Depth {
    Depth { index: analysis.depth(map).saturating_sub(1), count: analysis.growing.len().max(1) }
}

/// An area with so many cells more on every side.
const fn grown([top, bottom, left, right]: Hull, reach: i64) -> Hull {
    [top - reach, bottom + reach, left - reach, right + reach]
}

/// The excerpt of the unit's map: all of a small one, else the neighbourhood of the unit.
fn around_unit([row, _, column, _]: Hull, size: Axes<u64>) -> Hull {
    let along = |index: i64, extent: u64| {
        let extent = i64::try_from(extent).unwrap_or(i64::MAX);
        if extent <= WHOLE {
            return (0, extent - 1);
        }
        let first = (index - OUTPUT / 2).clamp(0, extent - OUTPUT);
        (first, first + OUTPUT - 1)
    };
    let (rows, columns) = (along(row, size.height), along(column, size.width));
    [rows.0, rows.1, columns.0, columns.1]
}

/// The excerpt of a source: all of a small one and what is read beyond it, else the neighbourhood of what is read.
fn around_read([top, bottom, left, right]: Hull, size: Axes<u64>) -> Hull {
    let along = |first: i64, last: i64, extent: u64| {
        let extent = i64::try_from(extent).unwrap_or(i64::MAX);
        if extent <= WHOLE {
            return (first.min(0), last.max(extent - 1));
        }
        ((first - AROUND).max(first.min(0)), (last + AROUND).min(last.max(extent - 1)))
    };
    let (rows, columns) = (along(top, bottom, size.height), along(left, right, size.width));
    [rows.0, rows.1, columns.0, columns.1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use std::sync::Arc;

    fn picture(text: &str, row: i64, col: i64) -> KernelPicture {
        let analysis = NetworkAnalysis::new(Arc::new(notation::read(text).expect("a network in the notation")));
        let map = analysis.shaped.map_count() - 1;
        KernelPicture::of(&analysis, Unit { map, row, col }, &|_| MapWords::default(), KernelWords::default())
    }

    #[test]
    fn one_layer_has_a_source_a_kernel_and_an_output() {
        let picture = picture("input 1x7x7; conv 1 k3", 2, 3);
        assert_eq!(picture.panels.iter().map(|panel| panel.excerpt).collect::<Vec<_>>(), [[0, 6, 0, 6], [0, 4, 0, 4]]);
        assert_eq!((picture.panels[0].read, picture.panels[1].read), (Some([2, 4, 3, 5]), Some([2, 2, 3, 3])));
        assert_eq!((picture.kernels.len(), picture.taps()), (1, 9));
    }

    #[test]
    fn two_in_a_row_read_five_by_five() {
        let picture = picture("input 1x9x9; conv 1 k3; relu; conv 1 k3", 0, 0);
        assert_eq!(
            picture.panels.iter().map(|panel| panel.read).collect::<Vec<_>>(),
            [Some([0, 4, 0, 4]), Some([0, 2, 0, 2]), Some([0, 0, 0, 0])]
        );
    }

    #[test]
    fn the_padding_that_is_read_is_in_sight() {
        assert_eq!(picture("input 1x7x7; conv 1 k3 p1", 0, 6).panels[0].excerpt, [-1, 6, 0, 7]);
        assert_eq!(picture("input 1x224x224; conv 1 k3 p1", 0, 100).panels[0].excerpt, [-1, 3, 97, 103]);
    }

    #[test]
    fn a_unit_between_the_kernels_of_a_transposed_convolution_reads_nothing() {
        let reads = |row, col| picture("input 1x5x5; deconv 1 k1 s2", row, col).panels[0].read;
        assert_eq!((reads(2, 4), reads(2, 3), reads(1, 1)), (Some([1, 1, 2, 2]), None, None));
        assert_eq!(picture("input 1x40x40; deconv 1 k1 s2", 41, 41).panels[0].excerpt, [18, 23, 18, 23]);
    }

    #[test]
    fn where_no_kernel_is_near_there_is_no_picture() {
        assert!(picture("input 1x8x8; up 2", 0, 0).panels.is_empty());
    }
}
