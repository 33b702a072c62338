//! Presets: predefined networks, small instructive stacks and well-known architectures.
//!
//! [`Preset`] lists them. A small [`Stack`] is built in code; each family of architectures has a file with its networks in the
//! [notation](crate::formats::notation). Display names are in the locale files. Well-known architectures equal those of torchvision node
//! for node, if torchvision has them.

mod alexnet;
mod audio;
mod convnext;
mod darknet;
mod deeplab;
mod densenet;
mod efficientnet;
mod fpn;
mod inception;
mod lenet;
mod list;
mod mobilenet;
mod patchgan;
mod resnet;
mod segnet;
mod shufflenet;
mod source;
mod squeezenet;
mod stacks;
mod unet;
mod vgg;
mod wavenet;

pub use list::{Group, Preset};
pub use source::Source;
pub use stacks::Stack;
