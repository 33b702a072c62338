//! Break-even chart, which is also a slider: dragging along it changes the parameter of both networks.

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use crate::app::BreakEvenSweep;
use crate::comparison::{Compared, Crossing, Setting, Sweep, SweepParameter};
use crate::network::history::Gesture;
use crate::scene::Size;
use crate::scene::chart::{Chart, CostBySetting, CrossingMark, SettingCost, Tick, cost_by_setting};
use crate::text::{break_even as words_of, number, verdict};
use crate::ui::canvas::{Canvas, Fitted};
use crate::ui::use_state;

/// The number of settings that a page key, or an arrow key with Shift, moves.
const LEAP: usize = 10;
/// Numbers with a label below the chart, if they are in its range.
const WRITTEN: [u64; 15] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 8192, 32_768, 65_536];

/// The state of the slider.
#[derive(Clone, Copy)]
struct Slider {
    break_even: BreakEvenSweep,
    gesture: StoredValue<Gesture>,
    dragging: StoredValue<bool>,
    /// Where a finger came down, until it is clear that it does not scroll the page.
    touched: StoredValue<Option<(f64, f64)>>,
    fitted: Fitted<Chart>,
    frame: NodeRef<html::Div>,
}

/// The chart.
pub(in crate::ui) fn chart(break_even: BreakEvenSweep) -> AnyView {
    let state = use_state();
    let locale = state.settings.locale;
    let fitted = Fitted::new(state, move |size| {
        let locale = locale.get();
        let names = Compared::BOTH.map(|compared| verdict::letter(locale, compared));
        let unit = state.settings.convention.get().unit;
        let axes = [
            words_of::sweep_parameter(locale, break_even.sweep_parameter.get()),
            words_of::metric(locale, break_even.metric.get(), unit),
        ];
        let label = move |crossing: &Crossing| words_of::crossing(locale, crossing);
        let words = Words { names, axes, crossing: &label };
        break_even.sweep.with(|sweep| draw_sweep(sweep, break_even.position.get(), size, words))
    });
    let slider = Slider {
        break_even,
        gesture: StoredValue::new(Gesture(0)),
        dragging: StoredValue::new(false),
        touched: StoredValue::new(None),
        fitted,
        frame: NodeRef::new(),
    };
    let label = move || {
        let sweep_parameter = words_of::sweep_parameter(locale.get(), break_even.sweep_parameter.get());
        td_string!(locale.get(), break_even.slider, sweep_parameter = sweep_parameter)
    };
    let now = move || break_even.position.get().map(|setting| index_of(setting).to_string());
    let bounds =
        move || break_even.ends().map(|(first, last)| (index_of(first).to_string(), index_of(last).to_string()));
    let text = move || break_even.here.get().map(|point| words_of::place(locale.get(), &point));
    let begin = move || slider.gesture.set_value(state.begin_turn());
    let let_go = move || {
        slider.dragging.set_value(false);
        slider.touched.set_value(None);
        // Subsequent keys are a separate undo step.
        begin();
    };
    // The canvas captures the pointer itself. A finger may be about to scroll the page: it counts once it moves sideways, or is lifted
    // where it came down.
    let down = move |event: ev::PointerEvent| {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        begin();
        if event.pointer_type() == "touch" {
            slider.touched.set_value(Some(place_in_window(&event)));
        } else {
            slider.dragging.set_value(true);
            slider.follow(&event);
        }
    };
    let moved = move |event: ev::PointerEvent| {
        if slider.touched.get_value().is_some_and(|from| goes_sideways(from, place_in_window(&event))) {
            slider.touched.set_value(None);
            slider.dragging.set_value(true);
        }
        if slider.dragging.get_value() {
            slider.follow(&event);
        }
    };
    let lifted = move |event: ev::PointerEvent| {
        if slider.touched.get_value().is_some() {
            slider.follow(&event);
        }
        let_go();
    };
    view! {
        <div
            node_ref=slider.frame
            class="chart break-even-chart"
            role="slider"
            tabindex="0"
            aria-label=label
            aria-valuemin=move || bounds().map(|(first, _)| first)
            aria-valuemax=move || bounds().map(|(_, last)| last)
            aria-valuenow=move || now().or_else(|| bounds().map(|(first, _)| first))
            aria-valuetext=text
            on:focus=move |_| {
                if !slider.dragging.get_value() {
                    begin();
                }
            }
            on:keydown=move |event| slider.key(&event)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=lifted
            on:pointercancel=move |_| let_go()
        >
            <Canvas fitted />
        </div>
    }
    .into_any()
}

/// The movement of a finger, in CSS pixels, from which on its direction is known.
const SHORTEST_WAY: f64 = 8.0;

fn place_in_window(event: &ev::PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn goes_sideways(from: (f64, f64), to: (f64, f64)) -> bool {
    let (across, down) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    across >= SHORTEST_WAY && across > down
}

impl Slider {
    /// Applies the setting at the pointer to both networks.
    fn follow(self, event: &ev::PointerEvent) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let left = frame.get_bounding_client_rect().left();
        let Some(plot) = self.fitted.now(|chart| chart.plot) else { return };
        let place = (f64::from(event.client_x()) - left - plot.left) / plot.width().max(1.0);
        let nearest = self.break_even.sweep.with_untracked(|sweep| setting_at(sweep, place));
        self.turn(nearest);
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let step = if event.shift_key() { LEAP } else { 1 };
        let target = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => self.beside(step as i64),
            "ArrowLeft" | "ArrowDown" => self.beside(-(step as i64)),
            "PageUp" => self.beside(LEAP as i64),
            "PageDown" => self.beside(-(LEAP as i64)),
            "Home" => untrack(|| self.break_even.ends()).map(|(first, _)| first),
            "End" => untrack(|| self.break_even.ends()).map(|(_, last)| last),
            _ => return,
        };
        event.prevent_default();
        self.turn(target);
    }

    /// The setting this many steps from the current one, within the range.
    fn beside(self, steps: i64) -> Option<Setting> {
        let (first, last) = untrack(|| self.break_even.ends())?;
        let now = self.break_even.position.get_untracked().map_or_else(|| index_of(first), index_of);
        let index = now.saturating_add_signed(steps).clamp(index_of(first), index_of(last));
        setting_of(first.sweep_parameter(), index)
    }

    fn turn(self, setting: Option<Setting>) {
        if let Some(setting) = setting {
            self.break_even.turn(setting, self.gesture.get_value());
        }
    }
}

