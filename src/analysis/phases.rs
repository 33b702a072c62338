//! Phases: the closed form along one axis, that is size, jump and offset of the field, propagated through the layers, one value per phase
//! of the stride.

use super::axis_reader::Hits;
use super::limits::{MOST_PHASES, TooLarge, Work};
use super::reading::bilinear;
use super::receptive_field::{AxisField, Gap};
use super::{AxisLink, Reading, Taps};
use crate::network::{Axes, Axis, Interpolation};

/// First and last index that a unit sees; `None` if it sees nothing.
type Span = Option<(i128, i128)>;

/// The spans of one period of units; see [`AxisField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phases {
    /// Input indices per period.
    advance: i128,
    spans: Vec<Option<(i128, i128)>>,
}

impl Phases {
    pub(super) fn identity() -> Self {
        Self { advance: 1, spans: vec![Some((0, 0))] }
    }

    /// The field; `None` if no unit sees anything.
    pub(super) fn into_field(self) -> Option<AxisField> {
        let period = self.period();
        if self.spans.iter().all(Option::is_none) {
            return None;
        }
        Some(AxisField { stride: (self.advance, period), spans: self.spans })
    }

    /// The number of units per period.
    pub(super) fn period(&self) -> u64 {
        self.spans.len() as u64
    }

