//! Notice: a short message that disappears by itself.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Button, ButtonKind, Glyph, Icon};

/// The tone of a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    /// Something has been done.
    #[default]
    Status,
    /// Something failed: announced immediately.
    Error,
}

/// How long a notice stays unless the pointer is on it.
const STAY: Duration = Duration::from_secs(7);

/// A message at the lower edge of the page with an action, such as Undo. It disappears by itself, but not while it is hovered or has focus.
#[component]
pub fn Notice(
    /// The message; `None` hides the notice.
    #[prop(into)]
    message: Signal<Option<String>>,
    /// The tone.
    #[prop(optional, into)]
    tone: Signal<NoticeTone>,
    /// The label of the action.
    #[prop(optional, into)]
    action_label: Signal<Option<String>>,
    /// Called when the action is chosen.
    #[prop(default = Callback::new(|()| ()), into)]
    on_action: Callback<()>,
    /// The label of the close button.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// Called when the message should disappear.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    // Closing the notice moves the focus out of it after its signals are disposed.
    let start = move || {
        if timer.is_disposed() {
            return;
        }
        stop();
        timer.set_value(set_timeout_with_handle(move || on_dismiss.run(()), STAY).ok());
    };
    Effect::new(move |_| if message.get().is_some() { start() } else { stop() });
    on_cleanup(stop);

    let is_error = move || tone.get() == NoticeTone::Error;
    let body = move |text: String| {
        let action = move || {
            action_label.get().map(|label| view! { <Button label kind=ButtonKind::Quiet on_press=on_action /> })
        };
        view! {
            <div
                class="notice"
                data-tone=move || is_error().then_some("error")
                on:pointerenter=move |_| stop()
                on:pointerleave=move |_| start()
                on:focusin=move |_| stop()
                on:focusout=move |_| start()
            >
                {move || is_error().then(|| view! { <Icon glyph=Glyph::WARNING /> })}
                <span class="notice-message">{text}</span>
                {action}
                <Button label=dismiss_label kind=ButtonKind::Icon icon=Glyph::CLOSE on_press=on_dismiss />
            </div>
        }
    };
    view! {
        <div class="notice-region" role=move || if is_error() { "alert" } else { "status" }>
            {move || message.get().map(body)}
        </div>
    }
}
