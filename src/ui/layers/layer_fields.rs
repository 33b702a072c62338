//! Fields for the hyper-parameters of the open layer.

use std::mem::{Discriminant, discriminant};

use leptos::prelude::*;

use super::join_field::JoinField;
use super::number_fields::{Count, Pair};
use super::padding_field::{PaddingField, SidesField};
use super::share_field::ShareField;
use super::statistics_field::StatisticsField;
use super::typed_field::{TypedField, TypedValue};
use crate::app::Document;
use crate::network::edit::Edit;
use crate::network::{Activation, Hyperparameter, NodeKey, Parameter, Statistics, Value};
use crate::text::layer::choice as choice_word;
use crate::text::problem::parameter as parameter_word;
use crate::ui::use_state;
use crate::ui::widgets::{Checkbox, Choice, Select};

/// A hyper-parameter of a layer, for a field.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Setting {
    document: Document,
    key: NodeKey,
    parameter: Parameter,
    pub(in crate::ui) hyper: Memo<Option<Hyperparameter>>,
}

impl Setting {
    fn new(key: NodeKey, parameter: Parameter) -> Self {
        let document = use_state().document;
        let network = document.network;
        let hyper = Memo::new(move |_| {
            network.with(|network| {
                let all = network.node(key)?.op.hyperparameters();
                all.into_iter().find(|hyper| hyper.parameter == parameter)
            })
        });
        Self { document, key, parameter, hyper }
    }

    /// The name of the parameter.
    pub(in crate::ui) fn label(self) -> Signal<String> {
        let locale = use_state().settings.locale;
        Signal::derive(move || parameter_word(locale.get(), self.parameter).to_owned())
    }

    /// A value derived from the hyper-parameter, or `None` while the layer is being removed.
    pub(in crate::ui) fn read<T>(self, read: impl Fn(&Value) -> Option<T> + Send + Sync + 'static) -> Signal<T>
    where
        T: Default + Clone + Send + Sync + 'static,
    {
        Signal::derive(move || {
            self.hyper.with(|hyper| hyper.as_ref().and_then(|hyper| read(&hyper.value))).unwrap_or_default()
        })
    }

    /// The smallest and the largest number allowed.
    pub(in crate::ui) fn bounds(self) -> (Signal<u64>, Signal<u64>) {
        let bound = move |of: fn(&Hyperparameter) -> u64, otherwise: u64| {
            Signal::derive(move || self.hyper.with(|hyper| hyper.as_ref().map_or(otherwise, of)))
        };
        (bound(|hyper| hyper.least, 0), bound(|hyper| hyper.most, u64::MAX))
    }

    /// The words allowed for it.
    fn choices(self, parameter: Parameter) -> &'static [&'static str] {
        self.document.network.with_untracked(|network| {
            let spec = network.node(self.key).map(|node| node.op.spec());
            let known = spec.and_then(|spec| spec.parameters.iter().find(|spec| spec.parameter == parameter));
            known.map_or(&[][..], |spec| spec.choices)
        })
    }

    /// Sets the value.
    pub(in crate::ui) fn set(self, value: Value) {
        self.document.apply(Edit::Set { key: self.key, parameter: self.parameter, value });
    }
}

/// A field for every hyper-parameter of a layer.
#[component]
pub(in crate::ui) fn LayerFields(
    /// The layer.
    key: NodeKey,
) -> impl IntoView {
    let network = use_state().document.network;
    let kinds = Memo::new(move |_| {
        let op = network.with(|network| network.node(key).map(|node| node.op.hyperparameters()));
        let kind = |hyper: Hyperparameter| (hyper.parameter, discriminant(&hyper.value));
        op.unwrap_or_default().into_iter().map(kind).collect::<Vec<_>>()
    });
    let joins = Memo::new(move |_| network.with(|network| network.node(key).is_some_and(|node| node.op.joins())));
    let has_statistics = Memo::new(move |_| {
        network.with(|network| network.node(key).is_some_and(|node| Statistics::matters_to(&node.op)))
    });
    view! {
        <div class="layer-fields">
            <For each=move || kinds.get() key=|kind| *kind let((parameter, kind))>
                {field(Setting::new(key, parameter), parameter, kind)}
            </For>
            <Show when=move || joins.get()>
                <JoinField key />
            </Show>
            <ShareField key />
            <Show when=move || has_statistics.get()>
                <StatisticsField />
            </Show>
        </div>
    }
}

fn field(setting: Setting, parameter: Parameter, kind: Discriminant<Value>) -> AnyView {
    let Some(hyper) = setting.hyper.get_untracked() else { return ().into_any() };
    debug_assert_eq!(discriminant(&hyper.value), kind, "a field is made for the kind of its value");
    match hyper.value {
        Value::Number(_) => {
            let wide = matches!(parameter, Parameter::OutChannels | Parameter::OutFeatures);
            view! { <div class=("field-wide", wide)><Count setting /></div> }.into_any()
        }
        Value::Pair(_) => view! { <Pair setting /> }.into_any(),
        Value::Padding(_) => view! { <PaddingField setting /> }.into_any(),
        Value::Sides(_) => view! { <SidesField setting /> }.into_any(),
        Value::List(_) => view! { <TypedField setting kind=TypedValue::LIST /> }.into_any(),
        Value::Flag(_) => flag(setting).into_any(),
        Value::Fraction(_) => view! { <super::number_fields::Percent setting /> }.into_any(),
        Value::Choice(_) => choice(setting, parameter).into_any(),
        Value::Text(_) => view! { <TypedField setting kind=TypedValue::NAME /> }.into_any(),
        Value::Factors(_) => view! { <TypedField setting kind=TypedValue::FACTORS /> }.into_any(),
        Value::Activation(_) => activation(setting).into_any(),
    }
}

fn flag(setting: Setting) -> impl IntoView {
    let checked = setting.read(|value| match value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    });
    view! { <Checkbox label=setting.label() checked on_change=move |flag| setting.set(Value::Flag(flag)) /> }
}

/// A field for a hyper-parameter that is one of several words.
fn choice(setting: Setting, parameter: Parameter) -> impl IntoView {
    let words = setting.choices(parameter);
    let value = setting.read(move |value| match value {
        Value::Choice(word) => words.iter().position(|other| other == word),
        _ => None,
    });
    let locale = use_state().settings.locale;
    let label = move |word: &'static str| Signal::derive(move || choice_word(locale.get(), word).to_owned());
    let choices: Vec<_> = words.iter().enumerate().map(|(index, word)| Choice::new(index, label(word))).collect();
    let set = move |index: usize| setting.set(Value::Choice(words[index]));
    view! { <div class="field-wide"><Select label=setting.label() choices value on_change=set /></div> }
}

fn activation(setting: Setting) -> impl IntoView {
    let value = setting.read(|value| match value {
        Value::Activation(kind) => Activation::ALL.iter().position(|other| other == kind),
        _ => None,
    });
    // Functions have the same names in every language.
    let choices: Vec<_> =
        Activation::ALL.iter().enumerate().map(|(index, kind)| Choice::new(index, kind.name().to_owned())).collect();
    let set = move |index: usize| setting.set(Value::Activation(Activation::ALL[index]));
    view! { <div class="field-wide"><Select label=setting.label() choices value on_change=set /></div> }
}