/// The number of a setting; for padding, its index.
fn index_of(setting: Setting) -> u64 {
    let is_same = |setting: &Setting| setting.sweep_parameter().settings(0..=0).last() == Some(setting);
    setting.number().unwrap_or_else(|| u64::from(is_same(&setting)))
}

fn setting_of(sweep_parameter: SweepParameter, index: u64) -> Option<Setting> {
    match sweep_parameter {
        SweepParameter::Padding => sweep_parameter.settings(0..=0).into_iter().nth(usize::try_from(index).ok()?),
        _ => sweep_parameter.settings(index..=index).into_iter().next(),
    }
}

/// The position of a setting on the axis, from 0 to 1: numbers by their logarithm, the two paddings in two halves.
fn place_of(sweep: &Sweep, setting: Setting) -> f64 {
    let end = sweep.points.last().map_or(1, |point| index_of(point.setting)).max(2) as f64;
    let number = index_of(setting) as f64;
    match setting.sweep_parameter() {
        SweepParameter::Padding => 0.25 + 0.5 * number,
        _ => number.max(1.0).ln() / end.ln(),
    }
}

/// The setting at a position on the axis.
fn setting_at(sweep: &Sweep, place: f64) -> Option<Setting> {
    let last = sweep.points.last()?.setting;
    let (end, place) = (index_of(last).max(1) as f64, place.clamp(0.0, 1.0));
    let index = match last.sweep_parameter() {
        SweepParameter::Padding => (place * 2.0).floor().min(1.0),
        _ => (place * end.ln()).exp(),
    };
    setting_of(last.sweep_parameter(), index.round() as u64)
}

/// The texts in the chart.
#[derive(Clone, Copy)]
struct Words<'a> {
    names: [&'a str; 2],
    axes: [&'a str; 2],
    crossing: &'a dyn Fn(&Crossing) -> String,
}

fn draw_sweep(sweep: &Sweep, position: Option<Setting>, size: Size, words: Words<'_>) -> Chart {
    let place = |setting: Setting| place_of(sweep, setting);
    let point = |point: &crate::comparison::Point| SettingCost {
        place: place(point.setting),
        costs: [point.costs.a, point.costs.b].map(|cost| cost.map(|cost| cost as f64)),
    };
    let points: Vec<SettingCost> = sweep.points.iter().map(point).collect();
    let ends = sweep.points.first().zip(sweep.points.last());
    let range = ends.map_or(0..=0, |(first, last)| index_of(first.setting)..=index_of(last.setting));
    let is_padding = ends.is_some_and(|(first, _)| first.setting.sweep_parameter() == SweepParameter::Padding);
    let mut x_ticks: Vec<Tick> = Vec::new();
    if is_padding {
        x_ticks.extend(
            sweep.points.iter().map(|point| Tick { at: place(point.setting), label: words_of::value(point.setting) }),
        );
    } else if let Some((first, _)) = ends {
        for number in WRITTEN.into_iter().filter(|number| range.contains(number)) {
            let Some(setting) = setting_of(first.setting.sweep_parameter(), number) else { continue };
            let at = place(setting);
            // Labels must not overlap.
            if x_ticks.last().is_none_or(|last| (at - last.at) * size.width > 26.0) {
                x_ticks.push(Tick { at, label: number.to_string() });
            }
        }
    }
    let crossings: Vec<CrossingMark> = if is_padding { Vec::new() } else { marks(sweep, words.crossing) };
    cost_by_setting(&CostBySetting {
        size,
        points: &points,
        x_ticks: &x_ticks,
        crossings: &crossings,
        marker: position.map(place),
        names: words.names,
        axes: words.axes,
        number: &|value| number::short(value.max(0.0) as u128),
    })
}

/// The crossings as dots: at the tie, or between the two settings around it.
fn marks(sweep: &Sweep, words: &dyn Fn(&Crossing) -> String) -> Vec<CrossingMark> {
    let mark = |crossing: &Crossing| {
        let from = sweep.points.iter().position(|point| point.setting == crossing.from)?;
        let tie = crossing.ties.first().and_then(|tie| sweep.points.iter().find(|point| point.setting == *tie));
        let before = tie.or_else(|| sweep.points.get(from.checked_sub(1)?))?;
        let after = tie.unwrap_or(&sweep.points[from]);
        let costs = [before.costs.a, before.costs.b, after.costs.a, after.costs.b].map(|cost| cost.unwrap_or(0) as f64);
        Some(CrossingMark {
            place: f64::midpoint(place_of(sweep, before.setting), place_of(sweep, after.setting)),
            cost: costs.iter().sum::<f64>() / 4.0,
            label: words(crossing),
        })
    };
    sweep.crossings.iter().filter_map(mark).collect()
}
