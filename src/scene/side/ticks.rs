//! Axis ticks below the input: indices, or times for a sampled signal.

use super::layout::Layout;
use crate::scene::nice_steps::{decimal_step, tick_step};
use crate::scene::{Align, Baseline, ColorRole, Mark, Point, Role, Scene, Shape, Text, Weight, text_metrics};

/// The font size of the numbers.
const SIZE: f64 = 10.5;
/// The least distance between two of them.
const GAP: f64 = 14.0;
/// The most times that are written below an input.
const MOST_TIMES: u64 = 1_000;
/// The units of time, in nanoseconds.
const UNITS: [(u64, &str); 4] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs"), (1, "ns")];

/// Adds the numbers: indices below the centers of cells; with `rate` samples per second, elapsed times below the borders.
pub fn draw(scene: &mut Scene, layout: &Layout<'_>, rate: u64) {
    let Some(input) = layout.rows.first() else { return };
    let mut put = |x: f64, content: String| {
        if (layout.stage.left..=layout.stage.right).contains(&x) {
            let at = Point::new(x, input.y + 16.0);
            let text = Text {
                content,
                at,
                align: Align::Center,
                baseline: Baseline::Top,
                size: SIZE,
                weight: Weight::Regular,
            };
            scene.push(Mark::new(Role::Axis, ColorRole::Muted, Shape::Text(text)).with_strength(0.85));
        }
    };
    if rate == 0 {
        let sight = input.in_sight(layout.stage.left, layout.stage.right);
        indices(input.pitch, input.length, sight).for_each(|index| put(input.at(index).x, index.to_string()));
    } else {
        let border = |x: f64| ((x - input.origin) / input.pitch).clamp(0.0, input.length as f64);
        let sight = (border(layout.stage.left), border(layout.stage.right));
        times(input.pitch, input.length, sight, rate as f64).for_each(|(border, words)| put(input.x(border), words));
    }
}

fn width(text: &str) -> f64 {
    text_metrics::text_width(text, SIZE, Weight::Regular)
}

/// Round visible indices, as far apart as their numbers need.
fn indices(pitch: f64, length: i64, (first, last): (i64, i64)) -> impl Iterator<Item = i64> {
    let digits = width(&(length - 1).max(0).to_string());
    let step = i64::try_from(tick_step(pitch, digits + GAP)).unwrap_or(i64::MAX).max(1);
    let next = move |index: &i64| index.checked_add(step);
    std::iter::successors(first.checked_add(step - 1).map(|from| from.div_euclid(step) * step), next)
        .take_while(move |index| *index <= last)
}

/// Round visible times, as far apart as their texts need: the border at which each has just passed, and the text, all in one unit.
fn times(pitch: f64, length: i64, (first, last): (f64, f64), rate: f64) -> impl Iterator<Item = (f64, String)> {
    let sample = 1e9 / rate;
    let all = length as f64 * sample;
    // A unit that is small compared with the whole signal, so that most numbers are whole.
    let (unit, name) = UNITS.into_iter().find(|(unit, _)| *unit as f64 * 10.0 <= all).unwrap_or((1, "ns"));
    let words = move |time: u64, step: u64| format!("{} {name}", in_unit(time, unit, step));
    // A wider step needs fewer decimals: widens the step until the longest text fits.
    let mut step = 1_u64;
    while step < 1 << 56 && step as f64 / sample * pitch < width(&words(all as u64, step)) + GAP {
        step = decimal_step(step as f64 * 1.5);
    }
    let count = |border: f64| border * sample / step as f64;
    let (from, to) = (count(first).ceil() as u64, count(last).floor() as u64);
    // For signals of centuries no step in whole nanoseconds is wide enough; they have no numbers.
    let to = if to.saturating_sub(from) > MOST_TIMES { None } else { Some(to) };
    to.map(|to| from..=to)
        .into_iter()
        .flatten()
        .map(move |count| count.saturating_mul(step))
        .map(move |time| (time as f64 / sample, words(time, step)))
}

/// A time in a unit, both in nanoseconds, with as many decimals as multiples of `step` have.
fn in_unit(time: u64, unit: u64, step: u64) -> String {
    let (mut finest, mut decimals) = (unit, 0);
    while !step.is_multiple_of(finest) {
        (finest, decimals) = (finest / 10, decimals + 1);
    }
    let whole = time / unit;
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{:0decimals$}", time % unit / finest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_round_and_apart() {
        let all: Vec<i64> = indices(20.0, 40, (3, 30)).collect();
        assert_eq!(all, (2..=15).map(|half| half * 2).collect::<Vec<_>>());
    }

    #[test]
    fn times_are_round_in_one_unit() {
        let second: Vec<_> = times(0.05, 16_000, (0.0, 16_000.0), 16_000.0).collect();
        let expected = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
        assert_eq!(second, expected.map(|time| (f64::from(time) * 16.0, format!("{time} ms"))));
        let part: Vec<_> = times(16.0, 16_000, (8_000.0, 8_041.0), 16_000.0).collect();
        assert_eq!(part[0], (8_000.0, "500.0 ms".to_owned()));
        assert_eq!(part[1].1, "500.5 ms");
        assert!(part[1..].iter().all(|(border, _)| (8_000.0..=8_041.0).contains(border)), "{part:?}");
    }

    #[test]
    fn neighbours_never_touch_and_there_is_an_end() {
        for (pitch, rate) in
            [(1e-9, 1.0), (1e9, 1.0), (1e-9, 1e18), (44.0, 1e18), (0.01, 1e18), (7.0, 44_100.0), (16.0, 16_000.0)]
        {
            let all: Vec<_> = times(pitch, 1_000_000, (0.0, (600.0 / pitch).min(1e6)), rate).take(100).collect();
            assert!(all.len() < 20, "{pitch} {rate}");
            for pair in all.windows(2) {
                assert!(
                    (pair[1].0 - pair[0].0) * pitch >= width(&pair[1].1) + GAP - 1e-6,
                    "{pair:?} at {pitch} {rate}"
                );
            }
        }
    }
}
