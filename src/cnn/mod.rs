//! What a network is. No drawing, no browser.
//!
//! Read in this order: two [axes](Axes) as one type; the [operators](op), their hyper-parameters and one table of all kinds; the [network](Network) as a graph;
//! [shapes](Shape), what may be [wrong](Problem) with a layer, and the [plan](Plan) that works both out; the [notation] and the
//! [file formats](mod@format) that networks are read from; the [edits](edit) that a person makes and their [history]; and [networks](preset) to
//! begin with.

mod axes;
pub mod edit;
pub mod format;
pub mod history;
mod infer;
mod network;
pub mod notation;
pub mod op;
mod plan;
pub mod preset;
mod problem;
mod shape;

pub use axes::{Axes, Axis, Sides};
pub use network::{INPUT_NAME, InputShape, Network, Node, NodeKey, Source};
pub use op::{
    Activation, Channels, Conv, ConvTranspose, Hyperparameter, Interpolation, Op, OpSpec, Padding, Pool, Value,
};
pub use plan::{Plan, Step};
pub use problem::{Arity, Fault, LARGEST, Parameter, Problem, Quantity, Side};
pub use shape::Shape;
