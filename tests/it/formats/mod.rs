//! Formats of networks: the notation, JSON and files of other tools: what is read, what is refused and why, and that nothing is lost. The
//! presets.

mod any_network;
mod caffe;
mod cases;
mod catalogue;
mod invalid_networks;
mod keras_sequences;
mod notation;
mod other_tools;
mod presets;
#[cfg(feature = "python")]
mod python;
#[cfg(feature = "python")]
mod python_messages;
#[cfg(feature = "python")]
mod python_names;
mod round_trips;
mod slips;
mod torch_export;
mod ultralytics;
