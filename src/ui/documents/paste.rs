//! The box for pasted text.

use leptos::{ev, prelude::*};

use crate::app::import::{self, OpenError};
use crate::formats::notation;
use crate::text::source::source_error;
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Dialog, Glyph, Icon};
use crate::words;

/// The text box.
const AREA: &str = ".paste-area";

/// The dialog with the text box; Ctrl or Cmd with Enter opens. A text that cannot be read stays in it, with the reason below; the open network stays as it is.
#[component]
pub fn Paste(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<OpenError>);
    let reason = move || problem.get().map(|error| source_error(state.settings.locale.get(), &error));
    let load = move || match import::read(&text.get_untracked()) {
        Ok(network) => {
            problem.set(None);
            open.set(false);
            state.open(network);
        }
        Err(error) => {
            problem.set(Some(error));
            go_on_at([AREA]);
        }
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            load();
        }
    };
    // The box is there once the dialog has opened.
    Effect::new(move |_| {
        if open.get() {
            go_on_at([AREA]);
        }
    });
    let insert_current = move |()| {
        problem.set(None);
        text.set(state.document.network.with_untracked(|network| notation::write(network)));
    };
    view! {
        <Dialog open title=words!(paste.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            <p class="muted" id="paste-help">{words!(paste.help)}</p>
            <textarea
                class="text-area paste-area"
                rows="14"
                spellcheck="false"
                autocapitalize="off"
                aria-label=words!(paste.label)
                aria-describedby="paste-help paste-problem"
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=text
                on:keydown=key_down
                on:input:target=move |event| {
                    problem.set(None);
                    text.set(event.target().value());
                }
            ></textarea>
            <div id="paste-problem" role="alert">
                {move || reason().map(|reason| view! { <p class="problem"><Icon glyph=Glyph::WARNING />{reason}</p> })}
            </div>
            <div class="dialog-foot">
                <Button kind=ButtonKind::Quiet label=words!(paste.current) on_press=insert_current />
                <Button kind=ButtonKind::Primary label=words!(paste.open) on_press=move |()| load() />
            </div>
        </Dialog>
    }
}