    /// The spans of the units from an index on, without an end.
    fn spans_from(&self, index: i128) -> Result<impl Iterator<Item = Result<Span, TooLarge>> + '_, TooLarge> {
        let (turn, mut phase) = turn(index, self.spans.len())?;
        let mut shift = turn.checked_mul(self.advance);
        Ok(std::iter::from_fn(move || {
            let span = *self.spans.get(phase)?;
            let found = shift.map_or(Err(TooLarge::TooFar), |shift| moved(span, shift));
            phase = phase.saturating_add(1);
            if phase == self.spans.len() {
                phase = 0;
                shift = shift.and_then(|shift| shift.checked_add(self.advance));
            }
            Some(found)
        }))
    }

    fn span(&self, index: i128) -> Result<Span, TooLarge> {
        let (turn, phase) = turn(index, self.spans.len())?;
        let shift = turn.checked_mul(self.advance).ok_or(TooLarge::TooFar)?;
        moved(self.spans.get(phase).copied().flatten(), shift)
    }

    /// The closed form after a layer.
    pub(super) fn through(&self, link: &AxisLink, work: &mut Work) -> Result<Self, Gap> {
        Ok(match link.reading {
            Reading::Window(taps) => self.windowed(&taps, work)?,
            Reading::Transposed(taps) | Reading::Indices(taps) => self.transposed(&taps, work)?,
            Reading::Upsample { scale, mode } => self.enlarged(scale, mode, work)?,
            // Here windows differ in size, or the position of a unit matters. A gate that does not see everything adds the same cells to
            // every unit, whatever its position.
            Reading::Adaptive
            | Reading::Part { .. }
            | Reading::Flipped
            | Reading::Resized(_)
            | Reading::Border { .. }
            | Reading::Unknown => return Err(Gap::Irregular),
            Reading::Broadcast if link.output > 1 => return Err(Gap::Irregular),
            // Units behind a global pool have no position, so that the value is not used.
            Reading::Broadcast | Reading::Whole => self.clone(),
        })
    }

    fn windowed(&self, taps: &Taps, work: &mut Work) -> Result<Self, TooLarge> {
        let (stride, period) = (i128::from(taps.stride), i128::from(self.period()));
        let divisor = gcd(period, stride);
        let advance = self.advance.checked_mul(stride / divisor).ok_or(TooLarge::TooFar)?;
        let windows = self.joined_taps(i128::from(taps.kernel), i128::from(taps.dilation), work)?;
        let spans = (0..period / divisor)
            .map(|unit| windows.span(unit * stride - i128::from(taps.before)))
            .collect::<Result<_, _>>()?;
        Ok(Self { advance, spans })
    }

    fn transposed(&self, taps: &Taps, work: &mut Work) -> Result<Self, TooLarge> {
        let (stride, dilation) = (i128::from(taps.stride), i128::from(taps.dilation));
        let hits = Hits::of(taps);
        let apart = i128::from(hits.apart);
        // From the highest index that a unit reads down to the lowest. The number of taps that hit differs by one at most.
        let most = i128::from(taps.kernel - 1) / apart + 1;
        let step = dilation / (stride / apart);
        let windows = [most, most - 1].map(|count| self.joined_taps(count, step, work));
        let [all, fewer] = windows;
        let (all, fewer) = (all?, fewer?);
        self.phased(taps.stride, |unit| {
            let position = i128::from(unit) + i128::from(taps.before);
            let Some(first) = hits.first_tap(unit + taps.before).filter(|first| *first < taps.kernel) else {
                return Ok(None);
            };
            let count = i128::from((taps.kernel - 1 - first) / hits.apart) + 1;
            let highest = (position - i128::from(first) * dilation).div_euclid(stride);
            let windows = if count == most { &all } else { &fewer };
            windows.span(highest - (count - 1) * step)
        })
    }

    /// For each unit, the hull of the fields of `count` units: the unit itself and those at multiples of `step` after it; nothing for a
    /// count of 0.
    ///
    /// Computed by doubling: the hull of 2n units is that of n and of the next n, so that the time is logarithmic in the kernel.
    fn joined_taps(&self, count: i128, step: i128, work: &mut Work) -> Result<Self, TooLarge> {
        let nothing = || Self { advance: self.advance, spans: vec![None; self.spans.len()] };
        let (mut joined, mut joined_count) = (nothing(), 0_i128);
        let mut doubled = self.clone();
        let mut doubled_count = 1_i128;
        let mut left = count;
        while left > 0 {
            if left % 2 == 1 {
                joined = joined.beside(&doubled, joined_count.checked_mul(step).ok_or(TooLarge::TooFar)?, work)?;
                joined_count += doubled_count;
            }
            left /= 2;
            if left > 0 {
                let behind = doubled_count.checked_mul(step).ok_or(TooLarge::TooFar)?;
                doubled = doubled.beside(&doubled, behind, work)?;
                doubled_count *= 2;
            }
        }
        Ok(joined)
    }

    /// For each unit, the hull of its field and that of the unit `behind` indices later in a form with the same period.
    fn beside(&self, other: &Self, behind: i128, work: &mut Work) -> Result<Self, TooLarge> {
        work.spend_length(self.spans.len())?;
        let spans = self.spans.iter().zip(other.spans_from(behind)?);
        let spans = spans.map(|(own, other)| Ok(around(*own, other?))).collect::<Result<_, TooLarge>>()?;
        Ok(Self { advance: self.advance, spans })
    }

    fn enlarged(&self, scale: i64, mode: Interpolation, work: &mut Work) -> Result<Self, TooLarge> {
        let pairs = self.joined_taps(2, 1, work)?;
        self.phased(scale, |unit| match mode {
            Interpolation::Nearest => self.span(unit.div_euclid(scale).into()),
            Interpolation::Bilinear => {
                let (first, rest) = bilinear(scale, unit);
                if rest > 0 { pairs.span(first.into()) } else { self.span(first.into()) }
            }
        })
    }

    /// The closed form of a map with `scale` units for each unit of this one.
    fn phased(&self, scale: i64, span: impl Fn(i64) -> Result<Span, TooLarge>) -> Result<Self, TooLarge> {
        let period = self.period().saturating_mul(scale.unsigned_abs());
        if period > MOST_PHASES {
            return Err(TooLarge::TooManyPhases(period));
        }
        let spans = (0..period.cast_signed()).map(span).collect::<Result<_, _>>()?;
        Ok(Self { advance: self.advance, spans })
    }

    fn repeated(&self, times: usize) -> Result<Self, TooLarge> {
        let advance = self.advance.checked_mul(times as i128).ok_or(TooLarge::TooFar)?;
        let spans = self.spans_from(0)?.take(self.spans.len().saturating_mul(times)).collect::<Result<_, _>>()?;
        Ok(Self { advance, spans })
    }

    /// The hull of the fields of two paths to one map, unit by unit.
    fn joined(&self, other: &Self, work: &mut Work) -> Result<Self, Gap> {
        work.spend_length(self.spans.len())?;
        if self == other {
            return Ok(self.clone());
        }
        let periods = (self.spans.len(), other.spans.len());
        let shared = gcd(periods.0 as i128, periods.1 as i128) as usize;
        let (own, others) = (periods.1 / shared, periods.0 / shared);
        let same_stride = self.advance.checked_mul(own as i128) == other.advance.checked_mul(others as i128);
        if !same_stride {
            return Err(Gap::Irregular);
        }
        let period = (periods.0 as u64).saturating_mul(own as u64);
        if period > MOST_PHASES {
            return Err(TooLarge::TooManyPhases(period).into());
        }
        let (a, b) = (self.repeated(own)?, other.repeated(others)?);
        let spans = a.spans.iter().zip(&b.spans).map(|(a, b)| around(*a, *b)).collect();
        Ok(Self { advance: a.advance, spans }.shortest(work)?)
    }

    /// The same field with the shortest period that describes it.
    fn shortest(self, work: &mut Work) -> Result<Self, TooLarge> {
        let period = self.spans.len();
        for shorter in (1..period).filter(|shorter| period.is_multiple_of(*shorter)) {
            let Some(advance) = self.advance.checked_mul(shorter as i128) else { break };
            if advance % period as i128 != 0 {
                continue;
            }
            work.spend_length(period)?;
            let advance = advance / period as i128;
            let mut pairs = self.spans.iter().zip(self.spans.iter().skip(shorter));
            if pairs.all(|(span, later)| moved(*span, advance) == Ok(*later)) {
                return Ok(Self { advance, spans: self.spans.into_iter().take(shorter).collect() });
            }
        }
        Ok(self)
    }
}

