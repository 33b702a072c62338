//! Position of a sweep parameter: its current value in a network, if the network has one.

use super::{Setting, SweepParameter};
use crate::network::{Channels, Network, Op, Shape, ShapedNetwork};

impl SweepParameter {
    /// Whether the parameter has any effect on a network.
    pub fn turns(self, network: &Network) -> bool {
        let dense = || widths(network).len();
        match self {
            Self::AllChannels | Self::OutputChannels => dense() > 0,
            // A setting makes an input square.
            Self::InputSize => network.input.one_dimensional || network.input.size.height == network.input.size.width,
            Self::InputChannels => true,
            Self::MiddleChannels => dense() > 1,
            Self::Padding => network.nodes().iter().any(|node| matches!(node.op, Op::Conv(_))),
        }
    }

    /// The setting that a network has; `None` if it has none, or several, such as layers of different widths.
    pub fn position(self, network: &Network) -> Option<Setting> {
        if !self.turns(network) {
            return None;
        }
        let widths = widths(network);
        match self {
            Self::AllChannels => {
                let channels = network.input.channels;
                widths.iter().all(|width| *width == channels).then_some(Setting::AllChannels(channels))
            }
            Self::InputSize => Some(Setting::InputSize(network.input.size.width)),
            Self::InputChannels => Some(Setting::InputChannels(network.input.channels)),
            Self::MiddleChannels => {
                let (_, middle) = widths.split_last()?;
                let first = *middle.first()?;
                middle.iter().all(|width| *width == first).then_some(Setting::MiddleChannels(first))
            }
            Self::OutputChannels => widths.last().copied().map(Setting::OutputChannels),
            // Explicit padding that gives the same shapes as `same` is that setting too.
            Self::Padding => {
                let own = shapes(network);
                self.settings(0..=0).into_iter().find(|setting| shapes(&setting.applied(network)) == own)
            }
        }
    }
}

/// The output channels of the convolutions that are not depthwise, in order.
fn widths(network: &Network) -> Vec<u64> {
    let width = |op: &Op| match op {
        Op::Conv(conv) => match conv.channels {
            Channels::Grouped { out, .. } => Some(out),
            Channels::Depthwise { .. } => None,
        },
        _ => None,
    };
    network.nodes().iter().filter_map(|node| width(&node.op)).collect()
}

fn shapes(network: &Network) -> Vec<Option<Shape>> {
    let shaped = ShapedNetwork::new(network.clone());
    (0..shaped.map_count()).map(|map| shaped.shape(map)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::network::Padding;

    fn positions(text: &str) -> [Option<Setting>; 6] {
        let network = notation::read(text).expect("a network in the notation");
        SweepParameter::ALL.map(|sweep_parameter| sweep_parameter.position(&network))
    }

    #[test]
    fn a_stack_has_a_position_for_each_knob() {
        assert_eq!(
            positions("input 3x15x15; conv 8 k3 p1; dwconv k3 p1; conv 8 k3 p1; conv 16 k3 p1"),
            [
                None,
                Some(Setting::InputChannels(3)),
                Some(Setting::MiddleChannels(8)),
                Some(Setting::OutputChannels(16)),
                Some(Setting::InputSize(15)),
                Some(Setting::Padding(Padding::Same)),
            ]
        );
    }

    #[test]
    fn what_a_network_has_not_has_no_position() {
        assert_eq!(
            positions("input 3x15x9; conv 8 k3"),
            [
                None,
                Some(Setting::InputChannels(3)),
                None,
                Some(Setting::OutputChannels(8)),
                None,
                Some(Setting::Padding(Padding::Valid)),
            ]
        );
        assert_eq!(positions("input 8x9x9; conv 8 k3; conv 8 k3")[0], Some(Setting::AllChannels(8)));
        let [_, _, middle, output, _, padding] = positions("input 3x9x9; conv 8 k3; conv 4 k5 p1; conv 2 k3 p1");
        assert_eq!((middle, output, padding), (None, Some(Setting::OutputChannels(2)), None));
        let size = Some(Setting::InputSize(9));
        assert_eq!(positions("input 3x9x9; relu"), [None, Some(Setting::InputChannels(3)), None, None, size, None]);
    }

    #[test]
    fn a_setting_that_was_applied_is_the_position() {
        let network = notation::read("input 3x15x15; conv 8 k3 p1; conv 16 k5 p1").expect("layers");
        for sweep_parameter in SweepParameter::ALL {
            for setting in sweep_parameter.settings(7..=7) {
                assert_eq!(sweep_parameter.position(&setting.applied(&network)), Some(setting));
            }
        }
    }
}
