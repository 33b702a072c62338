//! Plot of the opening on a canvas. Dragging the field moves the unit; a touch elsewhere scrolls the page.

use leptos::{ev, html, prelude::*};

use crate::app::{AppState, Step};
use crate::figure::OpeningFigure;
use crate::network::Axes;
use crate::scene::{Point, Rect, Scene};
use crate::sync::media;
use crate::ui::canvas::{Canvas, Fitted};
use crate::ui::use_state;
use crate::words;

/// The least size of a touch target for the field, in CSS pixels.
const SMALLEST_HANDLE: f64 = 44.0;

/// The picture. A mouse drags the unit from anywhere, a finger by its field, arrow keys move it by cells; plus adds a layer and minus
/// removes it.
#[component]
pub(super) fn OpeningPlot() -> impl IntoView {
    let state = use_state();
    let figure = OpeningFigure::new(state);
    let scene = Fitted::<Scene>::new(state, move |size| figure.draw(size));
    let plot = NodeRef::<html::Div>::new();
    // During a drag, the distance from the unit's position to where it was grasped, in cells.
    let hold = StoredValue::new(None::<Axes<f64>>);
    // Whether a finger came down beside the field: a tap moves the unit, a longer touch belongs to the page.
    let tapping = StoredValue::new(false);
    let handle = Memo::new(move |_| {
        let drawn = scene.drawn.get();
        drawn.as_deref().and_then(|scene| scene.handles.last()).map_or(Rect::default(), |handle| grip(handle.area))
    });
    let point = move |event: &ev::MouseEvent| {
        let frame = plot.get_untracked().map(|plot| plot.get_bounding_client_rect());
        frame.map(|frame| {
            Point::new(f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top())
        })
    };
    let place = move |at: Point| scene.now(|scene| place_at(scene, at)).flatten();
    let down = move |event: ev::PointerEvent| {
        let Some(at) = point(&event) else { return };
        let is_on_field = handle.try_get_untracked().is_some_and(|handle| handle.contains(at));
        let is_finger = event.pointer_type() == "touch";
        tapping.try_set_value(is_finger && !is_on_field);
        if !event.is_primary() || event.button() != 0 || (is_finger && !is_on_field) {
            return;
        }
        let Some(under) = place(at) else { return };
        let stands = state.selection.picture.try_get_untracked().flatten().map(|picture| picture.place);
        let off = match stands {
            Some(stands) if is_on_field => Axes::new(under.height - stands.height, under.width - stands.width),
            _ => Axes::both(0.0),
        };
        hold.try_set_value(Some(off));
        if !is_on_field {
            state.selection.pin_above(under);
        }
        if let Some(plot) = plot.get_untracked() {
            // A pointer that has already left cannot be captured.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
    };
    let moved = move |event: ev::PointerEvent| {
        let Some(off) = hold.try_get_value().flatten() else { return };
        if let Some(under) = point(&event).and_then(place) {
            state.selection.pin_above(Axes::new(under.height - off.height, under.width - off.width));
        }
    };
    let lifted = move |_: ev::PointerEvent| {
        hold.try_set_value(None);
    };
    let clicked = move |event: ev::MouseEvent| {
        if tapping.try_get_value() == Some(true)
            && let Some(under) = point(&event).and_then(place)
        {
            state.selection.pin_above(under);
        }
        tapping.try_set_value(false);
    };
    let key_down = move |event: ev::KeyboardEvent| {
        if on_key(state, &event) {
            event.prevent_default();
        }
    };
    let pixels = move |length: fn(&Rect) -> f64| move || handle.with(|handle| format!("{}px", length(handle)));
    view! {
        <div
            node_ref=plot
            class="opening-plot"
            role="application"
            tabindex="0"
            aria-label=words!(opening.plane)
            aria-describedby="opening-sentence"
            aria-keyshortcuts="+ -"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=lifted
            on:pointercancel=lifted
            on:click=clicked
            on:keydown=key_down
        >
            <Canvas fitted=scene />
            <div
                class="opening-handle"
                style:left=pixels(|handle| handle.left)
                style:top=pixels(|handle| handle.top)
                style:width=pixels(Rect::width)
                style:height=pixels(Rect::height)
            ></div>
        </div>
    }
}

/// The field, enlarged to a touch target.
fn grip(field: Rect) -> Rect {
    let missing = |length: f64| ((SMALLEST_HANDLE - length) / 2.0).max(0.0);
    let (across, down) = (missing(field.width()), missing(field.height()));
    Rect::new(field.left - across, field.top - down, field.right + across, field.bottom + down)
}

/// The row and the column of the input at a point, with fractions, even beside the image.
fn place_at(scene: &Scene, at: Point) -> Option<Axes<f64>> {
    let (row, column) = scene.map(0)?.frame.cell_from_scene(at)?;
    Some(Axes::new(row, column))
}

/// Handles a key; returns false if it has no function.
fn on_key(state: AppState, event: &ev::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let step = if event.shift_key() { 5 } else { 1 };
    let selection = state.selection;
    match event.key().as_str() {
        "ArrowUp" => selection.nudge(-step, 0),
        "ArrowDown" => selection.nudge(step, 0),
        "ArrowLeft" => selection.nudge(0, -step),
        "ArrowRight" => selection.nudge(0, step),
        "Home" | "Escape" => selection.free(),
        "+" | "=" => state.add_step(Step::Three, !media::prefers_reduced_motion()),
        "-" => state.undo_step(),
        _ => return false,
    }
    true
}
