//! A network as the code of a deep-learning framework, as somebody would write it by hand.
//!
//! Each framework computes exactly what the network says; what it cannot is an error that names the layer. Names are the network's own.
//!
//! Read in this order: the [frameworks](Framework) and what they [lack](CodeError); `names` that Python can read; the `layers` with their
//! variables, and the `lines` that compute one; how `numbers` and paddings are written, and what frameworks with `channels_last` have in common; the frame of a `script`; and a folder a framework.

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
