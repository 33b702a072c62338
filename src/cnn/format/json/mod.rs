//! The neutral JSON format.
