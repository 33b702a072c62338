//! Gridding: the holes that equal dilations leave in a field, and the dilations that fill them.

use super::limits::{LARGEST_SUM_OF_DILATIONS, LONGEST_GRIDDED_FIELD, MOST_DILATED_LAYERS};
use super::{IndexSet, NetworkAnalysis, growth_steps};
use crate::network::edit::Edit;
use crate::network::{Axes, Axis, Conv, Network, Op, Padding, Sides};

/// A stack of dilated convolutions whose field has holes, and the same stack with the dilations that keep the size and leave the fewest
/// holes.
///
/// Wang et al., "Understanding convolution for semantic segmentation", 2018, call the holes gridding.
#[derive(Clone, Debug, PartialEq)]
pub struct Gridding {
    /// The pattern of the stack as it is.
    pub own: Pattern,
    /// The pattern with other dilations; `None` if none of the same size sees more cells.
    pub other: Option<Pattern>,
}

/// The cells that a unit far from all borders sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The dilations of the convolutions whose kernels are larger than one, in order.
    pub dilations: Vec<u64>,
    /// The rows and columns that are seen, counted from the first.
    pub seen: Axes<IndexSet>,
}

impl Pattern {
    /// The field's size in cells, holes included.
    pub fn size(&self) -> Axes<u64> {
        self.seen.as_ref().map(|seen| seen.hull().map_or(0, |(first, last)| last.abs_diff(first) + 1))
    }

    /// The number of cells that are seen.
    pub fn touched(&self) -> u128 {
        u128::from(self.seen.height.len()) * u128::from(self.seen.width.len())
    }

    /// The number of cells, holes included.
    pub fn cells(&self) -> u128 {
        let size = self.size();
        u128::from(size.height) * u128::from(size.width)
    }

    /// The fraction of the field that is seen, 0 to 1.
    pub fn coverage(&self) -> f64 {
        self.touched() as f64 / self.cells().max(1) as f64
    }
}

/// The holes in the fields of a map's units; `None` if there are none, or if the network is not a plain stack of windows.
///
/// ```
/// use convscope::analysis::{Convention, NetworkAnalysis, gridding};
/// use convscope::formats::notation;
///
/// let network = notation::read("input 1x99x99; conv 1 k3 d2; conv 1 k3 d2; conv 1 k3 d2").expect("a network");
/// let analysis = NetworkAnalysis::new(network.into());
/// let holes = gridding(&analysis, 3).expect("every other cell is a hole");
/// assert_eq!((holes.own.touched(), holes.own.cells()), (49, 169));
/// let other = holes.other.expect("1, 2, 3 see as far");
/// assert_eq!((other.dilations, other.seen.width.len()), (vec![1, 2, 3], 13));
/// ```
pub fn gridding(analysis: &NetworkAnalysis, map: usize) -> Option<Gridding> {
    if !analysis.shaped.network().is_plain_stack() {
        return None;
    }
    let windows = windows(analysis, map)?;
    let dilations: Vec<u64> = windows.iter().filter_map(|window| window.free).collect();
    if dilations.iter().all(|&dilation| dilation == 1) {
        return None;
    }
    let own = pattern(&windows, dilations)?;
    (own.touched() < own.cells()).then(|| Gridding { other: better(&windows, &own), own })
}

/// A window layer, on both axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    kernel: Axes<u64>,
    dilation: Axes<u64>,
    /// The effective stride before it.
    jump: Axes<u64>,
    /// The dilation, if another may be chosen.
    free: Option<u64>,
}

/// The windows on the path to a map; `None` if one follows no formula, or if the field is too long.
fn windows(analysis: &NetworkAnalysis, map: usize) -> Option<Vec<Window>> {
    let size = analysis.fields[map].size()?;
    if size.height.max(size.width) > u128::from(LONGEST_GRIDDED_FIELD) {
        return None;
    }
    let [rows, columns] = [Axis::Height, Axis::Width].map(|axis| growth_steps(analysis, map, axis));
    let windows = rows.iter().zip(&columns).map(|(row, column)| {
        let ((kernel_rows, down, jump_down), (kernel_columns, across, jump_across)) =
            (row.formula.ok()?, column.formula.ok()?);
        let kernel = Axes::new(kernel_rows, kernel_columns);
        let dilation = Axes::new(down, across);
        let jump = Axes::new(u64::try_from(jump_down).ok()?, u64::try_from(jump_across).ok()?);
        let free = match analysis.shaped.op(row.map) {
            Op::Conv(_) if kernel.height == 1 => (kernel.width > 1).then_some(across),
            Op::Conv(_) if kernel.width == 1 || down == across => Some(down),
            // One number cannot stand for dilations that differ between the axes.
            Op::Conv(_) => return None,
            _ => None,
        };
        Some(Window { kernel, dilation, jump, free })
    });
    windows.collect()
}

