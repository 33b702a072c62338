//! Networks to begin with: stacks that make a point in three layers, and well-known architectures.
//!
//! [`Preset`] lists them. A [`Stack`] of few layers is built as it is; each family of the others has a file that writes its networks down
//! in
//! the [notation](crate::formats::notation); what they are called in a language is the business of the page. The famous ones are those of
//! torchvision, node for
//! node, where torchvision has them.

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
