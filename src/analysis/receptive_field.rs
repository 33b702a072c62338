//! The receptive field of every map in closed form, as if the input had no borders.

use super::AxisLink;
use super::limits::{MOST_PHASES_IN_ALL, MOST_STEPS_OF_FIELDS, TooLarge, Work};
use super::phases::{Footing, Phases};
use super::propagation;
use crate::network::{Axes, ShapedNetwork};

/// The receptive field of a map, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// It has a closed form on each axis.
    Local(Axes<AxisField>),
    /// Every unit sees the whole map: after a global pool, a flattening or a fully connected layer.
    Global,
    /// No unit depends on the input.
    Nothing,
    /// No rule places the units: branches of different effective strides meet, windows differ in size, or a gate that sees a part of the
    /// input joins every unit. Traces of single units stay exact.
    Irregular,
    /// A layer on a path is an opaque block with an unknown receptive field.
    Unknown,
    /// The closed form is too large to compute.
    TooLarge(TooLarge),
    /// The layer or one of its inputs is faulty.
    Missing,
}

/// The unclipped field along one axis.
///
/// Unit `u` sees input indices `start[u mod p] + q·⌊u/p⌋` to `end[u mod p] + q·⌊u/p⌋`, both included, with `stride = (q, p)`: they may be
/// negative or beyond the input, where padding is. Without enlargement `p` is 1, `q` the effective stride and `start` the offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisField {
    /// Input indices per period, and units per period.
    pub stride: (i128, u64),
    /// First and last index that each unit of a period sees; `None` for a unit that sees nothing.
    pub spans: Vec<Option<(i128, i128)>>,
}

/// How definite the size of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// One size for all units.
    Exact,
    /// The size depends on the unit's position.
    Varies,
    /// Every unit sees the whole map.
    Global,
    /// No unit sees anything.
    Nothing,
    /// A layer before it is an opaque block with an unknown receptive field.
    Unknown,
    /// No closed form.
    Undefined,
}

impl AxisField {
    /// The field of the input itself: each unit sees its own index.
    pub fn identity() -> Self {
        Self { stride: (1, 1), spans: vec![Some((0, 0))] }
    }

    /// The effective stride in lowest terms: a number of input indices per number of units, which is 1 unless a map was enlarged.
    pub fn lowest_stride(&self) -> (i128, i128) {
        const fn gcd(a: i128, b: i128) -> i128 {
            if b == 0 { a.abs() } else { gcd(b, a % b) }
        }
        let (advance, period) = (self.stride.0, i128::from(self.stride.1));
        let divisor = gcd(advance, period).max(1);
        (advance / divisor, period / divisor)
    }

    fn sizes(&self) -> impl Iterator<Item = u128> + '_ {
        self.spans.iter().flatten().map(|(first, last)| last.abs_diff(*first).saturating_add(1))
    }

    /// The size of the largest unit's field, in input indices; 0 if no unit sees anything.
    pub fn size(&self) -> u128 {
        self.sizes().max().unwrap_or(0)
    }

    /// The size of the smallest field among units that see anything.
    pub fn min_size(&self) -> u128 {
        self.sizes().min().unwrap_or(0)
    }

    /// The first and last index that a unit sees, not clipped to the input.
    ///
    /// # Panics
    /// Never: a remainder of the period is a phase.
    pub fn span(&self, unit: i64) -> Option<(i128, i128)> {
        let period = i128::from(self.stride.1);
        let phase = usize::try_from(i128::from(unit).rem_euclid(period)).expect("a phase of the period");
        let shift = self.stride.0.checked_mul(i128::from(unit).div_euclid(period))?;
        let (first, last) = self.spans.get(phase).copied().flatten()?;
        Some((first.checked_add(shift)?, last.checked_add(shift)?))
    }

    /// The effective padding: the number of indices that unit 0 sees before the input. Negative if its field begins inside.
    pub fn padding(&self) -> Option<i128> {
        self.spans.first().copied().flatten().and_then(|(first, _)| first.checked_neg())
    }

    /// Whether the size is the same at every position.
    pub fn is_uniform(&self) -> bool {
        self.spans.iter().all(Option::is_some) && self.size() == self.min_size()
    }
}

