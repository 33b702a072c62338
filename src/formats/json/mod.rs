//! JSON: the neutral format of the reference data.
//!
//! ```json
//! {"name": "x", "input": {"channels": 3, "height": 224, "width": 224}, "nodes": [
//!   {"id": "conv1", "op": "conv", "out_channels": 64, "kernel": [7, 7], "stride": [2, 2], "padding": [3, 3, 3, 3],
//!    "dilation": [1, 1], "groups": 1, "bias": false},
//!   {"id": "relu1", "op": "activation", "kind": "relu"},
//!   {"id": "add1", "op": "add", "inputs": ["relu1", "conv1"]}]}
//! ```
//!
//! Nodes are in topological order; `inputs` may be omitted if a node reads only the preceding one. Pairs are `[height, width]`, sides
//! `[top, left, bottom, right]`. Stride, padding, dilation, groups, bias, output padding and ceil mode may be omitted too and default as in
//! `PyTorch` (a pooling layer's stride is its kernel). Unknown keys are ignored, except for these:
//!
//! * `statistics` of the network is `inference` or `training` if receptive fields count the statistics of normalization layers.
//! * `module` is the path of the node's module in a library's model. The part before its last dot is the node's block, unless `block` is
//!   given.
//! * `block` is the node's block, `off: true` a node that is switched off.
//! * `depthwise: m` is a convolution in which every input channel has its own `m` kernels, regardless of `out_channels` and `groups`; these
//!   are also written, if they are known, for readers that do not know the key.
//! * An input of `{"channels": 1, "length": 16000}` is one-dimensional. Then `[3]` is equivalent to `[1, 3]`, and `[left, right]` to
//!   `[0, left, 0, right]`.
//! * `follows: [0]` lists the indices in `inputs` that mean *the preceding node, whichever it is*. It is written only where it differs from
//!   the default: that the first mention of the preceding node means this, and every other id means the node with that id.
//!
//! Writing a network and reading it again gives the same network with renumbered keys.

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
