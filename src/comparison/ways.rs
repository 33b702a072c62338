//! Ways to see one field: the same field and output by one large convolution, a stack of small ones, a dilated stack, or a depthwise
//! separable convolution.

use super::partner::named;
use crate::network::{Activation, Axes, Channels, Conv, Network, Op, Padding, ShapedNetwork, Sides};

/// The smallest and the largest field for which the ways are offered: those of the small stacks.
const FIELDS: std::ops::RangeInclusive<u64> = 5..=15;

/// The other ways to see the field of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// The size of the field in cells.
    pub field: Axes<u64>,
    /// The networks, with the input and the output channels of the given one. With it they are one of each kind.
    pub others: [Network; 3],
}

/// One of the ways.
///
/// These four are the choices that an author of a network has for a field of this size: what the rule of small kernels argues against; what
/// it argues for; what reaches as far with the fewest dense layers; and what makes a large kernel almost free. Each costs least in another
/// row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// One dense convolution.
    Large,
    /// A stack of dense 3×3 convolutions.
    Small,
    /// A stack of 3×3 convolutions of growing dilation.
    Dilated,
    /// One large depthwise convolution and a 1×1: a separable stack of three 3×3 would cost three 1×1 more, and hide that the size of a
    /// depthwise kernel hardly matters.
    Separable,
}

impl Way {
    const ALL: [Self; 4] = [Self::Large, Self::Small, Self::Dilated, Self::Separable];

    /// The way that a plain stack of convolutions takes.
    fn of(convolutions: &[&Conv]) -> Self {
        if convolutions.iter().any(|conv| matches!(conv.channels, Channels::Depthwise { .. })) {
            Self::Separable
        } else if convolutions.iter().any(|conv| conv.dilation != Axes::both(1)) {
            Self::Dilated
        } else if convolutions.len() > 1 {
            Self::Small
        } else {
            Self::Large
        }
    }
}

/// The other ways to see the field of a plain stack of convolutions of stride 1 with a small, odd field; `None` for other networks.
///
/// ```
/// use convscope::comparison::ways;
/// use convscope::presets::Preset;
///
/// let ways = ways(&Preset::ThreeThrees.network()).expect("three 3×3 are a plain stack");
/// assert_eq!((ways.field.width, ways.others[0].name.as_str()), (7, Preset::OneSeven.id()));
/// ```
pub fn ways(network: &Network) -> Option<Ways> {
    let convolutions = convolutions(network)?;
    let is_line = network.input.one_dimensional;
    let field = convolutions.iter().fold(Axes::both(1_u64), |field, conv| {
        let grown = conv.kernel.zip(conv.dilation).map(|(kernel, step)| kernel.saturating_sub(1).saturating_mul(step));
        field.zip(grown).map(|(field, grown)| field.saturating_add(grown))
    });
    let is_even_sided = if is_line { field.height == 1 } else { field.height == field.width };
    if !is_even_sided || field.width % 2 == 0 || !FIELDS.contains(&field.width) {
        return None;
    }
    let out = convolutions.iter().rev().find_map(|conv| match conv.channels {
        Channels::Grouped { out, .. } => Some(out),
        Channels::Depthwise { .. } => None,
    });
    let activation = network.nodes().iter().find_map(|node| match node.op {
        Op::Activation(kind) => Some(kind),
        _ => None,
    });
    let task = Task {
        out: out.unwrap_or(network.input.channels),
        bias: convolutions.last()?.bias,
        is_padded: is_padded(network, field)?,
        activation,
        is_line,
    };
    let own = Way::of(&convolutions);
    let others = Way::ALL.into_iter().filter(|way| *way != own).map(|way| task.network(network, way, field.width));
    Some(Ways { field, others: others.collect::<Vec<_>>().try_into().ok()? })
}

/// The convolutions of a plain stack of convolutions of stride 1 and activations; `None` for other networks.
fn convolutions(network: &Network) -> Option<Vec<&Conv>> {
    let is_stack = network.is_plain_stack()
        && network.nodes().iter().all(|node| match &node.op {
            Op::Conv(conv) => {
                let is_usual = match conv.channels {
                    Channels::Grouped { groups, .. } => groups == 1,
                    Channels::Depthwise { multiplier } => multiplier == 1,
                };
                conv.stride == Axes::both(1) && is_usual
            }
            op => matches!(op, Op::Activation(_)),
        });
    let all = || {
        network.nodes().iter().filter(|node| !node.bypassed).filter_map(|node| match &node.op {
            Op::Conv(conv) => Some(conv),
            _ => None,
        })
    };
    is_stack.then(|| all().collect())
}

/// Whether padding keeps the size of the input; `false` if there is none at all, and `None` for anything between.
fn is_padded(network: &Network, field: Axes<u64>) -> Option<bool> {
    let shaped = ShapedNetwork::new(network.clone());
    let output = shaped.shape(shaped.map_count().checked_sub(1)?)?.size();
    let input = network.input.size;
    if output == input {
        return Some(true);
    }
    let valid = input.zip(field).map(|(extent, field)| extent.saturating_add(1).saturating_sub(field));
    (output == valid).then_some(false)
}