impl Field {
    /// How definite the size is.
    pub fn status(&self) -> Status {
        match self {
            Self::Local(axes) if axes.height.size() == 0 || axes.width.size() == 0 => Status::Nothing,
            Self::Local(axes) if axes.height.is_uniform() && axes.width.is_uniform() => Status::Exact,
            Self::Local(_) => Status::Varies,
            Self::Global => Status::Global,
            Self::Nothing => Status::Nothing,
            Self::Unknown => Status::Unknown,
            Self::Irregular | Self::TooLarge(_) | Self::Missing => Status::Undefined,
        }
    }

    /// The closed form, if there is one.
    pub const fn local(&self) -> Option<&Axes<AxisField>> {
        match self {
            Self::Local(axes) => Some(axes),
            _ => None,
        }
    }

    /// The largest size per axis, if there is a closed form.
    pub fn size(&self) -> Option<Axes<u128>> {
        self.local().map(|axes| axes.as_ref().map(AxisField::size))
    }
}

/// The field of every map of a shaped network, by map number.
///
/// In a graph a field is the hull over all paths and channels; where a branch that sees the whole map joins a local one, the local one
/// counts.
pub fn fields(shaped: &ShapedNetwork) -> Vec<Field> {
    let (global, whole) = (propagation::global_maps(shaped), propagation::whole_maps(shaped));
    let unknown = propagation::unknown_maps(shaped);
    let mut reached = vec![None; shaped.map_count()];
    reached[0] = shaped.shape(0).map(|_| Footing(Axes::both(Ok(Phases::identity()))));
    let mut work = Work::of(MOST_STEPS_OF_FIELDS);
    let mut listed = Work::of(MOST_PHASES_IN_ALL);
    for map in 1..shaped.map_count() {
        let mut all: Option<Footing> = None;
        for (slot, source) in propagation::local_slots(shaped, map, &global) {
            let Some(below) = &reached[source] else { continue };
            let path = below.through(&AxisLink::of(shaped, map, slot), &mut work);
            all = Some(all.map_or_else(|| path.clone(), |all| all.joined(&path, &mut work)));
        }
        // A map that exceeds the budget is too large; later maps that list fewer units may still have a closed form.
        reached[map] = all.map(|footing| match listed.spend(footing.listed()) {
            Ok(()) => footing,
            Err(reason) => Footing(Axes::both(Err(Gap::TooLarge(reason)))),
        });
    }
    reached
        .into_iter()
        .enumerate()
        .map(|(map, footing)| match (shaped.shape(map), footing) {
            (None, _) => Field::Missing,
            _ if unknown[map] => Field::Unknown,
            _ if whole[map] => Field::Global,
            (_, None) => Field::Nothing,
            (_, Some(footing)) => field(footing),
        })
        .collect()
}

fn field(Footing(axes): Footing) -> Field {
    match (axes.height, axes.width) {
        (Ok(height), Ok(width)) => match (height.into_field(), width.into_field()) {
            (Some(height), Some(width)) => Field::Local(Axes::new(height, width)),
            _ => Field::Nothing,
        },
        (Err(Gap::TooLarge(reason)), _) | (_, Err(Gap::TooLarge(reason))) => Field::TooLarge(reason),
        (Err(Gap::Irregular), _) | (_, Err(Gap::Irregular)) => Field::Irregular,
    }
}

/// Why an axis has no closed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Irregular,
    TooLarge(TooLarge),
}

impl From<TooLarge> for Gap {
    fn from(reason: TooLarge) -> Self {
        Self::TooLarge(reason)
    }
}
