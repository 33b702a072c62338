//! The views of the stage as scenes: field, layers, side, kernel.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::map_words::field_words;
use crate::analysis::{Field, NetworkAnalysis, Trace, Unit};
use crate::app::{AppState, Motion};
use crate::comparison::Pair;
use crate::network::{Axes, Axis};
use crate::scene::field::layout::Layout as FieldLayout;
use crate::scene::field::{self, FieldPicture, FieldStrings, FieldView, ReachedMap};
use crate::scene::kernel::{KernelPicture, KernelView, KernelWords, kernel_scene};
use crate::scene::layers::layout::Layout as LayersLayout;
use crate::scene::layers::{LayersPicture, LayersView, layers_scene};
use crate::scene::shared_scale::same_cell;
use crate::scene::side::layout::Layout as SideLayout;
use crate::scene::side::{FieldRows, SidePicture, SideView, aligned_side_scene, side_scene};
use crate::scene::stack::{MapWords, Stack, StackView};
use crate::scene::{Scene, Size, View};
use crate::text::{layer, number};

/// The views of a state, or of one of two compared networks. What does not change per frame is computed once per unit.
#[derive(Clone, Copy)]
pub struct Views {
    own: Pictures,
    /// The pictures beside them, with cells of the same size.
    other: Option<Pictures>,
}

/// The data of the stacked views of a state.
#[derive(Clone, Copy)]
struct Pictures {
    state: AppState,
    layers: Memo<Option<Arc<LayersPicture>>>,
    side: Memo<Option<Arc<SidePicture>>>,
    /// The side view along the rows.
    side_of_rows: Memo<Option<Arc<SidePicture>>>,
    kernel: Memo<Option<Arc<KernelPicture>>>,
}

impl Views {
    /// The views of a state.
    pub fn new(state: AppState) -> Self {
        Self { own: Pictures::new(state), other: None }
    }

    /// The views of two compared networks, on canvases of one size.
    pub fn of_both(state: AppState) -> Pair<Self> {
        let both = Pair::new(state, state.partner()).map(Pictures::new);
        let views = |own, other| Self { own, other: Some(other) };
        Pair::new(views(both.a, both.b), views(both.b, both.a))
    }

    /// The scene of a view.
    pub fn draw(&self, view: View, size: Size) -> Scene {
        let cell = self.other.and_then(|other| shared_cell(view, size, [self.own, other]));
        let scene = match view {
            View::Field => field(self.own.state, size, cell),
            View::Layers => self.own.layers(size, cell),
            View::Side => self.own.side(size, cell),
            View::Kernel => self.own.kernel(size),
        };
        scene.unwrap_or_else(|| Scene::new(size))
    }

    /// The scene of the side view beside a field view of the same height, on whose rows it stands.
    pub fn draw_side_of_rows(&self, rows: &FieldRows, size: Size) -> Scene {
        self.own.side_of_rows(rows, size).unwrap_or_else(|| Scene::new(size))
    }
}

impl Pictures {
    fn new(state: AppState) -> Self {
        let analysis = state.document.analysis;
        let words = move |map: usize| analysis.with(|analysis| map_words(state, analysis, map));
        let trace = move || state.selection.trace.get()?.ok();
        let layers = move || {
            let footprints = state.selection.picture.get()?.footprints.clone();
            let (trace, influences) = (trace()?, state.overlay.influences.get());
            Some(analysis.with(|all| LayersPicture::of(all, &trace, influences.as_deref(), footprints, &words)))
        };
        let side = move |axis: Axis| {
            let (trace, influences) = (trace()?, state.overlay.influences.get());
            let picture = analysis.with(|all| SidePicture::of(all, &trace, influences.as_deref(), axis, &words));
            let is_line = state.document.network.with(|network| network.input.one_dimensional);
            Some(picture.with_rate(if is_line { state.settings.sample_rate.get() } else { 0 }))
        };
        let kernel = move || {
            let unit = state.selection.unit.get()?;
            let name = analysis.with(|all| layer::map_name(state.settings.locale.get(), &all.shaped, unit.map));
            let missing = td_string!(state.settings.locale.get(), stage.no_kernel, name = name);
            Some(analysis.with(|all| KernelPicture::of(all, unit, &words, KernelWords { missing })))
        };
        // Their inputs have changed whenever they are computed, so that comparing the results would gain nothing.
        Self {
            state,
            layers: Memo::new_with_compare(move |_| layers().map(Arc::new), |_, _| true),
            side: Memo::new_with_compare(move |_| side(Axis::Width).map(Arc::new), |_, _| true),
            side_of_rows: Memo::new_with_compare(move |_| side(Axis::Height).map(Arc::new), |_, _| true),
            kernel: Memo::new_with_compare(move |_| kernel().map(Arc::new), |_, _| true),
        }
    }

