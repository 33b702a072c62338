//! The views of the stage: each draws the chosen unit as a scene, in the reader's words.

use leptos::prelude::*;
use leptos_i18n::td_string;

use wasm_bindgen::JsCast;

use crate::analysis::{Overview, Unit};
use crate::browser::files;
use crate::cnn::Axis;
use crate::paint::paint_on_canvas;
use crate::scene::field::{FieldStrings, FieldView, field_scene};
use crate::scene::layers::{LayersPicture, LayersView, layers_scene};
use crate::scene::side::{SidePicture, SideView, side_scene};
use crate::scene::stack::{MapWords, Scope, Stack};
use crate::scene::{Scene, Size};
use crate::state::{State, View};
use crate::ui::words::{layer, number};

/// The scene of a view.
pub fn draw(state: State, view: View, size: Size) -> Scene {
    match view {
        View::Field => field(state, size),
        View::Layers => layers(state, size),
        View::Side => side(state, size),
    }
}

fn field(state: State, size: Size) -> Scene {
    let Some(picture) = state.selection.picture.get() else { return Scene::new(size) };
    let locale = state.settings.locale.get();
    let (input, output) = state.document.overview.with(|overview| {
        let name = layer::map_name(locale, &overview.plan, picture.unit.map);
        (
            td_string!(locale, stage.input, size = map_size(overview, 0)),
            td_string!(locale, stage.output, name = name, size = map_size(overview, picture.unit.map)),
        )
    });
    let strings = FieldStrings { input: &input, output: &output };
    let (heat, photo) = (state.overlay.heat.get(), state.overlay.input_photo.get());
    let above = state.overlay.influences.get();
    let influenced = above.as_ref().map(|trace| &trace.cells[picture.unit.map]);
    let room = state.versus.room.get().unwrap_or(picture.room);
    field_scene(&FieldView {
        room,
        heat: heat.as_deref(),
        photo: photo.as_deref(),
        influenced,
        ruler: state.overlay.ruler.get(),
        view: state.viewport(View::Field).get(),
        reveal: state.timeline.reveal.get(),
        highlighted: state.selection.lit.get().filter(|&lit| lit > 0),
        hover: state.selection.input_cell.get(),
        ..picture.view(size, strings)
    })
}

fn layers(state: State, size: Size) -> Scene {
    let (Some(picture), Some(Ok(trace))) = (state.selection.picture.get(), state.selection.trace.get()) else {
        return Scene::new(size);
    };
    let words = |map: usize| state.document.overview.with(|overview| map_words(state, overview, map));
    let footprints = picture.footprints.clone();
    let (heat, influences) = (state.overlay.heat.get(), state.overlay.influences.get());
    let picture =
        state.document.overview.with(|all| LayersPicture::of(all, &trace, influences.as_deref(), footprints, &words));
    layers_scene(&LayersView {
        size,
        view: state.viewport(View::Layers).get(),
        picture: &picture,
        scope: Scope::default(),
        focus: Some(state.selection.map.get()),
        reveal: revealed(state, &picture.stack),
        highlighted: state.selection.lit.get(),
        hover: hovered_input(state),
        heat: heat.as_deref(),
        left_out: &|count| left_out(state, count),
    })
}

fn side(state: State, size: Size) -> Scene {
    let Some(Ok(trace)) = state.selection.trace.get() else { return Scene::new(size) };
    let words = |map: usize| state.document.overview.with(|overview| map_words(state, overview, map));
    let influences = state.overlay.influences.get();
    let picture =
        state.document.overview.with(|all| SidePicture::of(all, &trace, influences.as_deref(), Axis::Width, &words));
    side_scene(&SideView {
        size,
        view: state.viewport(View::Side).get(),
        picture: &picture,
        scope: Scope::default(),
        focus: Some(state.selection.map.get()),
        reveal: revealed(state, &picture.stack),
        highlighted: state.selection.lit.get(),
        hover: hovered_input(state),
        left_out: &|count| left_out(state, count),
    })
}

/// How far the unit's cone is drawn: the share of the timeline that has passed, in steps of the stack.
fn revealed(state: State, stack: &Stack) -> f64 {
    let length = (state.timeline.length.get() as f64).max(1.0);
    state.timeline.reveal.get() * stack.steps as f64 / length
}

fn hovered_input(state: State) -> Option<Unit> {
    state.selection.input_cell.get().map(|(row, col)| Unit { map: 0, row, col })
}

fn left_out(state: State, count: usize) -> String {
    td_string!(state.settings.locale.get(), stage.left_out, count = count)
}

/// A map's name, and what its units see or, for the input, its size.
fn map_words(state: State, overview: &Overview, map: usize) -> MapWords {
    let locale = state.settings.locale.get();
    let line = overview.plan.network().input.one_dimensional;
    let sees = match overview.fields[map].size() {
        Some(size) if map > 0 => td_string!(locale, row.sees, size = number::size(&size, line)),
        _ => map_size(overview, map),
    };
    MapWords { name: layer::map_name(locale, &overview.plan, map), sees }
}

/// Rows and columns of a map.
fn map_size(overview: &Overview, map: usize) -> String {
    let line = overview.plan.network().input.one_dimensional;
    overview.plan.shape(map).map_or_else(String::new, |shape| number::size(&shape.size(), line))
}

/// Hands the chosen view to the reader as a picture file, at a number of pixels to a CSS pixel.
pub fn stage_png(state: State, size: Size, scale: f64, name: &str) -> Option<()> {
    let scene = untrack(|| draw(state, state.view.get(), size));
    let theme = untrack(|| super::canvas::theme(state));
    let canvas = document().create_element("canvas").ok()?.dyn_into::<web_sys::HtmlCanvasElement>().ok()?;
    paint_on_canvas((&scene).into(), &theme, &canvas, scale).ok()?;
    files::download_canvas(name, &canvas)
}
