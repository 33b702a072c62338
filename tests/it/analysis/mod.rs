//! Analysis of receptive fields, influence and costs, compared with the reference data measured in PyTorch, and with a brute force that is
//! too simple to be wrong.

mod brute_force;
mod closed_form;
mod costs;
mod influence_maps;
mod properties;
mod report_format;
mod statistics;
mod units;
