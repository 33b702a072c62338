//! The engine against the reference data that PyTorch measured, and against a brute force that is too simple to be wrong.

mod brute_force;
mod closed_form;
mod costs;
mod data;
mod influence_maps;
mod properties;
mod random_network;
mod report_format;
mod units;
