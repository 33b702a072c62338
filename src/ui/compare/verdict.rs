//! The verdict table: one row per aspect with its reason.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::comparison::{self, Contender, Outcome, Pair};
use crate::text::{problem, verdict};
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon};
use crate::words;

/// A row in words.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    aspect: &'static str,
    /// Values at a glance.
    values: Pair<String>,
    /// Values in full.
    exact: Pair<Option<String>>,
    difference: String,
    winner: Option<Contender>,
    reason: String,
    rule_of_thumb: bool,
}

/// The table of who wins at what, and why; or why there is none.
#[component]
pub fn Verdict() -> impl IntoView {
    let state = use_state();
    let verdict = state.comparison.verdict(state.document);
    let lines = Memo::new(move |_| Some(lines(state, verdict.get().ok()?)));
    let letter = move |contender| move || verdict::letter(state.settings.locale.get(), contender);
    let alike = move || {
        let like_for_like = verdict.get().ok()?.like_for_like;
        Some(verdict::like_for_like(state.settings.locale.get(), like_for_like))
    };
    let obstacle = move || {
        let error = verdict.get().err()?;
        let locale = state.settings.locale.get();
        Some(leptos_i18n::td_string!(
            locale,
            comparison.impossible,
            letter = verdict::letter(locale, error.contender),
            problem = problem::fault(locale, &error.fault)
        ))
    };
    view! {
        {move || obstacle().map(|obstacle| view! {
            <p class="problem" role="status"><Icon glyph=Glyph::WARNING />{obstacle}</p>
        })}
        {move || alike().map(|alike| view! { <p class="sentence" role="status">{alike}</p> })}
        <Show when=move || lines.with(Option::is_some)>
            <table class="verdict">
                <caption class="visually-hidden">{words!(comparison.title)}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{words!(comparison.aspect)}</span></th>
                        <th scope="col">{letter(Contender::A)}</th>
                        <th scope="col">{letter(Contender::B)}</th>
                        <th scope="col">{words!(comparison.difference)}</th>
                    </tr>
                </thead>
                {move || lines.get().unwrap_or_default().into_iter().map(|line| view! { <Row line /> }).collect_view()}
            </table>
        </Show>
    }
}

/// One row with its reason below it.
#[component]
fn Row(
    /// The row in words.
    line: Line,
) -> impl IntoView {
    let winner = line.winner;
    let cell = move |contender: Contender, value: String, exact: Option<String>| {
        let wins = winner == Some(contender);
        view! {
            <td class:verdict-winner=wins title=exact>
                {wins.then(|| view! {
                    <Icon glyph=Glyph::CHECK /><span class="visually-hidden">{words!(comparison.wins)}" "</span>
                })}
                {value}
            </td>
        }
    };
    view! {
        <tbody>
            <tr>
                <th scope="row">{line.aspect}</th>
                {cell(Contender::A, line.values.a, line.exact.a)}
                {cell(Contender::B, line.values.b, line.exact.b)}
                <td>{line.difference}</td>
            </tr>
            <tr class="verdict-reason">
                <td colspan="4">
                    {line.reason}
                    {line.rule_of_thumb.then(|| view! { " "<span class="status">{words!(comparison.rule_of_thumb)}</span> })}
                </td>
            </tr>
        </tbody>
    }
}

/// The rows of the verdict in the language of the page.
fn lines(state: AppState, verdict: Arc<comparison::Verdict>) -> Vec<Line> {
    let locale = state.settings.locale.get();
    let unit = state.settings.convention.get().unit;
    let analyses = Pair::new(state.document, state.comparison.document).map(|document| document.analysis.get());
    let analyses = analyses.as_ref().map(AsRef::as_ref);
    let lines = analyses.map(|analysis| analysis.shaped.network().input.one_dimensional);
    let line = |row: &comparison::Row| Line {
        aspect: verdict::aspect(locale, row.aspect, unit),
        values: Pair::new(verdict::value(&row.values.a, lines.a), verdict::value(&row.values.b, lines.b)),
        exact: row.values.as_ref().map(verdict::exact),
        difference: verdict::difference(locale, row),
        winner: match row.outcome {
            Outcome::Wins(contender) => Some(contender),
            _ => None,
        },
        reason: verdict::reason(locale, row, analyses),
        rule_of_thumb: row.is_rule_of_thumb(),
    };
    verdict.rows.iter().map(line).collect()
}
