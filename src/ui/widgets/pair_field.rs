//! A pair of number inputs: height and width.

use leptos::prelude::*;

use super::{Glyph, Icon, NumberBox, unique_id};

/// A height and a width under one label. When linked, they are one number in one box; a pair of different numbers is never linked.
#[component]
pub fn PairField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The name of the height, for screen readers.
    #[prop(into)]
    height_label: Signal<String>,
    /// The name of the width, for screen readers.
    #[prop(into)]
    width_label: Signal<String>,
    /// The label of the link button, for screen readers and the tooltip.
    #[prop(into)]
    link_label: Signal<String>,
    /// The height and the width.
    #[prop(into)]
    value: Signal<(u64, u64)>,
    /// The smallest number allowed.
    #[prop(optional, into)]
    min: Signal<u64>,
    /// The largest number allowed.
    #[prop(default = u64::MAX.into(), into)]
    max: Signal<u64>,
    /// The label of a left stepper, for screen readers.
    #[prop(into)]
    decrease_label: Signal<String>,
    /// The label of a right stepper, for screen readers.
    #[prop(into)]
    increase_label: Signal<String>,
    /// The message for an entry that is not a number within the bounds.
    #[prop(into)]
    error: Signal<String>,
    /// Called with another pair.
    #[prop(into)]
    on_change: Callback<(u64, u64)>,
) -> impl IntoView {
    let label_id = unique_id("pair");
    let link_wanted = RwSignal::new(true);
    let linked = Memo::new(move |_| {
        let (height, width) = value.get();
        link_wanted.get() && height == width
    });
    let toggle = move |_| {
        let link = !linked.get_untracked();
        link_wanted.set(link);
        let (height, width) = value.get_untracked();
        if link && height != width {
            on_change.run((height, height));
        }
    };
    let set_both = move |number| on_change.run((number, number));
    let set_height = move |number| on_change.run((number, value.get_untracked().1));
    let set_width = move |number| on_change.run((value.get_untracked().0, number));
    let height = Signal::derive(move || value.get().0);
    let width = Signal::derive(move || value.get().1);
    let link_glyph = Signal::derive(move || if linked.get() { Glyph::LINK } else { Glyph::UNLINK });
    let apart = move || {
        let on_change = set_height;
        view! {
            <NumberBox name=height_label value=height min max decrease_label increase_label error on_change />
            <span class="muted" aria-hidden="true">"×"</span>
            <NumberBox name=width_label value=width min max decrease_label increase_label error on_change=set_width />
        }
    };
    view! {
        <div
            class="field pair-field"
            role="group"
            aria-labelledby=label_id
            data-apart=move || (!linked.get()).then_some("")
        >
            <div class="pair-head">
                <span class="field-label" id=label_id.clone()>{label}</span>
                <button
                    type="button"
                    class="pair-link"
                    aria-label=link_label
                    title=link_label
                    aria-pressed=move || linked.get().to_string()
                    on:click=toggle
                >
                    <Icon glyph=link_glyph />
                </button>
            </div>
            <div class="pair-boxes">
                <Show when=move || linked.get() fallback=apart>
                    <NumberBox name=label value=height min max decrease_label increase_label error on_change=set_both />
                </Show>
            </div>
        </div>
    }
}
