//! Two networks beside each other: their pictures, the verdict, and the settings at which the cheaper one changes.

pub(in crate::ui) mod break_even;
pub(in crate::ui) mod break_even_chart;
pub(in crate::ui) mod compare_picker;
pub(in crate::ui) mod compare_stage;
pub(in crate::ui) mod compare_switch;
pub(in crate::ui) mod verdict;

pub(in crate::ui) use break_even::BreakEven;
