//! What `print(model)` writes of a `PyTorch` model: a tree of modules with their settings.
//!
//! In reading order: the [tree] of modules, with the numbers that ptflops and mmcv write between the settings left out; the
//! [arguments] of one module; what a module without others in it [becomes](leaf); how the modules are [wired](wiring), from templates for
//! the blocks of well-known networks, otherwise one after another; and the [format](mod@format) itself, which also guesses an input that fits.
//!
//! The text does not say what `forward` does. Whatever is assumed is a warning; sizes that the text gives (input channels, features) are
//! checked against what arrives, so that a wrong assumption is an error rather than a wrong number.

mod arguments;
mod block;
mod format;
mod leaf;
mod leaf_windows;
mod tree;
mod wiring;

pub(super) use format::PrintModel;
