//! Notation: a short text for a network, for URLs, the paste box, tests and the command line.
//!
//! ```text
//! name a residual block
//! input 64x56x56                  # channels × height × width; `input 1x16000` is one-dimensional
//! a: identity                     # a label
//! conv 64 k3 p1 nobias; bn; relu
//! conv 64 k3 p1 nobias; bn
//! add a                           # the node before, plus a
//! relu
//! b1: conv 32 k1 from a           # reads a instead of the node before
//! concat b1,a                     # two names or more: exactly these
//! ```
//!
//! A line break or `;` ends a layer and `#` starts a comment. Letter case is ignored, except in labels; `×` is equivalent to `x`, and the
//! full-width `，；：` to `,;:`. The `input` line comes before the first layer; [`read`](fn@read) requires it, while [`read_with_input`] uses
//! a given shape if the text has none.
//!
//! | layer | settings |
//! | --- | --- |
//! | `conv 64` | `k3` `k3x5` (height × width), `s2`, `p1` `p1x2` `p0,1,2,1` (top, left, bottom, right) `psame` `pvalid`, `d2`, `g32`, `nobias` |
//! | `dwconv` | as `conv`, depthwise: `m2` (output channels per input channel) instead of `64` and `g32` |
//! | `deconv 64` | as `conv`, transposed: also `op1` (output padding) |
//! | `maxpool` `avgpool` | `k3`, `s2` (default: the kernel), `p1`, `d2`, `ceil` |
//! | `lppool` | `norm2` (the exponent), `k3`, `s2` (default: the kernel), `ceil` |
//! | `unpool maxpool1` | the values of the preceding node at the places of the largest values of `maxpool1` |
//! | `gap` | |
//! | `adaptive 7x7` | |
//! | `up 2` `up 2x3` | `bilinear` |
//! | `resize 65x65` `rescale 1.5` | `bilinear` `bicubic`, `aligned` (corners) |
//! | `pixelshuffle 2` `pixelunshuffle 2` `depthtospace 2` `spacetodepth 2` | |
//! | `gmp` `adaptivemax 7x7` | |
//! | `bn` `ln` `rms` `scale` `lrn 5` | |
//! | `instancenorm` | `affine` |
//! | `softmax` `logsoftmax` | `map` (over positions instead of channels) |
//! | `prelu` | `single` (one slope for all channels) |
//! | `glu` | |
//! | `slice width start0 end16` | `height` `channels`, `step2` |
//! | `flip width` | `height` `channels` |
//! | `gn 32` | |
//! | `relu` `relu6` `silu` `hardswish` `hardsigmoid` `sigmoid` `tanh` `gelu` `leaky_relu` `elu` `selu` `mish` `softplus` `log` `sin` `log_sigmoid` `hardtanh` `softsign` `celu` `exp` `abs` `neg` `square` `sqrt` `cos` | |
//! | `add a` `mul a` `sub a` `div a` `minimum a` `maximum a` `concat a` | `axis=height` `axis=width` (of `concat`); the preceding node and `a`; with two names or more, exactly these |
//! | `split 24,24` | `i1` (index of the slice, from 0) |
//! | `shuffle 2` | |
//! | `pad 1` `crop 0,1,2,1` | sides as for `p`; `reflect` `replicate` `circular` (of `pad` and of convolutions) |
//! | `flatten` `identity` | |
//! | `linear 1000` | `nobias` |
//! | `dropout 0.5` | |
//! | `opaque Attention 64x8x8` | an opaque block by its declared properties: its name and output shape (default: that of its input); `pointwise`, `window` with `k` `s` `p` `d`, `whole` or `unknown` (its receptive field; default: unknown); `params1000` `macs1000` |
//!
//! In a one-dimensional network `k3` means 1 × 3, and likewise for every pair; `p1` pads left and right, `p0,1` left by 0 and right by 1.
//!
//! Further settings of any layer:
//!
//! * `label:` before it. A layer without one is named by its word and the first number that no label has taken: `conv1`, `conv2`, `bn1`.
//! * `from x` reads `x` instead of the preceding node, `from input` the network's input. `from a,b` reads exactly these and `from none`
//!   nothing; whether the layer allows that is not checked here. In any list of names `prev` is the preceding node.
//! * `shares x` uses the weights of the earlier layer `x` of the same kind and size: its parameters count once.
//! * `off` switches the layer off: it passes its first input through.
//! * `@layer3.4` is the block it belongs to.
//! * `=layer3.4.conv2` is the path of its module in the library's model that the network follows, torchvision's for the presets.
//!
//! `input 3x224x224 inference` and `training` count the statistics of normalization layers in receptive fields, as they are in a model in
//! that mode; otherwise a normalization acts on every position by itself.
//!
//! `name` gives the network's name, up to the end of the line. Names that are not plain words (letters, digits, `_ . - /`) or that have a
//! meaning here (`input prev none from off`) are written `"in quotes"`, where `\"`, `\\`, `\n`, `\r` and `\t` are escapes.
//!
//! Writing a network and reading it again gives the same network with renumbered keys. Read in this order: the tokens of a text (`lexer`),
//! the words of a layer (`settings`, `layer`), the layers as a network (`read`), and back (`write`).
//!
//! [`read_forgiving`] also accepts texts as people write them: names of layers and settings in other frameworks (`synonyms`, `forgiving`),
//! and tables with a header (`table`). It reports how each line was read (`meant`). Writing is always in the notation. For the text box,
//! [`highlights`] tells the parts of a text that is being written, and [`completions`] how a word may go on.

mod error;
mod forgiven;
mod forgiving;
mod highlight;
mod label;
mod layer;
mod lexer;
mod meant;
mod number;
mod read;
mod settings;
mod synonyms;
mod table;
mod vocabulary;
mod write;

pub use error::{Form, NotationError, NotationProblem};
pub use forgiven::{Forgiven, Taken, read_forgiving};
pub use highlight::{Completions, Part, completions, highlights};
pub use number::{decimal, read_shape};
pub use read::{read, read_with_input};
pub(super) use table::ASSUMED_CHANNELS;
pub use write::{write, write_inline, write_layers};
