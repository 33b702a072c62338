//! Code of a deep-learning framework for a network, as if written by hand.
//!
//! The code computes exactly the network; a feature that a framework lacks is an error that names the layer. Names are the network's.
//!
//! Read in this order: the [frameworks](Framework) and the [features](CodeError) they lack; `names` that are valid in Python; the `layers`
//! with their variables, and the `lines` that compute one; `numbers` and paddings as text, and what frameworks with `channels_last` have in
//! common; the frame of a `script`; and a folder per framework.

mod channels_last;
mod error;
mod flax;
mod framework;
mod keras;
mod layers;
mod lines;
mod names;
mod numbers;
mod pytorch;
mod script;

pub use error::{CodeError, Feature};
pub use framework::{Framework, code};
