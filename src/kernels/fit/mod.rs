//! Fit of 3×3 kernels whose composition is closest to a given 5×5 kernel.
//!
//! Read in this order: the [fit] itself, and the least-squares problem (`solve`) that it solves repeatedly.

mod alternate;
mod solve;

pub use alternate::{Fit, FitError, Search, degrees_of_freedom, fit};
