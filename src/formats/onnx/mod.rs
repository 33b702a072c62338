//! ONNX: a graph of operators in a protobuf message.
//!
//! In reading order: the [messages](proto), as far as they are read, and a file [without its weights](slim); [constants](constant), and
//! the operators that are [evaluated](fold) because shapes depend on them; what layers are [called](names); the [walk] through the
//! graph; and what the operators become: those with [windows](windows), [element by element](pointwise), those that move values to other
//! [places](places), and fully [connected](linear) layers. Graphs of `PyTorch` are read as ONNX with [operators of their own](torch).
//!
//! Weights are never loaded: their dimensions say all that is needed.

mod constant;
mod fold;
mod format;
mod linear;
mod names;
mod node;
mod places;
mod pointwise;
pub(super) mod proto;
mod slim;
mod torch;
mod walk;
mod windows;

pub(super) use format::{Onnx, begins, read_graph};
pub(super) use slim::without_weights;
pub(super) use torch::TORCH;
