//! The picture section of the share dialog: PNG, SVG, GIF, animated PNG.

use leptos::prelude::*;
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;

use super::share::file_name;
use crate::app::AppState;
use crate::scene::Viewport;
use crate::sync::{files, url_sync};
use crate::ui::widgets::{Button, ButtonKind, Checkbox, Choice, Glyph, Select};
use crate::ui::{is_dark, use_state};
use crate::words;
use crate::worker::picture::{PictureFormat, PictureOptions, PictureRequest, svg};
use crate::worker::{PictureClient, PictureProgress};

/// The progress of a picture.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    /// No picture was requested.
    Idle,
    /// It is being drawn; for an animation the progress from 0 to 1.
    Drawing(f64),
    /// It was downloaded.
    Done,
    /// It failed, for a reason in the language of the page.
    Failed(String),
}

/// The requested picture, and its progress.
#[derive(Clone, Copy)]
struct PictureDownload {
    state: AppState,
    client: PictureClient,
    format: StoredValue<PictureFormat>,
    options: RwSignal<PictureOptions>,
    progress: RwSignal<Progress>,
}

impl PictureDownload {
    fn new(state: AppState) -> Self {
        let progress = RwSignal::new(Progress::Idle);
        let format = StoredValue::new(PictureFormat::Svg);
        let tell = Callback::new(move |news: PictureProgress| {
            progress.try_set(match news {
                PictureProgress::Drawn(share) => Progress::Drawing(share),
                PictureProgress::Done(bytes) => download(state, format.get_value(), &bytes),
                PictureProgress::Failed(reason) => {
                    let locale = state.settings.locale.get_untracked();
                    Progress::Failed(reason.unwrap_or_else(|| td_string!(locale, share.no_part).to_owned()))
                }
            });
        });
        let options = RwSignal::new(PictureOptions { scale: 2, ..PictureOptions::default() });
        Self { state, client: PictureClient::new(tell), format, options, progress }
    }

    /// Makes the file of a format. An SVG is made immediately, pixels by the worker.
    fn start(self, format: PictureFormat) {
        self.format.set_value(format);
        let request = request(self.state, format, self.options.get_untracked());
        if format == PictureFormat::Svg {
            self.progress.set(match svg(&request) {
                Ok(text) => download(self.state, format, text.as_bytes()),
                Err(reason) => Progress::Failed(reason),
            });
        } else {
            self.progress.set(Progress::Drawing(0.0));
            self.client.draw(request);
        }
    }

    fn cancel(self) {
        self.client.cancel();
        self.progress.set(Progress::Idle);
    }

    fn is_drawing(self) -> bool {
        matches!(self.progress.get(), Progress::Drawing(_))
    }

    /// The progress in words.
    fn news(self) -> String {
        let locale = self.state.settings.locale.get();
        match self.progress.get() {
            Progress::Idle => String::new(),
            Progress::Drawing(_) => td_string!(locale, share.working).to_owned(),
            Progress::Done => td_string!(locale, share.done).to_owned(),
            Progress::Failed(reason) => td_string!(locale, share.failed, reason = reason),
        }
    }
}

/// The options of the picture, and its file formats.
#[component]
pub(in crate::ui) fn PicturePart() -> impl IntoView {
    let state = use_state();
    let download = PictureDownload::new(state);
    on_cleanup(move || download.client.cancel());
    let PictureDownload { options, progress, .. } = download;
    let scales = [1_u32, 2, 4].map(|scale| Choice::new(scale, Signal::derive(move || times(state, scale)))).to_vec();
    let scale = Signal::derive(move || options.with(|options| options.scale));
    let share = move || match progress.get() {
        Progress::Drawing(share) => share,
        _ => 0.0,
    };
    view! {
        <section class="share-part">
            <h3 class="heading">{words!(share.picture)}</h3>
            <label class="share-title">
                <span>{words!(share.headline)}</span>
                <input
                    class="text-line" type="text" prop:value=move || options.with(|options| options.title.clone())
                    on:input:target=move |event| options.update(|options| options.title = event.target().value())
                />
            </label>
            <div class="toolbar">
                <Checkbox
                    label=words!(share.caption) checked=Signal::derive(move || options.with(|options| options.caption))
                    on_change=move |on| options.update(|options| options.caption = on)
                />
                <Checkbox
                    label=words!(share.transparent)
                    checked=Signal::derive(move || options.with(|options| options.transparent))
                    on_change=move |on| options.update(|options| options.transparent = on)
                />
            </div>
            <div class="toolbar">
                <Select
                    label=words!(share.pixels) label_hidden=true choices=scales value=scale
                    on_change=move |scale| options.update(|options| options.scale = scale)
                />
                {PictureFormat::ALL.map(|format| {
                    view! { <Button icon=Glyph::DOWNLOAD label=picture_word(format) on_press=move |()| download.start(format) /> }
                })}
            </div>
            <p class="muted">{words!(share.picture_help)}</p>
            <Show when=move || download.is_drawing()>
                <div class="share-progress">
                    <progress max="1" value=share aria-label=words!(share.progress)></progress>
                    <Button kind=ButtonKind::Quiet label=words!(share.cancel) on_press=move |()| download.cancel() />
                </div>
            </Show>
            <p role="status" class="share-news">{move || download.news()}</p>
        </section>
    }
}

fn times(state: AppState, scale: u32) -> String {
    td_string!(state.settings.locale.get(), share.times, scale = scale)
}

/// The name of a picture's format.
fn picture_word(format: PictureFormat) -> Signal<String> {
    match format {
        PictureFormat::Png => words!(share.png),
        PictureFormat::Gif => words!(share.gif),
        PictureFormat::Apng => words!(share.apng),
        PictureFormat::Svg => words!(share.svg),
    }
}

fn download(state: AppState, format: PictureFormat, bytes: &[u8]) -> Progress {
    let _ = files::download_bytes(&file_name(state, format.extension()), format.media_type(), bytes);
    Progress::Done
}

/// The request for a picture of the present stage.
fn request(state: AppState, format: PictureFormat, options: PictureOptions) -> PictureRequest {
    let Viewport { zoom, pan } = untrack(|| state.viewport(state.view.get()).get());
    PictureRequest {
        format,
        link: untrack(|| url_sync::fragment(state)),
        language: state.settings.locale.get_untracked().to_string(),
        dark: untrack(|| is_dark(state)),
        size: picture_size(state),
        viewport: (zoom, pan.x, pan.y),
        photo: state.overlay.input_photo.get_untracked().map(std::sync::Arc::unwrap_or_clone),
        options,
    }
}

/// The size of the picture in CSS pixels: that of the stage's canvas; for two networks, both canvases with room for the costs.
fn picture_size(state: AppState) -> (f64, f64) {
    const COSTS: f64 = 240.0;
    let (width, height) = stage_size();
    if state.comparison.comparing.get_untracked() { (2.0 * width, height + COSTS) } else { (width, height) }
}

/// The size of the stage's first canvas in CSS pixels.
fn stage_size() -> (f64, f64) {
    let canvas = document().query_selector(".stage-plot canvas").ok().flatten();
    let canvas = canvas.and_then(|canvas| canvas.dyn_into::<web_sys::HtmlCanvasElement>().ok());
    canvas.map_or((752.0, 600.0), |canvas| (f64::from(canvas.client_width()), f64::from(canvas.client_height())))
}
