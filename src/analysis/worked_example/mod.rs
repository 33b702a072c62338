//! A worked example: small whole numbers carried through one layer, or through two in a row, as one would do it on paper.
//!
//! The numbers stand for no trained network. The map at the bottom holds a small pattern; a convolution has a kernel of zeros
//! and ones. What is exact is which cells each unit reads, with which tap, and what it does with them: it adds up the products, takes the
//! largest value, or the mean.
//!
//! In reading order: the `picture` at the bottom; the `layer` with its kernel, which the [`WorkedExample`] carries the numbers through.

mod example;
mod layer;
mod picture;

pub use example::{Computation, Product, WorkedExample};
pub use layer::{MOST_TAPS, Rule};
