//! The kernel lab: editable kernels, their composition, filtered images, and factorization of a 5×5 kernel.

pub(in crate::ui) mod factorize;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
pub(in crate::ui) mod kernel_lab;
pub(in crate::ui) mod kernel_slot;
pub(in crate::ui) mod kernels;
pub(in crate::ui) mod outputs;
pub(in crate::ui) mod pixel_image;

pub(in crate::ui) use kernel_lab::KernelLab;
