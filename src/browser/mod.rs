//! The page outside our elements: its address, its storage, what the system prefers.
//!
//! [`Page`] reads and writes the address; [`acts`] are what the reader does, to whatever part; [`memory`] keeps settings between visits, and the [`shelf`] documents;
//! [`photo`] reads pictures; [`files`] hands things to the reader; [`surroundings`] are the page around this one, where this one is in a
//! frame; the programs of the page talk by [`events`]; [`frame`] lets long work wait for the page;
//! what is written waits for a [`rest`] of the hand; [`system`] asks what language and motion the reader prefers; [`watch`] tells what changes.

pub mod acts;
pub mod events;
pub mod files;
pub mod frame;
pub mod memory;
mod page;
pub mod photo;
pub mod rest;
pub mod shelf;
pub mod surroundings;
pub mod system;
pub mod watch;

pub use page::{Entry, Page};
