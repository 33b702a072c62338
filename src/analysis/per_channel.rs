//! Values for every channel of a map, stored once for channels that share a value.
//!
//! Concatenation, splitting, grouped convolutions and channel shuffles make channels see different things; other layers treat all channels
//! alike. So a value is *uniform* until such a layer tells channels apart.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::limits::{MOST_CHANNELS, TooLarge, TooManyChannels, Work};

/// A value for every channel of a map.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PerChannel<T> {
    /// All channels have the same value.
    Uniform(T),
    /// Channel `c` has the value `classes[class_of[c]]`.
    Classes {
        /// The class of each channel.
        class_of: Vec<u32>,
        /// The distinct values.
        classes: Vec<T>,
    },
}

/// A value that channels can share, and that can be combined with the values of other channels.
pub(super) trait Combine: Clone {
    /// The value of a channel that does not depend on the unit.
    fn nothing() -> Self;

    /// The combination of several values, each with the number of channels that have it.
    ///
    /// # Errors
    /// [`TooLarge`] if the combination is too large, or if no work is left for it.
    fn combine(parts: &[(&Self, f64)], work: &mut Work) -> Result<Self, TooLarge>;

    /// The memory the value takes, in runs of indices or values of cells.
    fn size(&self) -> u64;
}

impl<T: Combine> PerChannel<T> {
    /// The values with `change` applied to each distinct one.
    ///
    /// # Errors
    /// The first error that `change` returns.
    pub(super) fn try_map<U, E>(&self, mut change: impl FnMut(&T) -> Result<U, E>) -> Result<PerChannel<U>, E> {
        Ok(match self {
            Self::Uniform(value) => PerChannel::Uniform(change(value)?),
            Self::Classes { class_of, classes } => PerChannel::Classes {
                class_of: class_of.clone(),
                classes: classes.iter().map(change).collect::<Result<_, _>>()?,
            },
        })
    }

    /// The values of all channels combined, for a map with `channels` channels.
    ///
    /// # Errors
    /// [`TooLarge`] if the combination would be.
    pub(super) fn combined(&self, channels: u64, work: &mut Work) -> Result<T, TooLarge> {
        match self {
            Self::Uniform(value) => T::combine(&[(value, channels as f64)], work),
            Self::Classes { class_of, classes } => combine_classes(class_of, classes, work),
        }
    }

    /// The memory that all values take, as [`Combine::size`]; the class numbers of two channels count as one.
    pub(super) fn size(&self) -> u64 {
        let values = self.values().iter().fold(0_u64, |sum, value| sum.saturating_add(value.size()));
        values.saturating_add(self.told_apart() as u64 / 2)
    }

    /// The number of channels told apart; 0 if all are alike.
    pub(super) const fn told_apart(&self) -> usize {
        match self {
            Self::Uniform(_) => 0,
            Self::Classes { class_of, .. } => class_of.len(),
        }
    }

    /// For each of the `groups` equal groups, the combination of the values of its channels, spread over `spread_to` channels.
    ///
    /// # Errors
    /// [`TooManyChannels`] if groups differ and there are too many channels; [`TooLarge`] if a combination is too large.
    pub(super) fn by_groups(
        &self,
        channels: u64,
        groups: u64,
        spread_to: u64,
        work: &mut Work,
    ) -> Result<Self, TooLarge> {
        let each = channels / groups;
        let Self::Classes { class_of, classes } = self else {
            return Ok(Self::Uniform(self.combined(each, work)?));
        };
        if groups == 1 {
            return Ok(Self::Uniform(combine_classes(class_of, classes, work)?));
        }
        if groups == channels && spread_to == channels {
            return self.try_map(|value| T::combine(&[(value, 1.0)], work));
        }
        work.spend_length(class_of.len())?;
        let (each, spread) = (small(each)?, small(spread_to / groups)?);
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut groups_classes = Vec::new();
        let mut group_class_of = Vec::with_capacity(small(spread_to)?);
        for group in class_of.chunks(each) {
            let mut signature = group.to_vec();
            signature.sort_unstable();
            let class = match known.entry(signature) {
                Entry::Occupied(class) => *class.get(),
                Entry::Vacant(place) => {
                    let class = class_number(groups_classes.len());
                    groups_classes.push(combine_classes(group, classes, work)?);
                    *place.insert(class)
                }
            };
            group_class_of.extend(std::iter::repeat_n(class, spread));
        }
        Ok(Self::classes(group_class_of, groups_classes))
    }

    /// The values of `count` channels: every `step`-th from `first` on.
    #[must_use]
    pub(super) fn slice(&self, first: u64, step: u64, count: u64) -> Self {
        match self {
            Self::Uniform(_) => self.clone(),
            Self::Classes { class_of, classes } => {
                let at = |channel: u64| usize::try_from(channel).unwrap_or(usize::MAX);
                let taken = class_of.iter().skip(at(first)).step_by(at(step)).take(at(count));
                Self::classes(taken.copied().collect(), classes.clone())
            }
        }
    }

    /// The values of these `count` channels at `first` and every `step` after it among `total` channels; the others have no value.
    ///
    /// # Errors
    /// [`TooManyChannels`] if there are too many.
    pub(super) fn placed(&self, first: u64, step: u64, count: u64, total: u64) -> Result<Self, TooManyChannels> {
        if first == 0 && count == total {
            return Ok(self.clone());
        }
        let (own, mut classes) = self.as_classes(count)?;
        let empty = class_number(classes.len());
        classes.push(T::nothing());
        let mut class_of = vec![empty; small(total)?];
        let places = class_of.iter_mut().skip(small(first)?).step_by(usize::try_from(step).unwrap_or(usize::MAX));
        places.zip(own).for_each(|(place, class)| *place = class);
        Ok(Self::classes(class_of, classes))
    }

