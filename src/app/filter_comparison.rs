//! The kernel lab's comparison: an image filtered by the kernels one after the other, and by the single composed kernel.

use crate::kernels::{Difference, Image, KernelPipeline, difference};

/// What comes out when kernels run over a picture one after the other, and when their single kernel does.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterComparison {
    /// One after the other.
    pub cascade: Image,
    /// The single kernel.
    pub single: Image,
    /// Where the two differ.
    pub difference: Difference,
}

/// What a trial came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterDifference {
    /// Nothing came out: a kernel does not fit into the picture.
    Nothing,
    /// No position differs.
    Same,
    /// Only positions in so many outermost rings differ.
    Rings(usize),
    /// Positions differ inside as well.
    Everywhere,
}

/// Differences below this part of the largest value are rounding.
const ROUNDING: f64 = 1e-9;

impl FilterComparison {
    /// Runs kernels over a picture both ways.
    pub fn of(cascade: &KernelPipeline, picture: &Image) -> Self {
        let (run, single) = (cascade.run(picture), cascade.run_single(picture));
        let difference = difference(&run, &single, ROUNDING * largest(&run).max(largest(&single)));
        Self { cascade: run, single, difference }
    }

    /// Multiply-adds that a trial takes: too many, and it waits until the reader lets go.
    pub fn work(cascade: &KernelPipeline, picture: &Image) -> usize {
        let kernels = || cascade.channels.iter().flatten();
        let taps: usize = kernels().map(|kernel| kernel.values().len()).sum();
        let stages = cascade.channels.first().map_or(0, Vec::len);
        (taps + (2 * stages + 1).pow(2)) * picture.values().len()
    }

    /// The number of positions compared.
    pub fn positions(&self) -> usize {
        self.difference.image.values().len()
    }

    /// What it came to, for so many kernels one after the other.
    pub fn finding(&self, stages: usize) -> FilterDifference {
        match self.difference.rings {
            _ if self.positions() == 0 => FilterDifference::Nothing,
            0 => FilterDifference::Same,
            rings if rings < stages => FilterDifference::Rings(rings),
            _ => FilterDifference::Everywhere,
        }
    }
}

/// The largest value of a picture, whatever its sign.
pub fn largest(image: &Image) -> f64 {
    image.values().iter().fold(0.0, |largest, value| largest.max(value.abs()))
}
