//! Growth of the field as a table, layer by layer.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::key_stats::with_field;
use crate::analysis::{Field, GrowthStep, NoFormula, Status, growth_steps};
use crate::i18n::Locale;
use crate::network::Axis;
use crate::text::too_large::too_large;
use crate::text::{number, sentence};
use crate::ui::use_state;
use crate::ui::widgets::{Chip, depth_color};

/// The derivation of the field of the selected layer, or why there is none.
#[component]
pub fn GrowthSteps() -> impl IntoView {
    let state = use_state();
    let remark = move || {
        let locale = state.settings.locale.get();
        with_field(state, |analysis, field| match (field, field.status()) {
            (Field::Global, _) => Some(td_string!(locale, readout.whole_map_long).to_owned()),
            (Field::Unknown, _) => Some(td_string!(locale, readout.unknown_long).to_owned()),
            (Field::TooLarge(reason), _) => Some(too_large(locale, *reason)),
            (Field::Irregular, _) => Some(td_string!(locale, readout.irregular).to_owned()),
            (_, Status::Nothing) => Some(td_string!(locale, readout.nothing_long).to_owned()),
            (Field::Local(axes), Status::Varies) => {
                let line = analysis.shaped.network().input.one_dimensional;
                let of = |size: fn(&crate::analysis::AxisField) -> u128| number::size(&axes.as_ref().map(size), line);
                let (min, max) = (of(crate::analysis::AxisField::min_size), of(crate::analysis::AxisField::size));
                Some(td_string!(locale, readout.varies_long, min = min, max = max))
            }
            _ if !analysis.shaped.network().is_plain_stack() => Some(td_string!(locale, readout.widest).to_owned()),
            _ => None,
        })
    };
    let gate = move || {
        let (locale, map) = (state.settings.locale.get(), state.selection.map.get());
        state.document.analysis.with(|analysis| sentence::gate(locale, analysis, map))
    };
    let steps = move || {
        let (locale, map) = (state.settings.locale.get(), state.selection.map.get());
        state.document.analysis.with(|analysis| {
            let (rows, cols) = (growth_steps(analysis, map, Axis::Height), growth_steps(analysis, map, Axis::Width));
            let line = analysis.shaped.network().input.one_dimensional;
            let pairs = rows.iter().zip(&cols).filter(|(row, col)| row.map == col.map);
            pairs
                .map(|(row, col)| {
                    let color = depth_color(analysis.depth(col.map).saturating_sub(1), analysis.growing.len());
                    let name = analysis.shaped.name(col.map).to_owned();
                    let both = |text: &dyn Fn(&GrowthStep) -> String| {
                        let (row, col) = (text(row), text(col));
                        if line || row == col { col } else { format!("{row} × {col}") }
                    };
                    view! {
                        <li class="derivation-step">
                            <span class="derivation-name"><Chip color />{name}</span>
                            <span class="derivation-term">{both(&|step| term(locale, step))}</span>
                            <span class="derivation-value number">{both(&|step| number::grouped(step.after))}</span>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        {move || remark().map(|remark| view! { <p class="muted">{remark}</p> })}
        {move || gate().map(|gate| view! { <p class="muted">{gate}</p> })}
        <ol class="derivation">{steps}</ol>
    }
}

/// The classic formula with its numbers, `3 + (3 − 1)·1`, with the dilation before the stride if it is not 1; or why it does not hold.
fn term(locale: Locale, step: &GrowthStep) -> String {
    match step.formula {
        Err(NoFormula::Enlarges) => td_string!(locale, readout.enlarges).to_owned(),
        Err(NoFormula::Enlarged) => td_string!(locale, readout.enlarged).to_owned(),
        Err(NoFormula::Branches) => td_string!(locale, readout.branches).to_owned(),
        Ok((kernel, 1, stride)) => format!("{} + ({kernel} − 1)·{stride}", step.before),
        Ok((kernel, dilation, stride)) => format!("{} + ({kernel} − 1)·{dilation}·{stride}", step.before),
    }
}
