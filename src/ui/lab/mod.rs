//! The kernel lab: small kernels that one changes, what they make together, what they do to a picture, and the way back.
//!
//! In reading order: the [dialog](KernelLab) itself; the [kernels] one after the other and their single kernel; the [pictures] that come out;
//! the 5×5 that is taken [apart]; and what these share, a kernel to change in its [slot] and a picture made of [pixels].

mod apart;
mod kernels;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
mod lab;
mod pictures;
mod pixels;
mod slot;

pub(in crate::ui) use lab::KernelLab;
