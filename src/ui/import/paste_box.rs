//! Paste box: takes a network as text, with the words of the notation beside it and a preview below.

use leptos::{html, prelude::*};
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;

use super::ImportSession;
use super::cheat_sheet::{CheatSheet, insert_line};
use super::notation_editor::NotationEditor;
use super::preview::{Preview, PreviewList};
use crate::app::{ImportRefusal, ImportStage, TextFix};
use crate::formats::notation;
use crate::sync::media;
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Announcer, Button, ButtonKind, Glyph, Icon};
use crate::words;

/// The text box.
const AREA: &str = ".paste-area";

/// The text box; Ctrl or Cmd with Enter opens the network. A text that cannot be read stays, with the reason below; the current network
/// stays too.
#[component]
pub(in crate::ui) fn PasteBox(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let importing = session.importing();
    let text = importing.text;
    let area = NodeRef::<html::Textarea>::new();
    let preview = Preview::new();
    preview.look(&text.get_untracked());
    let refused = move || importing.file.with(Option::is_none).then(|| importing.stage.with(refusal_of)).flatten();
    let change = move |changed: String| {
        text.set(changed);
        if importing.stage.with_untracked(|stage| matches!(stage, ImportStage::Refused(_))) {
            importing.file.set(None);
            importing.stage.set(ImportStage::Resting);
        }
        preview.follow(text);
    };
    // Writes a text into the box with the cursor at a byte, so that Ctrl+Z brings the previous text back.
    let replace = move |changed: String, cursor: usize| {
        if let Some(element) = area.get_untracked() {
            rewrite(&element, &changed, cursor);
        }
        change(changed);
        preview.look(&text.get_untracked());
        go_on_at([AREA]);
    };
    let load = move || session.read_text(&text.get_untracked());
    let insert_current = move |()| {
        let current = state.document.network.with_untracked(|network| notation::write(network));
        let end = current.len();
        replace(current, end);
    };
    let insert = move |line: String| {
        let Some(element) = area.get_untracked() else { return };
        let place = element.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let (changed, end) = insert_line(&text.get_untracked(), place as usize, &line);
        replace(changed, end);
    };
    let wrong = Signal::derive(move || refused().or_else(|| preview.problem()).and_then(|refusal| refusal.place));
    let problem = move || refused().or_else(|| preview.problem());
    let fix = move |fix: TextFix| replace(fix.apply(&text.get_untracked()), fix.start + fix.replacement.len());
    let changes = move || problem().map_or_else(|| preview.readings(), |problem| problem.fixes);
    let fixes = move || fix_buttons(state.settings.locale.get(), &changes(), &text.get(), fix);
    let live = move || {
        let is_refused = refused().is_some();
        preview.problem().filter(|_| !is_refused).map(|refusal| refusal.reason.in_language(state.settings.locale.get()))
    };
    let alert = move || refused().map(|refusal| refusal.reason.in_language(state.settings.locale.get()));
    let said =
        Signal::derive(
            move || {
                if preview.said.get() { preview.summary(state.settings.locale.get()) } else { String::new() }
            },
        );
    view! {
        <div class="paste">
            <div class="paste-main">
                <p class="muted" id="paste-help">{words!(paste.help)}</p>
                <NotationEditor
                    text area preview wrong is_refused=Signal::derive(move || refused().is_some())
                    on_change=change on_fix=fix on_open=move |()| load()
                />
                <div id="paste-problem" role="alert">
                    {move || alert().map(|reason| view! { <p class="problem"><Icon glyph=Glyph::WARNING />{reason}</p> })}
                </div>
                {move || live().map(|reason| view! {
                    <p class="paste-live"><Icon glyph=Glyph::WARNING /><span>{reason}</span></p>
                })}
                {fixes}
                <div class="dialog-foot">
                    <Button kind=ButtonKind::Quiet label=words!(paste.current) on_press=insert_current />
                    <Button kind=ButtonKind::Primary label=words!(paste.open) on_press=move |()| load() />
                </div>
                <Announcer message=said />
            </div>
            <div class="paste-side">
                <PreviewList preview />
                <CheatSheet is_open=!media::is_narrow() on_insert=insert />
            </div>
        </div>
    }
}

/// Makes the text of the box another one as if the difference were typed, and puts the cursor at a byte of it.
fn rewrite(element: &web_sys::HtmlTextAreaElement, text: &str, cursor: usize) {
    let before = element.value();
    let (start, end, new) = difference(&before, text);
    let units = |text: &str| text.encode_utf16().count() as u32;
    let (start, end) = (units(&before[..start]), units(&before[..end]));
    // None of these fails for a mounted box. The command is deprecated, but the only one whose change the browser can undo.
    let _ = element.focus();
    let _ = element.set_selection_range(start, end);
    let document: web_sys::HtmlDocument = document().unchecked_into();
    let command = if new.is_empty() { "delete" } else { "insertText" };
    let is_same = before == text;
    if !is_same && document.exec_command_with_show_ui_and_value(command, false, new) != Ok(true) {
        element.set_value(text);
    }
    let cursor = units(text.get(..cursor).unwrap_or(text));
    let _ = element.set_selection_range(cursor, cursor);
}

/// The bytes of a text that differ from another one, and what stands there instead.
fn difference<'t>(before: &str, after: &'t str) -> (usize, usize, &'t str) {
    let same = |(one, other): &(char, char)| one == other;
    let length = |pair: (char, char)| pair.0.len_utf8();
    let start: usize = before.chars().zip(after.chars()).take_while(same).map(length).sum();
    let rest = [&before[start..], &after[start..]];
    let end: usize = rest[0].chars().rev().zip(rest[1].chars().rev()).take_while(same).map(length).sum();
    (start, before.len() - end, &after[start..after.len() - end])
}

fn refusal_of(stage: &ImportStage) -> Option<ImportRefusal> {
    match stage {
        ImportStage::Refused(refusal) => Some(refusal.clone()),
        ImportStage::Resting
        | ImportStage::Reading { .. }
        | ImportStage::NeedsInput { .. }
        | ImportStage::NeedsArguments(_) => None,
    }
}

/// A button for every change that fixes the error, or makes the text say another reading.
fn fix_buttons(
    locale: crate::i18n::Locale,
    changes: &[TextFix],
    text: &str,
    fix: impl Fn(TextFix) + Copy + Send + Sync + 'static,
) -> AnyView {
    let button = |change: &TextFix| {
        let replacement = change.replacement.trim_end_matches([';', '\n', ' ']).to_owned();
        let label = match text.get(change.start..change.end) {
            Some(word) if !word.is_empty() => td_string!(locale, paste.replace, word = word, replacement = replacement),
            _ => td_string!(locale, paste.insert, replacement = replacement),
        };
        let change = change.clone();
        view! { <Button icon=Glyph::CHECK label on_press=move |()| fix(change.clone()) /> }
    };
    let buttons = changes.iter().map(button).collect_view();
    (!changes.is_empty()).then(|| view! { <div class="toolbar paste-fixes">{buttons}</div> }).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_typed() {
        assert_eq!(difference("input\nmaxp\nrelu", "input\nmaxpool\nrelu"), (10, 10, "ool"));
        assert_eq!(difference("卷a积", "卷积"), (3, 4, ""));
        assert_eq!(difference("", "all"), (0, 0, "all"));
        assert_eq!(difference("aa", "aaa"), (2, 2, "a"));
        assert_eq!(difference("same", "same"), (4, 4, ""));
    }
}
