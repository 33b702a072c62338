//! What a network is. No drawing, no browser.
//!
//! Read in this order: two [axes](Axes) as one type; the [operators](op), their hyper-parameters and one table of all kinds; the
//! [network](Network) as a graph; [shapes](Shape), what may be [wrong](Problem) with a layer, and the [shaped network](ShapedNetwork)
//! that works both out; the
//! [edits](edit) that a person makes and their [history].

mod axes;
pub mod edit;
mod graph;
pub mod history;
mod infer;
pub mod op;
mod parameter;
mod problem;
mod shape;
mod shaped_network;

pub use axes::{Axes, Axis, Sides};
pub use graph::{INPUT_NAME, InputShape, Network, Node, NodeKey, Source};
pub use op::{
    Activation, Channels, Conv, ConvTranspose, Hyperparameter, Interpolation, Learned, MapAxis, Op, OpSpec, Opaque,
    Padding, PaddingMode, Pool, ResizeMode, ResizeTo, SeenWindow, Sees, SoftmaxAxis, Value,
};
pub use parameter::{Parameter, Quantity};
pub use problem::{Arity, Fault, LARGEST, Problem, Side};
pub use shape::Shape;
pub use shaped_network::{LeftOut, ShapedNetwork, Step};
