//! ONNX: a graph of operators in a protobuf message.
//!
//! In reading order: the [messages](proto), as far as they are read, and a file [without its weights](slim); [constants](constant), and
//! those that are [folded](fold), since shapes depend on them; how layers are [named](names); the [walk] through the graph; and the
//! operators: [`windows`], [`pointwise`] ones, those that rearrange values ([`places`]), and fully connected layers ([`linear`]).
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
mod proto;
mod slim;
mod walk;
mod windows;

pub(super) use format::{Onnx, begins};
pub(super) use slim::without_weights;
