//! A toast: a short message that disappears by itself.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Button, ButtonKind, Glyph, Icon};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    /// Something has been done.
    #[default]
    Status,
    /// Something could not be done: spoken at once.
    Error,
}

/// How long a notice stays while nobody points at it.
const STAY: Duration = Duration::from_secs(7);

/// A message at the lower edge of the page with something to do about it, such as undoing. It goes by itself, but
/// not while it is pointed at or has the focus.
#[component]
pub fn Notice(
    /// What is to be said; nothing hides the notice.
    #[prop(into)]
    message: Signal<Option<String>>,
    /// How it is meant.
    #[prop(optional, into)]
    tone: Signal<NoticeTone>,
    /// What can be done about it, in a word.
    #[prop(optional, into)]
    action_label: Signal<Option<String>>,
    /// Called when that is done.
    #[prop(default = Callback::new(|()| ()), into)]
    on_action: Callback<()>,
    /// What the close button is called.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// Called when the message is to go.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    // Closing the notice moves the focus out of it when it is gone already.
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
