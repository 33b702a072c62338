//! Networks: operators, graph, shapes and edits. No drawing, no browser.
//!
//! Read in this order: two [axes](Axes) as one type; the [operators](op), their hyper-parameters and one table of all kinds; the
//! [network](Network) as a graph; [shapes](Shape), the [problems](Problem) of layers, and the [shaped network](ShapedNetwork) with the
//! shapes and problems of all layers; the [edits](edit) of a network and their [history].

mod axes;
pub mod edit;
mod graph;
pub mod history;
mod infer;
mod numbering;
pub mod op;
mod parameter;
mod problem;
mod shape;
mod shaped_network;
mod statistics;

pub use axes::{Axes, Axis, Sides};
pub use graph::{INPUT_NAME, InputShape, Network, Node, NodeKey, Source};
pub use infer::Indices;
pub use numbering::labelled;
pub use op::{
    Activation, Channels, Conv, ConvTranspose, Hyperparameter, Interpolation, Learned, MapAxis, Op, OpSpec, Opaque,
    Padding, PaddingMode, Pool, ResizeMode, ResizeTo, SeenWindow, Sees, SoftmaxAxis, Value,
};
pub use parameter::{Parameter, Quantity};
pub use problem::{Arity, Fault, LARGEST, Problem, Side};
pub use shape::Shape;
pub use shaped_network::{LeftOut, ShapedNetwork, Step};
pub use statistics::Statistics;
