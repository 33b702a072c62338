//! Cheat sheet: the words of the notation, beside the text box.

use leptos::prelude::*;

use super::notation_editor::byte_at;
use crate::network::{InputShape, Network, OpSpec};
use crate::text::layer;
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon};
use crate::words;

/// The number of channels for which the sheet titles layers.
const CHANNELS: u64 = 64;
const SIDE: u64 = 32;

/// The words of the notation, each in a usable line; pressing one inserts it into the text.
#[component]
pub(super) fn CheatSheet(
    /// Whether it is unfolded initially.
    is_open: bool,
    /// Called with the line to insert.
    #[prop(into)]
    on_insert: Callback<String>,
) -> impl IntoView {
    let links: [(&'static str, Signal<String>); 6] = [
        ("a: identity", words!(cheat.label)),
        ("add a", words!(cheat.add)),
        ("concat a,b", words!(cheat.concat)),
        ("conv 64 k1 from a", words!(cheat.from)),
        ("relu @block1", words!(cheat.block)),
        ("# …", words!(cheat.comment)),
    ];
    let settings: [(&'static str, Signal<String>); 7] = [
        ("k3  k3x5", words!(cheat.kernel)),
        ("s2", words!(cheat.stride)),
        ("p1  p0,1,2,1  psame", words!(cheat.padding)),
        ("d2", words!(cheat.dilation)),
        ("g32", words!(cheat.groups)),
        ("nobias", words!(cheat.bias)),
        ("name …", words!(cheat.name)),
    ];
    view! {
        <details class="disclosure cheat-sheet" open=is_open>
            <summary class="disclosure-head">
                <Icon glyph=Glyph::CHEVRON_RIGHT />
                <span>{words!(cheat.title)}</span>
            </summary>
            <div class="disclosure-body">
                <p class="muted">{words!(cheat.help)}</p>
                <ul class="cheat-lines">
                    <Line line="input 3x224x224" meaning=words!(cheat.input) on_insert />
                    <Line line="input 1x16000" meaning=words!(cheat.input_line) on_insert />
                    {OpSpec::all().iter().map(|spec| layer_line(spec, on_insert)).collect_view()}
                </ul>
                <h4 class="heading">{words!(cheat.settings)}</h4>
                <dl class="cheat-words">{words_of(settings)}</dl>
                <h4 class="heading">{words!(cheat.links)}</h4>
                <dl class="cheat-words">{words_of(links)}</dl>
            </div>
        </details>
    }
}

fn words_of<const N: usize>(lines: [(&'static str, Signal<String>); N]) -> impl IntoView {
    lines.map(|(word, meaning)| view! { <dt class="code">{word}</dt> <dd>{meaning}</dd> })
}

fn layer_line(spec: &'static OpSpec, on_insert: Callback<String>) -> AnyView {
    let locale = use_state().settings.locale;
    let meaning = Signal::derive(move || {
        let mut network = Network::new(InputShape::picture(CHANNELS, SIDE, SIDE));
        network.push((spec.new)());
        network.nodes().first().map(|node| layer::title(locale.get(), &network, node).0).unwrap_or_default()
    });
    view! { <Line line=spec.example meaning on_insert /> }.into_any()
}

/// A line that can be inserted.
#[component]
fn Line(
    /// The line.
    line: &'static str,
    /// Its meaning.
    meaning: Signal<String>,
    /// Called with the line.
    on_insert: Callback<String>,
) -> impl IntoView {
    view! {
        <li>
            <button type="button" class="cheat-line" on:click=move |_| on_insert.run(line.to_owned())>
                <span class="code">{line}</span> <span class="muted">{meaning}</span>
            </button>
        </li>
    }
}

/// Inserts a line into a text after the line that contains a position, in UTF-16 units as in the browser. Returns the text and the byte
/// after the new line.
pub(super) fn insert_line(text: &str, place: usize, line: &str) -> (String, usize) {
    let place = byte_at(text, place);
    let (before, rest) = text.split_at(text[place..].find('\n').map_or(text.len(), |end| place + end));
    let separator = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    let head = format!("{before}{separator}{line}");
    let end = head.len();
    (format!("{head}{rest}"), end)
}

/// Whether an example can be read, given two maps to join.
#[cfg(test)]
fn example(line: &str) -> Result<Network, crate::formats::notation::NotationError> {
    crate::formats::notation::read(&format!("input 6x24x24\na: identity\nb: identity\n{line}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_sheet_can_be_read() {
        for spec in OpSpec::all() {
            assert!(example(spec.example).is_ok(), "{}: {:?}", spec.example, example(spec.example));
        }
        for line in ["add a", "concat a,b", "conv 64 k1 from a", "relu @block1", "conv 8 k3x5 s2 p0,1,2,1 d2 g2 nobias"]
        {
            assert!(example(line).is_ok(), "{line}: {:?}", example(line));
        }
    }

    #[test]
    fn a_line_goes_behind_the_one_that_is_being_written() {
        assert_eq!(insert_line("", 0, "relu"), ("relu".into(), 4));
        assert_eq!(insert_line("a\nb", 0, "relu"), ("a\nrelu\nb".into(), 6));
        assert_eq!(insert_line("a\nb", 3, "relu"), ("a\nb\nrelu".into(), 8));
        assert_eq!(insert_line("层😀\nb", 3, "relu"), ("层😀\nrelu\nb".into(), 12));
        assert_eq!(insert_line("a\n", 2, "relu"), ("a\nrelu".into(), 6));
    }
}
