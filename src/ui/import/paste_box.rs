//! Paste box: takes a network as text, with the words of the notation beside it and a preview below.

use leptos::{html, prelude::*};
use leptos_i18n::td_string;

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
    let replace = move |changed: String| {
        change(changed);
        preview.look(&text.get_untracked());
        go_on_at([AREA]);
    };
    let load = move || session.read_text(&text.get_untracked());
    let insert_current = move |()| replace(state.document.network.with_untracked(|network| notation::write(network)));
    let insert = move |line: String| {
        let Some(element) = area.get_untracked() else { return };
        let place = element.selection_start().ok().flatten().unwrap_or(u32::MAX);
        let (changed, place) = insert_line(&text.get_untracked(), place as usize, &line);
        element.set_value(&changed);
        // The position is in the text.
        let _ = element.set_selection_range(place as u32, place as u32);
        change(changed);
        preview.look(&text.get_untracked());
    };
    let wrong = Signal::derive(move || refused().or_else(|| preview.problem()).and_then(|refusal| refusal.place));
    let problem = move || refused().or_else(|| preview.problem());
    let fix = move |fix: TextFix| replace(fix.apply(&text.get_untracked()));
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
                    on_change=change on_replace=replace on_open=move |()| load()
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
