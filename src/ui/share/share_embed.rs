//! The embed section of the share dialog.

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use crate::app::address::Link;
use crate::app::{AppState, Appearance, Embed, Part};
use crate::i18n::Locale;
use crate::scene::View;
use crate::sync::{Page, files, media};
use crate::ui::is_dark;
use crate::ui::shell::network_name::network_title;
use crate::ui::stage::view_choice::view_choice;
use crate::ui::widgets::{Button, ButtonKind, Checkbox, Choice, Glyph, Icon, Segmented, Select};
use crate::words;
use crate::worker::picture::{PictureFormat, PictureOptions, PictureRequest, svg};

/// The offered heights of a figure, in CSS pixels.
const HEIGHTS: [u32; 6] = [240, 320, 400, 480, 560, 640];
/// The width of the still picture in CSS pixels; pages scale it.
const STILL_WIDTH: f64 = 640.0;

/// The author's options, and the still picture.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Embedding {
    state: AppState,
    as_element: RwSignal<bool>,
    view: RwSignal<View>,
    parts: RwSignal<Vec<Part>>,
    appearance: RwSignal<Appearance>,
    locale: RwSignal<Option<Locale>>,
    height: RwSignal<u32>,
    play: RwSignal<bool>,
}

impl Embedding {
    /// The default options.
    pub(in crate::ui) fn new(state: AppState) -> Self {
        Self {
            state,
            as_element: RwSignal::new(true),
            view: RwSignal::new(View::Field),
            parts: RwSignal::new(Embed::default().parts),
            appearance: RwSignal::new(Appearance::System),
            locale: RwSignal::new(None),
            height: RwSignal::new(HEIGHTS[1]),
            play: RwSignal::new(false),
        }
    }

    fn embed(self) -> Embed {
        let (parts, play) = (self.parts.get(), self.play.get());
        Embed { parts, play, height: Some(self.height.get()), origin: None }
    }

    fn link(self) -> Link {
        let (view, appearance, locale) = (Some(self.view.get()), self.appearance.get(), self.locale.get());
        Link { view, appearance, locale, ..self.state.link(media::locale()) }
    }

    /// The code to copy.
    fn code(self) -> String {
        let (embed, link, page) = (self.embed(), self.link(), Page.address());
        let title = self.title();
        if self.as_element.get() {
            embed.element_code(&page, &link, &title, &self.still())
        } else {
            embed.frame_code(&page, &link, &title)
        }
    }

    fn title(self) -> String {
        let locale = self.locale.get().unwrap_or_else(|| self.state.settings.locale.get());
        let name = self.state.document.network.with(|network| network.name.is_empty());
        let name = (!name).then(|| network_title(self.state).get());
        match name {
            Some(name) => td_string!(locale, embed.title_of, name = name),
            None => td_string!(locale, embed.title).to_owned(),
        }
    }

    /// The address of the figure with the present options.
    fn address(self) -> String {
        let embed = self.embed();
        let embed = if self.as_element.get() { embed } else { Embed { height: None, ..embed } };
        format!("{}#{}", Page.address(), embed.fragment(&self.link()))
    }

    /// The still picture that the element shows until the figure is loaded; empty if it cannot be drawn.
    fn still(self) -> String {
        let dark = match self.appearance.get() {
            Appearance::System => is_dark(self.state),
            other => other == Appearance::Dark,
        };
        let locale = self.locale.get().unwrap_or_else(|| self.state.settings.locale.get());
        let request = PictureRequest {
            format: PictureFormat::Svg,
            link: Embed::default().fragment(&self.link()),
            language: locale.to_string(),
            dark,
            size: (STILL_WIDTH, f64::from(self.height.get())),
            viewport: (1.0, 0.0, 0.0),
            photo: None,
            options: PictureOptions::default(),
        };
        svg(&request).unwrap_or_default()
    }

    fn show_part(self, part: Part, on: bool) {
        self.parts.update(|parts| {
            let is_wanted = |other: &Part| if *other == part { on } else { parts.contains(other) };
            *parts = Part::ALL.into_iter().filter(is_wanted).collect();
        });
    }
}

/// A callback that sets a signal.
fn setter<T: Send + Sync + 'static>(signal: RwSignal<T>) -> Callback<T> {
    Callback::new(move |value| signal.set(value))
}

