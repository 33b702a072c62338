//! The dialog in which something is taken away: a link, a picture, the network as a table or as code.

use leptos::prelude::*;
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;

use super::share_embed::{Embedding, share_embed};
use crate::browser::{Page, events, files};
use crate::export::ask::{ANSWER, Answer, Ask, Format, NEED};
use crate::state::State;
use crate::ui::widget::{Button, ButtonKind, Choice, Dialog, Glyph, Select};
use crate::ui::{is_dark, outside, use_state};
use crate::words;

/// What is wanted, and what came of it.
#[derive(Clone, Copy)]
struct Taken {
    state: State,
    format: RwSignal<Format>,
    asked: StoredValue<u32>,
    /// The text that was asked for last; none until it is there.
    text: RwSignal<Option<Result<String, String>>>,
    /// Whether the picture is to become a file once it is there.
    downloading: StoredValue<bool>,
}

impl Taken {
    fn new(state: State) -> Self {
        let taken = Self {
            state,
            format: RwSignal::new(Format::PyTorch),
            asked: StoredValue::new(0),
            text: RwSignal::new(None),
            downloading: StoredValue::new(false),
        };
        events::listen(ANSWER, move |answer| taken.receive(&answer));
        taken
    }

    fn ask(self, format: Format) {
        self.asked.update_value(|asked| *asked += 1);
        let canvas = canvas()
            .map_or((752.0, 600.0), |canvas| (f64::from(canvas.client_width()), f64::from(canvas.client_height())));
        let ask = Ask {
            id: self.asked.get_value(),
            format,
            link: untrack(|| outside::fragment(self.state)),
            language: self.state.settings.locale.get_untracked().to_string(),
            dark: untrack(|| is_dark(self.state)),
            size: canvas,
        };
        if let Ok(ask) = serde_json::to_string(&ask) {
            events::send(NEED, &ask);
        }
    }

    fn receive(self, answer: &str) {
        let missing = || td_string!(self.state.settings.locale.get_untracked(), share.no_part).to_owned();
        let answer = serde_json::from_str::<Answer>(answer);
        let text = match answer {
            Ok(answer) if answer.id != self.asked.get_value() => return,
            Ok(answer) => answer.text,
            Err(_) => Err(missing()),
        };
        match &text {
            Ok(svg) if self.downloading.get_value() => {
                let _ = files::download_text(&self.file_name("svg"), "image/svg+xml", svg);
            }
            _ => self.text.set(Some(text)),
        }
        self.downloading.set_value(false);
    }

    fn show(self, format: Format) {
        self.format.set(format);
        self.text.set(None);
        self.ask(format);
    }

    fn download_svg(self) {
        self.downloading.set_value(true);
        self.ask(Format::Svg);
    }

    fn download_text(self) {
        if let Some(Ok(text)) = self.text.get_untracked() {
            let _ = files::download_text(&self.file_name(self.format.get_untracked().extension()), "text/plain", &text);
        }
    }

    fn file_name(self, extension: &str) -> String {
        let name = self.state.document.network.with_untracked(|network| network.name.clone());
        let name: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let name = if name.is_empty() { "convscope".to_owned() } else { name };
        format!("{name}.{extension}")
    }
}

/// The dialog.
#[component]
pub fn Share(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let taken = Taken::new(state);
    let embedding = Embedding::new(state);
    view! {
        <Dialog open title=words!(share.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            <LinkPart />
            <section class="share-part">
                <h3 class="heading">{words!(share.picture)}</h3>
                <div class="toolbar">
                    <Button icon=Glyph::Download label=words!(share.svg) on_press=move |()| taken.download_svg() />
                    {[1_u32, 2, 4].map(|scale| view! { <PngButton scale taken_name=move || taken.file_name("png") /> })}
                </div>
            </section>
            <TextPart taken />
            {share_embed(embedding)}
        </Dialog>
    }
}

/// The link to what is on the page.
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
        let fragment = outside::fragment(state);
        format!("{}#{fragment}", Page.address())
    };
    let copy = move |()| {
        let link = untrack(link);
        leptos::task::spawn_local(async move { copied.set(files::copy(&link).await) });
    };
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.link)}</h3>
            <div class="share-link">
                <input class="text-line" readonly aria-label=words!(share.link) prop:value=link />
                <Button kind=ButtonKind::Primary icon=Glyph::Link label on_press=copy />
            </div>
        </section>
    }
}

/// A button that downloads the stage as pixels.
#[component]
fn PngButton(
    /// How many pixels a CSS pixel has.
    scale: u32,
    /// What the file is called.
    taken_name: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let state = use_state();
    let label = Signal::derive(move || td_string!(state.settings.locale.get(), share.png, scale = scale));
    let press = move |()| {
        if let Some(canvas) = canvas() {
            let size = crate::scene::Size::new(f64::from(canvas.client_width()), f64::from(canvas.client_height()));
            let _ = crate::ui::plot::stage_png(state, size, f64::from(scale), &taken_name());
        }
    };
    view! { <Button icon=Glyph::Download label on_press=press /> }
}

/// The network as a table or as code.
#[component]
fn TextPart(
    /// What is wanted, and what came of it.
    taken: Taken,
) -> impl IntoView {
    let state = use_state();
    let copied = RwSignal::new(false);
    let choices = Format::TEXTS.map(|format| Choice::new(format, format_word(format))).to_vec();
    let shown = move || {
        let locale = state.settings.locale.get();
        match taken.text.get() {
            None => td_string!(locale, share.working).to_owned(),
            Some(Ok(text)) => text,
            Some(Err(reason)) => td_string!(locale, share.failed, reason = reason),
        }
    };
    let copy = move |()| {
        if let Some(Ok(text)) = taken.text.get_untracked() {
            leptos::task::spawn_local(async move { copied.set(files::copy(&text).await) });
        }
    };
    let copy_label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let word = if copied.get() { td_string!(locale, share.copied) } else { td_string!(locale, share.copy) };
        word.to_owned()
    });
    taken.show(taken.format.get_untracked());
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.text)}</h3>
            <div class="toolbar">
                <Select
                    label=words!(share.format) label_hidden=true choices value=taken.format
                    on_change=move |format| {
                        copied.set(false);
                        taken.show(format);
                    }
                />
                <Button icon=Glyph::Copy label=copy_label on_press=copy />
                <Button icon=Glyph::Download label=words!(share.download) on_press=move |()| taken.download_text() />
            </div>
            <textarea class="text-area" rows="12" readonly aria-label=words!(share.text) prop:value=shown></textarea>
        </section>
    }
}

fn format_word(format: Format) -> Signal<String> {
    match format {
        Format::Svg => words!(share.svg),
        Format::Notation => words!(share.notation),
        Format::Csv => words!(share.csv),
        Format::Markdown => words!(share.markdown),
        Format::Latex => words!(share.latex),
        Format::Json => words!(share.json),
        Format::PyTorch => Signal::stored("PyTorch".to_owned()),
        Format::Keras => Signal::stored("Keras".to_owned()),
        Format::Flax => Signal::stored("Flax".to_owned()),
    }
}

/// The stage's first canvas.
fn canvas() -> Option<web_sys::HtmlCanvasElement> {
    document().query_selector(".stage-plot canvas").ok()??.dyn_into().ok()
}