/// The closed forms along both axes, or why there is none.
#[derive(Clone)]
pub(super) struct Footing(pub(super) Axes<Result<Phases, Gap>>);

impl Footing {
    /// The closed forms after a layer.
    pub(super) fn through(&self, links: &Axes<AxisLink>, work: &mut Work) -> Self {
        Self(Axes::from_axis(|axis| self.along(axis).and_then(|phases| phases.through(links.get(axis), work))))
    }

    /// The hull of the fields of two paths to one map.
    pub(super) fn joined(&self, other: &Self, work: &mut Work) -> Self {
        Self(Axes::from_axis(|axis| self.along(axis)?.joined(other.along(axis)?, work)))
    }

    /// The number of units listed on both axes together.
    pub(super) fn listed(&self) -> u64 {
        let listed = |phases: &Result<Phases, Gap>| phases.as_ref().map_or(0, Phases::period);
        listed(&self.0.height).saturating_add(listed(&self.0.width))
    }

    fn along(&self, axis: Axis) -> Result<&Phases, Gap> {
        self.0.get(axis).as_ref().map_err(|gap| *gap)
    }
}

fn around(a: Span, b: Span) -> Span {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

fn moved(span: Span, shift: i128) -> Result<Span, TooLarge> {
    let Some((first, last)) = span else { return Ok(None) };
    let moved = first.checked_add(shift).zip(last.checked_add(shift));
    moved.map(Some).ok_or(TooLarge::TooFar)
}

/// The number of the period that contains an index, and the index's position in the period.
fn turn(index: i128, period: usize) -> Result<(i128, usize), TooLarge> {
    let whole = i128::try_from(period).map_err(|_| TooLarge::TooFar)?;
    let turn = index.checked_div_euclid(whole).ok_or(TooLarge::TooFar)?;
    let phase = index.checked_rem_euclid(whole).and_then(|phase| usize::try_from(phase).ok());
    Ok((turn, phase.ok_or(TooLarge::TooFar)?))
}

/// The greatest common divisor of two positive numbers.
const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
