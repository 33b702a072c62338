//! What must hold whatever comes in: no panic, no hang, no picture that no browser opens, and the same thing back after writing and reading.
//!
//! `cargo fuzz` calls these checks with bytes that a coverage search finds, `tests/it/any_input.rs` with a small seeded generator and with
//! every input that ever broke one.
//!
//! Read in this order: [`choices`], how bytes become decisions; [`networks`], random networks and edits; [`texts`], texts that are
//! nearly right, and [`files`]; [`follow`], everything that follows from a network; [`checks`], one function for each way in.

pub mod checks;
pub mod choices;
pub mod files;
pub mod follow;
pub mod networks;
pub mod texts;
