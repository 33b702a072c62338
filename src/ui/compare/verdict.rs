//! Verdict on two networks: one sentence, bars, and a table of all measures, each row with its reason.

use std::sync::Arc;

use leptos::prelude::*;

use super::compare_bars::CompareBars;
use super::field_steps::FieldStepsPart;
use super::one_input::InputRepair;
use crate::app::AppState;
use crate::comparison::{self, Compared, Outcome, Pair, Preference};
use crate::figure::compared_sentence;
use crate::text::{problem, verdict};
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Disclosure, Glyph, Icon};
use crate::words;

/// A row as text.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    measure: &'static str,
    /// Values in short form.
    values: Pair<String>,
    /// Values in full.
    exact: Pair<Option<String>>,
    difference: String,
    winner: Option<Compared>,
    explanation: &'static str,
    reason: String,
    rule_of_thumb: bool,
}

/// The verdict in a sentence, in bars, and unfolded as a table; or why there is none.
#[component]
pub fn Verdict() -> impl IntoView {
    let state = use_state();
    let verdict = state.comparison.verdict;
    let lines = Memo::new(move |_| Some(lines(state, verdict.get().ok()?)));
    let known = Signal::derive(move || verdict.get().ok());
    let sentence = move || known.with(|verdict| compared_sentence(state, verdict.as_deref()?));
    let is_comparable = move || known.with(|verdict| verdict.as_ref().is_some_and(|it| it.like_for_like.input));
    let letter = move |compared| move || verdict::letter(state.settings.locale.get(), compared);
    let like_for_like = move |is_fair: bool| {
        let compared = verdict.get().ok()?.like_for_like;
        (compared.is_fair() == is_fair).then(|| verdict::like_for_like(state.settings.locale.get(), compared))
    };
    let obstacle = move || {
        let error = verdict.get().err()?;
        let locale = state.settings.locale.get();
        Some(leptos_i18n::td_string!(
            locale,
            comparison.impossible,
            letter = verdict::letter(locale, error.compared),
            problem = problem::fault(locale, &error.fault)
        ))
    };
    view! {
        {move || obstacle().map(|obstacle| view! {
            <p class="problem" role="status"><Icon glyph=Glyph::WARNING />{obstacle}</p>
        })}
        <InputRepair />
        {move || sentence().map(|sentence| view! { <p class="headline" role="status">{sentence}</p> })}
        // A warning that costs are not comparable precedes them; a confirmation can wait.
        // Different inputs are said above.
        {move || like_for_like(false).filter(|_| is_comparable()).map(|unlike| view! { <p class="sentence">{unlike}</p> })}
        <Show when=is_comparable>
            <CompareBars verdict=known />
            <Flip />
        </Show>
        <FieldStepsPart />
        <Disclosure label=words!(comparison.rest)>
        {move || like_for_like(true).map(|alike| view! { <p class="sentence">{alike}</p> })}
        <Show when=move || lines.with(Option::is_some)>
            <table class="verdict">
                <caption class="visually-hidden">{words!(comparison.title)}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{words!(comparison.measure)}</span></th>
                        <th scope="col">{letter(Compared::A)}</th>
                        <th scope="col">{letter(Compared::B)}</th>
                        <th scope="col">{words!(comparison.difference)}</th>
                    </tr>
                </thead>
                {move || lines.get().unwrap_or_default().into_iter().map(|line| view! { <Row line /> }).collect_view()}
            </table>
        </Show>
        </Disclosure>
    }
}

/// A button to the number of input channels at which the lighter network changes, if there is one.
#[component]
fn Flip() -> impl IntoView {
    let state = use_state();
    let flip = Memo::new(move |_| state.flip());
    let label = Signal::derive(move || {
        let channels = flip.get().map(crate::text::break_even::value).unwrap_or_default();
        leptos_i18n::td_string!(state.settings.locale.get(), comparison.flip, channels = channels)
    });
    let turn = move |()| {
        if let Some(setting) = flip.get_untracked() {
            state.turn(setting, state.begin_turn());
        }
    };
    view! {
        <Show when=move || flip.get().is_some()>
            <Button kind=ButtonKind::Primary label on_press=turn />
        </Show>
    }
}

/// One row, with its explanation and its reason below.
#[component]
fn Row(
    /// The row as text.
    line: Line,
) -> impl IntoView {
    let winner = line.winner;
    let cell = move |compared: Compared, value: String, exact: Option<String>| {
        let wins = winner == Some(compared);
        view! {
            <td class:verdict-winner=wins title=exact>
                {wins.then(|| view! {
                    <Icon glyph=Glyph::CHECK /><span class="visually-hidden">{words!(comparison.wins)}" "</span>
                })}
                // A long shape breaks between its sizes, never within a number.
                {value.split_inclusive('×').map(|part| view! { {part.to_owned()}<wbr /> }).collect_view()}
            </td>
        }
    };
    view! {
        <tbody>
            <tr>
                <th scope="row">{line.measure}</th>
                {cell(Compared::A, line.values.a, line.exact.a)}
                {cell(Compared::B, line.values.b, line.exact.b)}
                <td>{line.difference}</td>
            </tr>
            <tr class="verdict-reason">
                <td colspan="4">
                    {line.explanation}" "{line.reason}
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
        measure: verdict::measure(locale, row.measure, unit),
        values: Pair::new(verdict::value(&row.values.a, lines.a), verdict::value(&row.values.b, lines.b)),
        exact: row.values.as_ref().map(verdict::exact),
        difference: verdict::difference(locale, row),
        winner: match row.outcome {
            // Only a smaller value is marked as better; whether more is better depends on the use.
            Outcome::Wins(compared) if row.measure.preference() == Preference::Less => {
                Some(compared).filter(|_| verdict.like_for_like.input)
            }
            _ => None,
        },
        explanation: verdict::explanation(locale, row.measure),
        reason: verdict::reason(locale, row, analyses),
        rule_of_thumb: row.is_rule_of_thumb(),
    };
    verdict.rows.iter().map(line).collect()
}
