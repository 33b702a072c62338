//! What is wrong, in short messages: what could not be done or kept, and layers that are impossible.

use leptos::context::Provider;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::cnn::Fault;
use crate::state::State;
use crate::state::shelf::StorageError;
use crate::ui::later::{Later, Piece};
use crate::ui::widget::{Glyph, Icon, Notice, NoticeTone};
use crate::ui::words::{problem::problem, refusal::refusal, source::address_error};
use crate::ui::{given, use_state};
use crate::words;

/// What there may be to say, in the context.
#[derive(Clone, Copy)]
enum Said {
    /// What could not be done or kept.
    Refusal,
    /// What is wrong with the map that a row is about.
    Row(Signal<usize>),
    /// What stands in the way of the picture.
    Obstacle,
}

/// The message about an edit that was refused, a link that could not be read, or storage that takes nothing.
#[component]
pub fn Refusal() -> impl IntoView {
    let state = use_state();
    let wanted = Memo::new(move |_| {
        state.document.refused().is_some()
            || state.problem.with(Option::is_some)
            || state.unreadable.get()
            || state.unkept.with(Option::is_some)
    });
    later(wanted, Said::Refusal)
}

/// What is wrong with the map that a row is about; nothing where nothing is.
#[component]
pub(super) fn RowProblem(
    /// The map's number.
    #[prop(into)]
    map: Signal<usize>,
) -> impl IntoView {
    let state = use_state();
    let wanted = Memo::new(move |_| state.document.overview.with(|overview| overview.plan.fault(map.get()).is_some()));
    later(wanted, Said::Row(map))
}

/// What stands in the way of the picture: the input, or a layer that has no output to look at.
#[component]
pub(super) fn Obstacle() -> impl IntoView {
    let state = use_state();
    let has_no_input = move || state.document.overview.with(|overview| overview.plan.fault(0).is_some());
    let wanted = Memo::new(move |_| has_no_input() || state.selection.is_impossible());
    later(wanted, Said::Obstacle)
}

/// The message comes when there is something to say for the first time.
fn later(wanted: Memo<bool>, said: Said) -> AnyView {
    view! {
        <Show when=move || wanted.get()>
            <Provider value=said><Later piece=Piece::Messages /></Provider>
        </Show>
    }
    .into_any()
}

/// The message in the context.
pub fn message() -> AnyView {
    let state = use_state();
    match given() {
        Said::Refusal => notice(state),
        Said::Row(map) => {
            let fault = move || {
                let locale = state.settings.locale.get();
                let words = |fault: &Fault| problem(locale, &fault.problem);
                state.document.overview.with(|overview| overview.plan.fault(map.get()).map(words))
            };
            paragraph("layer-problem", None, Signal::derive(fault))
        }
        Said::Obstacle => paragraph("problem", Some("status"), Signal::derive(move || obstacle(state))),
    }
}

fn paragraph(class: &'static str, role: Option<&'static str>, text: Signal<Option<String>>) -> AnyView {
    let words = move |text| view! { <p class=class role=role><Icon glyph=Glyph::WARNING />{text}</p> };
    (move || text.get().map(words)).into_any()
}

fn obstacle(state: State) -> Option<String> {
    let locale = state.settings.locale.get();
    let fault = state.document.overview.with(|overview| overview.plan.fault(0).cloned());
    let empty_input =
        fault.map(|fault| td_string!(locale, stage.input_missing, problem = problem(locale, &fault.problem)));
    let impossible = || td_string!(locale, stage.impossible).to_owned();
    empty_input.or_else(|| state.selection.is_impossible().then(impossible))
}

fn notice(state: State) -> AnyView {
    let message = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let refused = state.document.refused().map(|error| refusal(locale, &error));
        let problem = state.problem.get().map(|error| address_error(locale, &error));
        match (refused, problem) {
            (Some(reason), _) => Some(td_string!(locale, notice.refused, reason = reason)),
            (None, Some(reason)) => Some(td_string!(locale, notice.bad_link, reason = reason)),
            (None, None) if state.unreadable.get() => Some(td_string!(locale, photo.unreadable).to_owned()),
            (None, None) => match state.unkept.get()? {
                StorageError::Full => Some(td_string!(locale, notice.storage_full).to_owned()),
                StorageError::Forbidden => Some(td_string!(locale, notice.storage_forbidden).to_owned()),
            },
        }
    });
    let dismiss = move |()| {
        state.document.dismiss_refusal();
        state.problem.set(None);
        state.unreadable.set(false);
        state.unkept.set(None);
    };
    view! { <Notice message tone=NoticeTone::Error dismiss_label=words!(page.close) on_dismiss=dismiss /> }.into_any()
}
