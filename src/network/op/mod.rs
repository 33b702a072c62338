//! Operators of layers, and one table of all kinds.
//!
//! In reading order: the [operators](Op); the hyper-parameters of [convolutions](Conv), [pooling](Pool), [opaque blocks](Opaque),
//! [non-linearities](Activation), and those that are one of a few words (`choice`); the [learned](Learned) parameters; the
//! [specification](OpSpec) of a kind, the `table` of all kinds, and the `parameters` in it; and an operator's
//! [hyper-parameters](Hyperparameter) as a list to show, read, write and edit, with the `place` of each in its operator.
//!
//! The notation, JSON, the catalogue, the fields of a row and the random networks of the tests are loops over the table. A new kind is a
//! variant of [`Op`] and an entry in `table.rs`; the compiler then asks for its shape, its cost, the indices it reads and its code.

mod activation;
mod choice;
mod convolution;
mod hyperparameter;
mod learned;
mod opaque;
mod operator;
mod parameters;
mod place;
mod pooling;
mod spec;
mod table;

pub use activation::Activation;
pub use choice::{Interpolation, MapAxis, PaddingMode, ResizeMode, ResizeTo, SoftmaxAxis};
pub use convolution::{Channels, Conv, ConvTranspose, Padding};
pub use hyperparameter::{Hyperparameter, Value};
pub use learned::Learned;
pub use opaque::{Opaque, SeenWindow, Sees};
pub use operator::Op;
pub use pooling::Pool;
pub use spec::{Bare, ChannelRule, Fallback, OpSpec, ParameterSpec, ValueKind};
