//! Networks as texts: what is read, what is refused and why, and that nothing is lost on the way.

mod catalogue;
mod invalid_networks;
mod notation;
mod presets;
mod reference;
mod round_trips;
