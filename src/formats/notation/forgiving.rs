//! Forgiving reading: converts a text as people write it into the words of the notation.
//!
//! Applied only to a text that is not in the notation. Each statement is rewritten: frameworks' names of layers and settings are replaced,
//! positional settings get letters, and meaningless signs are dropped. The result is read like any other text; every word keeps its
//! position in the original text, so that errors refer to it.

use crate::network::op::{Bare, ValueKind};
use crate::network::{OpSpec, Statistics};

use super::lexer::{Kind, Statement, Token};
use super::synonyms::{Setting, layer_word, setting};

/// A rewritten statement.
#[derive(Debug)]
pub(super) struct Rewritten {
    /// The words and signs, each with its byte position in the original text.
    pub(super) words: Vec<(Word, usize)>,
    /// The byte after its last word.
    pub(super) end: usize,
}

/// A rewritten word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A word.
    Plain(String),
    /// A name in quotes.
    Quoted(String),
    /// `,`
    Comma,
    /// `:`
    Colon,
}

impl Rewritten {
    /// The statement as the parser takes it.
    pub(super) fn statement(&self) -> Statement<'_> {
        let tokens = self.words.iter().map(|(word, at)| Token {
            kind: match word {
                Word::Plain(word) => Kind::Word(word),
                Word::Quoted(name) => Kind::Quoted(name.clone()),
                Word::Comma => Kind::Comma,
                Word::Colon => Kind::Colon,
            },
            at: *at,
        });
        Statement { tokens: tokens.collect(), end: self.end }
    }
}

/// The text with comments of other languages and with brackets replaced by spaces, so that positions are unchanged.
pub(super) fn blanked(text: &str) -> String {
    let text = paired(text);
    let mut blank = String::with_capacity(text.len());
    let (mut is_quoted, mut is_comment, mut before) = (false, false, ' ');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let begins = matches!(letter, '/' | '-') && letters.peek() == Some(&letter);
        is_comment = letter != '\n' && (is_comment || begins && !is_quoted && before.is_whitespace());
        is_quoted = letter != '\n' && (is_quoted != (letter == '"' && !is_comment));
        if is_comment || !is_quoted && "()[]{}".contains(letter) {
            blank.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            blank.push(letter);
        }
        before = letter;
    }
    blank
}

/// The text with bracketed pairs and triples of numbers as one word: `, (3, 5)` as `,  3x5  `.
fn paired(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    let (mut rest, mut is_quoted) = (text, false);
    while let Some(open) = rest.find(['(', '[']) {
        let (before, inside) = rest.split_at(open);
        found.push_str(before);
        is_quoted ^= before.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        if is_quoted {
            found.push_str(inside.get(..1).unwrap_or_default());
            rest = inside.get(1..).unwrap_or_default();
            continue;
        }
        let is_call = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        // Nobody writes longer lists.
        let end = inside.bytes().take(64).position(|byte| b")]\n".contains(&byte)).filter(|_| !is_call);
        let numbers =
            end.and_then(|end| inside.get(1..end)).map(|list| list.split(',').map(str::trim).collect::<Vec<_>>());
        match (end, numbers) {
            (Some(end), Some(numbers))
                if (2..=3).contains(&numbers.len()) && numbers.iter().all(|text| is_number(text)) =>
            {
                let word = numbers.join("x");
                found.push(' ');
                found.push_str(&word);
                // As many bytes as before, including the closing bracket.
                found.extend(std::iter::repeat_n(' ', end.saturating_sub(word.len())));
                rest = inside.get(end + 1..).unwrap_or_default();
            }
            _ => {
                found.push(' ');
                rest = inside.get(1..).unwrap_or_default();
            }
        }
    }
    found.push_str(rest);
    found
}

