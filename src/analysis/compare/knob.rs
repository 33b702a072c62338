//! What a sweep turns: one setting of a network, all else being left as it is.

use crate::cnn::edit::Edit;
use crate::cnn::{Axes, Channels, Conv, Network, Op, Padding, Parameter, Value};

/// What a sweep turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Knob {
    /// Rows and columns of the input, together.
    InputSize,
    /// Channels of the input.
    InputChannels,
    /// Output channels of all dense convolutions but the last.
    MiddleChannels,
    /// Output channels of the last dense convolution.
    OutputChannels,
    /// The padding of all convolutions.
    Padding,
}

/// How convolutions are padded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaddingRule {
    /// Not at all: maps shrink.
    Valid,
    /// So that maps keep their size.
    Same,
}

/// A knob and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Rows and columns of the input, n × n; the length of a one-dimensional one.
    InputSize(u64),
    /// Channels of the input.
    InputChannels(u64),
    /// Output channels of all dense convolutions but the last.
    MiddleChannels(u64),
    /// Output channels of the last dense convolution.
    OutputChannels(u64),
    /// The padding of all convolutions.
    Padding(PaddingRule),
}

impl Knob {
    /// All knobs, in the order menus show them.
    pub const ALL: [Self; 5] =
        [Self::InputSize, Self::InputChannels, Self::MiddleChannels, Self::OutputChannels, Self::Padding];

    /// The knob at a value. Padding has two: 0 is valid, all others are same.
    pub const fn at(self, value: u64) -> Setting {
        match self {
            Self::InputSize => Setting::InputSize(value),
            Self::InputChannels => Setting::InputChannels(value),
            Self::MiddleChannels => Setting::MiddleChannels(value),
            Self::OutputChannels => Setting::OutputChannels(value),
            Self::Padding if value == 0 => Setting::Padding(PaddingRule::Valid),
            Self::Padding => Setting::Padding(PaddingRule::Same),
        }
    }
}

impl Setting {
    /// The knob.
    pub const fn knob(self) -> Knob {
        match self {
            Self::InputSize(_) => Knob::InputSize,
            Self::InputChannels(_) => Knob::InputChannels,
            Self::MiddleChannels(_) => Knob::MiddleChannels,
            Self::OutputChannels(_) => Knob::OutputChannels,
            Self::Padding(_) => Knob::Padding,
        }
    }

    /// Where the knob stands, as [`Knob::at`] takes it.
    pub const fn value(self) -> u64 {
        match self {
            Self::InputSize(value)
            | Self::InputChannels(value)
            | Self::MiddleChannels(value)
            | Self::OutputChannels(value) => value,
            Self::Padding(PaddingRule::Valid) => 0,
            Self::Padding(PaddingRule::Same) => 1,
        }
    }

    /// The network with the knob turned there. Layers that then do not fit each other are impossible, as after any edit.
    #[must_use]
    pub fn of(self, network: &Network) -> Network {
        let convolutions = network.nodes().iter().filter(|node| matches!(node.op, Op::Conv(_)));
        let dense: Vec<_> = network.nodes().iter().filter(|node| is_dense(&node.op)).map(|node| node.key).collect();
        let set = |key, parameter, value| Edit::Set { key, parameter, value };
        let channels = |key: &_, value| set(*key, Parameter::OutChannels, Value::Number(value));
        let edits: Vec<Edit> = match self {
            Self::InputSize(extent) => vec![Edit::SetInputSize(Axes::both(extent))],
            Self::InputChannels(value) => vec![Edit::SetInputChannels(value)],
            Self::MiddleChannels(value) => dense.iter().rev().skip(1).map(|key| channels(key, value)).collect(),
            Self::OutputChannels(value) => dense.last().iter().map(|key| channels(key, value)).collect(),
            Self::Padding(rule) => {
                let padding = match rule {
                    PaddingRule::Valid => Padding::Valid,
                    PaddingRule::Same => Padding::Same,
                };
                convolutions.map(|node| set(node.key, Parameter::Padding, Value::Padding(padding))).collect()
            }
        };
        // Each edit sets what its layer has, so none is refused.
        edits.iter().fold(network.clone(), |turned, edit| turned.apply(edit).unwrap_or(turned))
    }
}

const fn is_dense(op: &Op) -> bool {
    matches!(op, Op::Conv(Conv { channels: Channels::Grouped { .. }, .. }) | Op::ConvTranspose(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::notation;

    fn turned(setting: Setting) -> String {
        let network = notation::read("input 3x9x9; conv 4 k3 p1; dwconv k3; conv 5 k3; conv 6 k1").expect("layers");
        notation::write_inline(&setting.of(&network))
    }

    #[test]
    fn each_knob_turns_what_it_is_called_after() {
        let expected = [
            (Setting::InputSize(7), "input 3x7x7; conv 4 k3 p1; dwconv k3; conv 5 k3; conv 6 k1"),
            (Setting::InputChannels(7), "input 7x9x9; conv 4 k3 p1; dwconv k3; conv 5 k3; conv 6 k1"),
            (Setting::MiddleChannels(7), "input 3x9x9; conv 7 k3 p1; dwconv k3; conv 7 k3; conv 6 k1"),
            (Setting::OutputChannels(7), "input 3x9x9; conv 4 k3 p1; dwconv k3; conv 5 k3; conv 7 k1"),
            (
                Setting::Padding(PaddingRule::Same),
                "input 3x9x9; conv 4 k3 psame; dwconv k3 psame; conv 5 k3 psame; conv 6 k1 psame",
            ),
        ];
        for (setting, text) in expected {
            assert_eq!(turned(setting), text);
            assert_eq!(setting.knob().at(setting.value()), setting);
        }
    }
}
