//! Graph gutter beside the rows, as in a version control log: the lines that pass, end and begin at each row.

use std::ops::Range;

use crate::network::{Network, Source};
use crate::ui::widgets::Strand;

/// The largest number of lanes; further lines share the last one.
const MOST_LANES: usize = 6;

/// The lines at every row, row 0 being the input. Layers are on lane 0; an output that is read later than by the next layer runs on another
/// lane until its last reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphGutter {
    rows: Vec<Vec<Strand>>,
    /// Number of lanes.
    pub lanes: usize,
}

impl GraphGutter {
    /// The lines of a network.
    pub fn of(network: &Network) -> Self {
        let reads = reads(network);
        let count = reads.len();
        let mut rows = vec![Vec::new(); count];
        for row in 1..count {
            if reads[row].contains(&(row - 1)) {
                rows[row - 1].push(Strand::Leave(0));
                rows[row].insert(0, Strand::Arrive(0));
            }
        }
        let mut busy_until: Vec<usize> = Vec::new();
        for source in 0..count {
            let readers: Vec<usize> = (source + 2..count).filter(|&row| reads[row].contains(&source)).collect();
            let Some(&last) = readers.last() else { continue };
            let lane = free_lane(&mut busy_until, source, last);
            rows[source].push(Strand::Leave(lane));
            for (row, strands) in rows.iter_mut().enumerate().take(last + 1).skip(source + 1) {
                if readers.contains(&row) {
                    strands.push(Strand::Arrive(lane));
                }
                if row != last {
                    strands.push(Strand::Pass(lane));
                }
            }
        }
        Self { rows, lanes: busy_until.len() + 1 }
    }

    /// The lines at a row.
    pub fn row(&self, row: usize) -> Vec<Strand> {
        self.rows.get(row).cloned().unwrap_or_default()
    }

    /// The lines at a row followed by folded rows: a line that ends within these is redundant and left out.
    pub fn row_before(&self, row: usize, folded: &Range<usize>) -> Vec<Strand> {
        let ends = |lane: usize| {
            folded
                .clone()
                .filter_map(|row| self.rows.get(row))
                .any(|strands| strands.contains(&Strand::Arrive(lane)) && !strands.contains(&Strand::Pass(lane)))
        };
        let is_shown = |strand: &Strand| !matches!(strand, Strand::Leave(lane) if *lane > 0 && ends(*lane));
        self.row(row).into_iter().filter(is_shown).collect()
    }

    /// The lines that enter a row from above, as passing lines, for a block header above the row.
    pub fn above(&self, row: usize) -> Vec<Strand> {
        let strands = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let passing = |strand: &Strand| match strand {
            Strand::Arrive(lane) | Strand::Pass(lane) => Some(Strand::Pass(*lane)),
            Strand::Leave(_) => None,
        };
        let mut lines: Vec<Strand> = Vec::new();
        for strand in strands.iter().filter_map(passing) {
            if !lines.contains(&strand) {
                lines.push(strand);
            }
        }
        lines
    }

    /// The lines at the row of a folded block: those that enter it from above and those that continue below. A line that only connects it
    /// with the adjacent row is redundant and left out.
    pub fn folded(&self, rows: &Range<usize>) -> Vec<Strand> {
        let at = |row: usize| self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let (Some(last), Some(above)) = (rows.end.checked_sub(1), rows.start.checked_sub(1)) else { return Vec::new() };
        let ends = |lane: usize| rows.clone().any(|row| at(row).contains(&Strand::Arrive(lane)));
        let mut strands = Vec::new();
        for lane in 0..self.lanes {
            let comes =
                at(rows.start).iter().any(|strand| matches!(strand, Strand::Arrive(l) | Strand::Pass(l) if *l == lane));
            let goes = at(last).iter().any(|strand| matches!(strand, Strand::Leave(l) | Strand::Pass(l) if *l == lane));
            if lane > 0 && comes && goes && !ends(lane) {
                strands.push(Strand::Pass(lane));
                continue;
            }
            if comes && (lane == 0 || !at(above).contains(&Strand::Leave(lane))) {
                strands.push(Strand::Arrive(lane));
            }
            if goes && (lane == 0 || !at(last).contains(&Strand::Leave(lane))) {
                strands.push(Strand::Leave(lane));
            }
        }
        strands
    }
}

/// The rows that each row reads.
fn reads(network: &Network) -> Vec<Vec<usize>> {
    let places: std::collections::HashMap<_, _> =
        network.nodes().iter().enumerate().map(|(index, node)| (node.key, index + 1)).collect();
    let row_of = |index: usize, source: &Source| match source {
        Source::Previous => index,
        Source::Input => 0,
        Source::Node(key) => places[key],
    };
    let nodes = network.nodes().iter().enumerate();
    std::iter::once(Vec::new())
        .chain(nodes.map(|(index, node)| node.sources.iter().map(|source| row_of(index, source)).collect()))
        .collect()
}

fn free_lane(busy_until: &mut Vec<usize>, from: usize, to: usize) -> usize {
    let free = busy_until.iter().position(|&until| until <= from);
    let lane = free.unwrap_or_else(|| busy_until.len().min(MOST_LANES - 1));
    if lane == busy_until.len() {
        busy_until.push(to);
    } else {
        busy_until[lane] = busy_until[lane].max(to);
    }
    lane + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn rails(text: &str) -> GraphGutter {
        GraphGutter::of(&notation::read(text).expect("a network"))
    }

    #[test]
    fn a_plain_stack_is_one_line() {
        let rails = rails("input 3x9x9; conv 4 k3; relu");
        assert_eq!(rails.lanes, 1);
        assert_eq!(rails.row(0), [Strand::Leave(0)]);
        assert_eq!(rails.row(1), [Strand::Arrive(0), Strand::Leave(0)]);
        assert_eq!(rails.row(2), [Strand::Arrive(0)]);
    }

    #[test]
    fn a_skip_connection_has_a_lane_of_its_own() {
        let rails = rails("input 3x9x9; a: conv 4 k3; conv 4 k3 p1; add a");
        assert_eq!(rails.lanes, 2);
        assert_eq!(rails.row(1), [Strand::Arrive(0), Strand::Leave(0), Strand::Leave(1)]);
        assert_eq!(rails.row(2), [Strand::Arrive(0), Strand::Leave(0), Strand::Pass(1)]);
        assert_eq!(rails.row(3), [Strand::Arrive(0), Strand::Arrive(1)]);
    }

    #[test]
    fn a_folded_block_hides_the_lines_within() {
        let rails = rails("input 3x9x9; a: conv 4 k3; conv 4 k3 p1; add a; relu");
        assert_eq!(rails.folded(&(1..4)), [Strand::Arrive(0), Strand::Leave(0)]);
    }

    #[test]
    fn a_line_into_a_folded_block_has_no_stub_before_it() {
        let rails = rails("input 3x9x9; a: conv 4 k3; conv 4 k3 p1; add a; relu; add a");
        assert!(rails.row(1).contains(&Strand::Leave(1)));
        assert!(rails.row_before(1, &(2..2)).contains(&Strand::Leave(1)), "nothing is folded");
        assert!(rails.row_before(1, &(2..4)).contains(&Strand::Leave(1)), "it goes on below");
        assert_eq!(rails.row_before(1, &(2..6)), [Strand::Arrive(0), Strand::Leave(0)]);
    }
}
