//! Kernel figure: a read-only kernel.

use leptos::prelude::*;

use super::kernel_cell::{largest, share, sign};
use crate::text::decimal::decimal_text;

/// A read-only square of numbers in the colors of a kernel. Screen readers get its name and its values row by row.
#[component]
pub fn KernelFigure(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The values, row by row: an odd square of them.
    #[prop(into)]
    values: Signal<Vec<f64>>,
) -> impl IntoView {
    let side = move || values.with(|values| values.len().isqrt().max(1));
    let spoken = move || {
        let rows = values.with(|values| {
            let row = |row: &[f64]| row.iter().map(|value| decimal_text(*value)).collect::<Vec<_>>().join(" ");
            values.chunks(values.len().isqrt().max(1)).map(row).collect::<Vec<_>>().join("; ")
        });
        format!("{}: {rows}", label.get())
    };
    let cell = |value: f64, largest: f64| {
        let share = share(value, largest).to_string();
        view! { <span class="kernel-cell" data-sign=sign(value) style=("--share", share)>{decimal_text(value)}</span> }
    };
    let cells = move || {
        values.with(|values| {
            let largest = largest(values);
            values.iter().map(|value| cell(*value, largest)).collect_view()
        })
    };
    view! {
        <div class="kernel-grid" role="img" aria-label=spoken style=("--side", move || side().to_string())>
            {cells}
        </div>
    }
}
