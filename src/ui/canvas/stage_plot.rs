//! Stage plot: the canvas of a view, which turns pointer and keys into a selection.

use leptos::{ev, prelude::*};

use super::canvas::place;
use super::{Canvas, Drag, Fitted, Grasp, Pinch, Pointer, magnification};
use crate::analysis::Unit;
use crate::app::AppState;
use crate::network::{Axes, Axis};
use crate::scene::{MapArea, Point, Scene, Target, View, Viewport};
use crate::sync::embed_host;
use crate::ui::use_state;
use crate::words;

/// The scene of a canvas on the stage.
pub type StageScene = Fitted<Scene>;

/// The enlargement per unit of the wheel.
const WHEEL: f64 = 1.0015;

/// What the selected unit sees. The unit is dragged by its field, its cell or its cone, or moved by the arrow keys. A press on the input
/// pins the unit whose field is centered there; on another map, the unit at that position; on the pinned unit or its pin, it unpins. Page
/// keys change the layer.
#[component]
#[expect(clippy::too_many_lines, reason = "the gestures of one picture share what the pointer holds")]
pub fn StagePlot(
    /// The scene.
    scene: StageScene,
    /// The view.
    #[prop(into)]
    view: Signal<View>,
    /// The view whose zoom and pan it shows and changes; by default its own.
    #[prop(optional, into)]
    zoomed: Option<Signal<View>>,
    /// The id of the element that describes the picture in words.
    #[prop(default = "unit-sentence")]
    described_by: &'static str,
    /// What is drawn over the canvas.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let state = use_state();
    let hold = RwSignal::new(None::<Hold>);
    let target =
        move |point: Point| scene.now(|scene| (scene.hit(point), scene.layer_at(point))).unwrap_or((None, None));
    let point = move |pointer: Option<Pointer>| match pointer {
        None => leave(state),
        Some(Pointer { at, shift }) => {
            let (hit, layer) = target(at);
            reverse(state, shift);
            show(state, hit, layer);
            let is_over = !state.overlay.measuring.get_untracked()
                && scene.now(|scene| scene.grip_at(at, 0.0).is_some() || scene.has_pin_at(at)) == Some(true);
            if hold.get_untracked() != is_over.then_some(Hold::Over) {
                hold.set(is_over.then_some(Hold::Over));
            }
        }
    };
    // In a cross-section the position across its axis means nothing.
    let pin_at = move |map: &MapArea, point: Point| {
        if let Some((row, column)) = map.frame.cell_from_scene(point) {
            let row = (map.line != Some(Axis::Width)).then_some(row);
            let column = (map.line != Some(Axis::Height)).then_some(column);
            state.selection.pin_at(map.layer, Axes::new(row, column));
        }
    };
    let press = move |point: Point| {
        let selection = state.selection;
        if scene.now(|scene| scene.has_pin_at(point)) == Some(true) {
            return selection.free();
        }
        let before = untrack(|| selection.pinned());
        match target(point).0 {
            Some(Target::Cell { layer: 0, .. }) if selection.map.get_untracked() > 0 => {
                let input = scene.now(|scene| scene.map(0).copied()).flatten();
                if let Some(input) = input.filter(|_| !state.overlay.measuring.get_untracked()) {
                    pin_at(&input, point);
                }
            }
            Some(Target::Cell { layer, row, column }) => {
                selection.observe_map(layer);
                selection.pin(row, column);
            }
            Some(Target::Layer(layer)) => return selection.observe_map(layer),
            None => return,
        }
        if before.is_some() && untrack(|| selection.pinned()) == before {
            selection.free();
        }
    };
    let zoomed = zoomed.unwrap_or(view);
    let viewport = move || state.viewport(zoomed.get_untracked());
    // Another view's picture shares only the rows with this one: across them it is enlarged around its center, and not moved.
    let is_own = move || zoomed.get_untracked() == view.get_untracked();
    let on_rows = move |at: Point| if is_own() { at } else { Point { x: center(scene).x, ..at } };
    let pan = move |dx, dy| viewport().update(|own| *own = own.panned(if is_own() { dx } else { 0.0 }, dy));
    // The map as it was when it was grasped: if only a part of a large map is shown, that part moves with the drag.
    let grasped = StoredValue::new(None::<MapArea>);
    let grasp = move |Grasp { at, reach, by_finger }: Grasp| {
        let is_fit = viewport().with_untracked(Viewport::is_fit);
        let is_measuring = state.overlay.measuring.get_untracked();
        let own = [0, state.selection.map.get_untracked()];
        let found = scene.now(|scene| {
            // A mouse may drag from anywhere on the map: while the whole picture is in sight, there is nothing else to drag.
            let on_a_cell = || match scene.hit(at) {
                Some(Target::Cell { layer, .. }) if own.contains(&layer) && is_fit && !by_finger => scene.map(layer),
                _ => None,
            };
            scene.grip_at(at, reach).or_else(on_a_cell).copied()
        });
        let found = found.flatten();
        grasped.set_value(found.filter(|_| !is_measuring));
        if let (Some(_), true) = (found, state.timeline.is_sweeping()) {
            state.timeline.playing.set(false);
        }
        found.is_some() || is_measuring
    };
    let release = move |()| {
        grasped.try_set_value(None);
        hold.try_set(None);
    };
    let pull = move |Drag { from, to, way: (dx, dy), holds }: Drag| {
        if let (Some(map), true) = (grasped.get_value(), holds) {
            if hold.get_untracked() != Some(Hold::Held) {
                hold.set(Some(Hold::Held));
                state.selection.point_at_input(None);
                state.selection.highlight(None);
            }
            pin_at(&map, to);
        } else if state.overlay.measuring.get_untracked() {
            let cell = |point| scene.now(|scene| scene.map(0).and_then(|map| map.nearest_cell(point))).flatten();
            if let (Some(from), Some(to)) = (cell(from), cell(to)) {
                state.overlay.measure_between(from, to);
            }
        } else if !viewport().with_untracked(Viewport::is_fit) {
            pan(dx, dy);
        }
    };
    let pinch = move |Pinch { middle, way: (dx, dy), factor }: Pinch| {
        pan(dx, dy);
        enlarge(viewport(), scene, on_rows(middle), factor);
    };
    let enlarged = move || (!state.viewport(zoomed.get()).get().is_fit()).then_some("");
    let key_up = move |event: ev::KeyboardEvent| reverse(state, event.shift_key());
    let key_down = move |event: ev::KeyboardEvent| {
        let zoom = |factor| zoom(viewport(), scene, factor);
        if on_key(state, &zoom, &event) {
            event.prevent_default();
        }
    };
    let wheel = move |event: ev::WheelEvent| {
        // If the page can scroll, the wheel scrolls it, unless the picture is already enlarged.
        let is_for_page = embed_host::may_scroll() && viewport().get_untracked().is_fit();
        if is_for_page && !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        let at = place(&event, untrack(|| magnification(state)));
        enlarge(viewport(), scene, on_rows(at), js_sys::Math::pow(WHEEL, -event.delta_y()));
    };
    view! {
        <div
            class="stage-plot"
            role="application"
            data-enlarged=enlarged
            data-hold=move || hold.get().map(Hold::word)
            tabindex="0"
            aria-label=words!(stage.canvas)
            aria-describedby=described_by
            on:keydown=key_down
            on:keyup=key_up
            on:blur=move |_| reverse(state, false)
            on:wheel=wheel
        >
            <Canvas
                fitted=scene on_point=point on_grasp=grasp on_release=release on_press=press on_drag=pull on_pinch=pinch
            />
            {children.map(|children| children())}
        </div>
    }
}

