//! The part of the dialog in which the stage is taken away as a picture, or as a film of how it comes about.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::share_asking::{Asking, Found, file_name};
use crate::browser::events::{self, Parcel};
use crate::browser::files;
use crate::export::ask::{Around, Format, PROGRESS, Progress};
use crate::state::State;
use crate::ui::use_state;
use crate::ui::widget::{Button, ButtonKind, Checkbox, Choice, Glyph, Select};
use crate::words;

/// How a picture is coming along.
#[derive(Clone, Debug, PartialEq)]
enum Coming {
    /// Nothing is asked for.
    Idle,
    /// It is being drawn; of a film so much is done, from 0 to 1.
    Drawing(f64),
    /// It was handed out.
    Done,
    /// There is none, for a reason in the reader's language.
    Failed(String),
}

/// The picture that is asked for, and how it is coming along.
#[derive(Clone, Copy)]
pub(super) struct PictureRequest {
    state: State,
    asking: Asking,
    format: StoredValue<Format>,
    around: RwSignal<Around>,
    coming: RwSignal<Coming>,
}

impl PictureRequest {
    pub(super) fn new(state: State) -> Self {
        let coming = RwSignal::new(Coming::Idle);
        let format = StoredValue::new(Format::Svg);
        let hear = Callback::new(move |found: Found| {
            let format = format.get_value();
            coming.set(match found {
                Ok(Parcel { text, bytes }) => {
                    let name = file_name(state, format);
                    let _ = match bytes {
                        Some(bytes) => files::download_bytes(&name, format.media_type(), &bytes),
                        None => files::download_text(&name, format.media_type(), &text),
                    };
                    Coming::Done
                }
                Err(reason) => Coming::Failed(reason),
            });
        });
        let asking = Asking::new(state, hear);
        events::listen(PROGRESS, move |parcel| {
            if let Ok(Progress { id, done, of }) = serde_json::from_str(&parcel.text)
                && asking.is_open(id)
            {
                coming.set(Coming::Drawing(done as f64 / of.max(1) as f64));
            }
        });
        let around = RwSignal::new(Around { scale: 2, ..Around::default() });
        Self { state, asking, format, around, coming }
    }

    fn ask(self, format: Format) {
        self.format.set_value(format);
        self.coming.set(Coming::Drawing(0.0));
        self.asking.ask(format, self.around.get_untracked());
    }

    fn cancel(self) {
        self.asking.give_up();
        self.coming.set(Coming::Idle);
    }

    fn is_drawing(self) -> bool {
        matches!(self.coming.get(), Coming::Drawing(_))
    }

    /// How it is coming along, in words.
    fn news(self) -> String {
        let locale = self.state.settings.locale.get();
        match self.coming.get() {
            Coming::Idle => String::new(),
            Coming::Drawing(_) => td_string!(locale, share.working).to_owned(),
            Coming::Done => td_string!(locale, share.done).to_owned(),
            Coming::Failed(reason) => td_string!(locale, share.failed, reason = reason),
        }
    }
}

/// What is around the picture, and the files it can become.
#[component]
pub(super) fn PicturePart(
    /// The picture that is asked for.
    request: PictureRequest,
) -> impl IntoView {
    let PictureRequest { around, coming, .. } = request;
    let state = use_state();
    let scales = [1_u32, 2, 4].map(|scale| Choice::new(scale, Signal::derive(move || times(state, scale)))).to_vec();
    let scale = Signal::derive(move || around.with(|around| around.scale));
    let share = move || match coming.get() {
        Coming::Drawing(share) => share,
        _ => 0.0,
    };
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.picture)}</h3>
            <label class="share-title">
                <span>{words!(share.headline)}</span>
                <input
                    class="text-line" type="text" prop:value=move || around.with(|around| around.title.clone())
                    on:input:target=move |event| around.update(|around| around.title = event.target().value())
                />
            </label>
            <div class="toolbar">
                <Checkbox
                    label=words!(share.caption) checked=Signal::derive(move || around.with(|around| around.caption))
                    on_change=move |on| around.update(|around| around.caption = on)
                />
                <Checkbox
                    label=words!(share.transparent)
                    checked=Signal::derive(move || around.with(|around| around.transparent))
                    on_change=move |on| around.update(|around| around.transparent = on)
                />
            </div>
            <div class="toolbar">
                <Select
                    label=words!(share.pixels) label_hidden=true choices=scales value=scale
                    on_change=move |scale| around.update(|around| around.scale = scale)
                />
                {Format::PICTURES.map(|format| {
                    view! { <Button icon=Glyph::DOWNLOAD label=picture_word(format) on_press=move |()| request.ask(format) /> }
                })}
            </div>
            <p class="muted">{words!(share.picture_help)}</p>
            <Show when=move || request.is_drawing()>
                <div class="share-progress">
                    <progress max="1" value=share aria-label=words!(share.progress)></progress>
                    <Button kind=ButtonKind::Quiet label=words!(share.cancel) on_press=move |()| request.cancel() />
                </div>
            </Show>
            <p role="status" class="share-news">{move || request.news()}</p>
        </section>
    }
}

fn times(state: State, scale: u32) -> String {
    td_string!(state.settings.locale.get(), share.times, scale = scale)
}

/// What a picture's format is called.
pub(super) fn picture_word(format: Format) -> Signal<String> {
    match format {
        Format::Png => words!(share.png),
        Format::Gif => words!(share.gif),
        Format::Apng => words!(share.apng),
        _ => words!(share.svg),
    }
}
