//! Unit sentence: what the selected unit sees, as the text description of the canvas.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{NetworkAnalysis, Trace, Unit};
use crate::app::{AppState, InfluenceState};
use crate::scene::View;
use crate::text::{computation, influence, list, sentence};

/// What the selected unit sees, and what it influences or the influence on it, if that is shown; nothing that would answer an open
/// question.
pub fn unit_sentence(state: AppState) -> String {
    let sentence = full_sentence(state);
    if state.selection.hides_sentence(&sentence) {
        return td_string!(state.settings.locale.get(), learn.hidden).to_owned();
    }
    sentence
}

fn full_sentence(state: AppState) -> String {
    let locale = state.settings.locale.get();
    let Some(unit) = state.selection.unit.get() else { return String::new() };
    let influences = state.overlay.influences.get();
    // Shades are shown on complete fields only.
    let counted = state.overlay.counted.get().filter(|_| state.timeline.rests_at().is_none());
    let above = state.selection.map.get();
    let shows_kernel = state.view.get() == View::Kernel && !state.comparison.comparing.get();
    let counts = state.document.analysis.with(|analysis| {
        if let Some(influences) = influences {
            return Err(influence::reaches(locale, analysis, &influences, above));
        }
        Ok(counted.and_then(|counted| match counted {
            InfluenceState::Shades(heat) => Some(influence::shares(locale, analysis, unit, &heat)),
            InfluenceState::Missing(reason) => Some(influence::missing(locale, &reason)),
            InfluenceState::Refused(reason) => Some(reason.to_string()),
            InfluenceState::Awaited => None,
        }))
    });
    let computed =
        shows_kernel.then(|| state.document.analysis.with(|all| computation::computation(locale, all, unit)));
    match counts {
        Ok(counts) => list::in_turn(locale, computed.into_iter().chain([seen(state)]).chain(counts)),
        Err(influences) => influences,
    }
}

/// What the selected unit sees, or what is seen at the step at which the timeline rests; for signals also as a time.
fn seen(state: AppState) -> String {
    let locale = state.settings.locale.get();
    let (Some(unit), Some(trace)) = (state.selection.unit.get(), state.selection.trace.get()) else {
        return String::new();
    };
    state.document.analysis.with(|analysis| {
        let trace = trace.as_ref().map(AsRef::as_ref).map_err(|reason| *reason);
        if let Some(sentence) = trace.ok().and_then(|trace| descent(state, analysis, trace)) {
            return sentence;
        }
        let step = trace.ok().and_then(|trace| unit_of_step(state, analysis, trace));
        let cells_of_step = step.map(|unit| analysis.seen(unit));
        let (unit, cells) = match &cells_of_step {
            Some(cells) => (step.unwrap_or(unit), cells.as_ref().map_err(|reason| *reason)),
            None => (unit, trace.map(|trace| &trace.cells[0])),
        };
        let seen = sentence::seen(locale, analysis, unit, cells);
        let rate = state.settings.sample_rate.get();
        let time = cells.ok().and_then(|cells| sentence::time(locale, analysis, unit, cells, rate));
        list::in_turn(locale, [Some(seen), time].into_iter().flatten())
    })
}

/// What the unit sees of the map down to which a view from its layer to the input is drawn, at the step at which the timeline rests. `None` in
/// other views and at the end.
fn descent(state: AppState, analysis: &NetworkAnalysis, trace: &Trace) -> Option<String> {
    if !matches!(state.view.get(), View::Layers | View::Side) {
        return None;
    }
    let locale = state.settings.locale.get();
    let step = state.timeline.rests_at()?;
    let picture = state.selection.picture.get()?;
    let Some(above) = step.checked_sub(1) else { return Some(sentence::alone(locale, analysis, trace.unit)) };
    let layer = picture.footprints.iter().rev().nth(above)?.layer;
    let map = *analysis.shaped.step_of(layer)?.sources.first()?;
    Some(sentence::seen_of(locale, analysis, trace, map))
}

/// The unit whose field is shown at the step at which the timeline rests before its end.
fn unit_of_step(state: AppState, analysis: &NetworkAnalysis, trace: &Trace) -> Option<Unit> {
    let Some(step) = state.timeline.rests_at()?.checked_sub(1) else { return Some(Unit { map: 0, row: 0, col: 0 }) };
    let picture = state.selection.picture.get()?;
    let layer = picture.footprints.get(step)?.layer;
    analysis.growth(trace).into_iter().find(|unit| unit.map == layer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::i18n::Locale;

    #[test]
    fn the_sentence_speaks_of_the_step_at_which_the_timeline_rests() {
        Owner::new().with(|| {
            let network = notation::read("input 3x15x15; conv 8 k3 p1; conv 8 k3 p2 d2; conv 8 k3 p1");
            let state = AppState::new(network.expect("a network in the notation"), Locale::en);
            let says = |position: f64, words: &str| {
                state.timeline.seek(position);
                let said = untrack(|| unit_sentence(state));
                assert!(said.contains(words), "{said} at {position}");
            };
            says(0.0, "each pixel sees only itself");
            says(1.0, "conv1 sees rows 6–8, columns 6–8 of the input: all 9 cells");
            says(2.0, "conv2 sees rows 4–10, columns 4–10 of the input: all 49 cells");
            says(3.0, "conv3 sees rows 3–11");
            state.selection.pin(0, 0);
            says(1.0, "Row 0, column 0 of conv1 sees rows 0–1, columns 0–1 of the input: all 4 cells, with 5 more of its 3×3 field on padding");
            // Views from the unit's layer down to the input begin at the unit.
            state.selection.free();
            state.wanted_view.set(Some(View::Layers));
            says(0.0, "Row 7, column 7 of conv3 alone");
            says(1.0, "Row 7, column 7 of conv3 sees rows 6–8, columns 6–8 of conv2: 9 cells");
            says(2.0, "Row 7, column 7 of conv3 sees rows 4–10, columns 4–10 of conv1: 49 cells");
            says(3.0, "conv3 sees rows 3–11, columns 3–11 of the input");
            state.wanted_view.set(None);
            state.selection.pin(0, 0);
            // The sentence does not change from frame to frame.
            state.timeline.playing.set(true);
            says(1.0, "Row 0, column 0 of conv3");
        });
    }
}
