//! The page: state, what leaves it, and the parts in their order.

use leptos::prelude::*;

use super::panel::{Header, Readout, Refusal, Stack, Stage};
use super::{outside, shortcuts};
use crate::browser::{Page, memory, system};
use crate::cnn::{Network, notation, preset::Preset};
use crate::state::{AddressError, State, address};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let (network, problem) = opening();
    let first_visit = memory::recall().is_none();
    let state = State::new(network, outside::opening_locale());
    provide_context(state);
    state.problem.set(problem);
    outside::remember_and_follow(state);
    outside::mirror_address(state);
    shortcuts::listen(state);
    if first_visit && !system::wants_less_motion() {
        state.timeline.play_from_start();
    }
    view! {
        <a class="skip-link" href="#stage" on:click=outside::skip_to_stage>
            {crate::words!(page.skip_to_stage)}
        </a>
        <div class="app">
            <Header />
            <Stack />
            <Stage />
            <Readout />
            <Refusal />
        </div>
    }
}

/// The network to begin with, and why the address did not give it: the one in the address, else the one last worked on, else three 3×3.
fn opening() -> (Network, Option<AddressError>) {
    let remembered = || memory::recall().and_then(|memory| notation::read(&memory.network?).ok());
    let otherwise = || remembered().unwrap_or_else(|| Preset::ThreeThrees.network());
    match address::network(&Page.fragment()) {
        Ok(Some(network)) => (network, None),
        Ok(None) => (otherwise(), None),
        Err(reason) => (otherwise(), Some(reason)),
    }
}
