//! Kernels in a row, and the composed kernel that they equal.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::kernel_slot::{cells, name};
use crate::app::{Lab, MOST_CHANNELS, MOST_STAGES, Slot};
use crate::kernels::{Kernel, Pattern};
use crate::network::Axes;
use crate::text::lab as words_of;
use crate::text::number;
use crate::ui::use_state;
use crate::ui::widgets::{ChangingSelect, Choice, KernelFigure, Segmented};
use crate::words;

/// The kernels, their number, and their composed kernel; with the tools of the lab beside.
pub(in crate::ui) fn kernels(tools: AnyView) -> AnyView {
    let lab = use_state().lab;
    let counts = Memo::new(move |_| lab.with(|experiment| (experiment.channels(), experiment.stages())));
    let stages = Signal::derive(move || counts.get().1);
    let channels = Signal::derive(move || counts.get().0);
    let set_stages = Callback::new(move |stages| lab.change(|experiment| experiment.with_stages(stages)));
    let set_channels = Callback::new(move |channels| lab.change(|experiment| experiment.with_channels(channels)));
    let rows = move || {
        let (channels, stages) = counts.get();
        (0..channels).map(|channel| row(lab, channel, stages)).collect_view()
    };
    view! {
        <section class="lab-part">
            <div class="lab-head">
                <h3 class="heading">{words!(lab.kernels)}</h3>
                <span class="toolbar-space"></span>
                {counted(words!(lab.stages), 2..=MOST_STAGES, stages, set_stages)}
                {counted(words!(lab.channels), 1..=MOST_CHANNELS, channels, set_channels)}
                {tools}
            </div>
            <p class="lab-why">{words!(lab.formula)}</p>
            <div class="lab-equation">
                <div class="lab-rows">{rows}</div>
                <span class="lab-sign" aria-hidden="true">"="</span>
                {single(lab)}
            </div>
        </section>
    }
    .into_any()
}

/// A choice of a small number, with its name before it.
pub(in crate::ui) fn counted(
    label: Signal<String>,
    range: std::ops::RangeInclusive<usize>,
    value: Signal<usize>,
    on_change: Callback<usize>,
) -> AnyView {
    let choices: Vec<Choice<usize>> = range.map(|number| Choice::new(number, number.to_string())).collect();
    view! {
        <span class="lab-count">
            <span class="field-label" aria-hidden="true">{label}</span>
            <Segmented label choices value on_change />
        </span>
    }
    .into_any()
}

/// The kernels of one middle channel.
fn row(lab: Lab, channel: usize, stages: usize) -> AnyView {
    let kernel = |stage: usize| {
        let slot = Slot::Stage { channel, stage };
        view! {
            {(stage > 0).then(|| view! { <span class="lab-sign" aria-hidden="true">"→"</span> })}
            <div class="lab-kernel">
                <h4 class="lab-name">{name(slot)}</h4>
                {presets(lab, slot)}
                {cells(lab, slot, 3)}
            </div>
        }
    };
    view! {
        {(channel > 0).then(|| view! { <span class="lab-sign" aria-hidden="true">"+"</span> })}
        <div class="lab-row">{(0..stages).map(kernel).collect_view()}</div>
    }
    .into_any()
}

/// The choice of a preset; any other kernel is shown as custom.
fn presets(lab: Lab, slot: Slot) -> AnyView {
    let locale = use_state().settings.locale;
    let name = name(slot);
    let label = Signal::derive(move || td_string!(locale.get(), lab.preset, kernel = name.get()));
    let chosen = Memo::new(move |_| lab.with(|experiment| experiment.kernel(slot).and_then(pattern_of)));
    let named = Pattern::NAMED.into_iter().chain([Pattern::Random(0)]);
    let named: Vec<_> = named.map(|pattern| Choice::new(Some(pattern), word(pattern))).collect();
    let own = Choice::new(None, words!(lab.own));
    let choices = Signal::derive(move || {
        let own = chosen.get().is_none().then(|| own.clone());
        own.into_iter().chain(named.clone()).collect::<Vec<_>>()
    });
    let choose = move |pattern: Option<Pattern>| {
        let pattern = match pattern {
            Some(Pattern::Random(_)) => Pattern::Random(lab.new_seed()),
            Some(pattern) => pattern,
            None => return,
        };
        lab.change(|experiment| experiment.with_kernel(slot, pattern.kernel()));
    };
    view! { <ChangingSelect label label_hidden=true choices value=chosen on_change=choose /> }.into_any()
}

/// The preset that a kernel equals.
fn pattern_of(kernel: &Kernel) -> Option<Pattern> {
    Pattern::NAMED.into_iter().find(|pattern| pattern.kernel() == *kernel)
}

fn word(pattern: Pattern) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || words_of::pattern(locale.get(), pattern).to_owned())
}

/// The composed kernel.
fn single(lab: Lab) -> AnyView {
    let locale = use_state().settings.locale;
    let kernel = Memo::new(move |_| lab.with(|experiment| experiment.cascade.single()));
    let label = Signal::derive(move || {
        let cells = kernel.with(Kernel::side);
        td_string!(locale.get(), lab.single, size = number::size(&Axes::both(cells), false))
    });
    let values = Signal::derive(move || kernel.with(|kernel| kernel.values().to_vec()));
    view! {
        <div class="lab-kernel">
            <h4 class="lab-name">{label}</h4>
            <KernelFigure label values />
        </div>
    }
    .into_any()
}
