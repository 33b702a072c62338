//! Filter comparison of the kernel lab: an image filtered by the kernels in sequence, and by the single composed kernel.

use crate::kernels::{Difference, Image, KernelPipeline, difference};

/// An image filtered by kernels in sequence and by their composed kernel.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterComparison {
    /// The result of the kernels in sequence.
    pub cascade: Image,
    /// The result of the composed kernel.
    pub single: Image,
    /// The difference between the two.
    pub difference: Difference,
}

/// Where the two results differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterDifference {
    /// There is no result: a kernel does not fit into the image.
    Nothing,
    /// Nowhere.
    Same,
    /// Only in this many outermost rings.
    Rings(usize),
    /// Inside as well.
    Everywhere,
}

/// Differences below this fraction of the largest value are rounding errors.
const ROUNDING: f64 = 1e-9;

impl FilterComparison {
    /// Filters an image both ways.
    pub fn of(cascade: &KernelPipeline, picture: &Image) -> Self {
        let (run, single) = (cascade.run(picture), cascade.run_single(picture));
        let difference = difference(&run, &single, ROUNDING * largest(&run).max(largest(&single)));
        Self { cascade: run, single, difference }
    }

    /// The number of multiply-adds; if there are too many, the comparison waits for the end of a drag.
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

    /// Where the results differ, for `stages` kernels in sequence.
    pub fn finding(&self, stages: usize) -> FilterDifference {
        match self.difference.rings {
            _ if self.positions() == 0 => FilterDifference::Nothing,
            0 => FilterDifference::Same,
            rings if rings < stages => FilterDifference::Rings(rings),
            _ => FilterDifference::Everywhere,
        }
    }
}

/// The largest absolute value of an image.
pub fn largest(image: &Image) -> f64 {
    image.values().iter().fold(0.0, |largest, value| largest.max(value.abs()))
}
