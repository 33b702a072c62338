//! A value for every channel of a map, stored once for channels that share it.
//!
//! Concatenation, splitting, grouped convolutions and channel shuffles make channels see different things; everything else treats them
//! alike. So a value is *uniform* until such a layer tells channels apart.

use std::collections::HashMap;

use thiserror::Error;

/// Maps of more channels than this are not told apart channel by channel.
const MOST_CHANNELS: u64 = 1 << 22;

/// More channels than can be told apart one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a feature map with {0} channels is too large to track each channel")]
pub struct TooManyChannels(pub u64);

/// A value for every channel of a map.
#[derive(Clone, Debug, PartialEq)]
pub enum PerChannel<T> {
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

/// A value that channels can share, and that several channels' values can be combined into.
pub trait Combine: Clone {
    /// The value of a channel that nothing reaches.
    fn nothing() -> Self;
    /// One value from several channels' values, each with the number of channels that have it.
    fn combine(parts: &[(&Self, f64)]) -> Self;
}

impl<T: Combine> PerChannel<T> {
    /// The values with `change` applied to each distinct one.
    ///
    /// # Errors
    /// The first error that `change` returns.
    pub fn try_map<U, E>(&self, mut change: impl FnMut(&T) -> Result<U, E>) -> Result<PerChannel<U>, E> {
        Ok(match self {
            Self::Uniform(value) => PerChannel::Uniform(change(value)?),
            Self::Classes { class_of, classes } => PerChannel::Classes {
                class_of: class_of.clone(),
                classes: classes.iter().map(change).collect::<Result<_, _>>()?,
            },
        })
    }

    /// All channels' values combined, of a map with that many channels.
    pub fn combined(&self, channels: u64) -> T {
        match self {
            Self::Uniform(value) => T::combine(&[(value, channels as f64)]),
            Self::Classes { class_of, classes } => combine_classes(class_of, classes),
        }
    }

    /// For each of the `groups` equal groups of these `channels` the combination of its channels, spread over `spread_to` channels.
    ///
    /// # Errors
    /// [`TooManyChannels`] where groups differ and there are too many channels.
    pub fn by_groups(&self, channels: u64, groups: u64, spread_to: u64) -> Result<Self, TooManyChannels> {
        let each = channels / groups;
        let Self::Classes { class_of, classes } = self else {
            return Ok(Self::Uniform(self.combined(each)));
        };
        if groups == 1 {
            return Ok(Self::Uniform(combine_classes(class_of, classes)));
        }
        if groups == channels && spread_to == channels {
            return self.try_map(|value| Ok(T::combine(&[(value, 1.0)])));
        }
        let (each, spread) = (small(each)?, small(spread_to / groups)?);
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut groups_classes = Vec::new();
        let mut group_class_of = Vec::with_capacity(small(spread_to)?);
        for group in class_of.chunks(each) {
            let mut signature = group.to_vec();
            signature.sort_unstable();
            let class = *known.entry(signature).or_insert_with(|| {
                groups_classes.push(combine_classes(group, classes));
                class_number(groups_classes.len() - 1)
            });
            group_class_of.extend(std::iter::repeat_n(class, spread));
        }
        Ok(Self::classes(group_class_of, groups_classes))
    }

    /// The values of `count` channels from `first` on.
    #[must_use]
    pub fn slice(&self, first: u64, count: u64) -> Self {
        match self {
            Self::Uniform(_) => self.clone(),
            Self::Classes { class_of, classes } => {
                let at = |channel: u64| usize::try_from(channel).unwrap_or(usize::MAX).min(class_of.len());
                Self::classes(class_of[at(first)..at(first + count)].to_vec(), classes.clone())
            }
        }
    }

    /// These `count` channels' values at `first` among `total` channels, the others reached by nothing.
    ///
    /// # Errors
    /// [`TooManyChannels`] if there are too many.
    pub fn placed(&self, first: u64, count: u64, total: u64) -> Result<Self, TooManyChannels> {
        if first == 0 && count == total {
            return Ok(self.clone());
        }
        let (own, mut classes) = self.as_classes(count)?;
        let empty = class_number(classes.len());
        classes.push(T::nothing());
        let mut class_of = vec![empty; small(total)?];
        let first = small(first)?;
        class_of[first..first + own.len()].copy_from_slice(&own);
        Ok(Self::classes(class_of, classes))
    }

    /// The channels in another order: channel `c` of the result has the value of channel `source(c)`.
    #[must_use]
    pub fn permuted(&self, source: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Uniform(_) => self.clone(),
            Self::Classes { class_of, classes } => {
                let class_of = (0..class_of.len()).map(|channel| class_of[source(channel)]).collect();
                Self::Classes { class_of, classes: classes.clone() }
            }
        }
    }

    /// Channel by channel the combination with another value of as many channels.
    ///
    /// # Errors
    /// [`TooManyChannels`] if channels must be told apart and there are too many.
    pub fn merged(&self, other: &Self, channels: u64) -> Result<Self, TooManyChannels> {
        if let (Self::Uniform(a), Self::Uniform(b)) = (self, other) {
            return Ok(Self::Uniform(T::combine(&[(a, 1.0), (b, 1.0)])));
        }
        let ((a, a_classes), (b, b_classes)) = (self.as_classes(channels)?, other.as_classes(channels)?);
        let mut known: HashMap<(u32, u32), u32> = HashMap::new();
        let mut classes = Vec::new();
        let class_of = a
            .iter()
            .zip(&b)
            .map(|(&x, &y)| {
                *known.entry((x, y)).or_insert_with(|| {
                    classes.push(T::combine(&[(&a_classes[x as usize], 1.0), (&b_classes[y as usize], 1.0)]));
                    class_number(classes.len() - 1)
                })
            })
            .collect();
        Ok(Self::classes(class_of, classes))
    }

    /// The distinct values.
    pub fn values(&self) -> &[T] {
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

    /// Drops classes that no channel has, and the classes altogether where one is left.
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

fn combine_classes<T: Combine>(class_of: &[u32], classes: &[T]) -> T {
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
    T::combine(&parts)
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
