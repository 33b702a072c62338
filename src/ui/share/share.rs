//! The share dialog.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::share_comparison::ComparisonPart;
use super::share_embed::{Embedding, share_embed};
use super::share_picture::PicturePart;
use crate::app::AppState;
use crate::export::{CodeError, QrCode, TextFormat};
use crate::sync::{Page, files, url_sync};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Choice, Dialog, Disclosure, Glyph, QrPicture, Select};
use crate::words;

/// The dialog.
#[component]
pub fn Share(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let embedding = Embedding::new(state);
    view! {
        <Dialog open title=words!(share.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            <LinkPart />
            <RoomPart open />
            <PicturePart />
            <ComparisonPart />
            <TextPart />
            {share_embed(embedding)}
        </Dialog>
    }
}

/// The link to the present state.
#[component]
fn LinkPart() -> impl IntoView {
    let state = use_state();
    let copied = RwSignal::new(false);
    let label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let word = if copied.get() { td_string!(locale, share.copied) } else { td_string!(locale, share.copy_link) };
        word.to_owned()
    });
    let link = move || {
        let fragment = url_sync::fragment(state);
        format!("{}#{fragment}", Page.address())
    };
    let copy = move |()| {
        let link = untrack(link);
        leptos::task::spawn_local(async move {
            let is_copied = files::copy(&link).await;
            copied.try_set(is_copied);
        });
    };
    let save_code = move |()| {
        if let Ok(code) = QrCode::of(&untrack(link)) {
            let _ = files::download_text("convscope-qr.svg", "image/svg+xml", &code.svg());
        }
    };
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.link)}</h3>
            <div class="share-link">
                <input class="text-line" readonly aria-label=words!(share.link) prop:value=link />
                <Button kind=ButtonKind::Primary icon=Glyph::LINK label on_press=copy />
            </div>
            <Disclosure label=words!(share.qr)>
                <QrPicture text=Signal::derive(link) label=words!(share.qr) />
                <p class="muted">{words!(share.qr_hint)}</p>
                <Button icon=Glyph::DOWNLOAD label=words!(share.qr_save) on_press=save_code />
            </Disclosure>
        </section>
    }
}

/// A button that shows what is on the stage to a room.
#[component]
fn RoomPart(
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let present = move |()| {
        open.set(false);
        state.present();
    };
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.room)}</h3>
            <div class="toolbar">
                <Button icon=Glyph::PRESENT label=words!(present.start) on_press=present />
                <span class="muted">{words!(share.room_hint)}</span>
            </div>
        </section>
    }
}

/// The network as a table or as code.
#[component]
fn TextPart() -> impl IntoView {
    let state = use_state();
    let format = RwSignal::new(TextFormat::ALL[0]);
    let copied = RwSignal::new(false);
    let choices = TextFormat::ALL.map(|format| Choice::new(format, format_word(format))).to_vec();
    let text = Memo::new(move |_| {
        let map = state.selection.map.get();
        let costs = state.document.costs.get();
        let written = state.document.analysis.with(|analysis| format.get().write(analysis, &costs, map));
        written.map_err(|error| code_error(state, format.get(), &error))
    });
    let shown = move || match text.get() {
        Ok(text) => text,
        Err(reason) => td_string!(state.settings.locale.get(), share.failed, reason = reason),
    };
    let copy = move |()| {
        if let Ok(text) = text.get_untracked() {
            leptos::task::spawn_local(async move {
                let is_copied = files::copy(&text).await;
                copied.try_set(is_copied);
            });
        }
    };
    let download = move |()| {
        if let Ok(text) = text.get_untracked() {
            let _ = files::download_text(&file_name(state, format.get_untracked().extension()), "text/plain", &text);
        }
    };
    let copy_label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let word = if copied.get() { td_string!(locale, share.copied) } else { td_string!(locale, share.copy) };
        word.to_owned()
    });
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.text)}</h3>
            <div class="toolbar">
                <Select
                    label=words!(share.format) label_hidden=true choices value=format
                    on_change=move |other| {
                        copied.set(false);
                        format.set(other);
                    }
                />
                <Button icon=Glyph::COPY label=copy_label on_press=copy />
                <Button icon=Glyph::DOWNLOAD label=words!(share.download) on_press=download />
            </div>
            <textarea class="text-area" rows="12" readonly aria-label=words!(share.text) prop:value=shown></textarea>
        </section>
    }
}

fn format_word(format: TextFormat) -> Signal<String> {
    match format {
        TextFormat::Code(framework) => Signal::stored(framework.name().to_owned()),
        TextFormat::Notation => words!(share.notation),
        TextFormat::Csv => words!(share.csv),
        TextFormat::Markdown => words!(share.markdown),
        TextFormat::Latex => words!(share.latex),
        TextFormat::Json => words!(share.json),
        TextFormat::Derivation => words!(share.derivation),
    }
}

fn code_error(state: AppState, format: TextFormat, error: &CodeError) -> String {
    let locale = state.settings.locale.get();
    match (error, format) {
        (CodeError::Unsupported { node, .. }, TextFormat::Code(framework)) => {
            td_string!(locale, share.unsupported, framework = framework.name(), node = node.clone())
        }
        (CodeError::Unsupported { .. }, _) => error.to_string(),
        (CodeError::Fault(fault), _) => td_string!(locale, share.fault, node = fault.node.clone()),
    }
}

/// The name of a file of the network.
pub(in crate::ui) fn file_name(state: AppState, extension: &str) -> String {
    let name = state.document.network.with_untracked(|network| network.name.clone());
    let name: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let name = if name.is_empty() { "convscope".to_owned() } else { name };
    format!("{name}.{extension}")
}
