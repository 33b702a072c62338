//! The kernel view: how one unit is computed, in small numbers.
//!
//! The source of a layer, its kernel and its output stand beside each other or below one another, each in an excerpt around the unit. The
//! cells under the kernel are outlined; the sum of their products is written out below. Two layers in a row show both.
//!
//! In reading order: the [picture](KernelPicture), what is shown of one unit; the `layout` on a canvas; and the [scene](kernel_scene).

mod compose;
mod layout;
mod numbers;
mod picture;

pub use compose::kernel_scene;
pub use numbers::{equation, number};
pub use picture::{KernelPanel, KernelPicture, KernelView, KernelWords, Panel};
