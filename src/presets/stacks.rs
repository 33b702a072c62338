//! Stacks of a few layers, for comparison: the field of two or three small kernels or of one large one.

use super::Preset;
use crate::network::{Axes, Conv, InputShape, Network, Op, Padding, Sides};

/// The output channels of every layer.
const CHANNELS: u64 = 64;

/// A stack of a few convolutions of stride 1 whose maps have the size of the input.
///
/// Built in code, not read from a text like the other [presets](Preset).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stack {
    /// Three 3×3 convolutions: a field of 7×7.
    ThreeThrees,
    /// Two 3×3 convolutions: a field of 5×5.
    TwoThrees,
    /// One 5×5 convolution.
    OneFive,
    /// One 7×7 convolution.
    OneSeven,
    /// Three 3×3 convolutions of dilation 1, 2 and 4: a field of 15×15.
    Dilated,
    /// Three 3×3 convolutions of dilation 2: a field of 13×13 with holes.
    DilatedTwos,
}

impl Stack {
    /// The preset with this stack.
    pub const fn preset(self) -> Preset {
        match self {
            Self::ThreeThrees => Preset::ThreeThrees,
            Self::TwoThrees => Preset::TwoThrees,
            Self::OneFive => Preset::OneFive,
            Self::OneSeven => Preset::OneSeven,
            Self::Dilated => Preset::Dilated,
            Self::DilatedTwos => Preset::DilatedTwos,
        }
    }

    /// The network.
    ///
    /// ```
    /// use convscope::presets::Stack;
    /// assert_eq!(Stack::ThreeThrees.network().nodes().len(), 3);
    /// ```
    pub fn network(self) -> Network {
        let (extent, layers): (u64, &[(u64, u64)]) = match self {
            Self::ThreeThrees => (15, &[(3, 1), (3, 1), (3, 1)]),
            Self::TwoThrees => (15, &[(3, 1), (3, 1)]),
            Self::OneFive => (15, &[(5, 1)]),
            Self::OneSeven => (15, &[(7, 1)]),
            Self::Dilated => (31, &[(3, 1), (3, 2), (3, 4)]),
            Self::DilatedTwos => (31, &[(3, 2), (3, 2), (3, 2)]),
        };
        let mut network = Network::new(InputShape::picture(3, extent, extent));
        self.preset().id().clone_into(&mut network.name);
        for &(kernel, dilation) in layers {
            let side = dilation * (kernel / 2);
            network.push(Op::Conv(Conv {
                padding: Padding::Sides(Sides::new(side, side, side, side)),
                dilation: Axes::both(dilation),
                ..Conv::new(CHANNELS, Axes::both(kernel))
            }));
        }
        network
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    #[test]
    fn stacks_are_what_the_notation_says_of_them() {
        let texts = [
            "input 3x15x15; conv 64 k3 p1; conv 64 k3 p1; conv 64 k3 p1",
            "input 3x15x15; conv 64 k3 p1; conv 64 k3 p1",
            "input 3x15x15; conv 64 k5 p2",
            "input 3x15x15; conv 64 k7 p3",
            "input 3x31x31; conv 64 k3 p1; conv 64 k3 p2 d2; conv 64 k3 p4 d4",
            "input 3x31x31; conv 64 k3 p2 d2; conv 64 k3 p2 d2; conv 64 k3 p2 d2",
        ];
        for (preset, text) in Preset::SMALL.into_iter().zip(texts) {
            let stack = preset.stack().expect("the small presets are stacks");
            assert_eq!(stack.preset(), preset);
            assert_eq!(notation::read(&format!("name {}; {text}", preset.id())), Ok(stack.network()));
        }
        assert!(Preset::ALL[Preset::SMALL.len()..].iter().all(|preset| preset.stack().is_none()));
    }
}
