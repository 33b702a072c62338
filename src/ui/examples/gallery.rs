//! The gallery of examples: a card for every preset, by groups, the empty network first.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::example_card::{EmptyCard, ExampleCard, Facts};
use crate::app::AppState;
use crate::i18n::Locale;
use crate::presets::{Group, Preset};
use crate::sync::frame::over_frames;
use crate::text::network_title::preset_title;
use crate::ui::use_state;
use crate::ui::widgets::{Button, Dialog, DialogSize, Glyph};
use crate::words;

/// The dialog.
#[component]
pub fn Gallery(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Whether the table of well-known networks is open.
    table: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open size=DialogSize::Full title=words!(header.examples) close_label=words!(page.close)
            on_close=move |()| open.set(false)
        >
            <Cards open table />
        </Dialog>
    }
}

/// The content of the dialog.
#[component]
fn Cards(
    /// Whether the gallery is open.
    open: RwSignal<bool>,
    /// Whether the table of well-known networks is open.
    table: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let filter = RwSignal::new(String::new());
    let found = |preset| Memo::new(move |_| matches(state.settings.locale.get(), preset, &filter.get()));
    let cards = Preset::ALL.map(|preset| (preset, RwSignal::new(None::<Facts>), found(preset)));
    fill(state, cards.map(|(preset, facts, _)| (preset, facts)));
    let is_any_found = Memo::new(move |_| cards.iter().any(|(.., found)| found.get()));
    let tabulate = move |()| {
        open.set(false);
        table.set(true);
    };
    let groups = Group::ALL.map(|group| {
        let cards: Vec<_> = cards.into_iter().filter(|(preset, ..)| preset.group() == group).collect();
        let found: Vec<Memo<bool>> = cards.iter().map(|(.., found)| *found).collect();
        let is_empty_shown = move || group == Group::Small && filter.with(|text| text.trim().is_empty());
        let is_shown = move || is_empty_shown() || found.iter().any(Memo::get);
        let cards = cards.into_iter().map(|(preset, facts, found)| {
            view! { <Show when=move || found.get()><ExampleCard preset facts gallery=open /></Show> }
        });
        view! {
            <section class="gallery-group" hidden=move || !is_shown()>
                <h3 class="heading">{move || group_title(state.settings.locale.get(), group)}</h3>
                <ul class="gallery">
                    <Show when=is_empty_shown><EmptyCard gallery=open /></Show>
                    {cards.collect_view()}
                </ul>
            </section>
        }
    });
    view! {
        <div class="toolbar known-tools">
            <input
                class="text-line" type="search" aria-label=words!(examples.filter) placeholder=words!(examples.filter)
                autocapitalize="off" autocomplete="off" spellcheck="false" prop:value=filter
                on:input:target=move |event| filter.set(event.target().value())
            />
            <span class="known-files">
                <Button icon=Glyph::COMPARE label=words!(known.open) on_press=tabulate />
            </span>
        </div>
        {groups.into_iter().collect_view()}
        <p class="muted" role="status">{move || (!is_any_found.get()).then(|| words!(examples.nothing))}</p>
    }
}

/// Computes what the cards show over several frames, until the dialog closes.
fn fill(state: AppState, cards: [(Preset, RwSignal<Option<Facts>>); Preset::ALL.len()]) {
    let convention = state.settings.convention.get_untracked();
    leptos::task::spawn_local(over_frames(cards, move |(preset, facts)| {
        // The signals are disposed when the dialog closes.
        !facts.is_disposed() && facts.try_set(Facts::of(preset, convention)).is_none()
    }));
}

/// Whether every word of a text begins a word of the title, the group, the authors or the year of a preset, ignoring case.
fn matches(locale: Locale, preset: Preset, text: &str) -> bool {
    let source = preset.source().map(|source| format!("{} {}", source.authors, source.year)).unwrap_or_default();
    let words =
        format!("{} {} {} {source}", preset_title(locale, preset), preset.id(), group_title(locale, preset.group()));
    let words = format!(" {}", words.to_lowercase());
    // Chinese has no spaces between words.
    let begins = |word: &str| words.contains(&format!(" {word}")) || (!word.is_ascii() && words.contains(word));
    text.to_lowercase().split_whitespace().all(begins)
}

/// What a group of presets is called.
fn group_title(locale: Locale, group: Group) -> &'static str {
    match group {
        Group::Small => td_string!(locale, preset.small),
        Group::Classification => td_string!(locale, preset.classification),
        Group::Maps => td_string!(locale, preset.maps),
        Group::Signals => td_string!(locale, preset.signals),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_found_by_the_words_said_of_it() {
        let found = |text: &str| {
            let all = Preset::ALL.into_iter().filter(|preset| matches(Locale::en, *preset, text));
            all.map(Preset::id).collect::<Vec<_>>()
        };
        assert_eq!(found("").len(), Preset::ALL.len());
        assert_eq!(found("he et").len(), 6);
        assert_eq!(found("He 2015").len(), 6);
        assert!(found("segmentation").contains(&Preset::UNet.id()));
        assert_eq!(found("krizhevsky"), [Preset::AlexNet.id()]);
        assert!(found("nothing of the kind").is_empty());
        let chinese = |text: &str| matches(Locale::zh_CN, Preset::UNet, text);
        assert!(chinese("检测") && !chinese("一维"));
    }
}
