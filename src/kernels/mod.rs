//! Kernels as numbers: composing them, filtering images, factorizing them. Knows nothing of networks.
//!
//! Read in this order: a [kernel](Kernel), named [patterns](Pattern), and how two kernels become [one](compose()); an [image](Image)
//! [filtered](filter()) by a kernel; a [pipeline](KernelPipeline) of kernels, its composed kernel and the [differences](difference()) of
//! their outputs; and the inverse, from one kernel to the two that are [closest](fit()), with [5×5 kernels](Target) to try it on.
//!
//! Positions count from the center of a kernel: `k[a]` with a in −r ..= r on both axes, r = ⌊side / 2⌋. Values are `f64` without a unit.

mod compose;
mod difference;
mod filter;
mod fit;
mod fit_target;
mod image;
mod matrix;
mod noise;
mod pattern;
mod pipeline;
mod separable;

pub use compose::{chain, compose, correlate, sum};
pub use difference::{Difference, difference};
pub use filter::{Border, Orientation, filter};
pub use fit::{Fit, FitError, Search, degrees_of_freedom, fit};
pub use fit_target::Target;
pub use image::{Image, ImageError};
pub use matrix::{Kernel, KernelError};
pub use noise::Noise;
pub use pattern::Pattern;
pub use pipeline::{KernelPipeline, Rectifier};
pub use separable::{Separation, separate};
