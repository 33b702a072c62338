//! What a network is (stand-in).

pub mod axes;

pub use axes::Axes;
