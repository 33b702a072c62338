//! Specification of a kind of operator: words, JSON name, arity, parameters with bounds and defaults.

use super::{Op, Value};
use crate::network::{Arity, Parameter};

/// A kind of operator: its names in texts, its arity, its rule for channels, and its hyper-parameters.
#[derive(Debug)]
pub struct OpSpec {
    /// The word in the notation, which also begins the names of unnamed nodes.
    pub word: &'static str,
    /// Names in other tools; a reader that meets one suggests `word`.
    pub aliases: &'static [&'static str],
    /// A complete layer in the notation, for messages.
    pub example: &'static str,
    /// The value of `op` in JSON.
    pub json: &'static str,
    /// The JSON attribute that distinguishes the kind from others with the same `op`; `None` for the usual kind of that `op`.
    pub json_mark: Option<&'static str>,
    /// The number of input maps.
    pub arity: Arity,
    /// The rule for which input channels an output channel depends on.
    pub channels: ChannelRule,
    /// Whether the layer can enlarge receptive fields, so that it is a step of their growth.
    pub grows: bool,
    /// The hyper-parameters, in the order in which they are shown and written.
    pub parameters: &'static [ParameterSpec],
    /// Creates a new layer of this kind.
    pub new: fn() -> Op,
}

impl OpSpec {
    /// Whether the kind joins several maps: names after its word in the notation are its sources.
    pub const fn joins(&self) -> bool {
        matches!(self.arity, Arity::Two | Arity::TwoOrMore) || matches!(self.channels, ChannelRule::Stacked)
    }

    /// The kind with a word of the notation, in any letter case.
    pub fn of_word(word: &str) -> Option<&'static Self> {
        Self::all().iter().copied().find(|spec| spec.word.eq_ignore_ascii_case(word))
    }

    /// The kind with an `op` in JSON; `has` tells which other attributes are present.
    pub fn of_json(name: &str, has: impl Fn(&str) -> bool) -> Option<&'static Self> {
        let named = || Self::all().iter().copied().filter(|spec| spec.json == name);
        let marked = named().find(|spec| spec.json_mark.is_some_and(&has));
        marked.or_else(|| named().find(|spec| spec.json_mark.is_none()))
    }
}

/// The rule for which input channels an output channel depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelRule {
    /// The channel with the same number.
    Apart,
    /// The channels of its group; their number is in the shaped network.
    Groups,
    /// All channels.
    All,
    /// One channel of one of the inputs, which are concatenated.
    Stacked,
    /// One channel of the slice.
    Sliced,
    /// One channel at another position.
    Shuffled,
    /// The channel with the same number in each half.
    Halved,
    /// Channels whose cells become cells of the output, or whose channels become cells.
    Subpixel,
}

/// A hyper-parameter of a kind of operator.
#[derive(Clone, Copy, Debug)]
pub struct ParameterSpec {
    /// The parameter.
    pub parameter: Parameter,
    /// The kind of its value.
    pub kind: ValueKind,
    /// The attribute's name in JSON.
    pub json: &'static str,
    /// A setting of the notation with letters before the number, such as `k3`; empty if there is none.
    pub setting: &'static str,
    /// Which numbers without letters the notation accepts for it.
    pub bare: Bare,
    /// Words of the notation for certain values.
    pub words: &'static [(&'static str, Value)],
    /// The JSON words of a [choice](ValueKind::Choice).
    pub choices: &'static [&'static str],
    /// The JSON object that contains the attribute; `None` if the node itself does.
    pub within: Option<&'static str>,
    /// The value when a text omits it.
    pub fallback: Fallback,
    /// Whether JSON must give it despite a fallback.
    pub needed_in_json: bool,
    /// Whether JSON omits the fallback value: for parameters that were added to kinds which existing documents already use.
    pub quiet_in_json: bool,
    /// Whether the notation writes the fallback value too.
    pub always_written: bool,
    /// The smallest sensible number; for a pair, also the height that a single number implies in a network with one axis.
    pub least: u64,
    /// The largest sensible number, given the operator's other values.
    pub most: fn(&Op) -> u64,
}

impl ParameterSpec {
    /// The letters before the number in the notation; empty if there are none.
    pub fn letters(&self) -> &'static str {
        self.setting.trim_end_matches(|letter: char| letter.is_ascii_digit())
    }

    /// The value when a text omits it, given the operator's other values; `None` if texts must give it.
    pub fn unsaid(&self, op: &Op) -> Option<Value> {
        match self.fallback {
            Fallback::None => None,
            Fallback::Value(value) => Some(value.clone()),
            Fallback::Same(other) => op.get(other),
        }
    }

    /// Whether the layer's word in the notation implies it.
    pub fn is_in_the_word(&self) -> bool {
        self.setting.is_empty() && self.words.is_empty() && self.bare == Bare::Never && self.kind != ValueKind::Text
    }
}

/// Which numbers without letters the notation accepts for a hyper-parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bare {
    /// None.
    Never,
    /// Single numbers: `64`.
    Plain,
    /// Pairs: `3x3`.
    Crossed,
    /// Any number or pair.
    Any,
}

/// The kind of a hyper-parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are those of `Value`")]
pub enum ValueKind {
    Number,
    Pair,
    Sides,
    Padding,
    List,
    Flag,
    Fraction,
    Choice,
    Activation,
    Text,
    Factors,
}

/// The value of a hyper-parameter when a text omits it.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// No fallback: the text must give it.
    None,
    /// A fixed value.
    Value(&'static Value),
    /// The value of another hyper-parameter, which comes before it.
    Same(Parameter),
}
