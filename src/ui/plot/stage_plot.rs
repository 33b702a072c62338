//! The stage's canvas: what the chosen unit sees, in one of the views.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::{Canvas, Drawing, views};
use crate::analysis::Unit;
use crate::scene::{Point, Scene, Size, Target, Viewport};
use crate::state::{Place, State};
use crate::ui::use_state;
use crate::words;

/// How much one turn of the wheel enlarges.
const WHEEL: f64 = 1.0015;

/// What the chosen unit sees. Pointing at a cell of a map shows that unit, a press pins it; arrow keys move it, page keys change the
/// layer.
#[component]
pub fn StagePlot(
    /// Where the scene is kept that was drawn last.
    scene: StoredValue<Arc<Scene>>,
) -> impl IntoView {
    let state = use_state();
    let draw = Callback::new(move |size: Size| {
        let drawn = Arc::new(views::draw(state, size));
        scene.set_value(Arc::clone(&drawn));
        Drawing::Scene(drawn)
    });
    let target = move |point: Point| scene.with_value(|scene| (scene.hit(point), scene.layer_at(point)));
    let point = move |point: Option<Point>| match point {
        None => leave(state),
        Some(point) => {
            let (hit, layer) = target(point);
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
    let pan = move |(dx, dy): (f64, f64)| {
        if !state.viewport.with_untracked(Viewport::is_fit) {
            state.viewport.update(|viewport| *viewport = viewport.panned(dx, dy));
        }
    };
    let key_down = move |event: ev::KeyboardEvent| on_key(state, scene, &event);
    let wheel = move |event: ev::WheelEvent| {
        if !(event.ctrl_key() || event.meta_key() || !state.viewport.get_untracked().is_fit()) {
            return;
        }
        event.prevent_default();
        let at = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
        state.viewport.update(|viewport| *viewport = viewport.zoomed_at(at, WHEEL.powf(-event.delta_y())));
    };
    view! {
        <div
            class="stage-plot"
            role="application"
            tabindex="0"
            aria-label=words!(stage.canvas)
            aria-describedby="unit-sentence"
            on:keydown=key_down
            on:wheel=wheel
        >
            <Canvas draw on_point=point on_press=press on_drag=pan />
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

fn leave(state: State) {
    state.selection.hover(None);
    state.selection.point_at_input(None);
    state.selection.light(None);
}

fn on_key(state: State, scene: StoredValue<Arc<Scene>>, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let step = if event.shift_key() { 5 } else { 1 };
    let selection = state.selection;
    match event.key().as_str() {
        "ArrowUp" => selection.nudge(-step, 0),
        "ArrowDown" => selection.nudge(step, 0),
        "ArrowLeft" => selection.nudge(0, -step),
        "ArrowRight" => selection.nudge(0, step),
        "Home" => selection.nudge(0, i64::MIN),
        "End" => selection.nudge(0, i64::MAX),
        "PageUp" => selection.observe_neighbour(-1),
        "PageDown" => selection.observe_neighbour(1),
        "Escape" => selection.free(),
        "+" | "=" => zoom(state, scene, 1.25),
        "-" => zoom(state, scene, 0.8),
        "0" => state.viewport.set(Viewport::default()),
        _ => return,
    }
    event.prevent_default();
}

/// Enlarges the picture around its middle.
pub fn zoom(state: State, scene: StoredValue<Arc<Scene>>, factor: f64) {
    let middle = scene.with_value(|scene| Point::new(scene.size.width / 2.0, scene.size.height / 2.0));
    state.viewport.update(|viewport| *viewport = viewport.zoomed_at(middle, factor));
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
