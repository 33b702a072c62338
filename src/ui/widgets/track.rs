//! Track: a slider with stops.

use leptos::{ev, html, prelude::*};

use super::track_position::{has_room, next_stop, previous_stop, snap};

/// A stop on a track.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its label.
    pub label: String,
    /// Its color, as a CSS value.
    pub color: String,
}

/// The distance within which a press snaps to a stop, in CSS pixels.
const REACH: f64 = 12.0;
/// Positions closer than this fraction of the distance between two stops are equal.
const NEAR: f64 = 1e-6;
/// The step of Shift and an arrow key.
const FINE: f64 = 0.02;

/// A slider along a line with stops. It is dragged, or pressed anywhere; arrow keys move from stop to stop, with Shift in small steps, Home
/// and End to the ends.
#[component]
pub fn Track(
    /// The label, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The position, from 0 to 1.
    #[prop(into)]
    value: Signal<f64>,
    /// The position in words, for screen readers.
    #[prop(into)]
    value_text: Signal<String>,
    /// The stops, in order, the first at 0 and the last at 1.
    #[prop(into)]
    ticks: Signal<Vec<Tick>>,
    /// The largest number of stops. That many elements are kept, since creating a hundred takes longer than a frame.
    #[prop(into)]
    most: Signal<usize>,
    /// Called with another position, from 0 to 1.
    #[prop(into)]
    on_change: Callback<f64>,
) -> impl IntoView {
    let inner = NodeRef::<html::Div>::new();
    let dragging = RwSignal::new(false);
    let count = Memo::new(move |_| ticks.with(Vec::len));
    let last = Memo::new(move |_| count.get().saturating_sub(1).max(1));
    let stops = move || {
        let (count, last) = untrack(|| (count.get(), last.get() as f64));
        (0..count).map(|index| index as f64 / last).collect::<Vec<_>>()
    };
    let go = move |event: &ev::PointerEvent| {
        let Some(inner) = inner.get_untracked() else { return };
        let rect = inner.get_bounding_client_rect();
        let width = rect.width().max(1.0);
        let position = (f64::from(event.client_x()) - rect.left()) / width;
        on_change.run(snap(position, &stops(), REACH / width));
    };
    let pointer_down = move |event: ev::PointerEvent| {
        let Some(inner) = inner.get_untracked().filter(|_| event.button() == 0) else { return };
        // Capture fails only for a pointer that is gone; then the drag ends with it.
        let _ = inner.set_pointer_capture(event.pointer_id());
        dragging.set(true);
        go(&event);
    };
    let pointer_move = move |event: ev::PointerEvent| {
        if dragging.get_untracked() {
            go(&event);
        }
    };
    let key_down = move |event: ev::KeyboardEvent| {
        let now = value.get_untracked();
        let target = match (event.key().as_str(), event.shift_key()) {
            ("ArrowRight" | "ArrowUp", true) => (now + FINE).min(1.0),
            ("ArrowLeft" | "ArrowDown", true) => (now - FINE).max(0.0),
            ("ArrowRight" | "ArrowUp" | "PageUp", _) => next_stop(now, &stops()),
            ("ArrowLeft" | "ArrowDown" | "PageDown", _) => previous_stop(now, &stops()),
            ("Home", _) => 0.0,
            ("End", _) => 1.0,
            _ => return,
        };
        event.prevent_default();
        on_change.run(target);
    };
    let length = |tick: &Tick| tick.label.chars().count();
    let longest = Memo::new(move |_| ticks.with(|ticks| ticks.iter().map(length).max().unwrap_or(0)));
    // One memo per stop, so that a change of one stop, or of its label, does not change the others.
    let marks = move || {
        let mark = |index: usize| {
            let missing = move || index >= count.get();
            let labelled = Memo::new(move |_| !missing() && has_room(index, count.get(), longest.get()));
            let look = move || {
                let at = value.get() * last.get() as f64 - index as f64;
                let words = [
                    if missing() { "missing " } else { "" },
                    if at >= -NEAR { "passed " } else { "" },
                    if at.abs() < NEAR { "current " } else { "" },
                    if labelled.get() { "" } else { "quiet " },
                    if index + 1 == count.get() { "last" } else { "" },
                ];
                words.concat()
            };
            mark(index, ticks, labelled, Memo::new(move |_| look()))
        };
        (0..most.get()).map(mark).collect_view()
    };
    view! {
        <div
            class="track"
            role="slider"
            tabindex="0"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || format!("{:.0}", 100.0 * value.get())
            aria-valuetext=value_text
            style=("--position", move || value.get().to_string())
            style=("--last", move || last.get().to_string())
            style=("--fill", move || ticks.with(|ticks| gradient(ticks)))
            on:pointerdown=pointer_down
            on:pointermove=pointer_move
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
            on:keydown=key_down
        >
            <div class="track-inner" node_ref=inner>
                <div class="track-rail"></div>
                <div class="track-fill"></div>
                {marks}
                <div class="track-thumb"></div>
            </div>
        </div>
    }
}

fn mark(index: usize, ticks: Signal<Vec<Tick>>, labelled: Memo<bool>, look: Memo<String>) -> impl IntoView {
    let word =
        move |of: fn(&Tick) -> &String| ticks.with(|ticks| ticks.get(index).map(of).cloned().unwrap_or_default());
    let label = move || word(|tick| &tick.label);
    view! {
        <div
            class="track-tick"
            data-look=move || look.get()
            style=("--index", index.to_string())
            style=("--tick", move || word(|tick| &tick.color))
        >
            {move || labelled.get().then(|| view! { <span class="track-label">{label}</span> })}
        </div>
    }
}

/// A gradient through the colors of the ticks.
fn gradient(ticks: &[Tick]) -> String {
    match ticks {
        [] => "var(--muted)".to_owned(),
        [tick] => tick.color.clone(),
        ticks => {
            // Without positions, the colors are spaced evenly, like the stops.
            let stops: Vec<_> = ticks.iter().map(|tick| tick.color.as_str()).collect();
            format!("linear-gradient(to right, {})", stops.join(", "))
        }
    }
}
