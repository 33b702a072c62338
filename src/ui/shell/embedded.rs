//! The page as an embedded figure.

use leptos::{ev, html, prelude::*};
use leptos_use::{use_event_listener, use_window};

use super::error_notice::ErrorNotice;
use super::network_name::network_title;
use super::shortcuts;
use crate::app::address::{self, Link};
use crate::app::{AddressError, AppState, Embed, Part};
use crate::scene::View;
use crate::sync::embed_host::{self, HostCommand};
use crate::sync::{Page, media, url_sync};
use crate::ui::layers::LayerList;
use crate::ui::readout::Readout;
use crate::ui::shell::document_root::show_settings;
use crate::ui::size::use_size;
use crate::ui::stage::stage_picture::StagePicture;
use crate::ui::stage::stage_scenes::StageScenes;
use crate::ui::stage::timeline::{Timeline, run_while_playing};
use crate::ui::stage::view_choice::view_choice;
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon, Segmented};
use crate::words;

/// A figure in a frame of another page. It does not access the browser's storage, nor change its own address.
#[component]
pub(in crate::ui) fn Embedded(
    /// The author's options.
    embed: Embed,
    /// The link of the address.
    link: Result<Link, AddressError>,
) -> impl IntoView {
    let state = use_state();
    show_settings(state);
    apply(state, link);
    shortcuts::listen(state);
    follow_address(state, embed.clone());
    if let Some(origin) = embed.origin.clone() {
        embed_host::listen(origin, move |command| obey(state, command));
    }
    if embed.play && !media::prefers_reduced_motion() {
        state.timeline.play_from_start();
    }
    view! { <Figure embed /> }
}

/// The figure itself, which reports its height to the embedding page.
#[component]
fn Figure(
    /// The author's options.
    embed: Embed,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let size = use_size(root);
    let origin = embed.origin.clone();
    Effect::new(move |_| {
        let height = size.get().height;
        if height > 0.0 {
            embed_host::tell_height(origin.as_deref(), height);
        }
    });
    let parts: Vec<&str> = embed.parts.iter().map(|part| part.name()).collect();
    let picture_height = embed.height.map(|height| format!("{height}px"));
    let (stack, readout) = (embed.shows(Part::Stack), embed.shows(Part::Readout));
    view! {
        <div
            node_ref=root class="embed" data-parts=parts.join(" ") data-sized=picture_height.is_some().then_some("")
            style=("--picture-height", picture_height)
        >
            {stack.then(|| view! { <LayerList /> })}
            <FigureStage embed />
            {readout.then(|| view! { <Readout /> })}
            <Foot />
            <ErrorNotice />
        </div>
    }
}

/// The stage with what is above and below it.
#[component]
fn FigureStage(
    /// The author's options.
    embed: Embed,
) -> impl IntoView {
    let state = use_state();
    let scenes = StageScenes::new(state);
    let views = move || {
        let choices = View::ALL.map(view_choice).to_vec();
        let show = move |view| state.show(view);
        view! { <Segmented label=words!(stage.view) choices value=state.view on_change=show /> }
    };
    let timeline = embed.shows(Part::Timeline);
    if !timeline {
        run_while_playing();
    }
    view! {
        <main class="embed-stage" id="stage" aria-label=words!(stage.title)>
            <h1 class="visually-hidden">{words!(stage.title)}</h1>
            {embed.shows(Part::Views).then(views)}
            {embed.shows(Part::Stage).then(|| view! { <StagePicture scenes /> })}
            {timeline.then(|| view! { <Timeline /> })}
        </main>
    }
}

/// The network's name, and a link to the whole page in the present state.
#[component]
fn Foot() -> impl IntoView {
    let state = use_state();
    let title = network_title(state);
    let is_named = Memo::new(move |_| state.document.network.with(|network| !network.name.is_empty()));
    let address = move || format!("{}#{}", Page.address(), url_sync::fragment(state));
    view! {
        <footer class="embed-foot">
            <span class="embed-title">{move || is_named.get().then_some(title)}</span>
            <a href=address target="_blank" rel="noopener">
                <Icon glyph=Glyph::SHARE />
                {words!(embed.open)}
            </a>
        </footer>
    }
}

/// Follows changes of the address by the embedding page; other options start over.
fn follow_address(state: AppState, embed: Embed) {
    let _ = use_event_listener(use_window(), ev::hashchange, move |_| {
        let fragment = Page.fragment();
        if Embed::read(&fragment).as_ref() == Some(&embed) {
            apply(state, address::read(&fragment));
        } else {
            Page.reload();
        }
    });
}

/// Applies a link; a language and color scheme that it does not contain are the system's.
fn apply(state: AppState, link: Result<Link, AddressError>) {
    match link {
        Ok(link) => {
            state.settings.locale.set(link.locale.unwrap_or_else(media::locale));
            state.settings.appearance.set(link.appearance);
            state.apply_link(link);
        }
        Err(reason) => state.problem.set(Some(reason)),
    }
}

fn obey(state: AppState, command: HostCommand) {
    match command {
        HostCommand::Play if state.timeline.playing.get_untracked() || media::prefers_reduced_motion() => {}
        HostCommand::Play => state.timeline.toggle(),
        HostCommand::Pause => state.timeline.playing.set(false),
        HostCommand::Seek(at) => {
            state.timeline.playing.set(false);
            state.timeline.seek(at);
        }
    }
}
