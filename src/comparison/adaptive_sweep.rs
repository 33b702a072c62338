//! Adaptive sweep: a sweep over a long range that is dense only near crossings.

use std::collections::HashSet;

use super::sweep::{Metric, Point, Sweep, sweep};
use super::{Pair, Setting, SweepParameter};
use crate::analysis::Convention;
use crate::analysis::limits::MOST_PLANNED_LAYERS;
use crate::network::Network;

/// Largest number up to which every setting is computed.
const EVERY: u64 = 64;
/// Beyond, each number exceeds the one before by 1/`STRIDE` of it.
const STRIDE: u64 = 16;

/// Sweeps the costs of two networks from 1 to `most`. Large numbers are sampled, except near a crossing, so that it lies where a full sweep
/// would find it; two crossings between neighboring samples are missed. If the samples around a crossing are too far apart for a full sweep
/// between them, the range is first halved as if it held only one crossing.
pub fn adaptive_sweep(
    networks: Pair<&Network>,
    sweep_parameter: SweepParameter,
    most: u64,
    metric: Metric,
    convention: Convention,
) -> Sweep {
    let at = |settings: &[Setting]| sweep(networks, settings, metric, convention).points;
    let coarse = sweep(networks, &settings(sweep_parameter, most), metric, convention);
    let layers = networks.map(|network| network.nodes().len() as u64);
    // The number of settings that can be computed near each crossing.
    let room = MOST_PLANNED_LAYERS / (layers.a + layers.b).max(1) / (coarse.crossings.len() as u64).max(1);
    let mut points = coarse.points;
    for crossing in &coarse.crossings {
        let Some(mut from) = crossing.from.number() else { continue };
        let before = points.iter().filter(|point| number(point) < from && point.cheaper().is_some());
        let Some(mut last) = before.map(number).max() else { continue };
        while from - last > room.max(EVERY) {
            let middle = last + (from - last) / 2;
            let halved = at(&sweep_parameter.settings(middle..=middle));
            let is_over = halved.first().and_then(Point::cheaper) == Some(crossing.cheaper);
            if is_over {
                from = middle;
            } else {
                last = middle;
            }
            points.extend(halved);
        }
        let known: HashSet<u64> = points.iter().map(number).collect();
        let between: Vec<Setting> = (last..from)
            .filter(|number| !known.contains(number))
            .flat_map(|n| sweep_parameter.settings(n..=n))
            .collect();
        points.extend(at(&between));
        points.sort_by_key(number);
    }
    Sweep::of(points)
}

fn number(point: &Point) -> u64 {
    point.setting.number().unwrap_or(0)
}

/// All small numbers, and a sample of the large ones.
fn settings(sweep_parameter: SweepParameter, most: u64) -> Vec<Setting> {
    let numbers = std::iter::successors(Some(1), |&number: &u64| {
        let step = if number < EVERY { 1 } else { number.div_ceil(STRIDE) };
        (number < most).then(|| number.saturating_add(step).min(most))
    });
    match sweep_parameter {
        SweepParameter::Padding => sweep_parameter.settings(0..=0),
        _ => numbers.flat_map(|number| sweep_parameter.settings(number..=number)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Compared, Crossing};
    use crate::formats::notation;

    #[test]
    fn a_crossing_between_large_numbers_is_found_exactly() {
        let read = |text| notation::read(text).expect("a network in the notation");
        // 9 · 200 · C + 9 · 200² against 25 · 200 · C: equal at C = 112.5.
        let networks = [
            read("input 3x9x9; conv 200 k3 p1 nobias; conv 200 k3 p1 nobias"),
            read("input 3x9x9; conv 200 k5 p2 nobias"),
        ];
        let pair = Pair::new(&networks[0], &networks[1]);
        let found =
            adaptive_sweep(pair, SweepParameter::InputChannels, 1024, Metric::Parameters, Convention::default());
        let from = Setting::InputChannels(113);
        assert_eq!(found.crossings, [Crossing { ties: Vec::new(), from, cheaper: Compared::A }]);
        assert!(found.points.len() < 150, "{}", found.points.len());
        assert!(found.points.is_sorted_by_key(|point| point.setting.number()));
        assert_eq!(found.points.last().map(|point| point.setting), Some(Setting::InputChannels(1024)));
    }
}
