//! Partner of a network: the default partner of a comparison, with the same field by one large convolution or by a stack of small ones.

use super::Setting;
use crate::network::edit::Edit;
use crate::network::{Axes, Channels, Conv, Network, Op, Padding, ShapedNetwork, Sides};
use crate::presets::{Preset, Stack};

/// Height and width of the input on which small stacks are compared.
const EXTENT: u64 = 640;
/// Largest kernel that makes a partner; nobody builds larger ones.
const LARGEST_KERNEL: u64 = 63;

/// An unedited small stack in the setting in which the rule of small kernels is told: 64 channels everywhere, on 640 × 640 cells. `None`
/// for any other network.
///
/// ```
/// use convscope::comparison::classic;
/// use convscope::presets::Stack;
///
/// let network = classic(&Stack::TwoThrees.network()).expect("a small stack as it comes");
/// assert_eq!((network.input.channels, network.input.size.width), (64, 640));
/// ```
pub fn classic(network: &Network) -> Option<Network> {
    let stack = Preset::SMALL.into_iter().filter_map(Preset::stack).find(|stack| stack.network() == *network)?;
    let mut network = stack.network();
    let Channels::Grouped { out, .. } = convolutions(&network).next()?.channels else { return None };
    network.input.channels = out;
    network.input.size = Axes::both(EXTENT);
    Some(network)
}

/// The default partner: for a well-known architecture a relative, for a stack of convolutions one convolution with the same field, for one
/// large kernel a stack of 3×3 with the same field, and for any other network a 7×7.
///
/// ```
/// use convscope::comparison::partner;
/// use convscope::presets::Preset;
///
/// assert_eq!(partner(&Preset::TwoThrees.network()).name, Preset::OneFive.id());
/// assert_eq!(partner(&Preset::ResNet50.network()).name, Preset::ResNet50Original.id());
/// ```
pub fn partner(network: &Network) -> Network {
    Preset::from_id(&network.name)
        .and_then(relative)
        .map(|preset| on_input_of(preset.network(), network))
        .or_else(|| one_large(network))
        .or_else(|| many_small(network))
        .unwrap_or_else(|| matched(Stack::OneSeven, network))
}

/// The well-known architecture that is most instructive to compare with another.
const fn relative(preset: Preset) -> Option<Preset> {
    match preset {
        Preset::AlexNet | Preset::Vgg19 | Preset::DeepLab | Preset::SegNet | Preset::GoogLeNet => Some(Preset::Vgg16),
        Preset::Vgg16
        | Preset::ResNet34
        | Preset::ResNet50Original
        | Preset::ResNet50Slim
        | Preset::ResNet101
        | Preset::DenseNet121
        | Preset::ConvNeXtTiny
        | Preset::Darknet53
        | Preset::DeepLabV3
        | Preset::FpnResNet50 => Some(Preset::ResNet50),
        Preset::SqueezeNet => Some(Preset::AlexNet),
        Preset::InceptionV3 => Some(Preset::GoogLeNet),
        Preset::YoloV3 => Some(Preset::Darknet53),
        Preset::ResNet18 => Some(Preset::ResNet34),
        // The same layers except where the strides are: a field of 427 or 483.
        Preset::ResNet50 => Some(Preset::ResNet50Original),
        Preset::MobileNetV1 | Preset::ShuffleNetV2 | Preset::EfficientNetB0 => Some(Preset::MobileNetV2),
        Preset::MobileNetV2 => Some(Preset::MobileNetV1),
        Preset::PatchGan16 | Preset::PatchGan34 => Some(Preset::PatchGan70),
        Preset::PatchGan70 => Some(Preset::PatchGan34),
        Preset::UNet => Some(Preset::SegNet),
        Preset::WaveNet => Some(Preset::Tcn),
        Preset::Tcn => Some(Preset::WaveNet),
        Preset::ThreeThrees
        | Preset::TwoThrees
        | Preset::OneFive
        | Preset::OneSeven
        | Preset::Dilated
        | Preset::DilatedTwos
        | Preset::LeNet5
        | Preset::Wav2Vec2 => None,
    }
}

/// The network with the input of another, if its layers fit that input; else unchanged.
pub fn on_input_of(network: Network, other: &Network) -> Network {
    let mut moved = network.clone();
    moved.input = other.input;
    let is_like = network.input.one_dimensional == other.input.one_dimensional;
    if is_like && ShapedNetwork::new(moved.clone()).complete().is_ok() { moved } else { network }
}

