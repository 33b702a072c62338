//! Operators: what a layer does, and one table of all kinds.
//!
//! In reading order: the [operators](Op) with their hyper-parameters; what the [table](OpSpec) says of a kind; the table itself; and an
//! operator's [hyper-parameters](Hyperparameter) as a list to show, read, write and edit.
//!
//! The notation, JSON, the catalogue, the fields of a row and the random networks of the tests are loops over the table. A new kind is a
//! variant of [`Op`] and an entry in `table.rs`; the compiler then asks for its shape, its cost, what it reads and its code.

mod hyperparameter;
mod operator;
mod spec;
mod table;

pub use hyperparameter::{Hyperparameter, Value};
pub use operator::{
    Activation, Channels, Conv, ConvTranspose, Interpolation, MapAxis, Op, Opaque, Padding, PaddingMode, Pool,
    ResizeMode, ResizeTo, SeenWindow, Sees, SoftmaxAxis,
};
pub use spec::{Bare, ChannelRule, Fallback, OpSpec, ParameterSpec, ValueKind};
