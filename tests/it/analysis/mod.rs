//! Receptive fields, influence and costs: against the reference data that PyTorch measured, and against a brute force that is too
//! simple to be wrong.

mod brute_force;
mod closed_form;
mod costs;
mod influence_maps;
mod properties;
mod report_format;
mod units;