/// The pattern with these dilations; `None` if the field is too long.
fn pattern(windows: &[Window], dilations: Vec<u64>) -> Option<Pattern> {
    let seen = Axes::new(reached(windows, &dilations, Axis::Height)?, reached(windows, &dilations, Axis::Width)?);
    Some(Pattern { dilations, seen })
}

/// The indices that are read along an axis, counted from the first; `None` if the field is too long.
fn reached(windows: &[Window], dilations: &[u64], axis: Axis) -> Option<IndexSet> {
    let mut chosen = dilations.iter();
    let mut seen = vec![true];
    for window in windows {
        let dilation = window.free.and_then(|_| chosen.next()).unwrap_or(window.dilation.get(axis));
        let steps = window.kernel.get(axis).saturating_sub(1);
        // A kernel of one tap reaches no further, whatever its dilation.
        let step = if steps == 0 { 0 } else { dilation.checked_mul(*window.jump.get(axis))? };
        let length = steps.checked_mul(step)?.checked_add(seen.len() as u64)?;
        if length > LONGEST_GRIDDED_FIELD {
            return None;
        }
        let mut wider = vec![false; length as usize];
        for tap in 0..=steps {
            let shifted = wider.iter_mut().skip(tap.saturating_mul(step) as usize);
            shifted.zip(&seen).for_each(|(wider, seen)| *wider |= seen);
        }
        seen = wider;
    }
    let indices = seen.iter().enumerate().filter(|(_, seen)| **seen);
    Some(IndexSet::from_intervals(indices.map(|(index, _)| (index as i64, index as i64)).collect()))
}

/// The pattern of the same size that sees the most cells, and among those has the smallest largest dilation; `None` if it sees no more than
/// `own`.
fn better(windows: &[Window], own: &Pattern) -> Option<Pattern> {
    let free: Vec<&Window> = windows.iter().filter(|window| window.free.is_some()).collect();
    let (first, rest) = free.split_first()?;
    // Moving dilation from one window to another keeps the field's size only if they have equal kernels and strides.
    if rest.iter().any(|window| (window.kernel, window.jump) != (first.kernel, first.jump)) {
        return None;
    }
    let sum = own.dilations.iter().fold(0_u64, |sum, dilation| sum.saturating_add(*dilation));
    if rest.is_empty() || free.len() > MOST_DILATED_LAYERS || sum > LARGEST_SUM_OF_DILATIONS {
        return None;
    }
    let mut splits = Vec::new();
    split(sum, free.len(), 1, &mut Vec::new(), &mut splits);
    let patterns = splits.into_iter().filter_map(|dilations| pattern(windows, dilations));
    let largest = |pattern: &Pattern| std::cmp::Reverse(pattern.dilations.last().copied());
    let best = patterns.max_by_key(|pattern| (pattern.touched(), largest(pattern)))?;
    (best.touched() > own.touched()).then_some(best)
}

/// The ways to write a sum as `count` numbers in ascending order, each at least `least`.
fn split(sum: u64, count: usize, least: u64, begun: &mut Vec<u64>, found: &mut Vec<Vec<u64>>) {
    if count <= 1 {
        found.push(begun.iter().copied().chain([sum]).collect());
        return;
    }
    for number in least..=sum / count.max(1) as u64 {
        begun.push(number);
        split(sum.saturating_sub(number), count.saturating_sub(1), number, begun, found);
        begun.pop();
    }
}

/// The network with the dilations of another pattern, assigned in order to the convolutions with kernels larger than one. Padding that kept
/// the size of the maps is adjusted.
#[must_use]
pub fn with_dilations(network: &Network, dilations: &[u64]) -> Network {
    let mut next = dilations.iter();
    network.nodes().iter().fold(network.clone(), |network, node| {
        let Op::Conv(conv) = &node.op else { return network };
        if node.bypassed || conv.kernel.height.max(conv.kernel.width) == 1 {
            return network;
        }
        let Some(&dilation) = next.next() else { return network };
        let op = Op::Conv(dilated(conv, dilation));
        network.apply(&Edit::SetOp { key: node.key, op }).unwrap_or(network)
    })
}