    fn layers(self, size: Size, cell: Option<Axes<f64>>) -> Option<Scene> {
        let picture = self.layers.get()?;
        let (heat, words) = (self.state.overlay.heat.get(), |count| left_out(self.state, count));
        let view = LayersView { cell, heat: heat.as_deref(), ..picture.view(size, &words) };
        Some(layers_scene(&self.now(View::Layers, &picture.stack, view)))
    }

    fn side(self, size: Size, cell: Option<Axes<f64>>) -> Option<Scene> {
        let picture = self.side.get()?;
        let (heat, words) = (self.state.overlay.heat.get(), |count| left_out(self.state, count));
        let view = SideView { cell, heat: heat.as_deref(), ..picture.view(size, &words) };
        Some(side_scene(&self.now(View::Side, &picture.stack, view)))
    }

    fn side_of_rows(self, rows: &FieldRows, size: Size) -> Option<Scene> {
        let picture = self.side_of_rows.get()?;
        let (heat, words) = (self.state.overlay.heat.get(), |count| left_out(self.state, count));
        let view = SideView { heat: heat.as_deref(), ..picture.view(size, &words) };
        Some(aligned_side_scene(&self.now(View::Field, &picture.stack, view), rows))
    }

    fn kernel(self, size: Size) -> Option<Scene> {
        let (picture, state) = (self.kernel.get()?, self.state);
        let length = (state.timeline.length.get() as f64).max(1.0);
        Some(kernel_scene(&KernelView {
            view: state.viewport(View::Kernel).get(),
            reveal: state.timeline.at.get() / length,
            highlighted: state.selection.highlighted.get(),
            pinned: is_pinned(state),
            hover: hovered_input(state),
            ..picture.view(size)
        }))
    }

    /// A view of a stack at the present moment: growth, viewport and highlight.
    fn now<'a, Picture>(self, shown: View, stack: &Stack, view: StackView<'a, Picture>) -> StackView<'a, Picture> {
        let state = self.state;
        StackView {
            view: state.viewport(shown).get(),
            focus: Some(state.selection.map.get()),
            reveal: revealed(state, stack),
            highlighted: state.selection.highlighted.get(),
            pinned: is_pinned(state),
            hover: hovered_input(state),
            ..view
        }
    }

    /// The cell size of the input that fits a canvas.
    fn fitting_cell(self, view: View, size: Size) -> Option<Axes<f64>> {
        let state = self.state;
        let (focus, words) = (Some(state.selection.map.get()), |count| left_out(state, count));
        Some(match view {
            View::Field => {
                let picture = state.selection.picture.get()?;
                let room = state.comparison.room.get().unwrap_or(picture.room);
                let has_profiles = state.overlay.weights.get().is_some();
                let view = FieldView { room, has_profiles, ..picture.view(size, FieldStrings::default()) };
                FieldLayout::of(&view).cell()
            }
            View::Layers => LayersLayout::of(&LayersView { focus, ..self.layers.get()?.view(size, &words) }).cell,
            View::Side => SideLayout::of(&SideView { focus, ..self.side.get()?.view(size, &words) }).cell,
            // Its cells are as large as their numbers need.
            View::Kernel => return None,
        })
    }
}

