//! What is taken away from the page: pictures as files, tables, code. A program of its own, loaded when it is first asked.
//!
//! The page and this program talk by events on the document, as JSON: an [`Ask`] is answered by an [`Answer`] of the same number. The
//! ask holds the link to what is on the page; so this program needs no other state.

use leptos::prelude::*;

use crate::cnn::notation;
use crate::export::LayerTable;
use crate::export::ask::{Answer, Ask, Format};
use crate::export::code::{CodeError, Framework, code};
use crate::i18n::Locale;
use crate::paint::{Caption, Picture, Scheme, Theme, svg};
use crate::scene::Size;
use crate::state::{State, address};
use crate::ui::{plot, words};

/// The answer to a question.
pub fn answer(ask: &Ask) -> Answer {
    let owner = Owner::new();
    let text = owner.with(|| text(ask));
    owner.cleanup();
    Answer { id: ask.id, text }
}

fn text(ask: &Ask) -> Result<String, String> {
    let locale: Locale = crate::browser::system::locale_of(&ask.language).unwrap_or_default();
    let link = address::read(&ask.link).map_err(|error| words::source::address_error(locale, &error))?;
    let network = link.network.clone().unwrap_or_else(|| crate::cnn::preset::Preset::ThreeThrees.network());
    let state = State::new(network, locale);
    state.follow(link);
    state.settings.locale.set(locale);
    let overview = state.document.overview.get_untracked();
    let table = || LayerTable::of(&overview);
    let script =
        |framework: Framework| code(&overview.plan, framework).map_err(|error| code_error(locale, framework, &error));
    match ask.format {
        Format::Svg => picture(state, ask),
        Format::Notation => Ok(notation::write(overview.plan.network())),
        Format::Csv => Ok(table().to_csv()),
        Format::Markdown => Ok(table().to_markdown()),
        Format::Latex => Ok(table().to_latex()),
        Format::Json => Ok(table().to_json()),
        Format::PyTorch => script(Framework::PyTorch),
        Format::Keras => script(Framework::Keras),
        Format::Flax => script(Framework::Flax),
    }
}

fn picture(state: State, ask: &Ask) -> Result<String, String> {
    let scene = untrack(|| plot::Views::new(state).draw(state.view.get(), Size::new(ask.size.0, ask.size.1)));
    let theme = Theme::of(if ask.dark { Scheme::Dark } else { Scheme::Light });
    let description = untrack(|| crate::ui::panel::sentence(state));
    let name = state.document.network.with_untracked(|network| network.name.clone());
    let title = if name.is_empty() { "Convscope" } else { &name };
    svg(Picture::Scene(&scene), &theme, Caption { title, description: &description }).map_err(|error| error.to_string())
}

fn code_error(locale: Locale, framework: Framework, error: &CodeError) -> String {
    use leptos_i18n::td_string;
    match error {
        CodeError::Unsupported { node, .. } => {
            td_string!(locale, share.unsupported, framework = framework.name(), node = node.clone())
        }
        CodeError::Fault(fault) => td_string!(locale, share.fault, node = fault.node.clone()),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn check(format: Format, link: &str, expected: &str) {
        let ask = Ask { id: 7, format, link: link.into(), language: "en".into(), dark: false, size: (752.0, 600.0) };
        let answer = answer(&ask);
        assert_eq!(answer.id, 7);
        let text = answer.text.expect("a text");
        assert!(text.contains(expected), "{format:?}: {text}");
    }

    const NET: &str = "net=input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1";

    #[test]
    fn every_format_is_answered() {
        check(Format::PyTorch, NET, "nn.Conv2d(");
        check(Format::Keras, NET, "keras");
        check(Format::Flax, NET, "flax");
        check(Format::Notation, NET, "conv 64 k3 p1");
        check(Format::Csv, NET, "conv2");
        check(Format::Markdown, NET, "| conv2");
        check(Format::Latex, NET, "\\toprule");
        check(Format::Json, NET, "\"conv2\"");
    }

    #[test]
    fn a_picture_is_that_of_the_link() {
        check(Format::Svg, NET, "5×5");
        check(Format::Svg, &format!("{NET}&view=layers"), "conv2");
        check(Format::Svg, NET, "<desc>Row 7, column 7 of conv2 sees");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let ask = Ask {
            id: 1,
            format: Format::Csv,
            link: "net=nonsense".into(),
            language: "zh-CN".into(),
            dark: true,
            size: (9.0, 9.0),
        };
        assert!(answer(&ask).text.is_err());
    }
}