/// Rewrites a statement.
pub(super) fn rewritten(statement: &Statement<'_>) -> Rewritten {
    let mut tokens: Vec<(Word, usize)> = statement.tokens.iter().map(|token| (word(&token.kind), token.at)).collect();
    let mut words = Vec::new();
    let head = |tokens: &[(Word, usize)]| match tokens {
        [(Word::Plain(word), _), ..] => word.to_ascii_lowercase(),
        _ => String::new(),
    };
    let is_input = matches!(head(&tokens).as_str(), "input" | "input_shape" | "inputshape");
    if !is_input && matches!(tokens.get(1), Some((Word::Colon, _))) {
        words.extend(tokens.drain(..2));
    }
    if is_input || head(&tokens).starts_with("input=") {
        words.extend(input(tokens));
    } else if head(&tokens) == "name" {
        words.extend(tokens);
    } else {
        words.extend(layer(tokens));
    }
    Rewritten { words, end: statement.end }
}

fn word(kind: &Kind<'_>) -> Word {
    match kind {
        Kind::Word(word) => Word::Plain((*word).to_owned()),
        Kind::Quoted(name) => Word::Quoted(name.clone()),
        Kind::Comma => Word::Comma,
        Kind::Colon => Word::Colon,
    }
}

/// `input: 3, 224, 224` and similar as `input 3x224x224`.
fn input(tokens: Vec<(Word, usize)>) -> Vec<(Word, usize)> {
    let first = tokens.first().map_or(0, |(_, at)| *at);
    let mut place = None;
    let mut extents: Vec<String> = Vec::new();
    let mut statistics = None;
    for (word, at) in tokens {
        let Word::Plain(word) = word else { continue };
        if let Some(choice) = Statistics::of_word(&word).and_then(Statistics::word) {
            statistics = Some((Word::Plain(choice.into()), at));
        }
        let mut begin = at;
        for part in word.split_inclusive(['x', 'X', '×', '*', '=']) {
            let number = part.trim_end_matches(['x', 'X', '×', '*', '=']);
            if is_number(number) {
                place.get_or_insert(begin);
                extents.push(number.to_owned());
            } else if is_odd_number(number) {
                // Without it, the shape would be another one: the reader says that it is no number.
                return vec![(Word::Plain("input".into()), first), (Word::Plain(number.to_owned()), begin)];
            }
            begin += part.len();
        }
    }
    let mut words = vec![(Word::Plain("input".into()), first)];
    if let Some(place) = place {
        words.push((Word::Plain(extents.join("x")), place));
    }
    words.extend(statistics);
    words
}

/// A layer: its word, and its settings with letters.
fn layer(tokens: Vec<(Word, usize)>) -> Vec<(Word, usize)> {
    let unknown = tokens.clone();
    let Some((spec, at, rest)) = kind(tokens) else { return unknown };
    let mut words = vec![(Word::Plain(spec.word.into()), at)];
    let mut numbers: Vec<(String, usize)> = Vec::new();
    let mut pending: Option<Setting> = None;
    let mut rest = rest.into_iter().peekable();
    while let Some((word, at)) = rest.next() {
        match word {
            Word::Comma | Word::Colon => {
                // A sign joins names, or separates the four sides of a padding.
                let goes_on = rest.peek().is_some_and(|(word, _)| matches!(word, Word::Plain(word) if is_number(word)));
                if word == Word::Comma && (spec.joins() || goes_on && is_list(&words)) {
                    words.push((word, at));
                }
            }
            Word::Quoted(name) => match pending.take() {
                Some(key) => words.extend(valued(key, &name).map(|word| (Word::Plain(word), at))),
                None => words.push((Word::Quoted(name), at)),
            },
            Word::Plain(text) if spec.joins() => words.push((Word::Plain(text), at)),
            Word::Plain(text) => {
                let lower = text.to_ascii_lowercase();
                if matches!(lower.as_str(), "from" | "shares") {
                    words.push((Word::Plain(lower), at));
                    // Names that follow are unchanged.
                    while let Some((name, at)) = rest.next_if(|(word, _)| *word != Word::Colon) {
                        words.push((name, at));
                    }
                    continue;
                }
                if matches!(lower.as_str(), "off") || lower.starts_with(['@', '=']) {
                    words.push((Word::Plain(text), at));
                    continue;
                }
                let (key, value) = match text.split_once('=') {
                    Some((key, value)) => (setting(spec, key), value.to_owned()),
                    None => (None, text.clone()),
                };
                let key = key.or_else(|| pending.take());
                pending = None;
                if text.contains('=') && value.is_empty() || key.is_none() && setting(spec, &text).is_some() {
                    pending = key.or_else(|| setting(spec, &text));
                    continue;
                }
                match key {
                    Some(key) => words.extend(valued(key, &value).map(|word| (Word::Plain(word), at))),
                    None => bare(spec, &value, at, &mut words, &mut numbers),
                }
            }
        }
    }
    by_place(spec, numbers, &mut words);
    causal(&mut words);
    words
}

