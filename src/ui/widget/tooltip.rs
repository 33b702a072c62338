//! A few more words about something.

use leptos::{ev, html, prelude::*};
use web_sys::HtmlElement;

use super::{placement::show_beside, unique_id};

/// Words that appear beside their child while it is pointed at or has the focus. The pointer can move onto them,
/// Escape hides them, and screen readers speak them as the child's description. A child that cannot take the focus
/// by itself gets it here.
#[component]
pub fn Tooltip(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// What they are about.
    children: Children,
) -> impl IntoView {
    let id = unique_id("tooltip");
    let described_by = id.clone();
    let wrapper = NodeRef::<html::Span>::new();
    let popup = NodeRef::<html::Span>::new();
    let pointed = RwSignal::new(false);
    let focused = RwSignal::new(false);
    let shown = Memo::new(move |_| pointed.get() || focused.get());
    let hide = move || {
        pointed.set(false);
        focused.set(false);
    };
    Effect::new(move |_| {
        if let Some(wrapper) = wrapper.get() {
            describe(&wrapper, &described_by);
        }
    });
    Effect::new(move |_| {
        if let (Some(popup), Some(wrapper)) = (popup.get(), wrapper.get_untracked()) {
            show_beside(&popup, &wrapper, 0.0);
        }
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && shown.get_untracked() {
            hide();
        }
    });
    on_cleanup(move || escape.remove());
    view! {
        <span
            node_ref=wrapper
            class="tooltip"
            on:pointerenter=move |_| pointed.set(true)
            on:pointerleave=move |_| pointed.set(false)
            on:focusin=move |_| focused.set(true)
            on:focusout=move |_| focused.set(false)
        >
            {children()}
            <span id=id hidden>{text}</span>
            <Show when=move || shown.get()>
                <span node_ref=popup class="tooltip-popup" role="tooltip" popover="manual">
                    <span class="tooltip-text">{text}</span>
                </span>
            </Show>
        </span>
    }
}

/// Names the description on whatever takes the focus: something inside, or else the wrapper itself.
fn describe(wrapper: &HtmlElement, description: &str) {
    let inside = wrapper.query_selector("a, button, input, select, summary, textarea, [tabindex]").ok().flatten();
    let target = inside.unwrap_or_else(|| {
        wrapper.set_tab_index(0);
        wrapper.clone().into()
    });
    // An attribute with a valid name can always be set.
    let _ = target.set_attribute("aria-describedby", description);
}
