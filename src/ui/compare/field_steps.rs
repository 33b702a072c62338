//! Where the fields of two networks begin to differ, layer by layer.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::comparison::{Compared, FieldStep, FieldSteps, Pair};
use crate::network::Axis;
use crate::text::number::grouped;
use crate::text::verdict;
use crate::ui::use_state;
use crate::ui::widgets::Disclosure;
use crate::words;

/// The layers that enlarge the fields of two compared networks side by side, the first difference marked; nothing while the fields agree.
#[component]
pub(super) fn FieldStepsPart() -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let steps = Memo::new(move |_| {
        let analyses = Pair::new(state.document, state.comparison.document).map(|document| document.analysis.get());
        let steps = FieldSteps::of(analyses.as_ref().map(AsRef::as_ref), Axis::Width);
        let sizes = steps.steps.as_ref().map(|steps| steps.last().map(|step| step.after));
        steps.first_difference.filter(|_| !sizes.agrees()).map(|first| (first, steps.steps))
    });
    let sentence = move || {
        steps.with(|steps| {
            let (first, steps) = steps.as_ref()?;
            let growth = |steps: &[FieldStep]| steps.get(*first).map_or(0, |step| step.added);
            let before = first.checked_sub(1).and_then(|before| steps.a.get(before)).map_or(1, |step| step.after);
            let name = steps.a.get(*first).or_else(|| steps.b.get(*first)).map(|step| step.name.clone());
            Some(td_string!(
                locale.get(),
                comparison.steps_differ,
                before = grouped(before),
                name = name.unwrap_or_default(),
                a = grouped(growth(&steps.a)),
                b = grouped(growth(&steps.b))
            ))
        })
    };
    let letter = move |compared| move || verdict::letter(locale.get(), compared);
    let rows = move || {
        steps.get().map(|(first, steps)| {
            let count = steps.a.len().max(steps.b.len());
            (0..count)
                .map(|place| {
                    let cells = steps.as_ref().map(|steps| cells(steps.get(place)));
                    let differs = cells.a[1..] != cells.b[1..] && place == first;
                    view! {
                        <tr data-first=differs.then_some("")>
                            {cells.a.into_iter().chain(cells.b).map(|cell| view! { <td>{cell}</td> }).collect_view()}
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || steps.with(Option::is_some)>
            <Disclosure label=words!(comparison.steps)>
                <p class="sentence">{sentence}</p>
                <div class="field-steps-frame" tabindex="0" role="region" aria-label=words!(comparison.steps)>
                    <table class="field-steps">
                        <thead>
                            <tr>
                                <th scope="colgroup" colspan="3">{letter(Compared::A)}</th>
                                <th scope="colgroup" colspan="3">{letter(Compared::B)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Disclosure>
        </Show>
    }
}

/// The cells for a layer: its name, the growth of the field, and the size after it.
fn cells(step: Option<&FieldStep>) -> [String; 3] {
    let Some(step) = step else { return Default::default() };
    let growth = match step.formula {
        Some((kernel, 1, stride)) => format!("+ ({kernel} − 1) · {stride}"),
        Some((kernel, dilation, stride)) => format!("+ ({kernel} − 1) · {dilation} · {stride}"),
        None => format!("+ {}", grouped(step.added)),
    };
    [step.name.clone(), growth, format!("= {}", grouped(step.after))]
}
