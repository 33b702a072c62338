//! What could not be done or kept, in a short message.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::state::shelf::StorageError;
use crate::ui::use_state;
use crate::ui::widget::{Notice, NoticeTone};
use crate::ui::words::{refusal::refusal, source::address_error};
use crate::words;

/// The message about an edit that was refused, a link that could not be read, or storage that takes nothing.
#[component]
pub fn Refusal() -> impl IntoView {
    let state = use_state();
    let message = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let refused = state.document.refused().map(|error| refusal(locale, &error));
        let problem = state.problem.get().map(|error| address_error(locale, &error));
        match (refused, problem) {
            (Some(reason), _) => Some(td_string!(locale, notice.refused, reason = reason)),
            (None, Some(reason)) => Some(td_string!(locale, notice.bad_link, reason = reason)),
            (None, None) if state.unreadable.get() => Some(td_string!(locale, photo.unreadable).to_owned()),
            (None, None) => match state.unkept.get()? {
                StorageError::Full => Some(td_string!(locale, notice.storage_full).to_owned()),
                StorageError::Forbidden => Some(td_string!(locale, notice.storage_forbidden).to_owned()),
            },
        }
    });
    let dismiss = move |()| {
        state.document.dismiss_refusal();
        state.problem.set(None);
        state.unreadable.set(false);
        state.unkept.set(None);
    };
    view! { <Notice message tone=NoticeTone::Error dismiss_label=words!(page.close) on_dismiss=dismiss /> }
}
