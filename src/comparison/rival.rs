//! The default partner of a comparison: the network that sees as far with one large convolution, or with a stack of small ones.

use super::Setting;
use crate::network::edit::Edit;
use crate::network::{Axes, Channels, Conv, Network, Op};
use crate::presets::Stack;

/// The one convolution that sees as far as a stack of 3×3 convolutions: 5×5 for two, 7×7 for three. For any other network it is 7×7 too.
///
/// ```
/// use convscope::comparison::rival;
/// use convscope::presets::{Preset, Stack};
///
/// assert_eq!(rival(&Preset::TwoThrees.network()), Stack::OneFive);
/// ```
pub fn rival(network: &Network) -> Stack {
    let kernels: Vec<Axes<u64>> = convolutions(network).map(reach).collect();
    let line = network.input.one_dimensional;
    let three = Axes::new(if line { 1 } else { 3 }, 3);
    if kernels == [three; 2] { Stack::OneFive } else { Stack::OneSeven }
}

/// A stack as it does a network's job: it takes the network's input, and puts out as many channels as the network's last convolution.
pub fn matched(stack: Stack, network: &Network) -> Network {
    let mut stack = stack.network();
    stack.input = network.input;
    let stack = if network.input.one_dimensional { along_width(&stack) } else { stack };
    let channels = convolutions(network).filter_map(|conv| match conv.channels {
        Channels::Grouped { out, .. } => Some(out),
        Channels::Depthwise { .. } => None,
    });
    channels.last().map_or_else(|| stack.clone(), |channels| Setting::OutputChannels(channels).applied(&stack))
}

fn convolutions(network: &Network) -> impl Iterator<Item = &Conv> {
    network.nodes().iter().filter(|node| !node.bypassed).filter_map(|node| match &node.op {
        Op::Conv(conv) => Some(conv),
        _ => None,
    })
}

/// The cells from the first that a kernel reads to the last.
fn reach(conv: &Conv) -> Axes<u64> {
    let extent = |kernel: u64, dilation: u64| kernel.saturating_sub(1).saturating_mul(dilation).saturating_add(1);
    conv.kernel.zip(conv.dilation).map(|(kernel, dilation)| extent(kernel, dilation))
}

fn along_width(network: &Network) -> Network {
    network.nodes().iter().fold(network.clone(), |network, node| {
        let flat = Edit::SetOp { key: node.key, op: node.op.along_width() };
        network.apply(&flat).unwrap_or(network)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::network::ShapedNetwork;
    use crate::presets::Preset;

    fn read(text: &str) -> Network {
        notation::read(text).expect("a network in the notation")
    }

    #[test]
    fn two_threes_meet_one_five_and_all_others_one_seven() {
        assert_eq!(rival(&Preset::ThreeThrees.network()), Stack::OneSeven);
        assert_eq!(rival(&read("input 1x9x9; conv 8 k3; relu; conv 8 k3; relu")), Stack::OneFive);
        assert_eq!(rival(&read("input 1x99; conv 8 k3; conv 8 k3")), Stack::OneFive);
        assert_eq!(rival(&read("input 1x9x9; conv 8 k3; conv 8 k3 d2")), Stack::OneSeven);
        assert_eq!(rival(&Preset::ResNet18.network()), Stack::OneSeven);
    }

    #[test]
    fn a_small_stack_takes_up_the_job() {
        let matched = |text| matched(Stack::OneFive, &read(text));
        let shapes = |network: Network| {
            let shaped = ShapedNetwork::new(network);
            (shaped.shape(0).expect("an input").to_string(), shaped.shape(1).expect("an output").to_string())
        };
        let expected = ("16×20×30".into(), "24×20×30".into());
        assert_eq!(shapes(matched("input 16x20x30; conv 8 k3 p1; conv 24 k3 p1")), expected);
        let signal = matched("input 2x100; conv 8 k3 p1; conv 24 k3 p1");
        assert_eq!(notation::write_inline(&signal), "name one-5x5; input 2x100; conv 24 k5 p2");
    }
}
