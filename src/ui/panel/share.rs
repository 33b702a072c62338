//! The dialog in which something is taken away: a link, a picture, the network as a table or as code.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::share_asking::{Asking, Found, file_name};
use super::share_embed::{Embedding, share_embed};
use super::share_picture::{PicturePart, PictureRequest, picture_word};
use crate::browser::{Page, files};
use crate::export::ask::{Around, Format};
use crate::state::State;
use crate::ui::widget::{Button, ButtonKind, Choice, Dialog, Glyph, Select};
use crate::ui::{mirror, use_state};
use crate::words;

/// What is wanted as a text, and what came of it.
#[derive(Clone, Copy)]
struct Taken {
    state: State,
    asking: Asking,
    format: RwSignal<Format>,
    /// The text that was asked for last; none until it is there.
    text: RwSignal<Option<Result<String, String>>>,
}

impl Taken {
    fn new(state: State) -> Self {
        let text = RwSignal::new(None);
        let hear = move |found: Found| text.set(Some(found.map(|parcel| parcel.text)));
        let asking = Asking::new(state, Callback::new(hear));
        Self { state, asking, format: RwSignal::new(Format::PyTorch), text }
    }

    fn show(self, format: Format) {
        self.format.set(format);
        self.text.set(None);
        self.asking.ask(format, Around::default());
    }

    fn download(self) {
        if let Some(Ok(text)) = self.text.get_untracked() {
            let format = self.format.get_untracked();
            let _ = files::download_text(&file_name(self.state, format), format.media_type(), &text);
        }
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
    let request = PictureRequest::new(state);
    let embedding = Embedding::new(state);
    view! {
        <Dialog open title=words!(share.title) close_label=words!(page.close) on_close=move |()| open.set(false)>
            <LinkPart />
            <PicturePart request />
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
        let fragment = mirror::fragment(state);
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
                <Button kind=ButtonKind::Primary icon=Glyph::LINK label on_press=copy />
            </div>
        </section>
    }
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
                <Button icon=Glyph::COPY label=copy_label on_press=copy />
                <Button icon=Glyph::DOWNLOAD label=words!(share.download) on_press=move |()| taken.download() />
            </div>
            <textarea class="text-area" rows="12" readonly aria-label=words!(share.text) prop:value=shown></textarea>
        </section>
    }
}

fn format_word(format: Format) -> Signal<String> {
    match format {
        Format::Svg | Format::Png | Format::Gif | Format::Apng => picture_word(format),
        Format::Notation => words!(share.notation),
        Format::Csv => words!(share.csv),
        Format::Markdown => words!(share.markdown),
        Format::Latex => words!(share.latex),
        Format::Json => words!(share.json),
        Format::Derivation => words!(share.derivation),
        Format::PyTorch => Signal::stored("PyTorch".to_owned()),
        Format::Keras => Signal::stored("Keras".to_owned()),
        Format::Flax => Signal::stored("Flax".to_owned()),
    }
}
