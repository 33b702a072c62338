//! The page: state, what leaves it, and the parts in their order.

use leptos::prelude::*;

use super::later::{Later, Load, Loading, Piece};
use super::panel::{Header, Readout, Refusal, Saying, Stack, Stage};
use super::visit::Visit;
use super::{outside, shortcuts};
use crate::browser::{Page, system};
use crate::cnn::preset::Stack as SmallStack;
use crate::state::{Embed, State};

/// The page, or in a frame of another page what that one asks for.
#[component]
pub fn App(
    /// The way to the parts that come later.
    load: fn(Piece) -> Loading,
) -> impl IntoView {
    let load = Load::new(load);
    provide_context(load);
    provide_context(Saying::new());
    let state = State::new(SmallStack::ThreeThrees.network(), system::locale());
    provide_context(state);
    if Embed::is_meant(&Page.fragment()) {
        // A figure for another page: it knows nothing of earlier visits.
        Page.end_loading();
        return view! { <Later piece=Piece::Figure /> }.into_any();
    }
    let visit = Visit::new(state);
    provide_context(visit);
    visit.show(load, whole_page)
}

fn whole_page(visit: Visit) -> AnyView {
    let state = visit.state;
    outside::show_settings(state);
    outside::follow_printing(state);
    shortcuts::listen(state);
    view! {
        <a class="skip-link" href="#stage" on:click=outside::skip_to_stage>
            {crate::words!(page.skip_to_stage)}
        </a>
        <div class="app" data-awaiting=move || state.course.is_awaited().then_some("")>
            <Header />
            <Stack />
            <Stage />
            <Readout />
            <Refusal />
            <Later piece=Piece::Presenter open=state.course.presenting />
            <Later piece=Piece::Outside open=visit.needs_outside />
        </div>
    }
    .into_any()
}
