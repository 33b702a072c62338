//! About dialog: what the page is, how its numbers are verified, definitions, how to cite it, its license, its keys.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::sync::{Page, files};
use crate::text::evidence::CASES;
use crate::ui::use_state;
use crate::ui::widgets::{Button, Dialog, Glyph};
use crate::words;

/// The version of the program.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The receptive field along an axis. In every formula, texts on the line and subscripts alternate.
const FIELD: &[&str] = &["r = 1 + Σₗ (kₗ − 1) · dₗ · jₗ₋₁"];
/// The effective stride along an axis.
const STRIDE: &[&str] = &["jₗ = s₁ · s₂ · … · sₗ"];
/// The output size along an axis.
const SIZE: &[&str] = &["⌊(n + p − d · (k − 1) − 1) / s⌋ + 1"];
/// The parameters of a convolution.
const PARAMETERS: &[&str] = &["C", "out", " · (C", "in", " / g) · k", "h", " · k", "w", " + C", "out"];
/// The multiply-adds of a convolution.
const MACS: &[&str] = &["C", "out", " · (C", "in", " / g) · k", "h", " · k", "w", " · h", "out", " · w", "out"];

/// The dialog.
#[component]
pub(super) fn About(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_state().settings.locale;
    let guide = move || format!("{}/index.html", locale.get());
    view! {
        <Dialog open title=words!(about.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            <section class="about-part">
                <h3 class="heading">{words!(about.what)}</h3>
                <p>{words!(about.what_text)}</p>
                {Page.has_static_pages().then(|| view! { <p><a href=guide>{words!(about.guide)}</a></p> })}
            </section>
            <Verified />
            <Definitions />
            <Citation />
            <Keys />
            <Licence />
        </Dialog>
    }
}

/// What the numbers were compared with.
#[component]
fn Verified() -> impl IntoView {
    let locale = use_state().settings.locale;
    let cases = move || {
        td_string!(
            locale.get(),
            about.verified_cases,
            chains = CASES.chains,
            graphs = CASES.graphs,
            edges = CASES.edges,
            known = CASES.known
        )
    };
    view! {
        <section class="about-part">
            <h3 class="heading">{words!(about.verified)}</h3>
            <p>{words!(about.verified_text)}</p>
            <p>{cases}</p>
        </section>
    }
}

/// The definitions of terms, with their formulas.
#[component]
fn Definitions() -> impl IntoView {
    let definition = |words: Signal<String>, formula: &'static [&'static str]| {
        let part = |(index, text): (usize, &&'static str)| match index % 2 {
            0 => (*text).into_any(),
            _ => view! { <sub>{*text}</sub> }.into_any(),
        };
        let formula = formula.iter().enumerate().map(part).collect_view();
        view! { <div><dt><code class="about-formula">{formula}</code></dt><dd>{words}</dd></div> }
    };
    view! {
        <section class="about-part">
            <h3 class="heading">{words!(about.definitions)}</h3>
            <dl class="about-definitions">
                {definition(words!(about.field), FIELD)}
                {definition(words!(about.stride), STRIDE)}
                {definition(words!(about.size), SIZE)}
                {definition(words!(about.parameters), PARAMETERS)}
                {definition(words!(about.macs), MACS)}
            </dl>
            <p>{words!(about.effective)}</p>
        </section>
    }
}

/// An entry for a bibliography.
#[component]
fn Citation() -> impl IntoView {
    let copied = RwSignal::new(false);
    let locale = use_state().settings.locale;
    let entry = format!(
        "@software{{convscope,\n  title   = {{Convscope: exact receptive fields of convolutional networks}},\n  author  = {{{{The Convscope \
         authors}}}},\n  version = {{{VERSION}}},\n  url     = {{{}}}\n}}",
        Page.address()
    );
    let text = entry.clone();
    let copy = move |()| {
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let is_copied = files::copy(&text).await;
            copied.try_set(is_copied);
        });
    };
    let label = Signal::derive(move || {
        let locale = locale.get();
        let word = if copied.get() { td_string!(locale, about.copied) } else { td_string!(locale, about.copy) };
        word.to_owned()
    });
    view! {
        <section class="about-part">
            <h3 class="heading">{words!(about.cite)}</h3>
            <textarea class="text-area about-citation" rows="6" readonly aria-label=words!(about.cite) prop:value=entry></textarea>
            <div class="toolbar"><Button icon=Glyph::COPY label on_press=copy /></div>
        </section>
    }
}

/// The keys that work everywhere, and those of the stage and the list.
#[component]
fn Keys() -> impl IntoView {
    let row = |keys: &'static [&'static str], words: Signal<String>| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd>" " }).collect_view();
        view! { <tr><th scope="row">{keys}</th><td>{words}</td></tr> }
    };
    view! {
        <section class="about-part">
            <h3 class="heading">{words!(about.keys)}</h3>
            <table class="about-keys">
                <tbody>
                    {row(&["1", "2", "3", "4"], words!(about.key_views))}
                    {row(&["Space"], words!(about.key_play))}
                    {row(&["←", "→", "↑", "↓"], words!(about.key_unit))}
                    {row(&["Page Up", "Page Down"], words!(about.key_layer))}
                    {row(&["Shift"], words!(about.key_reverse))}
                    {row(&["Ctrl+Z"], words!(about.key_undo))}
                    {row(&["Ctrl+Y"], words!(about.key_redo))}
                    {row(&["Alt+↑", "Alt+↓"], words!(about.key_move))}
                    {row(&["Delete"], words!(about.key_remove))}
                    {row(&["?"], words!(about.key_about))}
                    {row(&["Esc"], words!(about.key_close))}
                </tbody>
            </table>
        </section>
    }
}

/// The license and the version.
#[component]
fn Licence() -> impl IntoView {
    let locale = use_state().settings.locale;
    view! {
        <section class="about-part">
            <h3 class="heading">{words!(about.licence)}</h3>
            <p>{move || td_string!(locale.get(), about.licence_text, version = VERSION)}</p>
        </section>
    }
}
