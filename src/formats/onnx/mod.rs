//! ONNX: a graph of operators in a protobuf message.
//!
//! In reading order: the [messages](proto), as far as they are read, and a file [without its weights](slim); [constants](constant), and
//! the operators that are [evaluated](fold) because shapes depend on them; what layers are [called](names); the [walk] through the
//! graph; and what the operators become: [`windows`], [`pointwise`] operators, operators that rearrange values ([`places`]), and fully
//! connected layers ([`linear`]).
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
mod proto;
mod slim;
mod walk;
mod windows;

pub(super) use format::{Onnx, begins};
pub(super) use slim::without_weights;
