//! App, the root component: makes the state, starts the synchronization, lays out the page.

use leptos::prelude::*;

use super::embedded::Embedded;
use super::error_notice::ErrorNotice;
use super::header::Header;
use super::{document_root, shortcuts};
use crate::sync::autosave::Autosave;
use crate::sync::debounce::Debouncer;
use crate::sync::startup::Startup;
use crate::sync::{Page, url_sync};
use crate::ui::import::{DropTarget, ImportSession, OpenDialog};
use crate::ui::layers::LayerList;
use crate::ui::learn::Presenter;
use crate::ui::opening::OpeningPage;
use crate::ui::readout::Readout;
use crate::ui::stage::Stage;
use crate::ui::use_state;
use crate::worker::InfluenceClient;

/// Mounts the page, or, in a frame of another page, the figure that its address describes.
pub fn mount() {
    let startup = Startup::read();
    leptos::mount::mount_to_body(move || view! { <App startup /> });
    Page.remove_still();
}

/// The page, or a figure for another page.
#[component]
fn App(
    /// The content at startup.
    startup: Startup,
) -> impl IntoView {
    let state = startup.state();
    provide_context(state);
    InfluenceClient::start(state);
    document_root::report_crashes(state, startup.embed.is_some());
    #[cfg(debug_assertions)]
    document_root::panic_on_request();
    match startup.embed {
        Some(embed) => view! { <Embedded embed link=startup.link /> }.into_any(),
        None => view! { <WholePage startup /> }.into_any(),
    }
}

#[component]
fn WholePage(
    /// The content at startup.
    startup: Startup,
) -> impl IntoView {
    let state = use_state();
    let first_visit = startup.first_visit;
    startup.apply(state);
    let debouncer = Debouncer::new();
    url_sync::store_preferences(state, debouncer, first_visit);
    url_sync::sync_address(state, debouncer, first_visit);
    let autosave = Autosave::new(state, debouncer);
    document_root::show_settings(state);
    document_root::show_title(state);
    document_root::follow_printing(state);
    shortcuts::listen(state);
    let session = ImportSession::new(state, autosave);
    view! {
        <Show when=move || state.opening.shown.get() fallback=move || view! { <Workbench autosave session /> }>
            <OpeningPage session />
        </Show>
        <OpenDialog session />
        <DropTarget session />
    }
}

/// The layer list, the stage and the readout.
#[component]
fn Workbench(
    /// The saved documents.
    autosave: Autosave,
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    view! {
        <a class="skip-link" href="#stage" on:click=document_root::skip_to_stage>
            {crate::words!(page.skip_to_stage)}
        </a>
        <div class="app" data-awaiting=move || state.lesson_session.is_awaited().then_some("")>
            <Header autosave session />
            <LayerList />
            <Stage />
            <Readout />
            <ErrorNotice />
            <Presenter />
        </div>
    }
}
