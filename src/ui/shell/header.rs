//! The header: logo, network name, menus.

use leptos::{ev, prelude::*};

use super::about::About;
use super::network_name::network_title;
use crate::app::{AppState, Appearance, LearnPage};
use crate::i18n::Locale;
use crate::sync::autosave::Autosave;
use crate::ui::documents::documents::Documents;
use crate::ui::examples::gallery::Gallery;
use crate::ui::examples::known_networks::KnownNetworks;
use crate::ui::focus::go_on_at;
use crate::ui::import::ImportSession;
use crate::ui::kernel_lab::KernelLab;
use crate::ui::share::share::Share;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Choice, Glyph, Menu, MenuEntry, MenuItem, Segmented};
use crate::words;

/// The bar at the top of the page.
#[component]
pub fn Header(
    /// The saved documents.
    autosave: Autosave,
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let [choosing, tabulating, documenting, sharing] = [(); 4].map(|()| RwSignal::new(false));
    let (comparing, experimenting) = (state.comparison.comparing, state.lab.open);
    let is_pressed = Signal::derive(move || Some(comparing.get()));
    let is_learning = Signal::derive(move || Some(state.lesson_session.reading.get().is_some()));
    let appearance = Signal::derive(move || Some(appearance_icon(state.settings.appearance.get())));
    let languages = languages().to_vec();
    let home = move |event: ev::MouseEvent| {
        // With one of these keys the browser opens the link in a new tab or window.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            state.open_opening();
            go_on_at([".opening-add"]);
        }
    };
    view! {
        <header class="header">
            <h1 class="wordmark">
                <a href="#start=1" title=words!(opening.home) on:click=home>"Convscope"</a>
            </h1>
            <span class="header-title">{network_title(state)}</span>
            <span class="header-space"></span>
            {opener(words!(header.examples), Glyph::OPEN, choosing)}
            <span class="header-wide">
                {opener(words!(documents.open), Glyph::DOCUMENTS, documenting)}
                <Button
                    kind=ButtonKind::Quiet icon=Glyph::PASTE label=words!(header.open_text)
                    on_press=move |()| session.open_dialog()
                />
            </span>
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::COMPARE
                label=words!(comparison.compare)
                pressed=is_pressed
                on_press=move |()| state.compare(!comparing.get_untracked())
            />
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::LESSONS
                label=words!(learn.open)
                pressed=is_learning
                on_press=move |()| learn(state)
            />
            <span class="header-wide">
                {opener(words!(lab.open), Glyph::KERNEL, experimenting)}
            </span>
            {opener(words!(share.open), Glyph::SHARE, sharing)}
            <span class="header-wide">
                <Segmented
                    label=words!(header.language)
                    choices=languages
                    value=state.settings.locale
                    on_change=move |locale| state.settings.choose_locale(locale)
                />
                <Menu kind=ButtonKind::Icon icon=appearance label=words!(header.theme) entries=appearances(state) />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::HELP label=words!(about.open) shortcut="?".to_owned()
                    on_press=move |()| state.about.set(true)
                />
            </span>
            <span class="header-narrow">
                <Menu
                    kind=ButtonKind::Quiet icon=Glyph::MENU label=words!(header.more)
                    entries=more(state, session, [documenting, experimenting])
                />
            </span>
            <Documents open=documenting autosave session />
            <Share open=sharing />
            <Gallery open=choosing table=tabulating />
            <KnownNetworks open=tabulating />
            <KernelLab open=experimenting />
            <About open=state.about />
        </header>
    }
}

/// The languages of the page, each by its own name.
pub(in crate::ui) fn languages() -> [Choice<Locale>; 2] {
    [Choice::new(Locale::en, "EN"), Choice::new(Locale::zh_CN, "中文")]
}

/// A button that opens a dialog.
fn opener(label: Signal<String>, icon: Glyph, open: RwSignal<bool>) -> AnyView {
    view! { <Button kind=ButtonKind::Quiet icon label on_press=move |()| open.set(true) /> }.into_any()
}

/// Opens the list of lessons, or closes the learning panel.
fn learn(state: AppState) {
    if state.lesson_session.reading.get_untracked().is_some() {
        state.close_lesson(false);
    } else {
        state.open_page(LearnPage::Contents);
    }
}

/// The icon of a color scheme.
pub(in crate::ui) fn appearance_icon(appearance: Appearance) -> Glyph {
    match appearance {
        Appearance::System => Glyph::SYSTEM,
        Appearance::Light => Glyph::SUN,
        Appearance::Dark => Glyph::MOON,
    }
}

/// The choice of color schemes.
pub(in crate::ui) fn appearances(state: AppState) -> Vec<MenuEntry> {
    let entry = |(appearance, label)| {
        let choose = move || state.settings.choose_appearance(appearance);
        let is_current = Signal::derive(move || state.settings.appearance.get() == appearance);
        let item = MenuItem::new(label, choose).with_icon(appearance_icon(appearance));
        MenuEntry::Item(item.with_current(is_current))
    };
    let choices: [(_, Signal<String>); 3] = [
        (Appearance::System, words!(header.theme_system)),
        (Appearance::Light, words!(header.theme_light)),
        (Appearance::Dark, words!(header.theme_dark)),
    ];
    choices.map(entry).to_vec()
}

/// The items that do not fit on a phone: dialogs, languages, color schemes.
fn more(state: AppState, session: ImportSession, [documenting, experimenting]: [RwSignal<bool>; 2]) -> Vec<MenuEntry> {
    let open = |label: Signal<String>, icon, open: RwSignal<bool>| {
        MenuEntry::Item(MenuItem::new(label, move || open.set(true)).with_icon(icon))
    };
    let mut more = vec![
        open(words!(about.open), Glyph::HELP, state.about),
        open(words!(documents.open), Glyph::DOCUMENTS, documenting),
        MenuEntry::Item(MenuItem::new(words!(header.open_text), move || session.open_dialog()).with_icon(Glyph::PASTE)),
        open(words!(lab.open), Glyph::KERNEL, experimenting),
        MenuEntry::Section(words!(header.language)),
    ];
    let language = |choice: Choice<Locale>| {
        let locale = choice.value;
        let is_current = Signal::derive(move || state.settings.locale.get() == locale);
        let choose = move || state.settings.choose_locale(locale);
        MenuEntry::Item(MenuItem::new(choice.label, choose).with_current(is_current))
    };
    more.extend(languages().map(language));
    more.push(MenuEntry::Section(words!(header.theme)));
    more.extend(appearances(state));
    more
}
