//! Printed `PyTorch` models, as `print(model)` writes them: a tree of modules with their settings.
//!
//! In reading order: the [tree] of modules, without the costs that ptflops and mmcv print among the settings; the [arguments] of one
//! module; the [leaf] modules as operators; the [wiring] of modules, by templates for the blocks of well-known networks, otherwise in
//! sequence; and the [format](mod@format) itself, which also guesses an input that fits.
//!
//! The text does not show what `forward` does. Every assumption is a warning; sizes in the text (input channels, features) are checked
//! against the actual ones, so that a wrong assumption is an error, not a wrong number.

mod arguments;
mod block;
mod format;
mod leaf;
mod leaf_windows;
mod tree;
mod wiring;

pub(super) use format::PrintModel;
