//! Comparison of two networks: their pictures, the verdict, and the settings at which the cheaper one changes.

pub(in crate::ui) mod break_even;
pub(in crate::ui) mod break_even_chart;
mod compare_bars;
pub(in crate::ui) mod compare_picker;
pub(in crate::ui) mod compare_stage;
pub(in crate::ui) mod compare_switch;
mod field_steps;
mod one_input;
pub(in crate::ui) mod verdict;

pub(in crate::ui) use break_even::BreakEven;
pub(in crate::ui) use one_input::OneInput;
