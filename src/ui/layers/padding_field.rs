//! Fields for padding: a number, a rule, or four sides.

use leptos::prelude::*;

use super::layer_fields::Setting;
use super::number_fields::{FieldWords, PairOrOne};
use crate::network::{Axes, Padding, Sides, Value};
use crate::ui::use_state;
use crate::ui::widgets::{Choice, NumberField, Select};
use crate::words;

/// The form in which padding is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Rule {
    #[default]
    Number,
    Same,
    Valid,
    Sides,
}

/// A field for padding that may also be a rule.
#[component]
pub(in crate::ui) fn PaddingField(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let wants_sides = RwSignal::new(false);
    let padding = setting.read(|value| match value {
        Value::Padding(padding) => Some(Some(*padding)),
        _ => None,
    });
    let sides = Signal::derive(move || match padding.get() {
        Some(Padding::Sides(sides)) => sides,
        _ => Sides::default(),
    });
    let rule = Memo::new(move |_| match padding.get() {
        Some(Padding::Same) => Rule::Same,
        Some(Padding::Valid) => Rule::Valid,
        _ if wants_sides.get() || sides.get().as_symmetric().is_none() => Rule::Sides,
        _ => Rule::Number,
    });
    let choices = vec![
        Choice::new(Rule::Number, words!(parameter.number)),
        Choice::new(Rule::Same, words!(parameter.same)),
        Choice::new(Rule::Valid, words!(parameter.valid)),
        Choice::new(Rule::Sides, words!(parameter.sides)),
    ];
    let set_sides = Callback::new(move |sides| setting.set(Value::Padding(Padding::Sides(sides))));
    let choose = move |rule| {
        wants_sides.set(rule == Rule::Sides);
        let sides = sides.get_untracked();
        setting.set(Value::Padding(match rule {
            Rule::Same => Padding::Same,
            Rule::Valid => Padding::Valid,
            Rule::Sides => Padding::Sides(sides),
            Rule::Number => Padding::Sides(Sides::symmetric(Axes::new(sides.top, sides.left))),
        }));
    };
    view! {
        <div class="field-wide"><Select label=words!(parameter.padding_kind) choices value=rule on_change=choose /></div>
        <Show when=move || rule.get() == Rule::Number>
            <Symmetric setting sides on_change=set_sides />
        </Show>
        <Show when=move || rule.get() == Rule::Sides>
            <FourSides setting sides on_change=set_sides />
        </Show>
    }
}

/// A field for rows and columns on the sides of a map.
#[component]
pub(in crate::ui) fn SidesField(
    /// The hyper-parameter.
    setting: Setting,
) -> impl IntoView {
    let sides = setting.read(|value| match value {
        Value::Sides(sides) => Some(*sides),
        _ => None,
    });
    let set = Callback::new(move |sides| setting.set(Value::Sides(sides)));
    let even = Memo::new(move |_| sides.get().as_symmetric().is_some());
    let wants_sides = RwSignal::new(false);
    let choices = vec![Choice::new(false, words!(parameter.number)), Choice::new(true, words!(parameter.sides))];
    let four = Memo::new(move |_| wants_sides.get() || !even.get());
    let choose = move |four| {
        wants_sides.set(four);
        let sides = sides.get_untracked();
        if !four && sides.as_symmetric().is_none() {
            set.run(Sides::symmetric(Axes::new(sides.top, sides.left)));
        }
    };
    view! {
        <div class="field-wide"><Select label=words!(parameter.sides_kind) choices value=four on_change=choose /></div>
        <Show when=move || four.get() fallback=move || view! { <Symmetric setting sides on_change=set /> }>
            <FourSides setting sides on_change=set />
        </Show>
    }
}

/// The same padding on both ends of an axis.
#[component]
fn Symmetric(setting: Setting, sides: Signal<Sides>, on_change: Callback<Sides>) -> impl IntoView {
    let value = Signal::derive(move || (sides.get().top, sides.get().left));
    let set = Callback::new(move |(height, width)| on_change.run(Sides::symmetric(Axes::new(height, width))));
    view! { <PairOrOne label=setting.label() value bounds=setting.bounds() on_change=set /> }
}

/// A field for each side.
#[component]
fn FourSides(setting: Setting, sides: Signal<Sides>, on_change: Callback<Sides>) -> impl IntoView {
    let is_line = crate::ui::dimension(use_state());
    let (min, max) = setting.bounds();
    let side = move |place: usize, label: Signal<String>| {
        let value = Signal::derive(move || sides.get().to_array()[place]);
        let set = move |number| {
            let mut all = sides.get_untracked().to_array();
            all[place] = number;
            on_change.run(all.into());
        };
        let FieldWords { decrease, increase, error } = FieldWords::new(label, min, max);
        view! { <NumberField label value min max error decrease_label=decrease increase_label=increase on_change=set /> }
    };
    let (top, left) = (words!(parameter.top), words!(parameter.left));
    let (bottom, right) = (words!(parameter.bottom), words!(parameter.right));
    view! {
        <Show when=move || !is_line.get()>{side(0, top)}</Show>
        {side(1, left)}
        <Show when=move || !is_line.get()>{side(2, bottom)}</Show>
        {side(3, right)}
    }
}
