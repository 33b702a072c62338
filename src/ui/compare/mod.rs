//! Comparison of networks: the pictures of two, the verdict, the table of up to four, and the settings at which the cheaper one changes.

pub(in crate::ui) mod break_even;
pub(in crate::ui) mod break_even_chart;
mod column_table;
mod compare_bars;
mod compare_columns;
pub(in crate::ui) mod compare_picker;
pub(in crate::ui) mod compare_stage;
pub(in crate::ui) mod compare_switch;
mod field_steps;
mod one_input;
pub(in crate::ui) mod verdict;

pub(in crate::ui) use break_even::BreakEven;
pub(in crate::ui) use compare_columns::CompareColumns;
pub(in crate::ui) use one_input::OneInput;
