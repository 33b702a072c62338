//! Readout, the right column: key figures, derivations, layer table, charts, verdict.

pub(in crate::ui) mod charts;
pub(in crate::ui) mod convention;
pub(in crate::ui) mod derivation;
pub(in crate::ui) mod gridding;
pub(in crate::ui) mod growth;
pub(in crate::ui) mod key_stats;
pub(in crate::ui) mod layer_table;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
pub(in crate::ui) mod readout;
mod table_groups;
mod table_lines;

pub(in crate::ui) use readout::Readout;
