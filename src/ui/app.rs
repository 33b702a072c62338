//! The page: state, what leaves it, and the parts in their order.

use leptos::prelude::*;

use super::later::{Later, Load, Loading, Piece};
use super::panel::{Header, Readout, Refusal, Saying, Stack, Stage};
use super::{Keeping, outside, shortcuts};
use crate::browser::{Page, memory, system};
use crate::cnn::{Network, notation, preset::Preset};
use crate::state::{Embed, State, address};

/// The page, or in a frame of another page what that one asks for.
#[component]
pub fn App(
    /// The way to the parts that come later.
    load: fn(Piece) -> Loading,
) -> impl IntoView {
    provide_context(Load::new(load));
    provide_context(Saying::new());
    if Embed::read(&Page.fragment()).is_some() { figure() } else { whole_page() }
}

/// A figure for another page: it knows nothing of earlier visits.
fn figure() -> AnyView {
    let link = address::read(&Page.fragment()).ok();
    let network = link.and_then(|link| link.network).unwrap_or_else(|| Preset::ThreeThrees.network());
    provide_context(State::new(network, system::locale()));
    view! { <Later piece=Piece::Figure /> }.into_any()
}

fn whole_page() -> AnyView {
    let first_visit = memory::recall().is_none();
    let link = address::read(&Page.fragment());
    let given = link.as_ref().ok().and_then(|link| link.network.clone());
    let state = State::new(given.unwrap_or_else(last_network), outside::opening_locale());
    provide_context(state);
    outside::remember_and_follow(state);
    let chooses_moment = link.as_ref().is_ok_and(|link| link.at.is_some());
    match link {
        Ok(link) => state.follow(link),
        Err(reason) => state.problem.set(Some(reason)),
    }
    outside::mirror_address(state);
    outside::follow_printing(state);
    provide_context(Keeping::new(state));
    shortcuts::listen(state);
    if first_visit && !chooses_moment && !system::wants_less_motion() {
        state.timeline.play_from_start();
    }
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
        </div>
    }
    .into_any()
}

/// The network to begin with where the address has none: the one last worked on, else three 3×3.
fn last_network() -> Network {
    let remembered = || memory::recall().and_then(|memory| notation::read(&memory.network?).ok());
    remembered().unwrap_or_else(|| Preset::ThreeThrees.network())
}
