//! The convolutions of a network as products: positions × taps × channels.

use crate::network::{Axes, Op, ShapedNetwork};

/// A convolution as a product: `positions` × `taps` × `inputs` × `outputs` multiply-adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convolution {
    /// Its map in the shaped network.
    pub map: usize,
    /// Kernel size.
    pub kernel: Axes<u64>,
    /// Input channels per output channel.
    pub inputs: u64,
    /// Output channels.
    pub outputs: u64,
    /// Rows × columns of its output.
    pub positions: u128,
}

impl Convolution {
    /// The convolutions of a shaped network, in order.
    pub fn all(shaped: &ShapedNetwork) -> Vec<Self> {
        (1..shaped.map_count()).filter_map(|map| Self::at(shaped, map)).collect()
    }

    fn at(shaped: &ShapedNetwork, map: usize) -> Option<Self> {
        let (Op::Conv(conv), Some(step)) = (shaped.op(map), shaped.step_of(map)) else { return None };
        let inputs = shaped.shape(*step.sources.first()?)?.channels() / step.groups;
        let size = step.shape.size();
        Some(Self {
            map,
            kernel: conv.kernel,
            inputs,
            outputs: step.shape.channels(),
            positions: u128::from(size.height) * u128::from(size.width),
        })
    }

    /// Weights per pair of an input and an output channel.
    pub fn taps(&self) -> u128 {
        u128::from(self.kernel.height) * u128::from(self.kernel.width)
    }

    /// The number of channels, if input and output have equally many.
    pub fn even_channels(&self) -> Option<u64> {
        (self.inputs == self.outputs).then_some(self.inputs)
    }
}
