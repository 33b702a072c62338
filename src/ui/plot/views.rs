//! The views of the stage: each draws the chosen unit as a scene, in the reader's words.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{Field, Overview, Trace, Unit};
use crate::cnn::Axis;
use crate::scene::field::{FieldPicture, FieldStrings, FieldView, ReachedMap, field_scene};
use crate::scene::layers::{LayersPicture, LayersView, layers_scene};
use crate::scene::side::{SidePicture, SideView, side_scene};
use crate::scene::stack::{MapWords, Stack};
use crate::scene::{Scene, Size, View};
use crate::state::State;
use crate::ui::words::{layer, number};

/// The views of a state. What does not change from frame to frame is worked out once a unit.
#[derive(Clone, Copy)]
pub struct Views {
    state: State,
    layers: Memo<Option<Arc<LayersPicture>>>,
    side: Memo<Option<Arc<SidePicture>>>,
}

impl Views {
    /// The views of a state.
    pub fn new(state: State) -> Self {
        let overview = state.document.overview;
        let words = move |map: usize| overview.with(|overview| map_words(state, overview, map));
        let trace = move || state.selection.trace.get()?.ok();
        let layers = move || {
            let footprints = state.selection.picture.get()?.footprints.clone();
            let (trace, influences) = (trace()?, state.overlay.influences.get());
            Some(overview.with(|all| LayersPicture::of(all, &trace, influences.as_deref(), footprints, &words)))
        };
        let side = move || {
            let (trace, influences) = (trace()?, state.overlay.influences.get());
            Some(overview.with(|all| SidePicture::of(all, &trace, influences.as_deref(), Axis::Width, &words)))
        };
        // Whatever they depend on has changed when they are worked out: there is nothing to be gained by comparing.
        Self {
            state,
            layers: Memo::new_with_compare(move |_| layers().map(Arc::new), |_, _| true),
            side: Memo::new_with_compare(move |_| side().map(Arc::new), |_, _| true),
        }
    }

    /// The scene of a view.
    pub fn draw(&self, view: View, size: Size) -> Scene {
        match view {
            View::Field => field(self.state, size),
            View::Layers => self.layers(size).unwrap_or_else(|| Scene::new(size)),
            View::Side => self.side(size).unwrap_or_else(|| Scene::new(size)),
        }
    }

    fn layers(&self, size: Size) -> Option<Scene> {
        let state = self.state;
        let picture = self.layers.get()?;
        let heat = state.overlay.heat.get();
        Some(layers_scene(&LayersView {
            view: state.viewport(View::Layers).get(),
            focus: Some(state.selection.map.get()),
            reveal: revealed(state, &picture.stack),
            highlighted: state.selection.lit.get(),
            hover: hovered_input(state),
            heat: heat.as_deref(),
            ..picture.view(size, &|count| left_out(state, count))
        }))
    }

    fn side(&self, size: Size) -> Option<Scene> {
        let state = self.state;
        let picture = self.side.get()?;
        Some(side_scene(&SideView {
            view: state.viewport(View::Side).get(),
            focus: Some(state.selection.map.get()),
            reveal: revealed(state, &picture.stack),
            highlighted: state.selection.lit.get(),
            hover: hovered_input(state),
            ..picture.view(size, &|count| left_out(state, count))
        }))
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
    let (heat, photo) = (state.overlay.heat.get(), state.overlay.input_photo.get());
    let above = state.overlay.influences.get();
    let influenced = above.as_ref().map(|trace| &trace.cells[picture.unit.map]);
    let reached = above.as_ref().and_then(|trace| reached(state, &picture, trace));
    let says_reached = reached.as_ref().map_or_else(String::new, |(words, _)| words.clone());
    let strings = FieldStrings { input: &input, output: &output, reached: &says_reached };
    let room = state.versus.room.get().unwrap_or(picture.room);
    field_scene(&FieldView {
        room,
        heat: heat.as_deref(),
        photo: photo.as_deref(),
        influenced,
        reached: reached.as_ref().map(|(_, reached)| *reached),
        ruler: state.overlay.ruler.get(),
        view: state.viewport(View::Field).get(),
        reveal: state.timeline.reveal.get(),
        highlighted: state.selection.lit.get().filter(|&lit| lit > 0),
        hover: state.selection.input_cell.get(),
        ..picture.view(size, strings)
    })
}

/// The map further up that the unit reaches, and its name.
fn reached<'a>(state: State, picture: &FieldPicture, influences: &'a Trace) -> Option<(String, ReachedMap<'a>)> {
    let (locale, looked_at) = (state.settings.locale.get(), state.selection.map.get());
    state.document.overview.with(|overview| {
        let reached = picture.reached(overview, influences, looked_at)?;
        let name = layer::map_name(locale, &overview.plan, reached.layer);
        let words = td_string!(locale, stage.reached, name = name, size = map_size(overview, reached.layer));
        Some((words, reached))
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
    let sees = match &overview.fields[map] {
        _ if map == 0 => map_size(overview, map),
        Field::Global => td_string!(locale, row.whole_map).to_owned(),
        field => {
            let size = field.size().map(|size| number::size(&size, line));
            size.map_or_else(String::new, |size| td_string!(locale, row.sees, size = size))
        }
    };
    MapWords { name: layer::map_name(locale, &overview.plan, map), sees }
}

/// Rows and columns of a map.
fn map_size(overview: &Overview, map: usize) -> String {
    let line = overview.plan.network().input.one_dimensional;
    overview.plan.shape(map).map_or_else(String::new, |shape| number::size(&shape.size(), line))
}
