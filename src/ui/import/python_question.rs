//! Python question: what must be known before a Python program gives a network: the class, its arguments, the input.

use std::collections::BTreeMap;

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use super::ImportSession;
use crate::app::{ImportStage, PythonForm, shape_of};
use crate::formats::python::{PythonArgument, PythonOptions};
use crate::i18n::Locale;
use crate::ui::focus::go_on_at;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Choice, Glyph, Icon, Select};
use crate::words;

/// Asks for the arguments of a class or a function, and for the shape of the input if the program leaves it open.
#[component]
pub(super) fn PythonQuestionForm(
    /// The import session.
    session: ImportSession,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let form = session.importing().stage.with_untracked(|stage| match stage {
        ImportStage::NeedsArguments(form) => form.clone(),
        ImportStage::Resting
        | ImportStage::Reading { .. }
        | ImportStage::NeedsInput { .. }
        | ImportStage::Refused(_) => PythonForm::default(),
    });
    let PythonForm { model, models, arguments, input } = form;
    // With values for all that must be given, only the input's shape is asked for.
    let is_input_only =
        input.is_some() && !arguments.iter().any(|argument| argument.required && argument.given.is_none());
    let asked = model.clone();
    let title = move || question(locale.get(), asked.clone(), is_input_only);
    let others = (models.len() > 1).then(|| {
        let choices =
            models.iter().map(|name| Choice::new(name.clone(), Signal::stored(name.clone()))).collect::<Vec<_>>();
        let value = Signal::stored(model.clone().unwrap_or_default());
        let choose =
            move |model: String| session.run_python(PythonOptions { model: Some(model), ..PythonOptions::default() });
        view! { <Select label=words!(import.which_model) choices value on_change=choose /> }
    });
    let values: Vec<(PythonArgument, RwSignal<String>)> =
        arguments.into_iter().map(|argument| (argument.clone(), RwSignal::new(first_value(&argument)))).collect();
    let shape = input.map(RwSignal::new);
    let problem = RwSignal::new(None::<Missing>);
    let given = StoredValue::new(values.clone());
    let go_on = move || {
        let values = given.get_value();
        let is_missing = |(argument, value): &&(PythonArgument, RwSignal<String>)| {
            argument.required && value.with_untracked(|value| value.trim().is_empty())
        };
        if let Some((argument, _)) = values.iter().find(is_missing) {
            problem.set(Some(Missing::Argument(argument.name.clone())));
            return go_on_at([format!("[data-argument='{}']", argument.name)]);
        }
        let text = shape.map(|shape| shape.get_untracked());
        let input = text.as_deref().and_then(shape_of);
        if text.is_some() && input.is_none() {
            problem.set(Some(Missing::Shape));
            return go_on_at([".import-shape"]);
        }
        let said = values.iter().filter_map(|(argument, value)| {
            let value = value.with_untracked(|value| value.trim().to_owned());
            (!value.is_empty() && value != argument.default).then(|| (argument.name.clone(), value))
        });
        let arguments: BTreeMap<String, String> = said.collect();
        let options = PythonOptions { model: model.clone(), arguments, input: None };
        session.run_python(options.with_input(input));
    };
    let go_on = StoredValue::new(go_on);
    let key_down = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            go_on.with_value(|go_on| go_on());
        }
    };
    let fields = values.into_iter().map(|(argument, value)| argument_field(argument, value, problem)).collect_view();
    let said = move || {
        problem.get().map(|problem| match problem {
            Missing::Argument(name) => td_string!(locale.get(), import.no_argument, name = name),
            Missing::Shape => td_string!(locale.get(), import.no_shape).to_owned(),
        })
    };
    view! {
        <p>{title}</p>
        {others}
        <div class="import-arguments" on:keydown=key_down>
            {fields}
            {shape.map(|shape| view! {
                <label class="share-title">
                    <span>{words!(import.input_shape)}</span>
                    <input
                        class="text-line import-shape" type="text" autocapitalize="off" spellcheck="false"
                        prop:value=shape on:input:target=move |event| {
                            problem.set(None);
                            shape.set(event.target().value());
                        }
                    />
                </label>
            })}
        </div>
        <div role="alert">
            {move || said().map(|said| view! { <p class="problem"><Icon glyph=Glyph::WARNING />{said}</p> })}
        </div>
        <div class="dialog-foot">
            <Button kind=ButtonKind::Quiet label=words!(import.cancel) on_press=move |()| session.close() />
            <Button
                kind=ButtonKind::Primary label=words!(paste.open)
                on_press=move |()| go_on.with_value(|go_on| go_on())
            />
        </div>
    }
}

/// What is asked, as a sentence.
fn question(locale: Locale, model: Option<String>, is_input_only: bool) -> String {
    match model {
        Some(model) if is_input_only => td_string!(locale, import.which_python_input, model = model),
        Some(model) => td_string!(locale, import.which_arguments, model = model),
        None => td_string!(locale, import.which_input).to_owned(),
    }
}

/// Why a program cannot be run yet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Missing {
    /// An argument without a value.
    Argument(String),
    /// An invalid shape.
    Shape,
}

/// The initial text of an argument's field: what was given, or its default.
fn first_value(argument: &PythonArgument) -> String {
    let PythonArgument { default, guess, given, .. } = argument;
    let first = [given.as_deref().unwrap_or_default(), default, guess];
    first.into_iter().find(|value| !value.is_empty()).unwrap_or_default().to_owned()
}

fn argument_field(
    argument: PythonArgument,
    value: RwSignal<String>,
    problem: RwSignal<Option<Missing>>,
) -> impl IntoView {
    let PythonArgument { name, required, default, .. } = argument;
    let field = NodeRef::<html::Input>::new();
    let label = name.clone();
    let is_wrong = {
        let name = name.clone();
        move || problem.with(|problem| *problem == Some(Missing::Argument(name.clone()))).then_some("true")
    };
    view! {
        <label class="share-title">
            <span class="code">{label}</span>
            <input
                node_ref=field class="text-line code" type="text" autocapitalize="off" spellcheck="false"
                data-argument=name placeholder=default aria-required=required.then_some("true") aria-invalid=is_wrong
                prop:value=value
                on:input:target=move |event| {
                    problem.set(None);
                    value.set(event.target().value());
                }
            />
        </label>
    }
}