/// One convolution with the field and the output channels of a stack.
fn one_large(network: &Network) -> Option<Network> {
    let kernels: Vec<&Conv> = stacked(network)?;
    let [_, _, ..] = kernels[..] else { return None };
    let (mut reach, mut stride, mut padding) = (Axes::both(1_u64), Axes::both(1_u64), Sides::default());
    for conv in &kernels {
        padding = add(padding, sides(conv), stride);
        let grown = self::reach(conv).zip(stride);
        reach = reach
            .zip(grown)
            .map(|(reach, (kernel, stride))| reach.saturating_add(kernel.saturating_sub(1).saturating_mul(stride)));
        stride = stride.zip(conv.stride).map(|(before, own)| before.saturating_mul(own));
    }
    let is_odd = |extent: u64| extent % 2 == 1 && extent <= LARGEST_KERNEL;
    let last = kernels.last()?;
    let Channels::Grouped { out, .. } = last.channels else { return None };
    (is_odd(reach.height) && is_odd(reach.width)).then(|| {
        let conv = Conv { stride, padding: Padding::Sides(padding), bias: last.bias, ..Conv::new(out, reach) };
        let mut one = Network::new(network.input);
        one.push(Op::Conv(conv));
        if let Some(Op::Activation(kind)) = network.nodes().last().map(|node| &node.op) {
            one.push(Op::Activation(*kind));
        }
        named(one)
    })
}

/// The padding so far plus that of a layer, in cells of the stack's input: the layer's padding counts `step` cells each, the effective
/// stride of its input. One convolution with the sum has an output of the same size.
fn add(before: Sides, own: Sides, step: Axes<u64>) -> Sides {
    let sum = |before: u64, own: u64, step: u64| before.saturating_add(own.saturating_mul(step));
    Sides {
        top: sum(before.top, own.top, step.height),
        left: sum(before.left, own.left, step.width),
        bottom: sum(before.bottom, own.bottom, step.height),
        right: sum(before.right, own.right, step.width),
    }
}

/// The padding of a convolution as sides; `same` as at stride 1, since otherwise it depends on the size of the map.
fn sides(conv: &Conv) -> Sides {
    match conv.padding {
        Padding::Sides(sides) => sides,
        Padding::Valid => Sides::default(),
        Padding::Same => {
            let total = reach(conv).map(|extent| extent.saturating_sub(1));
            let (top, left) = (total.height / 2, total.width / 2);
            Sides::new(top, left, total.height - top, total.width - left)
        }
    }
}

/// The share of a padding for layer `index` of a stack: one row or column per layer and side from the first on; the first also takes the
/// rest.
fn share(whole: Sides, index: u64, layers: u64) -> Sides {
    let part = |side: u64| {
        let rest = if index == 0 { side.saturating_sub(layers) } else { 0 };
        u64::from(index < side) + rest
    };
    Sides::new(part(whole.top), part(whole.left), part(whole.bottom), part(whole.right))
}

/// A stack of 3×3 convolutions with the field and the output channels of one large kernel.
fn many_small(network: &Network) -> Option<Network> {
    let [large] = stacked(network)?[..] else { return None };
    let line = network.input.one_dimensional;
    let reach = reach(large);
    let is_even_sided = line || reach.height == reach.width;
    let is_plain = large.stride == Axes::both(1) && large.dilation == Axes::both(1);
    let Channels::Grouped { out, .. } = large.channels else { return None };
    let fits = is_even_sided && is_plain && reach.width % 2 == 1 && (5..=LARGEST_KERNEL).contains(&reach.width);
    fits.then(|| {
        let kernel = Axes::new(if line { 1 } else { 3 }, 3);
        let activation = network.nodes().iter().find_map(|node| match node.op {
            Op::Activation(kind) => Some(kind),
            _ => None,
        });
        let mut many = Network::new(network.input);
        let layers = reach.width / 2;
        for index in 0..layers {
            let padding = Padding::Sides(share(sides(large), index, layers));
            many.push(Op::Conv(Conv { padding, bias: large.bias, ..Conv::new(out, kernel) }));
            if let Some(kind) = activation {
                many.push(Op::Activation(kind));
            }
        }
        named(many)
    })
}

/// The convolutions of a network that is a plain stack of dense convolutions and activations; else `None`.
fn stacked(network: &Network) -> Option<Vec<&Conv>> {
    let is_stack = network.is_plain_stack()
        && network.nodes().iter().all(|node| match &node.op {
            Op::Conv(conv) => matches!(conv.channels, Channels::Grouped { groups: 1, .. }),
            op => matches!(op, Op::Activation(_)),
        });
    is_stack.then(|| convolutions(network).collect())
}

/// The network under the name of the preset with the same layers, if there is one.
pub(super) fn named(mut network: Network) -> Network {
    let kernels = |network: &Network| {
        let window = |conv: &Conv| (conv.kernel, conv.dilation, conv.stride);
        stacked(network).map(|convs| convs.into_iter().map(window).collect::<Vec<_>>())
    };
    let own = kernels(&network);
    let preset = Preset::SMALL.into_iter().find(|preset| kernels(&preset.network()) == own);
    if let Some(preset) = preset.filter(|_| !network.input.one_dimensional) {
        preset.id().clone_into(&mut network.name);
    }
    network
}

/// A stack adapted to a network's task: with the network's input, and in all layers as many output channels as the network's last
/// convolution.
pub fn matched(stack: Stack, network: &Network) -> Network {
    let mut stack = stack.network();
    stack.input = network.input;
    let stack = if network.input.one_dimensional { along_width(&stack) } else { stack };
    let channels = convolutions(network).filter_map(|conv| match conv.channels {
        Channels::Grouped { out, .. } => Some(out),
        Channels::Depthwise { .. } => None,
    });
    channels.last().map_or_else(
        || stack.clone(),
        |channels| Setting::OutputChannels(channels).applied(&Setting::MiddleChannels(channels).applied(&stack)),
    )
}

