//! Opening formats: the list of formats that can be read, and how to get files in them.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::formats::FORMATS;
use crate::i18n::Locale;
use crate::ui::use_state;
use crate::ui::widgets::Disclosure;
use crate::words;

/// The formats that can be read, each with a description and how to get such a file.
#[component]
pub(in crate::ui) fn FormatList() -> impl IntoView {
    let locale = use_state().settings.locale;
    let lines = names().into_iter().map(move |name| {
        view! {
            <dt>{move || title(locale.get(), name)}</dt>
            <dd>{move || help(locale.get(), name)}</dd>
        }
    });
    view! {
        <Disclosure label=words!(import.what_opens)>
            <dl class="import-formats">
                <dt>{words!(import.python)}</dt>
                <dd>{words!(import.python_help)}</dd>
                {lines.collect_view()}
            </dl>
            <p class="muted">{words!(import.stays_here)}</p>
        </Disclosure>
    }
}

/// The names of the formats that can be read, each once; formats that are only recognized have no help.
fn names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for format in FORMATS {
        if !help(Locale::en, format.name()).is_empty() && !names.contains(&format.name()) {
            names.push(format.name());
        }
    }
    names
}

/// The title of a format in the list.
fn title(locale: Locale, name: &'static str) -> &'static str {
    match name {
        "notation" => td_string!(locale, import.notation),
        "JSON" => td_string!(locale, import.json),
        _ => name,
    }
}

/// The description of a format, and how to get such a file; empty if unknown.
fn help(locale: Locale, name: &str) -> &'static str {
    match name {
        "notation" => td_string!(locale, import.notation_help),
        "JSON" => td_string!(locale, import.json_help),
        "Keras" => td_string!(locale, import.keras_help),
        "print(model)" => td_string!(locale, import.print_help),
        "ONNX" => td_string!(locale, import.onnx_help),
        "Caffe" => td_string!(locale, import.caffe_help),
        "Darknet" => td_string!(locale, import.darknet_help),
        "torch.export" => td_string!(locale, import.torch_export_help),
        "Ultralytics" => td_string!(locale, import.ultralytics_help),
        _ => "",
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_format_says_how_one_gets_it() {
        for format in FORMATS {
            let is_read = !format.name().starts_with("another tool");
            assert_eq!(!help(Locale::en, format.name()).is_empty(), is_read, "{}", format.name());
        }
    }
}
