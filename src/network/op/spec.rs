//! The specification of a kind of operator: words, JSON name, arity, parameters with bounds and defaults.

use super::{Op, Value};
use crate::network::{Arity, Parameter};

/// One kind of operator: how texts call it, how many maps it reads, what it does to channels, and its hyper-parameters.
#[derive(Debug)]
pub struct OpSpec {
    /// The word in the notation, which also begins the names of unnamed nodes.
    pub word: &'static str,
    /// What other tools call it; a reader that meets such a word suggests ours.
    pub aliases: &'static [&'static str],
    /// A layer in the notation that has all it needs, for messages.
    pub example: &'static str,
    /// The value of `op` in JSON.
    pub json: &'static str,
    /// The JSON attribute that only this kind has among those with the same `op`; none for the usual kind of that `op`.
    pub json_mark: Option<&'static str>,
    /// How many maps it reads.
    pub arity: Arity,
    /// Which input channels an output channel depends on.
    pub channels: ChannelRule,
    /// Whether its units can see further than the units they read: a step in which receptive fields grow.
    pub grows: bool,
    /// Its hyper-parameters, in the order in which they are shown and written.
    pub parameters: &'static [ParameterSpec],
    /// A new layer of this kind.
    pub new: fn() -> Op,
}

impl OpSpec {
    /// Whether it joins several maps: the names that follow its word in the notation are what it reads.
    pub const fn joins(&self) -> bool {
        matches!(self.arity, Arity::TwoOrMore) || matches!(self.channels, ChannelRule::Stacked)
    }

    /// The kind that a word of the notation names, in whatever letter case.
    pub fn of_word(word: &str) -> Option<&'static Self> {
        Self::all().iter().copied().find(|spec| spec.word.eq_ignore_ascii_case(word))
    }

    /// The kind of an `op` in JSON whose other attributes are those that `has` knows.
    pub fn of_json(name: &str, has: impl Fn(&str) -> bool) -> Option<&'static Self> {
        let named = || Self::all().iter().copied().filter(|spec| spec.json == name);
        let marked = named().find(|spec| spec.json_mark.is_some_and(&has));
        marked.or_else(|| named().find(|spec| spec.json_mark.is_none()))
    }
}

/// Which input channels an output channel depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelRule {
    /// The one of the same number.
    Apart,
    /// Those of its group; the shaped network knows how many groups there are.
    Groups,
    /// All.
    All,
    /// One channel of one of the inputs, which are stacked.
    Stacked,
    /// One of the slice that is taken.
    Sliced,
    /// One that was dealt to its place.
    Shuffled,
    /// The one of the same number in each half.
    Halved,
    /// One whose cells are cells of the output, or the other way round.
    Subpixel,
}

/// One hyper-parameter of a kind of operator.
#[derive(Clone, Copy, Debug)]
pub struct ParameterSpec {
    /// Which one.
    pub parameter: Parameter,
    /// What kind of value it has.
    pub kind: ValueKind,
    /// The attribute's name in JSON.
    pub json: &'static str,
    /// A setting of the notation with letters before its number, such as `k3`; empty if it has none.
    pub setting: &'static str,
    /// Which numbers without letters the notation takes for it.
    pub bare: Bare,
    /// Words of the notation that stand for values.
    pub words: &'static [(&'static str, Value)],
    /// The words of JSON that a [choice](ValueKind::Choice) is one of.
    pub choices: &'static [&'static str],
    /// The attribute that holds it in JSON as one of an object's; none if the node itself does.
    pub within: Option<&'static str>,
    /// What it is where a text says nothing of it.
    pub fallback: Fallback,
    /// Whether JSON must say it even so.
    pub needed_in_json: bool,
    /// Whether JSON leaves it out where it is what it would be unsaid: what came to kinds that documents already had.
    pub quiet_in_json: bool,
    /// Whether the notation writes it even where it is what it would be unsaid.
    pub always_written: bool,
    /// The least that its numbers may sensibly be; for a pair, also the height that one number means in a network of one axis.
    pub least: u64,
    /// The most that its numbers may sensibly be, the operator's others being what they are.
    pub most: fn(&Op) -> u64,
}

impl ParameterSpec {
    /// The letters before its number in the notation; empty if it has none.
    pub fn letters(&self) -> &'static str {
        self.setting.trim_end_matches(|letter: char| letter.is_ascii_digit())
    }

    /// Its value where a text says nothing of it, the operator's other values being what they are; none if a text must say it.
    pub fn unsaid(&self, op: &Op) -> Option<Value> {
        match self.fallback {
            Fallback::None => None,
            Fallback::Value(value) => Some(value.clone()),
            Fallback::Same(other) => op.get(other),
        }
    }

    /// Whether the notation leaves it to the layer's own word.
    pub fn is_in_the_word(&self) -> bool {
        self.setting.is_empty() && self.words.is_empty() && self.bare == Bare::Never && self.kind != ValueKind::Text
    }
}

/// Which numbers without letters the notation takes for a hyper-parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bare {
    /// None.
    Never,
    /// Single numbers: `64`.
    Plain,
    /// Pairs: `3x3`.
    Crossed,
    /// Whatever stands there.
    Any,
}

/// What kind of value a hyper-parameter has.
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

/// What a hyper-parameter is where a text says nothing of it.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// The text must say it.
    None,
    /// A fixed value.
    Value(&'static Value),
    /// The value of another hyper-parameter, which stands before it.
    Same(Parameter),
}