fn convolutions(network: &Network) -> impl Iterator<Item = &Conv> {
    network.nodes().iter().filter(|node| !node.bypassed).filter_map(|node| match &node.op {
        Op::Conv(conv) => Some(conv),
        _ => None,
    })
}

/// The extent of a kernel, from the first cell that it reads to the last.
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
    use crate::analysis::NetworkAnalysis;
    use crate::formats::notation;

    fn read(text: &str) -> Network {
        notation::read(text).expect("a network in the notation")
    }

    #[test]
    fn a_stack_meets_the_one_convolution_that_sees_as_far() {
        let cases = [
            (
                "input 64x9x9; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias",
                "name one-5x5; input 64x9x9; conv 64 k5 p2 nobias",
            ),
            ("input 1x9x9; conv 8 k3; relu; conv 8 k3; relu", "name one-5x5; input 1x9x9; conv 8 k5; relu"),
            ("input 1x9x9; conv 8 k3; conv 8 k3 d2", "name one-7x7; input 1x9x9; conv 8 k7"),
            ("input 1x29x29; conv 8 k3 s2; conv 8 k5", "input 1x29x29; conv 8 k11 s2"),
            ("input 1x99; conv 8 k3; conv 8 k3", "input 1x99; conv 8 k5"),
            // A layer's padding counts once per step of its input.
            ("input 1x29x29; conv 8 k3 s2 p1; conv 8 k3 psame", "input 1x29x29; conv 8 k7 s2 p3"),
        ];
        for (stack, one) in cases {
            let (stack, partner) = (read(stack), partner(&read(stack)));
            assert_eq!(notation::write_inline(&partner), one);
            let field_and_output = |network: &Network| {
                let analysis = NetworkAnalysis::new(network.clone().into());
                let last = analysis.last_local_map();
                (analysis.fields[last].size(), analysis.shaped.shape(last))
            };
            assert_eq!(field_and_output(&partner), field_and_output(&stack), "{one}");
        }
    }

    #[test]
    fn one_large_kernel_meets_the_stack_of_3x3_that_sees_as_far() {
        let meets = |text: &str| notation::write_inline(&partner(&read(text)));
        assert_eq!(meets("input 8x9x9; conv 8 k5 p2"), "name two-3x3; input 8x9x9; conv 8 k3 p1; conv 8 k3 p1");
        assert_eq!(meets("input 8x9x9; conv 8 k5"), "name two-3x3; input 8x9x9; conv 8 k3; conv 8 k3");
        assert_eq!(meets("input 8x9x9; conv 8 k5 p1"), "name two-3x3; input 8x9x9; conv 8 k3 p1; conv 8 k3");
        assert_eq!(meets("input 8x9x9; conv 8 k5 p4"), "name two-3x3; input 8x9x9; conv 8 k3 p3; conv 8 k3 p1");
        assert_eq!(
            meets("input 8x9x9; conv 8 k7 p3 nobias; relu"),
            "name three-3x3; input 8x9x9; conv 8 k3 p1 nobias; relu; conv 8 k3 p1 nobias; relu; conv 8 k3 p1 nobias; relu"
        );
    }

    #[test]
    fn a_known_network_meets_a_relative_on_the_same_input() {
        for preset in Preset::ALL {
            let network = preset.network();
            let partner = partner(&network);
            assert_ne!(partner.name, network.name, "{}", preset.id());
            assert!(ShapedNetwork::new(partner.clone()).complete().is_ok(), "{}", preset.id());
            assert_eq!(partner.input, network.input, "{}", preset.id());
        }
    }

    #[test]
    fn a_known_network_keeps_its_input_where_it_does_not_suit_another() {
        let vgg = on_input_of(Preset::Vgg16.network(), &Preset::ThreeThrees.network());
        assert_eq!(vgg.input, Preset::Vgg16.network().input);
    }

    #[test]
    fn only_a_stack_that_nobody_has_touched_is_shown_as_the_rule_is_told() {
        for preset in Preset::SMALL {
            let network = classic(&preset.network()).expect("a small stack");
            assert_eq!((network.input.channels, network.input.size), (64, Axes::both(640)));
            assert_eq!(classic(&network), None);
        }
        assert_eq!(classic(&Preset::Vgg16.network()), None);
    }

    #[test]
    fn a_small_stack_takes_up_the_job() {
        let matched = |text| notation::write_inline(&matched(Stack::TwoThrees, &read(text)));
        assert_eq!(
            matched("input 16x20x30; conv 8 k3 p1; conv 24 k3 p1"),
            "name two-3x3; input 16x20x30; conv 24 k3 p1; conv 24 k3 p1"
        );
        assert_eq!(
            matched("input 2x100; conv 8 k3 p1; conv 24 k3 p1"),
            "name two-3x3; input 2x100; conv 24 k3 p1; conv 24 k3 p1"
        );
    }
}
