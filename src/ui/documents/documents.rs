//! The dialog of saved documents.

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use super::document_row::{DocumentRow, export_json, export_notation};
use crate::app::AppState;
use crate::app::documents::{Entry, MOST_DRAFTS, SavedDocument, StorageError, restore};
use crate::network::edit::Edit;
use crate::sync::autosave::Autosave;
use crate::ui::import::ImportSession;
use crate::ui::shell::network_name::network_title;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Dialog, Glyph, Icon};
use crate::words;

/// The dialog.
#[component]
pub fn Documents(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The saved documents.
    autosave: Autosave,
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    view! {
        <Dialog open title=words!(documents.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            {shelf(open, autosave, session)}
        </Dialog>
    }
}

/// The content of the dialog: the name to save under, the list, and import and export of files.
fn shelf(open: RwSignal<bool>, autosave: Autosave, session: ImportSession) -> AnyView {
    let state = use_state();
    let removed = RwSignal::new(None::<(String, SavedDocument)>);
    let entries = Memo::new(move |_| autosave.list());
    let open_id = Memo::new(move |_| autosave.open_id());
    let lines = move || entries.get().unwrap_or_default();
    let key = |entry: &Entry| (entry.id.clone(), entry.kept.as_ref().map(|kept| kept.revision.clone()));
    let is_empty = move || entries.with(|entries| entries.as_ref().is_ok_and(Vec::is_empty));
    // The notice at the foot of the page is hidden behind the dialog.
    let trouble = move || {
        let locale = state.settings.locale.get();
        let reason = entries.with(|entries| entries.as_ref().err().copied()).or_else(|| state.unkept.get())?;
        Some(match reason {
            StorageError::Full => td_string!(locale, notice.storage_full).to_owned(),
            StorageError::Forbidden => td_string!(locale, notice.storage_forbidden).to_owned(),
        })
    };
    let help = move || td_string!(state.settings.locale.get(), documents.help, count = MOST_DRAFTS);
    let _ = leptos_use::use_event_listener(leptos_use::use_window(), ev::storage, move |_| autosave.changed());
    view! {
        <SaveLine autosave />
        <div role="alert">
            {move || trouble().map(|trouble| view! { <p class="problem"><Icon glyph=Glyph::WARNING />{trouble}</p> })}
        </div>
        <Removed autosave removed />
        <ul class="document-list" aria-label=words!(documents.list)>
            <For each=lines key let:entry>
                <DocumentRow entry autosave open_id removed on_open=move |()| open.set(false) />
            </For>
        </ul>
        {move || is_empty().then(|| view! { <p class="muted">{words!(documents.empty)}</p> })}
        <FilePart session open />
        <p class="muted document-help">{help}</p>
    }
    .into_any()
}

/// The name of the current network, and the button that saves it under this name.
#[component]
fn SaveLine(
    /// The saved documents.
    autosave: Autosave,
) -> impl IntoView {
    let state = use_state();
    let is_named = state.document.network.with_untracked(|network| !network.name.is_empty());
    let name = RwSignal::new(if is_named { network_title(state).get_untracked() } else { String::new() });
    let saved = RwSignal::new(false);
    let is_blank = Signal::derive(move || name.with(|name| name.trim().is_empty()));
    let save = move || {
        if !is_blank.get_untracked() {
            set_title(state, name.get_untracked().trim());
            autosave.save();
            saved.set(untrack(|| state.unkept.get()).is_none());
        }
    };
    let typed = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        saved.set(false);
        name.set(event.target().value());
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            save();
        }
    };
    let said = move || saved.get().then(|| td_string!(state.settings.locale.get(), documents.saved));
    view! {
        <div class="document-save">
            <input
                class="text-line" aria-label=words!(documents.name) placeholder=words!(documents.name) maxlength="120"
                prop:value=name on:input:target=typed on:keydown=key_down
            />
            <Button
                kind=ButtonKind::Primary icon=Glyph::CHECK label=words!(documents.save) disabled=is_blank
                on_press=move |()| save()
            />
            <span class="muted" role="status">{said}</span>
        </div>
    }
}

/// A message about the document just deleted, with Undo.
#[component]
fn Removed(
    /// The saved documents.
    autosave: Autosave,
    /// The id and the content of the document.
    removed: RwSignal<Option<(String, SavedDocument)>>,
) -> impl IntoView {
    let state = use_state();
    let said = move || {
        let name = removed.with(|removed| removed.as_ref().map(|(_, kept)| kept.name.clone()))?;
        let name = crate::ui::shell::network_name::title_of(name).get();
        Some(td_string!(state.settings.locale.get(), documents.removed, name = name))
    };
    let put = move |()| {
        if let Some((id, kept)) = removed.get_untracked() {
            autosave.attempt(restore(&crate::sync::local_storage::LocalStorage, &id, &kept));
            removed.set(None);
        }
    };
    view! {
        <div role="status">
            {move || said().map(|said| view! {
                <p class="document-removed">
                    <span>{said}</span> <Button icon=Glyph::UNDO label=words!(documents.restore) on_press=put />
                </p>
            })}
        </div>
    }
}

/// Import of files, and export of the current network as a file.
#[component]
fn FilePart(
    /// The import session.
    session: ImportSession,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        if let Some(file) = event.target().files().and_then(|files| files.get(0)) {
            open.set(false);
            session.read_file(&file, true);
        }
    };
    let network = move || state.document.network.get_untracked();
    view! {
        <div class="toolbar">
            <Button icon=Glyph::OPEN label=words!(documents.import) on_press=choose />
            <Button
                icon=Glyph::DOWNLOAD label=words!(documents.export_json) on_press=move |()| export_json(&network())
            />
            <Button
                icon=Glyph::DOWNLOAD label=words!(documents.export_notation)
                on_press=move |()| export_notation(&network())
            />
            <input node_ref=chooser type="file" hidden aria-label=words!(documents.import) on:change:target=chosen />
        </div>
    }
}

/// Renames the current network.
pub(in crate::ui) fn set_title(state: AppState, name: &str) {
    if state.document.network.with_untracked(|network| network.name != name) {
        state.document.apply(Edit::SetTitle(name.to_owned()));
    }
}
