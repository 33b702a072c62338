//! Timeline below the picture: play, step, scrub, sweep.

use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_use::utils::Pausable;
use leptos_use::{UseRafFnOptions, use_raf_fn_with_options};

use crate::app::Motion;
use crate::scene::View;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Choice, Glyph, Select, Tick, Track, depth_color};
use crate::words;

/// The offered speeds, in percent.
const SPEEDS: [u32; 5] = [25, 50, 100, 200, 400];
/// The longest frame in seconds; a longer one is a pause of the browser and is cut to this.
const LONGEST_FRAME: f64 = 0.1;
/// The speed of the kernel view, whose numbers take longer to read, compared with the others.
const PACE_OF_NUMBERS: f64 = 0.3;

/// The controls of the animation, and the track with a stop per layer.
#[component]
pub fn Timeline() -> impl IntoView {
    let state = use_state();
    let timeline = state.timeline;
    run_while_playing();
    let playing = timeline.playing;
    let label = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let word = if playing.get() { td_string!(locale, timeline.pause) } else { td_string!(locale, timeline.play) };
        word.to_owned()
    });
    let icon = Signal::derive(move || Some(if playing.get() { Glyph::PAUSE } else { Glyph::PLAY }));
    let sweeping = Signal::derive(move || Some(timeline.motion.get() == Motion::Sweep));
    let toggle_sweep = move |()| {
        let sweep = timeline.motion.get_untracked() == Motion::Growth;
        timeline.motion.set(if sweep { Motion::Sweep } else { Motion::Growth });
        if sweep {
            timeline.seek(f64::INFINITY);
        }
        timeline.playing.set(sweep);
    };
    let speeds: Vec<_> =
        SPEEDS.iter().map(|&speed| Choice::new(speed, format!("{}×", f64::from(speed) / 100.0))).collect();
    let speed = Signal::derive(move || (timeline.speed.get() * 100.0).round() as u32);
    view! {
        <div class="timeline" role="group" aria-label=words!(timeline.title)>
            <div class="timeline-controls">
                <Button kind=ButtonKind::Icon icon=Glyph::TO_START label=words!(timeline.rewind) on_press=move |()| timeline.rewind() />
                <Button kind=ButtonKind::Icon icon=Glyph::STEP_BACK label=words!(timeline.back) on_press=move |()| timeline.step_back() />
                <Button kind=ButtonKind::Primary icon label on_press=move |()| timeline.toggle() />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::STEP_FORWARD label=words!(timeline.forward)
                    on_press=move |()| timeline.step_forward()
                />
            </div>
            <GrowthTrack />
            <div class="timeline-options">
                <Button
                    kind=ButtonKind::Icon icon=Glyph::SWEEP label=words!(timeline.sweep) pressed=sweeping on_press=toggle_sweep
                />
                <Button
                    kind=ButtonKind::Icon icon=Glyph::LOOP label=words!(timeline.repeat)
                    pressed=Signal::derive(move || Some(timeline.looping.get()))
                    on_press=move |()| timeline.looping.update(|looping| *looping = !*looping)
                />
                <Select
                    label=words!(timeline.speed) label_hidden=true choices=speeds value=speed
                    on_change=move |speed| timeline.speed.set(f64::from(speed) / 100.0)
                />
            </div>
        </div>
    }
}

/// The track: a stop for the cell itself and one for every growing layer.
#[component]
fn GrowthTrack() -> impl IntoView {
    let state = use_state();
    let timeline = state.timeline;
    let steps = move || (timeline.length.get() as f64).max(1.0);
    let value = Signal::derive(move || if timeline.length.get() == 0 { 0.0 } else { timeline.at.get() / steps() });
    let ticks = Memo::new(move |_| {
        let Some(picture) = state.selection.picture.get() else { return Vec::new() };
        let own = Tick { label: "1".to_owned(), color: "var(--muted)".to_owned() };
        let step = |footprint: &crate::scene::field::Footprint| Tick {
            label: footprint.label.clone(),
            color: depth_color(footprint.depth, footprint.depth_count),
        };
        std::iter::once(own).chain(picture.footprints.iter().map(step)).collect()
    });
    // The cell itself, every growing map, and a unit of any other map.
    let most = Memo::new(move |_| state.document.analysis.with(|analysis| analysis.growing.len() + 2));
    let value_text = Signal::derive(move || {
        let locale = state.settings.locale.get();
        let step = timeline.at.get().round() as usize;
        let picture = state.selection.picture.get();
        let footprint = picture.as_ref().and_then(|picture| picture.footprints.get(step.checked_sub(1)?));
        match footprint {
            None => td_string!(locale, timeline.at_start).to_owned(),
            Some(footprint) => {
                let name = state.document.analysis.with(|analysis| analysis.shaped.name(footprint.layer).to_owned());
                td_string!(locale, timeline.at_layer, name = name, size = footprint.label.clone())
            }
        }
    });
    let seek = move |value: f64| {
        timeline.playing.set(false);
        timeline.seek(value * untrack(steps));
    };
    view! { <Track label=words!(timeline.title) value value_text ticks most on_change=seek /> }
}

/// Advances the timeline frame by frame while it plays; otherwise requests no frames.
pub(in crate::ui) fn run_while_playing() {
    let state = use_state();
    let timeline = state.timeline;
    let last = StoredValue::new(None::<f64>);
    let frames = use_raf_fn_with_options(
        move |frame| {
            let before = last.try_update_value(|last| last.replace(frame.timestamp)).flatten();
            let delta = before.map_or(0.0, |before| frame.timestamp - before);
            let pace = if state.view.get_untracked() == View::Kernel { PACE_OF_NUMBERS } else { 1.0 };
            timeline.advance((delta / 1000.0).min(LONGEST_FRAME) * pace);
        },
        UseRafFnOptions::default().immediate(false),
    );
    let Pausable { pause, resume, .. } = frames;
    Effect::new(move |_| {
        if timeline.playing.get() {
            resume();
        } else {
            pause();
            last.set_value(None);
        }
    });
}
