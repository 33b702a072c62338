//! A network as a program: what a practitioner would have written for a framework.
//!
//! Every program defines the network and, run by itself, prints the shape of its output and its number of parameters. It is
//! written for the input's size that the network has: paddings that follow from the size are numbers in it.
//!
//! Means are those of `PyTorch`: padding counts as zeros, and what hangs over the padding does not count at all. What a framework
//! has no exact word for is refused, with the layer's name, rather than written down almost right.
//!
//! Read in this order: what can be refused (`error`); how values and names are written in Python (`python`, `name`); the network as
//! layers with the variables they read and write (`program`), windows that end where the map does (`window`), and the three
//! frameworks.

mod error;
mod flax;
mod framework;
mod keras;
mod keras_window;
mod name;
mod program;
mod python;
mod pytorch;
mod window;

pub use error::{CodeError, Inexpressible};
pub use framework::{Framework, code};