/// The selected unit's field, with cells of a given size or as large as fits.
fn field(state: AppState, size: Size, cell: Option<Axes<f64>>) -> Option<Scene> {
    let picture = state.selection.picture.get()?;
    let locale = state.settings.locale.get();
    let (input, output) = state.document.analysis.with(|analysis| {
        let name = layer::map_name(locale, &analysis.shaped, picture.unit.map);
        (
            td_string!(locale, stage.input, size = map_size(analysis, 0)),
            td_string!(locale, stage.output, name = name, size = shown_size(state, analysis, picture.unit.map)),
        )
    });
    let (heat, photo) = (state.overlay.heat.get(), state.overlay.input_photo.get());
    let above = state.overlay.influences.get();
    let influenced = above.as_ref().map(|trace| &trace.cells[picture.unit.map]);
    let reached = above.as_ref().and_then(|trace| reached(state, &picture, trace));
    let says_reached = reached.as_ref().map_or_else(String::new, |(words, _)| words.clone());
    let strings =
        FieldStrings { input: &input, zoom: td_string!(locale, stage.zoom), output: &output, reached: &says_reached };
    let room = state.comparison.room.get().unwrap_or(picture.room);
    Some(field::field_scene(&FieldView {
        room,
        cell,
        heat: heat.as_deref(),
        has_profiles: state.overlay.weights.get().is_some(),
        photo: photo.as_deref(),
        influenced,
        reached: reached.as_ref().map(|(_, reached)| *reached),
        ruler: state.overlay.ruler.get(),
        view: state.viewport(View::Field).get(),
        reveal: state.timeline.reveal.get(),
        highlighted: state.selection.highlighted.get().filter(|&map| map > 0),
        edited: state.selection.edited_map(),
        pinned: is_pinned(state),
        hover: state.selection.input_cell.get(),
        ..picture.view(size, strings)
    }))
}

/// The cell size of the input in two pictures side by side.
fn shared_cell(view: View, size: Size, [own, other]: [Pictures; 2]) -> Option<Axes<f64>> {
    let [ours, theirs] = [own, other].map(|side| side.state.document.network.with(|network| network.input.size));
    same_cell(own.fitting_cell(view, size)?, other.fitting_cell(view, size)?, ours == theirs)
}

/// The later map that the unit influences, and its name.
fn reached<'a>(state: AppState, picture: &FieldPicture, influences: &'a Trace) -> Option<(String, ReachedMap<'a>)> {
    let (locale, looked_at) = (state.settings.locale.get(), state.selection.map.get());
    state.document.analysis.with(|analysis| {
        let reached = picture.reached(analysis, influences, looked_at)?;
        let name = layer::map_name(locale, &analysis.shaped, reached.layer);
        let words = td_string!(locale, stage.reached, name = name, size = shown_size(state, analysis, reached.layer));
        Some((words, reached))
    })
}

/// How far the unit's cone is drawn: the elapsed share of the timeline, in steps of the stack.
fn revealed(state: AppState, stack: &Stack) -> f64 {
    let length = (state.timeline.length.get() as f64).max(1.0);
    state.timeline.reveal.get() * stack.steps as f64 / length
}

/// Whether the selected unit is pinned; not while it sweeps, or another is under the pointer.
fn is_pinned(state: AppState) -> bool {
    let is_sweeping = state.timeline.playing.get() && state.timeline.motion.get() == Motion::Sweep;
    state.selection.is_pinned() && !is_sweeping
}

fn hovered_input(state: AppState) -> Option<Unit> {
    state.selection.input_cell.get().map(|(row, col)| Unit { map: 0, row, col })
}

fn left_out(state: AppState, count: usize) -> String {
    td_string!(state.settings.locale.get(), stage.left_out, count = count)
}