/// Causal padding as a number: the reach of the window, all of it at the start (`keras.layers.Conv1D`).
fn causal(words: &mut Vec<(Word, usize)>) {
    let number = |letter: char| {
        let mut found = words.iter().filter_map(|(word, _)| match word {
            Word::Plain(word) => word.strip_prefix(letter)?.parse::<u64>().ok(),
            _ => None,
        });
        found.next()
    };
    let Some(kernel) = number('k') else { return };
    let reach = kernel.saturating_sub(1).saturating_mul(number('d').unwrap_or(1));
    if let Some(place) = words.iter().position(|(word, _)| *word == Word::Plain("pcausal".into())) {
        let at = words[place].1;
        let sides = [Word::Plain(format!("p{reach}")), Word::Comma, Word::Plain("0".into())];
        words.splice(place..=place, sides.map(|word| (word, at)));
    }
}

/// A word and its position.
type Placed = (Word, usize);

/// The kind of a layer, and what follows its name, which may be several words and may come after the window's size.
fn kind(tokens: Vec<Placed>) -> Option<(&'static OpSpec, usize, Vec<Placed>)> {
    let text = |place: usize| match tokens.get(place) {
        Some((Word::Plain(word), at)) => Some((word.as_str(), *at)),
        _ => None,
    };
    for first in 0..tokens.len().min(3) {
        let Some((head, at)) = text(first) else { continue };
        // The longest name wins: `max pool`, `global average pooling`.
        for count in (1..=3).rev() {
            let name: Option<String> = (first..first + count).map(|place| text(place).map(|(word, _)| word)).collect();
            let Some((spec, glued)) = name.as_deref().and_then(layer_word) else { continue };
            let mut rest: Vec<(Word, usize)> = tokens.iter().take(first).cloned().collect();
            rest.extend(glued.into_iter().map(|word| (Word::Plain(word), at)));
            rest.extend(tokens.iter().skip(first + count).cloned());
            return Some((spec, at, rest));
        }
        // Only a size may precede the name.
        if !head.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
    }
    None
}

/// Whether the last word is a list that continues after a comma.
fn is_list(words: &[(Word, usize)]) -> bool {
    let Some((Word::Plain(last), _)) = words.last() else { return false };
    let mut letters = last.chars();
    letters.next() == Some('p') && letters.all(|letter| letter.is_ascii_digit())
        || words.len() > 1
            && matches!(words.first(), Some((Word::Plain(word), _)) if word == "split" || word == "pad" || word == "crop")
}

/// A named setting in the notation.
pub(super) fn valued(key: Setting, value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    let lower = lower.trim_matches(['\'', '"']).to_owned();
    match key {
        Setting::Letters(letters) => match lower.as_str() {
            "same" | "valid" | "causal" if letters == "p" => Some(format!("p{lower}")),
            "none" | "auto" => None,
            _ => Some(format!("{letters}{lower}")),
        },
        Setting::Bare => Some(lower),
        Setting::Bias => match lower.as_str() {
            "false" | "no" | "0" | "none" => Some("nobias".into()),
            _ => None,
        },
        Setting::Ceil => matches!(lower.as_str(), "true" | "yes" | "1").then(|| "ceil".into()),
        Setting::Ignored => None,
    }
}

