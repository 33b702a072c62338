//! Share section for the verdict on two networks, as a table.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::share::file_name;
use crate::figure::compared_names;
use crate::sync::files;
use crate::text::comparison_table::ComparisonFormat;
use crate::ui::use_state;
use crate::ui::widgets::{Button, Choice, Glyph, Segmented};
use crate::words;

/// The verdict as a table, during a comparison.
#[component]
pub(super) fn ComparisonPart() -> impl IntoView {
    let state = use_state();
    let comparing = state.comparison.comparing;
    view! { <Show when=move || comparing.get()><Table /></Show> }
}

#[component]
fn Table() -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let verdict = state.comparison.verdict;
    let format = RwSignal::new(ComparisonFormat::Csv);
    let copied = RwSignal::new(false);
    let word = |format| match format {
        ComparisonFormat::Csv => words!(share.csv),
        ComparisonFormat::Markdown => words!(share.markdown),
    };
    let choices = ComparisonFormat::ALL.map(|format| Choice::new(format, word(format))).to_vec();
    let text = Memo::new(move |_| {
        let verdict = verdict.get().ok()?;
        let (unit, columns) = (state.settings.convention.get().unit, state.comparison.columns.get());
        Some(format.get().write(locale.get(), &verdict, &compared_names(state), unit, &columns))
    });
    let copy = move |()| {
        if let Some(text) = text.get_untracked() {
            leptos::task::spawn_local(async move {
                let is_copied = files::copy(&text).await;
                copied.try_set(is_copied);
            });
        }
    };
    let download = move |()| {
        if let Some(text) = text.get_untracked() {
            let name = file_name(state, &format!("comparison.{}", format.get_untracked().extension()));
            let _ = files::download_text(&name, "text/plain", &text);
        }
    };
    let copy_label = Signal::derive(move || {
        let word =
            if copied.get() { td_string!(locale.get(), share.copied) } else { td_string!(locale.get(), share.copy) };
        word.to_owned()
    });
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.comparison)}</h3>
            <div class="toolbar">
                <Segmented
                    label=words!(share.comparison_format) choices value=format
                    on_change=move |other| {
                        copied.set(false);
                        format.set(other);
                    }
                />
                <Button icon=Glyph::COPY label=copy_label on_press=copy />
                <Button icon=Glyph::DOWNLOAD label=words!(share.download) on_press=download />
            </div>
            <textarea
                class="text-area share-comparison" rows="8" readonly aria-label=words!(share.comparison)
                prop:value=move || text.get().unwrap_or_default()
            ></textarea>
        </section>
    }
}
