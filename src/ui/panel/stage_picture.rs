//! The picture of what the chosen unit sees, and the sentence that says it in words.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::{html, prelude::*};

use super::refusal::Obstacle;
use crate::analysis::{Overview, Trace, Unit};
use crate::scene::{Scene, View};
use crate::state::{Counted, State};
use crate::ui::later::{Later, Piece};
use crate::ui::plot::{StagePlot, Views, field_scene};
use crate::ui::size::use_size;
use crate::ui::widget::Announcer;
use crate::ui::words::{influence, list, sentence};
use crate::ui::{given, use_state};
use crate::words;

/// A view gets so many CSS pixels before another stands beside it.
const ROOM_FOR_A_VIEW: f64 = 520.0;

/// Where the scenes are kept that were drawn last: one a view, or one a network.
#[derive(Clone, Copy)]
pub(super) struct Scenes(pub(super) [StoredValue<Arc<Scene>>; View::ALL.len()]);

/// The picture in as many views as have room, or of two networks; above it what stands in its way, below it the sentence.
#[component]
pub(super) fn StagePicture(
    /// Where the scene of each view is kept that was drawn last.
    scenes: [StoredValue<Arc<Scene>>; View::ALL.len()],
) -> impl IntoView {
    provide_context(Scenes(scenes));
    let state = use_state();
    let comparing = state.versus.comparing;
    let saying: Saying = given();
    let words = Memo::new(move |_| saying.of(state));
    // While the unit sweeps or the pointer flies over the map, screen readers are left alone.
    let announced = Signal::derive(move || if state.timeline.playing.get() { String::new() } else { words.get() });
    let is_counted = move || state.overlay.weights.with(Option::is_some).then_some("");
    let canvas = NodeRef::<html::Div>::new();
    let size = use_size(canvas);
    let shown = Memo::new(move |_| side_by_side(state.view.get(), size.get().width));
    // A place for every view that may have room, each of which is made anew when another view takes it.
    let places = move || {
        (0..View::ALL.len())
            .map(|place| {
                let view = Memo::new(move |_| shown.with(|shown| shown.get(place).copied()));
                (move || view.get().map(|view| plot(state, scenes, view))).into_any()
            })
            .collect_view()
            .into_any()
    };
    view! {
        <Obstacle />
        <div class="stage-canvas" node_ref=canvas>
            <Show
                when=move || comparing.get()
                fallback=places
            >
                <Later piece=Piece::Contenders />
            </Show>
        </div>
        <Show when=move || !comparing.get()>
            <p class="stage-caption" id="unit-sentence" data-counted=is_counted>
                {move || unbroken(&words.get())}
                {awaited(state)}
            </p>
        </Show>
        <Announcer message=announced />
    }
}

/// One view of the unit one looks at. The field comes with the page.
fn plot(state: State, scenes: [StoredValue<Arc<Scene>>; View::ALL.len()], view: View) -> AnyView {
    if view == View::Field {
        let draw = Callback::new(move |size| field_scene(state, size));
        return view! { <StagePlot scene=scenes[view as usize] draw view /> }.into_any();
    }
    view! { <Provider value=view><Later piece=Piece::StackedView /></Provider> }.into_any()
}

/// The view of the context, of all maps.
pub fn stacked_view() -> AnyView {
    let (Scenes(scenes), view) = (given(), given::<View>());
    let state = use_state();
    let views = Views::new(state);
    let draw = Callback::new(move |size| views.draw(view, size));
    view! { <StagePlot scene=scenes[view as usize] draw view /> }.into_any()
}

/// The views that fit beside one another, the chosen one first.
fn side_by_side(chosen: View, width: f64) -> Vec<View> {
    let count = ((width / ROOM_FOR_A_VIEW) as usize).clamp(1, View::ALL.len());
    std::iter::once(chosen).chain(View::ALL.into_iter().filter(|&view| view != chosen)).take(count).collect()
}

/// How the unit one looks at is put into words, in the context: at first only what it [sees](seen), and all of the [sentence](sentence()) once more
/// than that can be worked out.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Saying(StoredValue<fn(State) -> String>);

impl Saying {
    /// What a unit sees.
    pub(in crate::ui) fn new() -> Self {
        Self(StoredValue::new(seen))
    }

    /// From now on, all that is shown. It is heard when the state can work that out.
    pub(in crate::ui) fn say_all(self) {
        self.0.set_value(sentence);
    }

    fn of(self, state: State) -> String {
        state.overlay.working.track();
        self.0.get_value()(state)
    }
}