/// Whether a word looks like a number but is not a plain one: `-3`, `1e99`, `2.5`, but not `float32`.
fn is_odd_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['-', '+', '.', '−', '–', '~', '<', '>', '≈']);
    digits.starts_with(|letter: char| letter.is_ascii_digit()) && !is_number(word)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word without a name before it.
fn bare(spec: &OpSpec, value: &str, at: usize, words: &mut Vec<(Word, usize)>, numbers: &mut Vec<(String, usize)>) {
    let lower = value.to_ascii_lowercase().replace('*', "x");
    let mut push = |word: String| words.push((Word::Plain(word), at));
    let has_window = spec.parameters.iter().any(|parameter| parameter.setting == "k3");
    match lower.as_str() {
        "pcausal" => push(lower),
        "same" | "valid" | "causal" if has_window => push(format!("p{lower}")),
        // `64@3x3`: channels and window.
        _ if has_window && lower.contains('@') => {
            if let Some((channels, window)) = lower.split_once('@') {
                push(channels.to_owned());
                push(format!("k{window}"));
            }
        }
        // `7x7/2`: window and stride.
        _ if has_window && lower.contains('/') => {
            if let Some((window, stride)) = lower.split_once('/') {
                if !window.is_empty() {
                    push(format!("k{window}"));
                }
                push(format!("s{stride}"));
            }
        }
        _ if has_window && lower.contains(['x', '×']) && lower.starts_with(|first: char| first.is_ascii_digit()) => {
            push(format!("k{lower}"));
        }
        _ if is_number(&lower) => numbers.push((lower, at)),
        _ => push(if spec.word == "up" { lower.trim_start_matches('x').to_owned() } else { value.to_owned() }),
    }
}

/// Positional numbers, as in PyTorch and Keras.
fn by_place(spec: &OpSpec, numbers: Vec<(String, usize)>, words: &mut Vec<(Word, usize)>) {
    let count = numbers.len();
    let has = |letter: &str| {
        words.iter().skip(1).any(|(word, _)| {
            matches!(word, Word::Plain(word) if word.strip_prefix(letter).is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit())))
        })
    };
    let letters: &[&str] = match spec.word {
        // in, out, kernel, stride, padding, dilation, groups; two numbers are filters and kernel, or in and out.
        "conv" if count >= 3 => &["-", "", "k", "s", "p", "d", "g"],
        "conv" | "deconv" if count == 2 && has("k") => &["-", ""],
        "conv" | "deconv" if count == 2 => &["", "k"],
        "deconv" if count >= 3 => &["-", "", "k", "s", "p", "op"],
        "lppool" if count >= 2 => &["norm", "k", "s"],
        "dwconv" | "maxpool" | "avgpool" => &["k", "s", "p"],
        "linear" if count == 2 => &["-", ""],
        "bn" | "ln" | "rms" | "instancenorm" | "prelu" => &["-"],
        "gn" if count == 2 => &["", "-"],
        _ => &[],
    };
    let pairs =
        spec.parameters.iter().any(|parameter| parameter.bare == Bare::Any && parameter.kind == ValueKind::Pair);
    if pairs && count == 2 && letters.is_empty() {
        let at = numbers[0].1;
        words.push((Word::Plain(format!("{}x{}", numbers[0].0, numbers[1].0)), at));
        return;
    }
    for (place, (number, at)) in numbers.into_iter().enumerate() {
        match letters.get(place) {
            Some(&"-") => {}
            Some(letters) => words.push((Word::Plain(format!("{letters}{number}")), at)),
            None => words.push((Word::Plain(number), at)),
        }
    }
}