/// The relation of the pointer to the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// It is over an area by which the unit can be dragged.
    Over,
    /// It drags the unit.
    Held,
}

impl Hold {
    const fn word(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Held => "held",
        }
    }
}

fn show(state: AppState, hit: Option<Target>, layer: Option<usize>) {
    let selection = state.selection;
    match hit {
        Some(Target::Cell { layer: 0, row, column }) => {
            selection.hover(None);
            selection.point_at_input(Some((row, column)));
        }
        Some(Target::Cell { layer, row, column }) => {
            selection.point_at_input(None);
            selection.hover(Some(Unit { map: layer, row, col: column }));
        }
        _ => {
            selection.point_at_input(None);
            selection.hover(None);
        }
    }
    selection.highlight(layer);
}

/// While the shift key is held, inverts whether the projective field is shown.
fn reverse(state: AppState, held: bool) {
    if state.overlay.reversed.get_untracked() != held {
        state.overlay.reversed.set(held);
    }
}

fn leave(state: AppState) {
    reverse(state, false);
    state.selection.hover(None);
    state.selection.point_at_input(None);
    state.selection.highlight(None);
}

/// Handles a key; returns false if the key has no function.
fn on_key(state: AppState, zoom: &dyn Fn(f64), event: &ev::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let shift = event.shift_key();
    reverse(state, shift);
    let step = if shift { 5 } else { 1 };
    let selection = state.selection;
    match event.key().as_str() {
        "ArrowUp" => selection.nudge(-step, 0),
        "ArrowDown" => selection.nudge(step, 0),
        "ArrowLeft" => selection.nudge(0, -step),
        "ArrowRight" => selection.nudge(0, step),
        "Home" => selection.nudge(if shift { i64::MIN } else { 0 }, i64::MIN),
        "End" => selection.nudge(if shift { i64::MAX } else { 0 }, i64::MAX),
        "PageUp" => selection.observe_neighbour(-1),
        "PageDown" => selection.observe_neighbour(1),
        "Escape" if !state.timeline.is_sweeping() => selection.free(),
        "+" | "=" => zoom(1.25),
        "-" => zoom(0.8),
        "0" => state.fit(),
        _ => return false,
    }
    true
}

/// Enlarges a picture around its center.
pub fn zoom(viewport: RwSignal<Viewport>, scene: StageScene, factor: f64) {
    enlarge(viewport, scene, center(scene), factor);
}

fn center(scene: StageScene) -> Point {
    scene.now(|scene| Point::new(scene.size.width / 2.0, scene.size.height / 2.0)).unwrap_or_default()
}

/// Enlarges a picture around a point.
fn enlarge(viewport: RwSignal<Viewport>, scene: StageScene, at: Point, factor: f64) {
    let cell = scene.now(|scene| {
        let map = scene.map(0).or_else(|| scene.maps.first());
        map.map_or(f64::INFINITY, |map| match map.line {
            Some(Axis::Height) => map.frame.row_step.y.abs(),
            Some(Axis::Width) | None => map.frame.column_step.x.abs(),
        })
    });
    let cell = cell.unwrap_or(f64::INFINITY);
    viewport.update(|viewport| *viewport = viewport.enlarged(at, factor, cell));
}
