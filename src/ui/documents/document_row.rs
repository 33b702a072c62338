//! Row of the list of saved documents.

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use super::documents::set_title;
use crate::app::documents::{Entry, SavedDocument, duplicate, rename};
use crate::formats::json;
use crate::formats::notation;
use crate::network::Network;
use crate::sync::autosave::Autosave;
use crate::sync::files;
use crate::sync::local_storage::{LocalStorage, time_words};
use crate::ui::focus::{go_on_at, go_on_beside};
use crate::ui::shell::network_name::title_of;
use crate::ui::use_state;
use crate::ui::widgets::{ButtonKind, Glyph, Icon, Menu, MenuEntry, MenuItem};
use crate::words;

/// A document: a press opens it, the menu has the other actions. A damaged document can only be deleted.
#[component]
pub(in crate::ui) fn DocumentRow(
    /// The document.
    entry: Entry,
    /// The saved documents.
    autosave: Autosave,
    /// The id of the document of the current network.
    open_id: Memo<Option<String>>,
    /// Receives the deleted document, so that the dialog can offer Undo.
    removed: RwSignal<Option<(String, SavedDocument)>>,
    /// Called after the document was opened.
    #[prop(into)]
    on_open: Callback<()>,
) -> impl IntoView {
    let Entry { id, kept } = entry;
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| open_id.with(|open| open.as_ref() == Some(&id)))
    };
    let title = kept.as_ref().map_or_else(|| words!(documents.damaged), |kept| title_of(kept.name.clone()));
    let renaming = RwSignal::new(false);
    let entries = Signal::stored(menu(&id, kept.as_ref(), title, autosave, renaming, removed));
    let locale = use_state().settings.locale;
    let label = Signal::derive(move || td_string!(locale.get(), documents.more, name = title.get()));
    let id = StoredValue::new(id);
    let is_whole = kept.is_some();
    let press = move |_| {
        if is_whole && autosave.open(&id.get_value()) {
            on_open.run(());
        }
    };
    let facts = kept.map(|kept| facts(kept, is_open));
    view! {
        <li class="document-row" data-id=id.get_value() data-open=move || is_open.get().then_some("")>
            <Show
                when=move || renaming.get()
                fallback=move || {
                    let facts = facts.clone();
                    view! {
                        <button type="button" class="document-open" aria-disabled=(!is_whole).then_some("true") on:click=press>
                            <span class="document-name">
                                {(!is_whole).then(|| view! { <Icon glyph=Glyph::WARNING /> })} {title}
                            </span>
                            {facts.map(|(when, text)| view! {
                                <span class="document-facts">{when}</span>
                                <span class="document-text code">{text}</span>
                            })}
                        </button>
                    }
                }
            >
                <NewName id=id.get_value() title is_open autosave renaming />
            </Show>
            <Menu kind=ButtonKind::Icon icon=Glyph::MORE label entries />
        </li>
    }
}

/// The time of the last change, whether it is a draft or open now, and the beginning of its text.
fn facts(kept: SavedDocument, is_open: Memo<bool>) -> (Signal<String>, String) {
    let locale = use_state().settings.locale;
    let (draft, open) = (words!(documents.draft), words!(documents.now_open));
    let when = Signal::derive(move || {
        let time = time_words(locale.get(), kept.changed);
        let rest = [is_open.get().then(|| open.get()), kept.draft.then(|| draft.get())];
        std::iter::once(time).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
    });
    let lines = kept.text.lines().filter(|line| !line.starts_with("name "));
    (when, lines.take(8).collect::<Vec<_>>().join("; "))
}