/// What the unit one looks at sees, and what it influences or how much counts where that is shown, in words.
pub fn sentence(state: State) -> String {
    let locale = state.settings.locale.get();
    let Some(unit) = state.selection.unit.get() else { return String::new() };
    let influences = state.overlay.influences.get();
    // Shades are shown of complete fields.
    let counted = state.overlay.counted.get().filter(|_| state.timeline.rests_at().is_none());
    let above = state.selection.map.get();
    let counts = state.document.overview.with(|overview| {
        if let Some(influences) = influences {
            return Err(influence::reaches(locale, overview, &influences, above));
        }
        Ok(counted.and_then(|counted| match counted {
            Counted::Shades(heat) => Some(influence::shares(locale, overview, unit, &heat)),
            Counted::Missing(reason) => Some(influence::missing(locale, &reason)),
            Counted::Refused(reason) => Some(reason.to_string()),
            Counted::Awaited => None,
        }))
    });
    match counts {
        Ok(counts) => list::in_turn(locale, std::iter::once(seen(state)).chain(counts)),
        Err(influences) => influences,
    }
}

/// What the unit one looks at sees, in words, or what is seen at the step at which the timeline rests; of signals as a time too.
fn seen(state: State) -> String {
    let locale = state.settings.locale.get();
    let (Some(unit), Some(trace)) = (state.selection.unit.get(), state.selection.trace.get()) else {
        return String::new();
    };
    state.document.overview.with(|overview| {
        let trace = trace.as_ref().map(AsRef::as_ref).map_err(|reason| *reason);
        let step = trace.ok().and_then(|trace| unit_of_step(state, overview, trace));
        let cells_of_step = step.map(|unit| overview.seen(unit));
        let (unit, cells) = match &cells_of_step {
            Some(cells) => (step.unwrap_or(unit), cells.as_ref().map_err(|reason| *reason)),
            None => (unit, trace.map(|trace| &trace.cells[0])),
        };
        let seen = sentence::seen(locale, overview, unit, cells);
        let rate = state.settings.sample_rate.get();
        let time = cells.ok().and_then(|cells| sentence::time(locale, overview, unit, cells, rate));
        list::in_turn(locale, [Some(seen), time].into_iter().flatten())
    })
}

/// The unit whose field is shown where the timeline rests before its end.
fn unit_of_step(state: State, overview: &Overview, trace: &Trace) -> Option<Unit> {
    let Some(step) = state.timeline.rests_at()?.checked_sub(1) else { return Some(Unit { map: 0, row: 0, col: 0 }) };
    let picture = state.selection.picture.get()?;
    let layer = picture.footprints.get(step)?.layer;
    overview.growth(trace).into_iter().find(|unit| unit.map == layer)
}

/// Says below a picture that how much its cells count is still being worked out.
pub(super) fn awaited(state: State) -> AnyView {
    let is_awaited = Memo::new(move |_| {
        state.overlay.counted.with(|counted| *counted == Some(Counted::Awaited))
            && state.overlay.influences.with(Option::is_none)
    });
    view! {
        <Show when=move || is_awaited.get()>" "<span class="stage-working">{words!(influence.working)}</span></Show>
    }
    .into_any()
}

/// A sentence whose ranges, such as 0–223, stay on one line.
pub(super) fn unbroken(sentence: &str) -> String {
    sentence.replace('–', "–\u{2060}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::notation;
    use crate::i18n::Locale;

    #[test]
    fn the_sentence_speaks_of_the_step_at_which_the_timeline_rests() {
        Owner::new().with(|| {
            let network = notation::read("input 3x15x15; conv 8 k3 p1; conv 8 k3 p2 d2; conv 8 k3 p1");
            let state = State::new(network.expect("a network in the notation"), Locale::en);
            let says = |position: f64, words: &str| {
                state.timeline.seek(position);
                let said = untrack(|| sentence(state));
                assert!(said.contains(words), "{said} at {position}");
            };
            says(0.0, "each pixel sees only itself");
            says(1.0, "conv1 sees rows 6–8, columns 6–8 of the input: all 9 cells");
            says(2.0, "conv2 sees rows 4–10, columns 4–10 of the input: all 49 cells");
            says(3.0, "conv3 sees rows 3–11");
            state.selection.pin(0, 0);
            says(1.0, "Row 0, column 0 of conv1 sees rows 0–1, columns 0–1 of the input: all 4 cells, with 5 more of its 3×3 field on padding");
            // The sentence does not change from frame to frame.
            state.timeline.playing.set(true);
            says(1.0, "Row 0, column 0 of conv3");
        });
    }

    #[test]
    fn as_many_views_stand_beside_one_another_as_have_room() {
        assert_eq!(side_by_side(View::Layers, 752.0), [View::Layers]);
        assert_eq!(side_by_side(View::Layers, 1200.0), [View::Layers, View::Field]);
        assert_eq!(side_by_side(View::Field, 5000.0), View::ALL);
    }
}
