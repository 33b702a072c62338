//! The statistics of normalization layers, and whether receptive fields count them.

use super::Op;

/// Whether receptive fields count what a layer reads only to compute its mean and variance.
///
/// A batch norm divides by stored numbers at inference (`model.eval()`), and by those of the whole batch in training. Instance and group norm
/// divide by those of the whole map in both. Most publications leave all of this out, and so does the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Statistics {
    /// No statistics count: a normalization acts on every position by itself.
    #[default]
    LeftOut,
    /// Those at inference count: instance and group norm read the whole map.
    Inference,
    /// Those in training count: batch norm reads the whole map, too. That it also reads the other images of the batch is not shown.
    Training,
}

impl Statistics {
    /// All choices, the default first.
    pub const ALL: [Self; 3] = [Self::LeftOut, Self::Inference, Self::Training];

    /// The word in the notation and in JSON; `None` for the default, which is not written.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::LeftOut => None,
            Self::Inference => Some("inference"),
            Self::Training => Some("training"),
        }
    }

    /// The choice with a word, in any letter case.
    ///
    /// ```
    /// use convscope::network::Statistics;
    /// assert_eq!(Statistics::of_word("Training"), Some(Statistics::Training));
    /// assert_eq!(Statistics::of_word("none"), None);
    /// ```
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word().is_some_and(|own| own.eq_ignore_ascii_case(word)))
    }

    /// Whether an operator reads its whole map for statistics that count.
    pub const fn over_map(self, op: &Op) -> bool {
        match op {
            Op::InstanceNorm { .. } | Op::GroupNorm { .. } => matches!(self, Self::Inference | Self::Training),
            Op::BatchNorm => matches!(self, Self::Training),
            _ => false,
        }
    }

    /// The number of groups of channels that share statistics that count: each output channel then depends on all channels of its group.
    /// `None` if an operator has no such groups.
    pub const fn channel_groups(self, op: &Op) -> Option<u64> {
        match (self, op) {
            (Self::LeftOut, _) => None,
            (_, Op::GroupNorm { groups }) => Some(*groups),
            (_, Op::LayerNorm | Op::RmsNorm) => Some(1),
            _ => None,
        }
    }

    /// Whether an operator has statistics that some of the choices count over the whole map.
    pub const fn matters_to(op: &Op) -> bool {
        Self::Training.over_map(op)
    }
}
