//! Formats of networks: the notation, JSON and files of other tools: what is read, what is refused and why, and that nothing is lost. The
//! presets.

mod any_network;
mod cases;
mod catalogue;
mod invalid_networks;
mod notation;
mod other_tools;
mod presets;
#[cfg(feature = "python")]
mod python;
mod round_trips;
