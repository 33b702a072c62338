//! The page outside our elements: its address, its storage, what the system prefers.
//!
//! [`Page`] reads and writes the address and watches it; [`memory`] keeps settings between visits; [`photo`] reads pictures;
//! [`system`] asks what language and
//! motion the reader prefers.

pub mod memory;
mod page;
pub mod photo;
pub mod system;

pub use page::{Entry, Page};
