//! What a network is. No drawing, no browser.
//!
//! Read in this order: two [axes](Axes) as one type; an [operator](Op) and its hyper-parameters; the [network](Network) as a graph;
//! [shapes](Shape), what may be [wrong](Problem) with a layer, and the [plan](Plan) that works both out; the [notation] and the
//! [file formats](mod@format) that networks are read from; the [edits](edit) that a person makes, their [history], and an operator's
//! [hyper-parameters](Hyperparameter) as a list to show and edit; and [networks](preset) to begin with.

mod axes;
mod catalogue;
pub mod edit;
pub mod format;
pub mod history;
mod hyperparameter;
mod infer;
mod network;
pub mod notation;
mod op;
mod plan;
pub mod preset;
mod problem;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod random;
mod shape;

pub use axes::{Axes, Axis, Sides};
pub use hyperparameter::{Hyperparameter, Value};
pub use network::{INPUT_NAME, InputShape, Network, Node, NodeKey, Source};
pub use op::{Activation, Channels, Conv, ConvTranspose, Interpolation, Op, Padding, Pool};
pub use plan::{Plan, Step};
pub use problem::{Arity, Fault, LARGEST, Parameter, Problem, Quantity, Side};
pub use shape::Shape;