/// The section, folded at first: its preview is a second page.
pub(in crate::ui) fn share_embed(embedding: Embedding) -> AnyView {
    let details = NodeRef::<html::Details>::new();
    let open = RwSignal::new(false);
    let toggled = move |_| {
        let is_open = details.get_untracked().is_some_and(|details| details.open());
        if is_open && !open.get_untracked() {
            embedding.view.set(embedding.state.view.get_untracked());
        }
        open.set(is_open);
    };
    view! {
        <details node_ref=details class="disclosure share-part" on:toggle=toggled>
            <summary class="disclosure-head">
                <Icon glyph=Glyph::CHEVRON_RIGHT />
                <span>{words!(embed.heading)}</span>
            </summary>
            <Show when=move || open.get()>
                <div class="disclosure-body embed-part">{body(embedding)}</div>
            </Show>
        </details>
    }
    .into_any()
}

/// The content of the section. A page opened from a disk has no address that others could use.
fn body(embedding: Embedding) -> AnyView {
    if Page.address().starts_with("http") {
        view! { {controls(embedding)} {result(embedding)} }.into_any()
    } else {
        view! { <p class="muted">{words!(embed.needs_site)}</p> }.into_any()
    }
}

fn controls(embedding: Embedding) -> AnyView {
    let kinds = vec![Choice::new(true, words!(embed.as_element)), Choice::new(false, words!(embed.as_frame))];
    let views = View::ALL.map(view_choice).to_vec();
    let appearances = vec![
        Choice::new(Appearance::System, words!(embed.readers)),
        Choice::new(Appearance::Light, words!(header.theme_light)),
        Choice::new(Appearance::Dark, words!(header.theme_dark)),
    ];
    let languages = vec![
        Choice::new(None, words!(embed.readers)),
        Choice::new(Some(Locale::en), "English"),
        Choice::new(Some(Locale::zh_CN), "中文"),
    ];
    let heights = HEIGHTS.map(|height| Choice::new(height, format!("{height} px"))).to_vec();
    let part = |part: Part, label: Signal<String>| {
        let checked = Signal::derive(move || embedding.parts.with(|parts| parts.contains(&part)));
        view! { <Checkbox label checked on_change=move |on| embedding.show_part(part, on) /> }
    };
    view! {
        <Segmented
            label=words!(embed.heading) choices=kinds value=embedding.as_element
            on_change=move |kind| embedding.as_element.set(kind)
        />
        <div class="embed-choices">
            <Select label=words!(stage.view) choices=views value=embedding.view on_change=setter(embedding.view) />
            <Select
                label=words!(header.theme) choices=appearances value=embedding.appearance
                on_change=setter(embedding.appearance)
            />
            <Select
                label=words!(header.language) choices=languages value=embedding.locale
                on_change=setter(embedding.locale)
            />
            <Select
                label=words!(embed.height) choices=heights value=embedding.height
                on_change=setter(embedding.height)
            />
        </div>
        <div class="embed-parts" role="group" aria-label=words!(embed.parts)>
            {part(Part::Stage, words!(share.picture))}
            {part(Part::Views, words!(embed.views))}
            {part(Part::Timeline, words!(embed.timeline))}
            {part(Part::Readout, words!(embed.numbers))}
            {part(Part::Stack, words!(stack.title))}
            <Checkbox
                label=words!(embed.play) checked=embedding.play on_change=move |on: bool| embedding.play.set(on)
            />
        </div>
    }
    .into_any()
}

fn result(embedding: Embedding) -> AnyView {
    let copied = RwSignal::new(String::new());
    let code = Memo::new(move |_| embedding.code());
    let copy = move |()| {
        let code = code.get_untracked();
        leptos::task::spawn_local(async move {
            if files::copy(&code).await {
                copied.set(code);
            }
        });
    };
    let label = Signal::derive(move || {
        let locale = embedding.state.settings.locale.get();
        let is_copied = code.with(|code| copied.with(|copied| code == copied));
        let word = if is_copied { td_string!(locale, share.copied) } else { td_string!(locale, embed.copy) };
        word.to_owned()
    });
    let explanation = move || {
        let locale = embedding.state.settings.locale.get();
        if embedding.as_element.get() {
            td_string!(locale, embed.element_help)
        } else {
            td_string!(locale, embed.frame_help)
        }
    };
    let select_all = |event: ev::Targeted<ev::FocusEvent, web_sys::HtmlTextAreaElement>| event.target().select();
    view! {
        <p class="muted">{explanation}</p>
        <textarea
            class="text-area embed-code" rows="7" readonly spellcheck="false" aria-label=words!(embed.code) prop:value=code
            on:focus:target=select_all
        ></textarea>
        <div class="toolbar">
            <Button kind=ButtonKind::Primary icon=Glyph::COPY label on_press=copy />
        </div>
        <h4 class="heading">{words!(embed.preview)}</h4>
        <iframe class="embed-preview" title=words!(embed.preview) src=move || embedding.address()></iframe>
    }
    .into_any()
}