/// A map's name, and its field size or, for the input, its size.
fn map_words(state: AppState, analysis: &NetworkAnalysis, map: usize) -> MapWords {
    let locale = state.settings.locale.get();
    let sees = match &analysis.fields[map] {
        _ if map == 0 => map_size(analysis, map),
        Field::Local(_) => td_string!(locale, row.sees, size = field_words(state, analysis, map)),
        _ if state.selection.hides_field(map) => td_string!(locale, row.sees, size = number::UNKNOWN),
        Field::Unknown => td_string!(locale, row.unknown).to_owned(),
        Field::Global => td_string!(locale, row.whole_map).to_owned(),
        _ => String::new(),
    };
    MapWords { name: layer::map_name(locale, &analysis.shaped, map), sees }
}

/// Rows and columns of a map, unless they answer an open question.
fn shown_size(state: AppState, analysis: &NetworkAnalysis, map: usize) -> String {
    let size = map_size(analysis, map);
    if state.selection.hides_size(map, &size) { number::UNKNOWN.to_owned() } else { size }
}

/// Rows and columns of a map.
fn map_size(analysis: &NetworkAnalysis, map: usize) -> String {
    let line = analysis.shaped.network().input.one_dimensional;
    analysis.shaped.shape(map).map_or_else(String::new, |shape| number::size(&shape.size(), line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::i18n::Locale;
    use crate::scene::Point;

    const CANVAS: Size = Size::new(520.0, 560.0);
    const DEEP: &str =
        "input 8x15x15; conv 8 k3 p1; conv 8 k3 p1; conv 8 k3 p1; conv 8 k3 p1; conv 8 k3 p1; conv 8 k3 p1";

    /// The row step and the column step of the input, in CSS pixels, in the pictures of both networks.
    #[expect(clippy::large_stack_arrays, reason = "two bundles of handles, in a test")]
    fn steps(texts: [&str; 2], view: View) -> [(Point, Point); 2] {
        let owner = Owner::new();
        owner.with(|| {
            let [first, second] = texts.map(|text| notation::read(text).expect("a network in the notation"));
            let state = AppState::new(first, Locale::en);
            state.compare_with(Some(second));
            let views = Views::of_both(state);
            [views.a, views.b].map(|views| {
                let scene = untrack(|| views.draw(view, CANVAS));
                let input = scene.map(0).expect("the input is drawn");
                (input.frame.row_step, input.frame.column_step)
            })
        })
    }

    /// Asserts that cells have the same size in both pictures, in every view.
    fn is_same(texts: [&str; 2]) {
        for view in [View::Field, View::Layers, View::Side] {
            let [first, second] = steps(texts, view);
            assert!(first.1.x > 0.0, "{view:?} of {texts:?}");
            // The rows of the cross-section are not rows of cells.
            let is_as_high = view == View::Side || first.0.distance(second.0) < 1e-9;
            assert!(is_as_high && first.1.distance(second.1) < 1e-9, "{view:?} of {texts:?}: {first:?} {second:?}");
        }
    }

    #[test]
    fn a_deep_and_a_shallow_network_have_cells_of_one_size() {
        is_same([DEEP, "input 8x15x15; conv 8 k7 p3"]);
        is_same(["input 8x15x15; conv 8 k7 p3", DEEP]);
    }

    #[test]
    fn so_have_inputs_that_differ_a_little() {
        is_same(["input 8x15x15; conv 8 k7 p3", "input 8x32x32; conv 8 k3 p1; conv 8 k3 s2 p1"]);
        is_same(["input 1x40; conv 1 k5", "input 1x30; conv 1 k3; conv 1 k3"]);
    }

    #[test]
    fn so_have_large_inputs_of_which_a_part_is_shown() {
        is_same(["input 3x224x224; conv 8 k5 p2", "input 3x224x224; conv 8 k7 s2 p3; maxpool k3 s2 p1; conv 8 k3 p1"]);
    }

    #[test]
    fn cells_of_a_small_input_stay_visible_beside_a_large_one() {
        let [small, large] = steps(["input 3x15x15; conv 8 k3 p1", "input 3x640x640; conv 8 k3 p1"], View::Field);
        // A part of the large input is shown, so that the cells of both are distinguishable.
        assert!(small.1.x > 12.0 && large.1.x > 12.0, "{small:?} {large:?}");
    }
}
