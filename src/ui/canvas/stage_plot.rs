//! The stage's canvas: what the chosen unit sees, in one of the views.

use leptos::{ev, prelude::*};

use super::canvas::place;
use super::fitted::magnification;
use super::{Canvas, Drag, Fitted, Pinch, Pointer};
use crate::analysis::Unit;
use crate::scene::{Point, Scene, Target, View, Viewport};
use crate::state::{Place, State};
use crate::sync::embed_host;
use crate::ui::use_state;
use crate::words;

/// The scene of a canvas on the stage.
pub type StageScene = Fitted<Scene>;

/// How much one turn of the wheel enlarges.
const WHEEL: f64 = 1.0015;

/// What the chosen unit sees. Pointing at a cell of a map shows that unit, a press pins it; arrow keys move it, page keys change the
/// layer.
#[component]
pub fn StagePlot(
    /// The scene.
    scene: StageScene,
    /// Which view it is.
    #[prop(into)]
    view: Signal<View>,
    /// The element that says in words what the picture shows.
    #[prop(default = "unit-sentence")]
    described_by: &'static str,
) -> impl IntoView {
    let state = use_state();
    let target =
        move |point: Point| scene.now(|scene| (scene.hit(point), scene.layer_at(point))).unwrap_or((None, None));
    let point = move |pointer: Option<Pointer>| match pointer {
        None => leave(state),
        Some(Pointer { at, shift }) => {
            let (hit, layer) = target(at);
            reverse(state, shift);
            show(state, hit, layer);
        }
    };
    let press = move |point: Point| match target(point).0 {
        Some(Target::Cell { layer, row, column }) if layer > 0 => {
            let pinned = untrack(|| state.selection.map.get() == layer && state.selection.is_pinned_at(row, column));
            if pinned {
                state.selection.free();
            } else {
                state.observe_map(layer);
                state.selection.pin(row, column);
            }
        }
        Some(Target::Layer(layer)) => state.observe_map(layer),
        _ => {}
    };
    let viewport = move || state.viewport(view.get_untracked());
    let pull = move |Drag { from, to, way: (dx, dy) }: Drag| {
        if state.overlay.measuring.get_untracked() {
            let cell = |point| scene.now(|scene| scene.map(0).and_then(|map| map.nearest_cell(point))).flatten();
            if let (Some(from), Some(to)) = (cell(from), cell(to)) {
                state.overlay.measure_between(from, to);
            }
        } else if !viewport().with_untracked(Viewport::is_fit) {
            viewport().update(|viewport| *viewport = viewport.panned(dx, dy));
        }
    };
    let pinch = move |Pinch { middle, way: (dx, dy), factor }: Pinch| {
        viewport().update(|viewport| *viewport = viewport.panned(dx, dy));
        enlarge(viewport(), scene, middle, factor);
    };
    let enlarged = move || (!state.viewport(view.get()).get().is_fit()).then_some("");
    let key_up = move |event: ev::KeyboardEvent| reverse(state, event.shift_key());
    let key_down = move |event: ev::KeyboardEvent| {
        let zoom = |factor| zoom(viewport(), scene, factor);
        if on_key(state, &zoom, &event) {
            event.prevent_default();
        }
    };
    let wheel = move |event: ev::WheelEvent| {
        // Where the page has something to scroll, the wheel is for that, unless the picture is enlarged already.
        let is_for_page = embed_host::may_scroll() && viewport().get_untracked().is_fit();
        if is_for_page && !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        let at = place(&event, untrack(|| magnification(state)));
        enlarge(viewport(), scene, at, js_sys::Math::pow(WHEEL, -event.delta_y()));
    };
    view! {
        <div
            class="stage-plot"
            role="application"
            data-enlarged=enlarged
            tabindex="0"
            aria-label=words!(stage.canvas)
            aria-describedby=described_by
            on:keydown=key_down
            on:keyup=key_up
            on:blur=move |_| reverse(state, false)
            on:wheel=wheel
        >
            <Canvas fitted=scene on_point=point on_press=press on_drag=pull on_pinch=pinch />
        </div>
    }
}

fn show(state: State, hit: Option<Target>, layer: Option<usize>) {
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
    selection.light(layer);
}

/// Shows for as long as the shift key is held what a unit influences, or hides it if that is shown.
fn reverse(state: State, held: bool) {
    if state.overlay.reversed.get_untracked() != held {
        state.overlay.reversed.set(held);
    }
}

fn leave(state: State) {
    reverse(state, false);
    state.selection.hover(None);
    state.selection.point_at_input(None);
    state.selection.light(None);
}

/// Does what a key asks for; false if it asks for nothing.
fn on_key(state: State, zoom: &dyn Fn(f64), event: &ev::KeyboardEvent) -> bool {
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

/// Enlarges a picture around its middle.
pub fn zoom(viewport: RwSignal<Viewport>, scene: StageScene, factor: f64) {
    let middle = scene.now(|scene| Point::new(scene.size.width / 2.0, scene.size.height / 2.0)).unwrap_or_default();
    enlarge(viewport, scene, middle, factor);
}

/// Enlarges a picture around a point.
fn enlarge(viewport: RwSignal<Viewport>, scene: StageScene, at: Point, factor: f64) {
    let cell = scene.now(|scene| scene.map(0).map_or(f64::INFINITY, |map| map.frame.column_step.x.abs()));
    let cell = cell.unwrap_or(f64::INFINITY);
    viewport.update(|viewport| *viewport = viewport.enlarged(at, factor, cell));
}

impl State {
    /// Looks at the units of a map.
    fn observe_map(&self, map: usize) {
        let key =
            self.document.network.with_untracked(|network| map.checked_sub(1).map(|index| network.nodes()[index].key));
        if self.selection.map.get_untracked() != map {
            self.selection.observe(Some(key.map_or(Place::Input, Place::Node)));
        }
    }
}
