//! `PyTorch`: modules with their layers in `__init__` and their connections in `forward`.
//!
//! The code of each operator is in `writer`, with one arm per operator; operators with more code are in `windows` (convolution and pooling),
//! `pointwise` (normalization and non-linearities) and `rearranging` (moved cells and channels, padding, resizing). Which module contains
//! which layer is in `modules`, what is called as a whole in `calls`, the code of each module in `assembly`, repeated modules as one class
//! in `classes`, and the file in `script`.

mod assembly;
mod calls;
mod classes;
mod modules;
mod pointwise;
mod rearranging;
mod script;
mod windows;
mod writer;

pub(super) use script::script;
