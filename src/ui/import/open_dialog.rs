//! Open dialog: opens a network from a file or a text.

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use super::ImportSession;
use super::opening_formats::FormatList;
use super::paste_box::PasteBox;
use super::python_question::PythonQuestionForm;
use crate::app::{ImportStage, shape_of};
use crate::text::number::percent;
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Dialog, DialogSize, Glyph, Icon};
use crate::words;

/// Suggested shapes for an input that a file leaves open, in the notation.
const SHAPES: [&str; 5] = ["3x224x224", "3x32x32", "1x28x28", "3x640x640", "1x16000"];

/// The dialog: the file button and the text box; and, during an import from a file, its progress, its questions or its refusal.
#[component]
pub(in crate::ui) fn OpenDialog(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let importing = session.importing();
    let open = importing.open;
    // The text box exists once the dialog has opened.
    Effect::new(move |_| {
        if open.get() {
            go_on_at([".import-arguments input", ".import-shape", ".import-cancel", ".paste-area"]);
        }
    });
    let body = move || importing.stage.with(kind);
    let body = Memo::new(move |_| body());
    view! {
        <Dialog
            open title=words!(paste.title) close_label=words!(page.close) size=DialogSize::Wide
            on_close=move |()| session.close()
        >
            {move || match body.get() {
                Body::Reading => view! { <Reading session /> }.into_any(),
                Body::Asking => view! { <InputQuestion session /> }.into_any(),
                Body::AskingArguments => view! { <PythonQuestionForm session /> }.into_any(),
                Body::Box => view! {
                    <FilePart session />
                    <PasteBox session />
                    <FormatList />
                }.into_any(),
            }}
        </Dialog>
    }
}

/// The content of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    Box,
    Reading,
    Asking,
    AskingArguments,
}

fn kind(stage: &ImportStage) -> Body {
    match stage {
        ImportStage::Resting | ImportStage::Refused(_) | ImportStage::Reading { is_slow: false, .. } => Body::Box,
        ImportStage::Reading { is_slow: true, .. } => Body::Reading,
        ImportStage::NeedsInput { .. } => Body::Asking,
        ImportStage::NeedsArguments(_) => Body::AskingArguments,
    }
}

/// The file button with alternatives, and why the last file was refused.
#[component]
fn FilePart(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let importing = session.importing();
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
            session.read_file(&file, false);
        }
    };
    // The refusal of a text is shown below the text.
    let refused = move || {
        let locale = state.settings.locale.get();
        let file = importing.file.get()?;
        importing.stage.with(|stage| match stage {
            ImportStage::Refused(refusal) => {
                Some(td_string!(locale, import.refused, file = file, reason = refusal.reason.in_language(locale)))
            }
            ImportStage::Resting
            | ImportStage::Reading { .. }
            | ImportStage::NeedsInput { .. }
            | ImportStage::NeedsArguments(_) => None,
        })
    };
    view! {
        <div class="toolbar import-file">
            <Button icon=Glyph::OPEN label=words!(import.choose) on_press=choose />
            <span class="muted">{words!(import.or_drop)}</span>
            <input node_ref=chooser type="file" hidden aria-label=words!(import.choose) on:change:target=chosen />
        </div>
        <div role="alert">
            {move || refused().map(|reason| view! { <p class="problem"><Icon glyph=Glyph::WARNING />{reason}</p> })}
        </div>
    }
}

/// The progress of reading, and the button to cancel.
#[component]
fn Reading(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let importing = session.importing();
    let share = move || {
        importing.stage.with(|stage| match stage {
            ImportStage::Reading { share, .. } => share.filter(|share| *share < 1.0),
            ImportStage::Resting
            | ImportStage::NeedsInput { .. }
            | ImportStage::NeedsArguments(_)
            | ImportStage::Refused(_) => None,
        })
    };
    let title = move || {
        let locale = state.settings.locale.get();
        match importing.file.get() {
            Some(file) => td_string!(locale, import.reading, file = file),
            None => td_string!(locale, import.reading_text).to_owned(),
        }
    };
    let read = move || share().map(percent);
    view! {
        <p role="status">{title}</p>
        <div class="share-progress">
            <progress max="1" value=move || share().map(|share| share.to_string()) aria-label=title></progress>
            <span class="number import-share">{read}</span>
            <button type="button" class="button button-plain import-cancel" on:click=move |_| session.close()>
                {words!(import.cancel)}
            </button>
        </div>
    }
}

/// Asks for the input's shape of a network whose file leaves it open.
#[component]
fn InputQuestion(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let importing = session.importing();
    let guess = importing.stage.with_untracked(|stage| match stage {
        ImportStage::NeedsInput { guess } => guess.clone(),
        ImportStage::Resting
        | ImportStage::Reading { .. }
        | ImportStage::NeedsArguments(_)
        | ImportStage::Refused(_) => String::new(),
    });
    let shape = RwSignal::new(guess);
    let is_wrong = RwSignal::new(false);
    let go_on = move || {
        let text = shape.get_untracked();
        if shape_of(&text).is_some() {
            session.answer_input(text);
        } else {
            is_wrong.set(true);
            go_on_at([".import-shape"]);
        }
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            go_on();
        }
    };
    let typed = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        is_wrong.set(false);
        shape.set(event.target().value());
    };
    let offered = SHAPES.map(|offered| {
        let label = offered.replace('x', " × ");
        view! {
            <Button
                label=label pressed=Signal::derive(move || Some(shape.with(|shape| shape == offered)))
                on_press=move |()| {
                    is_wrong.set(false);
                    shape.set(offered.to_owned());
                }
            />
        }
    });
    view! {
        <p>{words!(import.which_input)}</p>
        <label class="share-title">
            <span>{words!(import.input_shape)}</span>
            <input
                class="text-line import-shape" type="text" inputmode="text" autocapitalize="off" spellcheck="false"
                prop:value=shape on:input:target=typed on:keydown=key_down
                aria-describedby="import-shape-problem" aria-invalid=move || is_wrong.get().then_some("true")
            />
        </label>
        <div class="toolbar">{offered}</div>
        <div id="import-shape-problem" role="alert">
            {move || is_wrong.get().then(|| view! {
                <p class="problem"><Icon glyph=Glyph::WARNING />{words!(import.no_shape)}</p>
            })}
        </div>
        <div class="dialog-foot">
            <Button kind=ButtonKind::Quiet label=words!(import.cancel) on_press=move |()| session.close() />
            <Button kind=ButtonKind::Primary label=words!(paste.open) on_press=move |()| go_on() />
        </div>
    }
}