fn menu(
    id: &str,
    kept: Option<&SavedDocument>,
    title: Signal<String>,
    autosave: Autosave,
    renaming: RwSignal<bool>,
    removed: RwSignal<Option<(String, SavedDocument)>>,
) -> Vec<MenuEntry> {
    let state = use_state();
    let delete = {
        let id = id.to_owned();
        MenuItem::new(words!(documents.delete), move || {
            go_on_beside(".document-row");
            removed.set(autosave.remove(&id).map(|kept| (id.clone(), kept)));
        })
    };
    let delete = MenuEntry::Item(delete.with_icon(Glyph::TRASH));
    let Some(network) = kept.and_then(|kept| kept.network().ok()) else { return vec![delete] };
    let copy = {
        let id = id.to_owned();
        MenuItem::new(words!(documents.duplicate), move || {
            let locale = state.settings.locale.get_untracked();
            let name = td_string!(locale, documents.copy_of, name = title.get_untracked());
            autosave.attempt(duplicate(&LocalStorage, &id, &name));
        })
    };
    let network = StoredValue::new(network);
    let entry = |item: MenuItem, icon| MenuEntry::Item(item.with_icon(icon));
    vec![
        entry(MenuItem::new(words!(documents.rename), move || renaming.set(true)), Glyph::PENCIL),
        entry(copy, Glyph::DUPLICATE),
        entry(MenuItem::new(words!(documents.as_json), move || network.with_value(export_json)), Glyph::DOWNLOAD),
        entry(
            MenuItem::new(words!(documents.as_notation), move || network.with_value(export_notation)),
            Glyph::DOWNLOAD,
        ),
        delete,
    ]
}

/// The field for a new name: Enter and leaving it rename, Escape cancels.
#[component]
fn NewName(
    /// The document's id.
    id: String,
    /// The present name.
    title: Signal<String>,
    /// Whether the document is that of the current network.
    is_open: Memo<bool>,
    /// The saved documents.
    autosave: Autosave,
    /// Whether the name is being edited.
    renaming: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let id = StoredValue::new(id);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focusing a mounted element cannot fail.
            let _ = field.focus();
            field.select();
        }
    });
    let done = move || {
        // Removing the field makes it lose focus, when there is nothing left to rename.
        if renaming.try_get_untracked() != Some(true) {
            return;
        }
        let name = field.get_untracked().map(|field| field.value().trim().to_owned()).unwrap_or_default();
        let is_new = !name.is_empty() && name != title.get_untracked();
        id.with_value(|id| go_on_at_row(id, field));
        renaming.set(false);
        if is_new && is_open.get_untracked() {
            set_title(state, &name);
            autosave.save();
        } else if is_new {
            autosave.attempt(id.with_value(|id| rename(&LocalStorage, id, &name)));
        }
    };
    let finish = StoredValue::new(done);
    let key_down = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => finish.with_value(|done| done()),
        "Escape" => {
            // Keeps the dialog open.
            event.prevent_default();
            id.with_value(|id| go_on_at_row(id, field));
            renaming.set(false);
        }
        _ => {}
    };
    let label = Signal::derive(move || td_string!(state.settings.locale.get(), documents.new_name, name = title.get()));
    view! {
        <input
            node_ref=field class="text-line" maxlength="120" aria-label=label value=title.get_untracked()
            on:keydown=key_down on:blur=move |_| {
                let _ = finish.try_with_value(|done| done());
            }
        />
    }
}

/// Moves focus to the document's row after its name was edited.
fn go_on_at_row(id: &str, field: NodeRef<html::Input>) {
    let has_focus = |field: web_sys::HtmlInputElement| document().active_element().as_ref() == Some(field.as_ref());
    if field.get_untracked().is_some_and(has_focus) {
        go_on_at([format!(".document-row[data-id='{id}'] button")]);
    }
}

/// Downloads a network as a file in the project's own format.
pub(in crate::ui) fn export_json(network: &Network) {
    let _ = files::download_text(&file_name(network, "json"), "application/json", &json::write(network));
}

/// Downloads a network as a file in the notation.
pub(in crate::ui) fn export_notation(network: &Network) {
    let _ = files::download_text(&file_name(network, "txt"), "text/plain", &notation::write(network));
}

fn file_name(network: &Network, extension: &str) -> String {
    let name: String = network.name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    format!("{}.{extension}", if name.is_empty() { "convscope" } else { &name })
}
