//! Networks to begin with: stacks that make a point in three layers, and well-known architectures.
//!
//! [`Preset`] lists them. Each family has a file that writes its networks down in the [notation](super::notation); what they are
//! called in a language is the business of the page. The famous ones are those of torchvision, node for node.

mod alexnet;
mod deeplab;
mod list;
mod mobilenet;
mod patchgan;
mod resnet;
mod shufflenet;
mod stacks;
mod tcn;
mod unet;
mod vgg;
mod wav2vec;
mod wavenet;

pub use list::Preset;
