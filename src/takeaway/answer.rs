//! From a question to its answer.

use leptos::prelude::*;

use super::drawing::Drawing;
use super::pixels;
use crate::analysis::Overview;
use crate::cnn::notation;
use crate::export::ask::{Answer, Ask, Format};
use crate::export::code::{CodeError, Framework, code};
use crate::export::{LayerTable, derivation};
use crate::i18n::Locale;
use crate::scene::{Photo, Point, Viewport};
use crate::state::{State, address};
use crate::ui::words;

/// An answer, and the bytes of the file where it has any.
#[derive(Debug)]
pub struct Taken {
    /// The answer.
    pub answer: Answer,
    /// The file.
    pub bytes: Option<Vec<u8>>,
}

/// What a question comes to: a text, or a file of bytes.
enum Found {
    Text(String),
    File(Vec<u8>),
}

/// The answer to a question, which may come with the pixels of a picture. `progress` is told how many frames are done, of how many.
pub fn answer(ask: &Ask, pixels: Option<Vec<u8>>, progress: &mut dyn FnMut(usize, usize)) -> Taken {
    let owner = Owner::new();
    let found = owner.with(|| untrack(|| find(ask, pixels, progress)));
    owner.cleanup();
    let (text, bytes) = match found {
        Ok(Found::Text(text)) => (Ok(text), None),
        Ok(Found::File(bytes)) => (Ok(String::new()), Some(bytes)),
        Err(reason) => (Err(reason), None),
    };
    Taken { answer: Answer { id: ask.id, text }, bytes }
}

fn find(ask: &Ask, pixels: Option<Vec<u8>>, progress: &mut dyn FnMut(usize, usize)) -> Result<Found, String> {
    let state = state_of(ask, pixels)?;
    let said = |error: crate::paint::PaintError| error.to_string();
    match ask.format {
        Format::Svg => Drawing::of(state, ask).svg().map(Found::Text).map_err(said),
        Format::Png => pixels::png(&Drawing::of(state, ask)).map(Found::File).map_err(said),
        Format::Gif | Format::Apng => {
            pixels::film(&Drawing::of(state, ask), ask.format, progress).map(Found::File).map_err(said)
        }
        _ => text(&state, ask.format).map(Found::Text),
    }
}

/// What is on the page.
fn state_of(ask: &Ask, pixels: Option<Vec<u8>>) -> Result<State, String> {
    let locale: Locale = crate::browser::system::locale_of(&ask.language).unwrap_or_default();
    let link = address::read(&ask.link).map_err(|error| words::source::address_error(locale, &error))?;
    let network = link.network.clone().unwrap_or_else(|| crate::cnn::preset::Preset::ThreeThrees.network());
    let state = State::new(network, locale).counting();
    state.follow(link);
    state.settings.locale.set(locale);
    let (zoom, x, y) = ask.viewport;
    state.viewport(state.view.get()).set(Viewport { zoom, pan: Point::new(x, y) });
    if let (Some((rows, columns)), Some(pixels)) = (ask.photo, pixels) {
        state.overlay.lay_under(Photo::new(rows, columns, pixels));
    }
    Ok(state)
}

fn text(state: &State, format: Format) -> Result<String, String> {
    let locale = state.settings.locale.get();
    let overview: std::sync::Arc<Overview> = state.document.overview.get();
    let table = || LayerTable::of(&overview);
    let script =
        |framework: Framework| code(&overview.plan, framework).map_err(|error| code_error(locale, framework, &error));
    match format {
        Format::Notation => Ok(notation::write(overview.plan.network())),
        Format::Csv => Ok(table().to_csv()),
        Format::Markdown => Ok(table().to_markdown()),
        Format::Latex => Ok(table().to_latex()),
        Format::Json => Ok(table().to_json()),
        Format::Derivation => Ok(derivation(&overview, state.selection.map.get())),
        Format::PyTorch => script(Framework::PyTorch),
        Format::Keras => script(Framework::Keras),
        Format::Flax => script(Framework::Flax),
        Format::Svg | Format::Png | Format::Gif | Format::Apng => Ok(String::new()),
    }
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
    use crate::export::ask::Around;

    fn asked(format: Format, link: &str) -> Ask {
        Ask {
            id: 7,
            format,
            link: link.into(),
            language: "en".into(),
            dark: false,
            size: (752.0, 600.0),
            viewport: (1.0, 0.0, 0.0),
            photo: None,
            around: Around::default(),
        }
    }

    fn text(ask: &Ask) -> String {
        let taken = answer(ask, None, &mut |_, _| ());
        assert_eq!(taken.answer.id, 7);
        taken.answer.text.expect("a text")
    }

    fn check(format: Format, link: &str, expected: &str) {
        let text = text(&asked(format, link));
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
        check(Format::Derivation, NET, "The receptive field of conv2");
        check(Format::Derivation, &format!("{NET}&layer=conv1"), "The receptive field of conv1");
    }

    #[test]
    fn a_picture_is_that_of_the_link() {
        check(Format::Svg, NET, "5×5");
        check(Format::Svg, &format!("{NET}&view=layers"), "conv2");
        check(Format::Svg, NET, "<desc>Row 7, column 7 of conv2 sees");
    }

    #[test]
    fn words_and_paper_are_as_asked() {
        let plain = asked(Format::Svg, NET);
        let around = Around { title: "Two <threes>".into(), caption: true, transparent: true, scale: 1 };
        let dressed = text(&Ask { around, ..plain.clone() });
        assert!(
            dressed.matches("Two &lt;threes&gt;").count() == 2 && dressed.contains(">\nRow 7, column 7"),
            "{dressed}"
        );
        let paper = |svg: &str| svg.matches("<rect x=\"0\" y=\"0\" width=\"6016\" height=\"4800\"").count();
        assert_eq!([text(&plain), dressed].map(|svg| paper(&svg)), [1, 0]);
    }

    #[test]
    fn an_enlarged_view_and_a_picture_come_along() {
        let plain = asked(Format::Svg, NET);
        let enlarged = Ask { viewport: (2.0, -300.0, -200.0), ..plain.clone() };
        assert_ne!(text(&plain), text(&enlarged));
        let photo = Ask { photo: Some((1, 1)), ..plain.clone() };
        let taken = answer(&photo, Some(vec![9, 200, 30, 255]), &mut |_, _| ());
        assert!(taken.answer.text.is_ok_and(|svg| svg != text(&plain)));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let ask = Ask { language: "zh-CN".into(), ..asked(Format::Csv, "net=nonsense") };
        assert!(answer(&ask, None, &mut |_, _| ()).answer.text.is_err());
    }
}
