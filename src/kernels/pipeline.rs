//! Pipeline of kernels with optional rectifiers, and the composed kernel that it equals without them.

use super::{Border, Image, Kernel, Orientation, chain, filter, sum};

/// The rectifiers between the kernels of a pipeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rectifier {
    /// None: the pipeline is linear.
    #[default]
    Absent,
    /// A `ReLU` after every kernel but the last: negative values become 0.
    Between,
}

/// Kernels in sequence, for each of several middle channels; the channels' outputs add up.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelPipeline {
    /// The kernels of each middle channel, in execution order.
    pub channels: Vec<Vec<Kernel>>,
    /// The orientation of the kernels.
    pub orientation: Orientation,
    /// The treatment of the border.
    pub border: Border,
    /// The rectifiers.
    pub rectifier: Rectifier,
}

impl KernelPipeline {
    /// A linear pipeline of one channel, of correlations padded with zeros.
    pub fn new(kernels: impl Into<Vec<Kernel>>) -> Self {
        Self {
            channels: vec![kernels.into()],
            orientation: Orientation::default(),
            border: Border::default(),
            rectifier: Rectifier::default(),
        }
    }

    /// The composed kernel that equals the pipeline without rectifiers and borders.
    pub fn single(&self) -> Kernel {
        let composed: Vec<Kernel> = self.channels.iter().map(chain).collect();
        sum(&composed)
    }

    /// Runs the kernels in sequence.
    ///
    /// Without channels, the output is an image of zeros. Unpadded channels of different reach are aligned at the upper left.
    pub fn run(&self, image: &Image) -> Image {
        let outputs = self.channels.iter().map(|kernels| self.run_channel(image, kernels));
        outputs.reduce(|all, next| all.plus(&next)).unwrap_or_else(|| image.map(|_| 0.0))
    }

    /// Runs the composed kernel instead.
    pub fn run_single(&self, image: &Image) -> Image {
        filter(image, &self.single(), self.orientation, self.border)
    }

    fn run_channel(&self, image: &Image, kernels: &[Kernel]) -> Image {
        let mut image = image.clone();
        for (index, kernel) in kernels.iter().enumerate() {
            if index > 0 && self.rectifier == Rectifier::Between {
                image = image.map(|value| value.max(0.0));
            }
            image = filter(&image, kernel, self.orientation, self.border);
        }
        image
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::kernels::{Noise, difference};

    fn kernel() -> impl Strategy<Value = Kernel> {
        vec(-2.0..2.0, 9).prop_map(|values| Kernel::new(values).expect("nine finite numbers"))
    }

    fn orientation() -> impl Strategy<Value = Orientation> {
        prop_oneof![Just(Orientation::Correlation), Just(Orientation::Convolution)]
    }

    fn noise(rows: usize, cols: usize, seed: u64) -> Image {
        let mut noise = Noise::new(seed);
        Image::from_fn(rows, cols, |_, _| noise.normal())
    }

    /// The number of positions in this many outermost rings.
    fn ring(rows: usize, cols: usize, width: usize) -> usize {
        rows * cols - (rows - 2 * width) * (cols - 2 * width)
    }

    proptest! {
        #[test]
        fn without_a_border_the_single_kernel_does_the_same(
            channels in vec(vec(kernel(), 1..4), 1..4).prop_filter("equal lengths", |all| {
                all.iter().all(|kernels| kernels.len() == all[0].len())
            }),
            orientation in orientation(),
            (rows, cols, seed) in (7..14_usize, 7..14_usize, any::<u64>()),
        ) {
            let image = noise(rows, cols, seed);
            let cascade = KernelPipeline { channels, orientation, border: Border::Valid, ..KernelPipeline::new([]) };
            let difference = difference(&cascade.run(&image), &cascade.run_single(&image), 1e-9);
            prop_assert_eq!(difference.count, 0);
            let reach = 2 * cascade.channels[0].len();
            prop_assert_eq!((difference.image.rows(), difference.image.cols()), (rows - reach, cols - reach));
        }

        #[test]
        fn with_zeros_at_the_border_only_the_rings_differ(
            kernels in vec(kernel(), 2..4),
            orientation in orientation(),
            (rows, cols, seed) in (9..14_usize, 9..14_usize, any::<u64>()),
        ) {
            let image = noise(rows, cols, seed);
            let rings = kernels.len() - 1;
            let cascade = KernelPipeline { orientation, ..KernelPipeline::new(kernels) };
            let (run, single) = (cascade.run(&image), cascade.run_single(&image));
            let inner = difference(&run.without_ring(rings), &single.without_ring(rings), 1e-9);
            prop_assert_eq!(inner.count, 0);
        }
    }

    #[test]
    fn exactly_the_outermost_ring_of_640_by_640_differs() {
        let kernels = [1, 2].map(|seed| crate::kernels::Pattern::Random(seed).kernel());
        let (cascade, image) = (KernelPipeline::new(kernels), noise(640, 640, 5));
        let found = difference(&cascade.run(&image), &cascade.run_single(&image), 1e-9);
        assert_eq!((found.count, found.rings), (2556, 1));
        assert_eq!(found.count, ring(640, 640, 1));
    }

    #[test]
    fn three_kernels_differ_in_two_rings() {
        let kernels = [1, 2, 3].map(|seed| crate::kernels::Pattern::Random(seed).kernel());
        let (cascade, image) = (KernelPipeline::new(kernels), noise(30, 40, 5));
        let found = difference(&cascade.run(&image), &cascade.run_single(&image), 1e-9);
        assert_eq!((found.count, found.rings), (ring(30, 40, 2), 2));
    }

    #[test]
    fn a_rectifier_between_ends_the_equality() {
        let kernels = [1, 2].map(|seed| crate::kernels::Pattern::Random(seed).kernel());
        let linear = KernelPipeline { border: Border::Valid, ..KernelPipeline::new(kernels) };
        let bent = KernelPipeline { rectifier: Rectifier::Between, ..linear.clone() };
        let image = noise(30, 30, 5);
        let found = difference(&bent.run(&image), &bent.run_single(&image), 1e-9);
        assert!(found.count > 26 * 26 * 9 / 10, "{}", found.count);
        assert_eq!(bent.single(), linear.single());
    }
}