/// What all ways have in common.
#[derive(Clone, Copy, Debug)]
struct Task {
    /// Output channels.
    out: u64,
    bias: bool,
    /// Whether maps keep the size of the input.
    is_padded: bool,
    /// The activation after every convolution, if there is one.
    activation: Option<Activation>,
    is_line: bool,
}

impl Task {
    fn network(self, like: &Network, way: Way, field: u64) -> Network {
        let mut network = Network::new(like.input);
        let dense = Channels::Grouped { out: self.out, groups: 1 };
        match way {
            Way::Large => self.push(&mut network, dense, field, 1),
            Way::Small => {
                for _ in 0..field / 2 {
                    self.push(&mut network, dense, 3, 1);
                }
            }
            Way::Dilated => {
                for dilation in dilations(field / 2) {
                    self.push(&mut network, dense, 3, dilation);
                }
            }
            Way::Separable => {
                self.push(&mut network, Channels::Depthwise { multiplier: 1 }, field, 1);
                self.push(&mut network, dense, 1, 1);
            }
        }
        if way == Way::Separable { network } else { named(network) }
    }

    fn push(self, network: &mut Network, channels: Channels, kernel: u64, dilation: u64) {
        let side = if self.is_padded { dilation * (kernel / 2) } else { 0 };
        let (down, height, dilation) =
            if self.is_line { (0, 1, Axes::new(1, dilation)) } else { (side, kernel, Axes::both(dilation)) };
        network.push(Op::Conv(Conv {
            channels,
            dilation,
            padding: Padding::Sides(Sides::new(down, side, down, side)),
            bias: self.bias,
            ..Conv::new(self.out, Axes::new(height, kernel))
        }));
        if let Some(kind) = self.activation {
            network.push(Op::Activation(kind));
        }
    }
}

/// The dilations of a stack of 3×3 that reaches `reach` cells to each side: doubled from layer to layer, which leaves no holes (Yu and
/// Koltun, 2016), the last one shortened to fit. For two cells that would be two undilated layers, so it is a single one with holes.
fn dilations(reach: u64) -> Vec<u64> {
    if reach == 2 {
        return vec![2];
    }
    let (mut left, mut next, mut dilations) = (reach, 1, Vec::new());
    while left > 0 {
        let dilation = left.min(next);
        dilations.push(dilation);
        left -= dilation;
        next *= 2;
    }
    dilations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::NetworkAnalysis;
    use crate::comparison::{FieldDensity, classic};
    use crate::formats::notation;
    use crate::presets::Preset;

    fn written(network: &Network) -> Vec<String> {
        ways(network).expect("a small stack").others.iter().map(notation::write_inline).collect()
    }

    #[test]
    fn seven_is_seen_in_four_ways() {
        let three = classic(&Preset::ThreeThrees.network()).expect("a small stack");
        assert_eq!(
            written(&three),
            [
                "name one-7x7; input 64x640x640; conv 64 k7 p3",
                "input 64x640x640; conv 64 k3 p1; conv 64 k3 p2 d2",
                "input 64x640x640; dwconv k7 p3; conv 64 k1",
            ]
        );
        let seven = classic(&Preset::OneSeven.network()).expect("a small stack");
        assert!(written(&seven)[0].starts_with("name three-3x3; "), "{:?}", written(&seven));
    }

    #[test]
    fn every_way_sees_the_field_and_gives_the_output() {
        let read = |text| notation::read(text).expect("a network in the notation");
        let own = [
            read("input 8x31x31; conv 8 k3; relu; conv 8 k3; relu"),
            read("input 3x31; conv 8 k7 p3 nobias"),
            read("input 8x31x31; dwconv k9 p4; conv 4 k1"),
        ];
        for network in Preset::SMALL.map(Preset::network).into_iter().chain(own) {
            let found = ways(&network).expect("a small stack");
            let shape = |network: &Network| {
                let analysis = NetworkAnalysis::new(network.clone().into());
                let last = analysis.last_local_map();
                (analysis.shaped.shape(last), analysis.fields[last].size())
            };
            for other in &found.others {
                assert_eq!(shape(other), shape(&network), "{}", notation::write_inline(other));
            }
        }
    }

    #[test]
    fn only_the_smallest_dilated_stack_has_holes() {
        for field in (5..=15).step_by(2) {
            let network = notation::read(&format!("input 1x31x31; conv 1 k{field} p{}", field / 2)).expect("a network");
            let dilated = ways(&network).expect("a small stack").others[1].clone();
            let density = FieldDensity::of(&NetworkAnalysis::new(dilated.into())).expect("a field");
            assert_eq!(density.has_holes(), field == 5, "{field}");
        }
    }

    #[test]
    fn other_networks_are_not_asked() {
        for text in [
            "input 3x9x9; conv 8 k3 p1",
            "input 3x9x9; conv 8 k7 s2 p3",
            "input 3x9x9; conv 8 k3; maxpool k3",
            "input 3x9x9; conv 8 k5x7",
        ] {
            assert_eq!(ways(&notation::read(text).expect("a network")), None, "{text}");
        }
        assert_eq!(ways(&Preset::ResNet50.network()), None);
    }
}
