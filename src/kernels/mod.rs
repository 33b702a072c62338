//! Small kernels as numbers: composing them, running them over a picture, taking them apart. Knows nothing of networks.
//!
//! Read in this order: a [kernel](Kernel), [kernels to begin with](Pattern), and how two become [one](compose()); an [image](Image) and
//! a kernel [run over it](filter()); a [cascade](KernelPipeline) of kernels, its single counterpart and [where they differ](difference());
//! and the way back, from one kernel to the two that come [closest](fit()), with [5×5 kernels](Target) to try it on.
//!
//! Positions count from the middle of a kernel: `k[a]` with a in −r ..= r on both axes, r = ⌊side / 2⌋. Values are `f64` without a unit.

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