fn dilated(conv: &Conv, dilation: u64) -> Conv {
    let keeping = |dilation: Axes<u64>| {
        let side =
            conv.kernel.zip(dilation).map(|(kernel, dilation)| kernel.saturating_sub(1).saturating_mul(dilation));
        Sides::symmetric(side.map(|reach| reach / 2))
    };
    let along = |kernel: u64| if kernel > 1 { dilation } else { 1 };
    let wanted = conv.kernel.map(along);
    let padding = match conv.padding {
        Padding::Sides(sides) if sides == keeping(conv.dilation) => Padding::Sides(keeping(wanted)),
        padding => padding,
    };
    Conv { dilation: wanted, padding, ..conv.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Unit, trace};
    use crate::formats::notation;

    fn analysis(text: &str) -> NetworkAnalysis {
        NetworkAnalysis::new(notation::read(text).expect("a network in the notation").into())
    }

    fn found(text: &str) -> Option<(u128, u128, Option<Vec<u64>>)> {
        let analysis = analysis(text);
        let gridding = gridding(&analysis, analysis.last_local_map())?;
        Some((gridding.own.touched(), gridding.own.cells(), gridding.other.map(|other| other.dilations)))
    }

    #[test]
    fn equal_dilations_leave_holes_and_unequal_ones_fill_them() {
        let stack = |dilations: [u64; 3]| {
            let layers = dilations.map(|dilation| format!("; conv 1 k3 d{dilation}"));
            found(&format!("input 1x99x99{}", layers.concat()))
        };
        assert_eq!(stack([2, 2, 2]), Some((49, 169, Some(vec![1, 2, 3]))));
        assert_eq!(stack([3, 3, 3]), Some((49, 361, Some(vec![1, 3, 5]))));
        assert_eq!([[1, 2, 5], [1, 1, 1], [1, 2, 4]].map(stack), [None, None, None]);
    }

    #[test]
    fn what_no_dilations_fill_is_filled_as_far_as_it_can_be() {
        assert_eq!(found("input 1x99x99; conv 1 k3 d3; conv 1 k3 d3"), Some((25, 169, Some(vec![1, 5]))));
        assert_eq!(found("input 1x99x99; conv 1 k3 d2"), Some((9, 25, None)));
        assert_eq!(found("input 1x99; conv 1 k3 d2; conv 1 k3 d2"), Some((5, 9, Some(vec![1, 3]))));
    }

    #[test]
    fn other_layers_keep_their_part() {
        assert_eq!(found("input 1x99x99; conv 1 k3; conv 1 k3 d2; conv 1 k3 d2"), None);
        assert_eq!(
            found("input 1x99x99; maxpool k2; conv 1 k3 d2; relu; conv 1 k3 d2"),
            Some((100, 324, Some(vec![1, 3])))
        );
        assert_eq!(found("input 1x99x99; a: conv 1 k3 d2 p2; add input"), None);
    }

    #[test]
    fn it_is_what_the_exact_trace_of_a_unit_sees() {
        let texts =
            ["conv 1 k3 d3; maxpool k2; conv 1 k3 d2", "conv 1 k2 d4; conv 1 k5x3 d3", "conv 1 k3 s2 d2; conv 1 k3 d3"];
        for text in texts {
            let analysis = analysis(&format!("input 1x80x80; {text}"));
            let map = analysis.last_local_map();
            let unit = Unit::centre(&analysis.shaped, map).expect("a map");
            let seen = trace::receptive(&analysis.shaped, unit).expect("a small network").cells[0].count();
            assert_eq!(gridding(&analysis, map).expect("holes").own.touched(), seen, "{text}");
        }
    }

    #[test]
    fn padding_that_kept_the_size_keeps_it() {
        let network = notation::read("input 1x9x9; conv 1 k3 d2 p2; conv 1 k1; conv 1 k3 d2 p1").expect("a network");
        let other = with_dilations(&network, &[1, 3]);
        assert_eq!(notation::write_inline(&other), "input 1x9x9; conv 1 k3 p1; conv 1 k1; conv 1 k3 p1 d3");
    }
}