    /// The values of these `count` channels repeated up to `total` channels.
    ///
    /// # Errors
    /// [`TooManyChannels`] if channels must be told apart and there are too many.
    pub(super) fn repeated(&self, count: u64, total: u64) -> Result<Self, TooManyChannels> {
        if let Self::Uniform(_) = self {
            return Ok(self.clone());
        }
        let (own, classes) = self.as_classes(count)?;
        Ok(Self::classes(own.into_iter().cycle().take(small(total)?).collect(), classes))
    }

    /// Channels picked from several values: channel `c` is channel `source(c).1` of value number `source(c).0`.
    ///
    /// # Errors
    /// [`TooManyChannels`] if there are too many.
    pub(super) fn assembled(
        values: &[Self],
        channels: u64,
        source: impl Fn(usize) -> (usize, usize),
    ) -> Result<Self, TooLarge> {
        let firsts: Vec<usize> = values
            .iter()
            .scan(0, |first, value| {
                let own = *first;
                *first += value.values().len();
                Some(own)
            })
            .collect();
        let class = |channel: usize| {
            let (value, place) = source(channel);
            let own = match &values[value] {
                Self::Uniform(_) => 0,
                Self::Classes { class_of, .. } => class_of[place] as usize,
            };
            class_number(firsts[value] + own)
        };
        let class_of = (0..small(channels)?).map(class).collect();
        let classes = values.iter().flat_map(|value| value.values().iter().cloned()).collect();
        Ok(Self::classes(class_of, classes))
    }

    /// The channels in another order: channel `c` of the result has the value of channel `source(c)`.
    #[must_use]
    pub(super) fn permuted(&self, source: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Uniform(_) => self.clone(),
            Self::Classes { class_of, classes } => {
                let class_of = (0..class_of.len()).map(|channel| class_of[source(channel)]).collect();
                Self::Classes { class_of, classes: classes.clone() }
            }
        }
    }

    /// The combination with another value, channel by channel.
    ///
    /// # Errors
    /// [`TooManyChannels`] if channels must be told apart and there are too many; [`TooLarge`] if a combination is too large.
    pub(super) fn merged(&self, other: &Self, channels: u64, work: &mut Work) -> Result<Self, TooLarge> {
        if let (Self::Uniform(a), Self::Uniform(b)) = (self, other) {
            return Ok(Self::Uniform(T::combine(&[(a, 1.0), (b, 1.0)], work)?));
        }
        let ((a, a_classes), (b, b_classes)) = (self.as_classes(channels)?, other.as_classes(channels)?);
        let mut known: HashMap<(u32, u32), u32> = HashMap::new();
        let mut classes = Vec::new();
        work.spend_length(a.len())?;
        let mut class_of = Vec::with_capacity(a.len());
        for (&x, &y) in a.iter().zip(&b) {
            class_of.push(match known.entry((x, y)) {
                Entry::Occupied(class) => *class.get(),
                Entry::Vacant(place) => {
                    let class = class_number(classes.len());
                    classes.push(T::combine(&[(&a_classes[x as usize], 1.0), (&b_classes[y as usize], 1.0)], work)?);
                    *place.insert(class)
                }
            });
        }
        Ok(Self::classes(class_of, classes))
    }

    /// The distinct values.
    pub(super) fn values(&self) -> &[T] {
        match self {
            Self::Uniform(value) => std::slice::from_ref(value),
            Self::Classes { classes, .. } => classes,
        }
    }

    fn as_classes(&self, channels: u64) -> Result<(Vec<u32>, Vec<T>), TooManyChannels> {
        Ok(match self {
            Self::Uniform(value) => (vec![0; small(channels)?], vec![value.clone()]),
            Self::Classes { class_of, classes } => (class_of.clone(), classes.clone()),
        })
    }

    /// Drops classes that no channel has; the result is uniform if one class is left.
    fn classes(mut class_of: Vec<u32>, classes: Vec<T>) -> Self {
        let mut new_number = vec![None; classes.len()];
        let mut kept = Vec::new();
        for class in &mut class_of {
            let number = new_number[*class as usize].get_or_insert_with(|| {
                kept.push(classes[*class as usize].clone());
                class_number(kept.len() - 1)
            });
            *class = *number;
        }
        match <[T; 1]>::try_from(kept) {
            Ok([only]) => Self::Uniform(only),
            Err(classes) => Self::Classes { class_of, classes },
        }
    }
}

fn combine_classes<T: Combine>(class_of: &[u32], classes: &[T], work: &mut Work) -> Result<T, TooLarge> {
    let mut counts = vec![0_u32; classes.len()];
    for &class in class_of {
        counts[class as usize] += 1;
    }
    let parts: Vec<_> = classes
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(value, count)| (value, f64::from(count)))
        .collect();
    T::combine(&parts, work)
}

fn small(channels: u64) -> Result<usize, TooManyChannels> {
    if channels > MOST_CHANNELS {
        return Err(TooManyChannels(channels));
    }
    usize::try_from(channels).map_err(|_| TooManyChannels(channels))
}

fn class_number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer classes than channels")
}
