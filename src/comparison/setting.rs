//! Settings of a sweep: a parameter with a value, applied to a network.

use std::ops::RangeInclusive;

use crate::network::edit::Edit;
use crate::network::{Axes, Channels, Network, NodeKey, Op, Padding};

/// A parameter that can be set for a whole network at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SweepParameter {
    /// Channels of the input and of every dense convolution, all the same: `C = C_in = C_mid = C_out`.
    AllChannels,
    /// Rows and columns of the input.
    InputSize,
    /// Channels of the input.
    #[default]
    InputChannels,
    /// Output channels of every dense convolution but the last.
    MiddleChannels,
    /// Output channels of the last dense convolution.
    OutputChannels,
    /// The padding of every convolution.
    Padding,
}

/// A sweep parameter with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Channels of the input and of every dense convolution.
    AllChannels(u64),
    /// Rows and columns of the input, in cells; the length of a one-dimensional input.
    InputSize(u64),
    /// Channels of the input.
    InputChannels(u64),
    /// Output channels of every dense convolution but the last.
    MiddleChannels(u64),
    /// Output channels of the last dense convolution.
    OutputChannels(u64),
    /// The padding of every convolution.
    Padding(Padding),
}

impl SweepParameter {
    /// All sweep parameters, in menu order.
    pub const ALL: [Self; 6] = [
        Self::AllChannels,
        Self::InputChannels,
        Self::MiddleChannels,
        Self::OutputChannels,
        Self::InputSize,
        Self::Padding,
    ];

    /// The settings of a range; for padding always two, none and `same`.
    pub fn settings(self, range: RangeInclusive<u64>) -> Vec<Setting> {
        match self {
            Self::AllChannels => range.map(Setting::AllChannels).collect(),
            Self::InputSize => range.map(Setting::InputSize).collect(),
            Self::InputChannels => range.map(Setting::InputChannels).collect(),
            Self::MiddleChannels => range.map(Setting::MiddleChannels).collect(),
            Self::OutputChannels => range.map(Setting::OutputChannels).collect(),
            Self::Padding => vec![Setting::Padding(Padding::Valid), Setting::Padding(Padding::Same)],
        }
    }
}

impl Setting {
    /// The sweep parameter.
    pub const fn sweep_parameter(self) -> SweepParameter {
        match self {
            Self::AllChannels(_) => SweepParameter::AllChannels,
            Self::InputSize(_) => SweepParameter::InputSize,
            Self::InputChannels(_) => SweepParameter::InputChannels,
            Self::MiddleChannels(_) => SweepParameter::MiddleChannels,
            Self::OutputChannels(_) => SweepParameter::OutputChannels,
            Self::Padding(_) => SweepParameter::Padding,
        }
    }

    /// The number, if the setting is one.
    pub const fn number(self) -> Option<u64> {
        match self {
            Self::AllChannels(number)
            | Self::InputSize(number)
            | Self::InputChannels(number)
            | Self::MiddleChannels(number)
            | Self::OutputChannels(number) => Some(number),
            Self::Padding(_) => None,
        }
    }

    /// The network with this setting. Its layers may no longer fit each other.
    #[must_use]
    pub fn applied(self, network: &Network) -> Network {
        match self {
            Self::AllChannels(channels) => {
                let begun = edited(network, &Edit::SetInputChannels(channels));
                dense(network).iter().fold(begun, |network, key| with_channels(&network, *key, channels))
            }
            Self::InputSize(extent) => edited(network, &Edit::SetInputSize(Axes::both(extent))),
            Self::InputChannels(channels) => edited(network, &Edit::SetInputChannels(channels)),
            Self::MiddleChannels(channels) => {
                let keys = dense(network);
                let inner = keys.split_last().map_or(&[][..], |(_, inner)| inner);
                inner.iter().fold(network.clone(), |network, key| with_channels(&network, *key, channels))
            }
            Self::OutputChannels(channels) => {
                dense(network).last().map_or_else(|| network.clone(), |key| with_channels(network, *key, channels))
            }
            Self::Padding(padding) => network.nodes().iter().fold(network.clone(), |padded, node| match &node.op {
                Op::Conv(conv) => {
                    let op = Op::Conv(crate::network::Conv { padding, ..conv.clone() });
                    edited(&padded, &Edit::SetOp { key: node.key, op })
                }
                _ => padded,
            }),
        }
    }
}

/// The network after an edit; unchanged if the edit is refused.
fn edited(network: &Network, edit: &Edit) -> Network {
    network.apply(edit).unwrap_or_else(|_| network.clone())
}

/// The convolutions that have a number of output channels; depthwise ones follow their input.
fn dense(network: &Network) -> Vec<NodeKey> {
    let is_dense = |op: &Op| matches!(op, Op::Conv(conv) if matches!(conv.channels, Channels::Grouped { .. }));
    network.nodes().iter().filter(|node| is_dense(&node.op)).map(|node| node.key).collect()
}

fn with_channels(network: &Network, key: NodeKey, out: u64) -> Network {
    let Some(Op::Conv(conv)) = network.node(key).map(|node| &node.op) else { return network.clone() };
    let Channels::Grouped { groups, .. } = conv.channels else { return network.clone() };
    let op = Op::Conv(crate::network::Conv { channels: Channels::Grouped { out, groups }, ..conv.clone() });
    edited(network, &Edit::SetOp { key, op })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    #[test]
    fn each_setting_turns_its_knob_and_no_other() {
        let network = notation::read("input 3x9x9; conv 8 k3; dwconv k3; conv 16 k1; conv 32 k3 p1").expect("layers");
        let cases = [
            (Setting::AllChannels(6), "input 6x9x9; conv 6 k3; dwconv k3; conv 6 k1; conv 6 k3 p1"),
            (Setting::InputSize(20), "input 3x20x20; conv 8 k3; dwconv k3; conv 16 k1; conv 32 k3 p1"),
            (Setting::InputChannels(5), "input 5x9x9; conv 8 k3; dwconv k3; conv 16 k1; conv 32 k3 p1"),
            (Setting::MiddleChannels(6), "input 3x9x9; conv 6 k3; dwconv k3; conv 6 k1; conv 32 k3 p1"),
            (Setting::OutputChannels(6), "input 3x9x9; conv 8 k3; dwconv k3; conv 16 k1; conv 6 k3 p1"),
            (
                Setting::Padding(Padding::Same),
                "input 3x9x9; conv 8 k3 psame; dwconv k3 psame; conv 16 k1 psame; conv 32 k3 psame",
            ),
        ];
        for (setting, expected) in cases {
            assert_eq!(notation::write_inline(&setting.applied(&network)), expected);
        }
    }
}
