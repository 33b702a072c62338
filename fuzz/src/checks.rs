//! One check for each way in.

use convscope::app::{AppState, Embed, address, import};
use convscope::formats::json;
use convscope::formats::notation;
use convscope::i18n::Locale;
use convscope::network::edit::Edit;
use convscope::network::{Activation, Axes, InputShape, Network, NodeKey, Parameter, ShapedNetwork, Value};
use convscope::teaching::Lesson;
use convscope::teaching::homework::{Table, mark};
use leptos::prelude::*;

use super::choices::Choices;
use super::{follow, networks};

/// Reads a text as a network in any format; where it is one, everything that follows from it is worked out.
pub fn text(text: &str) {
    colored_and_completed(text);
    if let Ok(network) = import::read(text) {
        written_and_read(&network);
        follow::everything(&network);
    }
}

/// The colors of a text lie in it, in order and apart; completions replace the word before their place.
fn colored_and_completed(text: &str) {
    let mut end = 0;
    for (range, _) in notation::highlights(text) {
        assert!(range.start >= end && range.start < range.end, "{range:?} after {end} in {text:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        end = range.end;
    }
    let places = (0..=text.len()).filter(|place| text.is_char_boundary(*place)).take(200);
    for found in places.filter_map(|place| notation::completions(text, place)) {
        let typed = text.get(found.range.clone()).expect("a word of the text").to_ascii_lowercase();
        assert!(found.words.iter().all(|word| word.starts_with(&typed)), "{found:?} in {text:?}");
    }
}

/// Reads a file in any format; where it is a network, it comes back the same from every way it is written, and its shapes are worked out.
pub fn file(bytes: &[u8]) {
    for input in [None, Some(InputShape::picture(3, 32, 32))] {
        if let Ok(import) = import::import(bytes, input) {
            written_and_read(&import.network);
            let _ = ShapedNetwork::new(import.network).complete();
        }
    }
}

/// A random network that the bytes choose, and all that follows from it.
pub fn network(bytes: &[u8]) {
    text(&networks::network(&mut Choices::new(bytes)));
}

/// Reads a text as a network in the project's JSON.
pub fn json(text: &str) {
    if let Ok(network) = json::read(text) {
        written_and_read(&network);
    }
}

/// A network comes back the same from every way it is written.
pub fn written_and_read(network: &Network) {
    let network = network.renumbered();
    for text in [notation::write(&network), notation::write_inline(&network)] {
        assert_eq!(notation::read(&text).as_ref(), Ok(&network), "{text}");
    }
    let text = json::write(&network);
    assert_eq!(json::read(&text).as_ref(), Ok(&network), "{text}");
}

/// Follows the fragment of an address, and looks at all that the page then shows.
pub fn link(fragment: &str) {
    let _ = Embed::read(fragment);
    let Ok(link) = address::read(fragment) else { return };
    let rewritten = address::write(&link);
    assert_eq!(address::read(&rewritten).map(|again| address::write(&again)), Ok(rewritten), "{fragment}");
    let network = link.network.clone().unwrap_or_else(|| convscope::presets::Preset::TwoThrees.network());
    with_state(network, |state| {
        state.apply_link(link);
        follow::page(state);
    });
}

/// A session on the page: opens a random network, edits it, undoes, follows links, and looks at everything after each.
pub fn session(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let Ok(network) = import::read(&networks::network(&mut choices)) else { return };
    with_state(network, |state| {
        follow::page(state);
        while !choices.is_empty() {
            let network = state.document.network.get_untracked();
            match choices.below(12) {
                0 => state.undo(),
                1 => state.redo(),
                2 => state.compare(choices.once_in(2)),
                3 => state.selection.observe_neighbour(choices.below(3) as isize - 1),
                4 => state.selection.nudge(choices.below(3) as i64 - 1, choices.number().cast_signed()),
                _ => edited(state, networks::edit(&network, &mut choices)),
            }
            follow::page(state);
        }
        undone_and_redone(state);
    });
}

/// A session that is written down: a line each for a network to begin with (`start …`), a hyper-parameter of the layer of a key
/// (`set 0 Kernel 3x5`), its place (`move 2 0`), another input (`input 3x9x9`) and a link (`follow net=…`). A link that cannot be read is
/// refused by the page, and so it is here.
///
/// # Panics
/// Also where a line is none of these.
pub fn script(text: &str) {
    let mut lines = text.lines();
    let start = lines.next().and_then(|line| line.strip_prefix("start ")).expect("a script begins with its network");
    with_state(import::read(start).expect("a network"), |state| {
        follow::page(state);
        for line in lines {
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            let (first, second) = rest.split_once(' ').unwrap_or((rest, ""));
            let key = || NodeKey(first.parse().expect("a layer's key"));
            match verb {
                "set" => edited(state, set(key(), second).unwrap_or_else(|| panic!("{line}"))),
                "move" => edited(state, Edit::Move { key: key(), to: second.parse().expect("a place") }),
                "input" => edited(state, Edit::SetInput(notation::read_shape(rest).expect("a shape"))),
                "follow" => {
                    let _ = address::read(rest).map(|link| state.apply_link(link));
                }
                _ => panic!("{line}"),
            }
            follow::page(state);
        }
        undone_and_redone(state);
    });
}

/// Reads a text as a student's table, and marks it.
pub fn homework(text: &str) {
    if let Ok(table) = Table::read(text) {
        assert_eq!(mark(&table).rows.len(), table.rows.len());
    }
}

/// Reads a text as a lesson, and works its numbers out.
pub fn lesson(text: &str) {
    if let Ok(lesson) = Lesson::read(text) {
        let _ = lesson.check();
    }
}

/// A parameter by its name, and its value.
fn set(key: NodeKey, words: &str) -> Option<Edit> {
    let (name, value) = words.split_once(' ')?;
    let pair = || {
        let (height, width) = value.split_once('x')?;
        Some(Value::Pair(Axes::new(height.parse().ok()?, width.parse().ok()?)))
    };
    let named = |activation: &&Activation| format!("{activation:?}").eq_ignore_ascii_case(value);
    let (parameter, value) = match name {
        "OutputSize" => (Parameter::OutputSize, pair()?),
        "Stride" => (Parameter::Stride, pair()?),
        "Kernel" => (Parameter::Kernel, pair()?),
        "Scale" => (Parameter::Scale, pair()?),
        "Bias" => (Parameter::Bias, Value::Flag(value == "true")),
        "Interpolation" => (Parameter::Interpolation, Value::Choice("nearest")),
        "Activation" => (Parameter::Activation, Value::Activation(*Activation::ALL.iter().find(named)?)),
        _ => return None,
    };
    Some(Edit::Set { key, parameter, value })
}

fn with_state(network: Network, look: impl FnOnce(AppState)) {
    let owner = Owner::new();
    owner.with(|| look(AppState::new(network, Locale::en)));
    owner.cleanup();
}

/// Carries an edit out. Where it changes something, one step back leads to what was there, and one forth to what it made, unless it went on
/// with the edit before.
fn edited(state: AppState, edit: Edit) {
    let before = state.document.network.get_untracked();
    state.document.apply(edit);
    let after = state.document.network.get_untracked();
    if before != after && state.document.can_undo.get_untracked() {
        state.document.undo();
        state.document.redo();
        assert_eq!(state.document.network.get_untracked(), after);
    }
}

/// Going all the way back and all the way forth again leads to the same network.
fn undone_and_redone(state: AppState) {
    while state.document.can_redo.get_untracked() {
        state.document.redo();
    }
    let last = state.document.network.get_untracked();
    while state.document.can_undo.get_untracked() {
        state.document.undo();
    }
    while state.document.can_redo.get_untracked() {
        state.document.redo();
    }
    assert_eq!(state.document.network.get_untracked(), last);
}
