//! The page outside our elements: its address, its storage, what the system prefers.
//!
//! [`Page`] reads and writes the address and watches it; [`memory`] keeps settings between visits, and the [`shelf`] documents; [`photo`]
//! reads pictures; [`files`] hands things to the reader; the page around this one is met in its [`frame`]; the programs of the page talk
//! by [`events`]; the [`clock`] lets long work wait for the page;
//! [`system`] asks what language and
//! motion the reader prefers.

pub mod clock;
pub mod events;
pub mod files;
pub mod frame;
pub mod memory;
mod page;
pub mod photo;
pub mod shelf;
pub mod system;

pub use page::{Entry, Page};
