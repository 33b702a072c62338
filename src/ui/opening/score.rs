//! The score: field size and cost, beside one large kernel.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::Score;
use crate::network::Axes;
use crate::scene::pixel_cat::SIDE;
use crate::teaching::Chapter;
use crate::text::number;
use crate::ui::learn::open_lesson_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind};
use crate::words;

/// The number of layers from which on they are compared with one large kernel, and the difference is explained.
const COMPARED: usize = 2;
/// The step of a lesson that explains the weights; the step before asks for them, and the bars have shown them already.
const EXPLANATION: usize = 1;

/// Height and width of what the unit sees of the image, in large digits that roll as the field grows.
#[component]
pub(super) fn Sight() -> impl IntoView {
    let state = use_state();
    // The nearer step: the size changes in the middle of the motion.
    let shown = Memo::new(move |_| {
        let step = state.timeline.reveal.get().round() as usize;
        let picture = state.selection.picture.get()?;
        let footprint = picture.footprints.get(step.checked_sub(1)?)?;
        let seen = footprint.cells.get().hull()?.extent();
        Some(number::spaced_size(&seen, false))
    });
    let figure = move || {
        let size = shown.get().unwrap_or_else(|| "1 × 1".to_owned());
        // Created anew with every change, so that the animation restarts.
        view! { <span class="opening-roll">{size}</span> }
    };
    let all = Signal::derive(move || {
        let size = format!("{SIDE} × {SIDE}");
        td_string!(state.settings.locale.get(), opening.of, size = size)
    });
    view! {
        <p class="opening-sight">
            <span class="opening-sees">{words!(opening.sees)}</span>
            <span class="opening-size number">{figure}</span>
            <span class="opening-of">{all}</span>
        </p>
    }
}

/// The weights of the layers compared with those of one convolution with the same field.
#[component]
pub(super) fn ScoreBars(
    /// The score.
    score: Memo<Score>,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let is_compared = Memo::new(move |_| score.with(|score| score.layers >= COMPARED));
    let weights = move || {
        let count = number::grouped(score.with(|score| score.weights));
        score.with(|score| score.layers > 0).then(|| td_string!(locale.get(), opening.weights, count = count))
    };
    let own =
        Signal::derive(move || td_string!(locale.get(), opening.layers, count = score.with(|score| score.layers)));
    let single = Signal::derive(move || {
        let size = score.with(|score| number::size(&score.size, false));
        td_string!(locale.get(), opening.single, size = size)
    });
    let share =
        Signal::derive(move || score.with(|score| (score.weights as f64 / (score.single as f64).max(1.0)).min(1.0)));
    // Near the border of the image a unit sees less than others do.
    let elsewhere = move || {
        let seen = state.selection.trace.get()?.ok()?.cells[0].hull()?.extent();
        let most = score.with(|score| score.most);
        let sees_less = seen.height < most.height || seen.width < most.width;
        let is_enough = most == Axes::both(SIDE as u128);
        sees_less.then(|| {
            if is_enough {
                td_string!(locale.get(), opening.towards_middle).to_owned()
            } else {
                td_string!(locale.get(), opening.up_to, size = number::spaced_size(&most, false))
            }
        })
    };
    let explain = move |()| {
        let has_two = score.with_untracked(|score| score.layers == COMPARED);
        open_lesson_at(state, if has_two { Chapter::TwoThrees } else { Chapter::ThreeThrees }, EXPLANATION);
    };
    let difference = move || score.with(|score| number::signed_percent(score.difference()));
    view! {
        <div class="opening-score">
            <p class="opening-elsewhere">{elsewhere}</p>
            <p class="opening-weights">{weights}</p>
            <Show when=move || is_compared.get()>
                <dl class="opening-bars">
                    {bar(own, share, score, |score| score.weights, "opening-bar")}
                    {bar(single, Signal::stored(1.0), score, |score| score.single, "opening-bar opening-bar-single")}
                </dl>
                <p class="opening-less"><strong class="number">{difference}</strong>" "{words!(opening.for_less)}</p>
                <div class="opening-reasons">
                    <Button kind=ButtonKind::Quiet label=words!(opening.why) on_press=explain />
                    <Button
                        kind=ButtonKind::Quiet label=words!(opening.not_always)
                        on_press=move |()| open_lesson_at(state, Chapter::WhenItFails, 0)
                    />
                </div>
            </Show>
        </div>
    }
}

/// A bar with its name and its number of weights.
fn bar(
    name: Signal<String>,
    share: Signal<f64>,
    score: Memo<Score>,
    weights: fn(&Score) -> u128,
    class: &'static str,
) -> AnyView {
    view! {
        <div class=class>
            <dt>{name}</dt>
            <dd>
                <span class="opening-count number">{move || number::grouped(score.with(weights))}</span>
                <span class="opening-track" aria-hidden="true">
                    <span class="opening-fill" style:inline-size=move || format!("{}%", 100.0 * share.get())></span>
                </span>
            </dd>
        </div>
    }
    .into_any()
}
