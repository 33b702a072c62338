//! The neutral JSON format of the reference data.
//!
//! ```json
//! {"name": "x", "input": {"channels": 3, "height": 224, "width": 224}, "nodes": [
//!   {"id": "conv1", "op": "conv", "out_channels": 64, "kernel": [7, 7], "stride": [2, 2], "padding": [3, 3, 3, 3],
//!    "dilation": [1, 1], "groups": 1, "bias": false},
//!   {"id": "relu1", "op": "activation", "kind": "relu"},
//!   {"id": "add1", "op": "add", "inputs": ["relu1", "conv1"]}]}
//! ```
//!
//! Nodes stand in topological order; `inputs` may be left out where a node reads just the one before. Pairs are `[height, width]`, sides
//! `[top, left, bottom, right]`. Stride, padding, dilation, groups, bias, output padding and ceil mode may be left out too and are then as
//! in `PyTorch` (a pooling layer's stride is its kernel). Unknown keys are remarks and ignored, but for these:
//!
//! * `module`, the path in another library's model: what stands before its last dot is the node's block.
//! * `block` is the node's block as it is, `off: true` a node that is switched off.
//! * `depthwise: m` is a convolution in which every input channel has `m` kernels of its own, whatever `out_channels` and `groups` say;
//!   these are written too, where they are known, for readers that do not know the key.
//! * An input of `{"channels": 1, "length": 16000}` is one-dimensional. There `[3]` is as good as `[1, 3]`, and `[left, right]` as
//!   `[0, left, 0, right]`.
//! * `follows: [0]` lists the places in `inputs` that mean *the node before, whichever that is*. It is written only where it differs from
//!   what a reader assumes: that the first mention of the node before means this, and every other name the node of that name.
//!
//! Writing a network and reading it again gives the same network, with its keys counted anew.

mod attributes;
mod blocks;
mod error;
mod follows;
mod read;
mod write;

pub use error::{JsonError, JsonKind};
use follows::assumed_to_follow;
pub(super) use read::import;
pub use read::{read, read_with_input};
pub use write::write;
