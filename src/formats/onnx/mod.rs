//! ONNX: a graph of operators in a protobuf message.
//!
//! In reading order: the [messages](proto), as far as they are read, and a file [without its weights](slim); [constants](constant), and
//! those that are [folded](fold), since shapes depend on them; how layers are [named](names); the [walk] through the graph; and the
//! operators: [`windows`], [`pointwise`] ones, those that rearrange values ([`places`]), fully connected layers ([`linear`]), and those
//! that only `PyTorch` has ([`torch`]), whose own graphs are read as ONNX.
//!
//! Weights are never loaded: their dimensions suffice.

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
