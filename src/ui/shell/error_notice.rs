//! Error notices, and notices of faulty layers.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::AppState;
use crate::app::documents::StorageError;
use crate::network::{Fault, Problem};
use crate::text::{problem::problem, refusal::refusal, source::address_error};
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon, Notice, NoticeTone};
use crate::words;

/// The message about a refused edit, a link that could not be read, or storage that failed.
#[component]
pub fn ErrorNotice() -> impl IntoView {
    let state = use_state();
    let message = Signal::derive(move || refusal_words(state));
    let dismiss = move |()| {
        state.document.dismiss_refusal();
        state.problem.set(None);
        state.unreadable.set(false);
        state.unkept.set(None);
    };
    view! { <Notice message tone=NoticeTone::Error dismiss_label=words!(page.close) on_dismiss=dismiss /> }
}

/// The problem of a row's layer, if it has one. That its input has a problem is said only in the open row: the faulty layer says it.
#[component]
pub(in crate::ui) fn RowProblem(
    /// The map's number.
    #[prop(into)]
    map: Signal<usize>,
    /// Whether the row is open.
    #[prop(into)]
    is_open: Signal<bool>,
) -> impl IntoView {
    let state = use_state();
    let sentence = move |follows: bool| {
        Memo::new(move |_| {
            let locale = state.settings.locale.get();
            let is_asked = |fault: &&Fault| matches!(fault.problem, Problem::Upstream { .. }) == follows;
            let words = |fault: &Fault| problem(locale, &fault.problem);
            state.document.analysis.with(|analysis| analysis.shaped.fault(map.get()).filter(is_asked).map(words))
        })
    };
    let own = paragraph("layer-problem", None, sentence(false));
    let follows = sentence(true);
    let following =
        move || follows.get().filter(|_| is_open.get()).map(|text| view! { <p class="layer-following">{text}</p> });
    view! { {own}{following} }
}

/// Why there is no picture: the input is faulty, or the selected layer has no output.
#[component]
pub(in crate::ui) fn Obstacle() -> impl IntoView {
    let state = use_state();
    paragraph("problem", Some("status"), Memo::new(move |_| obstacle(state)))
}

fn paragraph(class: &'static str, role: Option<&'static str>, text: Memo<Option<String>>) -> AnyView {
    let words = move |text| view! { <p class=class role=role><Icon glyph=Glyph::WARNING />{text}</p> };
    (move || text.get().map(words)).into_any()
}

fn obstacle(state: AppState) -> Option<String> {
    let locale = state.settings.locale.get();
    let fault = state.document.analysis.with(|analysis| analysis.shaped.fault(0).cloned());
    let empty_input =
        fault.map(|fault| td_string!(locale, stage.input_missing, problem = problem(locale, &fault.problem)));
    let impossible = || td_string!(locale, stage.impossible).to_owned();
    empty_input.or_else(|| state.selection.is_impossible().then(impossible))
}

fn refusal_words(state: AppState) -> Option<String> {
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
}
