//! Highlighting of a text in the notation, and completion of its words, while it is written and may have errors.

use std::ops::Range;

use super::lexer::{Cursor, Kind, Statement, Token, statements};
use super::{synonyms, vocabulary};
use crate::network::OpSpec;

/// The largest number of completions.
const MOST_COMPLETIONS: usize = 6;
/// The words after which the names of layers follow.
const LINKS: [&str; 2] = ["from", "shares"];

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The word of a layer, or the beginning of a line about the network.
    Layer,
    /// A label before a layer, or a layer's name after a link.
    Name,
    /// A setting or a number.
    Setting,
    /// A word for a link, a block or a module.
    Link,
    /// A comment.
    Comment,
}

/// The parts of a text as ranges of bytes, in order and disjoint. What is none of the [parts](Part) is left out, and so is all after an
/// unclosed quotation mark.
///
/// ```
/// use convscope::formats::notation::{Part, highlights};
///
/// let text = "a: conv 64 k3 # first";
/// let parts: Vec<_> = highlights(text).into_iter().map(|(range, part)| (&text[range], part)).collect();
/// assert_eq!(parts[..3], [("a", Part::Name), ("conv", Part::Layer), ("64", Part::Setting)]);
/// assert_eq!(parts[4], ("# first", Part::Comment));
/// ```
pub fn highlights(text: &str) -> Vec<(Range<usize>, Part)> {
    let mut parts = Vec::new();
    let mut end = 0;
    for statement in readable(text) {
        let ends = statement.tokens.iter().skip(1).map(|token| token.at).chain([statement.end]);
        let role = roles(&statement);
        for ((token, next), part) in statement.tokens.iter().zip(ends).zip(role) {
            comments(text, end..token.at, &mut parts);
            end = token.at + text.get(token.at..next).unwrap_or_default().trim_end().len();
            // Comments between two tokens of a statement end with a line break, which ends the statement.
            parts.extend(part.map(|part| (token.at..end, part)));
        }
    }
    comments(text, end..text.len(), &mut parts);
    parts
}

/// The statements of a text up to its first unclosed quotation mark or unknown escape.
fn readable(text: &str) -> Vec<Statement<'_>> {
    statements(text).or_else(|error| statements(text.get(..error.at).unwrap_or_default())).unwrap_or_default()
}

/// The part that each token of a statement is.
fn roles(statement: &Statement<'_>) -> Vec<Option<Part>> {
    let mut cursor = Cursor::new(statement);
    let label = cursor.take_label().is_some();
    let mut roles = if label { vec![Some(Part::Name), None] } else { Vec::new() };
    let word = cursor.next();
    let kind = word.and_then(kind_of);
    let is_head = word.is_some_and(|token| vocabulary::is_head(word_of(token)));
    roles.extend(word.map(|_| (kind.is_some() || is_head).then_some(Part::Layer)));
    let is_title = word.is_some_and(|token| word_of(token).eq_ignore_ascii_case("name"));
    let mut after_link = kind.is_some_and(OpSpec::joins);
    while let Some(token) = cursor.next() {
        let word = word_of(token);
        let is_link = word.starts_with(['@', '=']) || word.eq_ignore_ascii_case("off");
        let begins_names = LINKS.iter().any(|link| word.eq_ignore_ascii_case(link));
        roles.push(match token.kind {
            Kind::Comma | Kind::Colon => None,
            Kind::Word(_) | Kind::Quoted(_) if is_title => Some(Part::Name),
            Kind::Word(_) if begins_names || is_link => Some(Part::Link),
            Kind::Word(_) | Kind::Quoted(_) if after_link => Some(Part::Name),
            Kind::Word(_) | Kind::Quoted(_) => (kind.is_some() || is_head).then_some(Part::Setting),
        });
        after_link = begins_names || after_link && !is_link;
    }
    roles
}

fn word_of<'a>(token: &Token<'a>) -> &'a str {
    match token.kind {
        Kind::Word(word) => word,
        Kind::Quoted(_) | Kind::Comma | Kind::Colon => "",
    }
}

fn kind_of(token: &Token<'_>) -> Option<&'static OpSpec> {
    let word = word_of(token);
    OpSpec::of_word(word).or_else(|| synonyms::layer_word(word).map(|(kind, _)| kind))
}

/// Adds the comments in a gap between tokens.
fn comments(text: &str, gap: Range<usize>, parts: &mut Vec<(Range<usize>, Part)>) {
    let mut at = gap.start;
    for line in text.get(gap).unwrap_or_default().split_inclusive('\n') {
        if let Some(start) = line.find('#') {
            let comment = line[start..].trim_end();
            parts.push((at + start..at + start + comment.len(), Part::Comment));
        }
        at += line.len();
    }
}

/// Completions of a word, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// The bytes of the word.
    pub range: Range<usize>,
    /// Words of the notation that begin with it.
    pub words: Vec<&'static str>,
}

/// The words that may be meant at a byte of a text, where a word ends; `None` if there is none.
///
/// At the beginning of a line these are layers, behind a layer its settings and links.
pub fn completions(text: &str, place: usize) -> Option<Completions> {
    let before = text.get(..place)?;
    let is_inside = text.get(place..)?.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let statements = statements(before).ok()?;
    let statement = statements.last().filter(|statement| statement.end == place && !is_inside)?;
    let token = statement.tokens.last()?;
    let typed = word_of(token).to_ascii_lowercase();
    let mut cursor = Cursor::new(statement);
    cursor.take_label();
    let first = cursor.next()?;
    let begins = |word: &&'static str| word.starts_with(typed.as_str()) && **word != typed;
    let mut words: Vec<&str> = if first.at == token.at {
        vocabulary::layer_words().filter(begins).collect()
    } else {
        vocabulary::words_of(kind_of(first)?).filter(begins).collect()
    };
    words.truncate(MOST_COMPLETIONS);
    (!typed.is_empty() && !words.is_empty()).then_some(Completions { range: token.at..place, words })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, Part)> {
        highlights(text).into_iter().map(|(range, part)| (&text[range], part)).collect()
    }

    #[test]
    fn every_word_of_a_network_has_its_part() {
        use Part::{Comment, Layer, Link, Name, Setting};
        let text = "name my net # mine\ninput 3x9x9\n# a comment\nskip: conv 64 k3; relu @b1\nadd skip, prev; gap from \"a b\" off";
        let expected = [
            ("name", Layer),
            ("my", Name),
            ("net", Name),
            ("# mine", Comment),
            ("input", Layer),
            ("3x9x9", Setting),
            ("# a comment", Comment),
            ("skip", Name),
            ("conv", Layer),
            ("64", Setting),
            ("k3", Setting),
            ("relu", Layer),
            ("@b1", Link),
            ("add", Layer),
            ("skip", Name),
            ("prev", Name),
            ("gap", Layer),
            ("from", Link),
            ("\"a b\"", Name),
            ("off", Link),
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn words_of_other_frameworks_are_layers_and_unknown_ones_are_not() {
        assert_eq!(parts("nn.Conv2d 64\nlorem 3"), [("nn.Conv2d", Part::Layer), ("64", Part::Setting)]);
        assert_eq!(parts("relu \"open; conv 3"), [("relu", Part::Layer)]);
        assert!(parts("").is_empty() && parts("\n;;\n").is_empty());
    }

    #[test]
    fn words_are_completed_by_their_place() {
        let of = |text: &str| completions(text, text.len()).map(|found| found.words).unwrap_or_default();
        assert_eq!(of("maxp"), ["maxpool"]);
        assert!(of("input 3x9x9; c").contains(&"conv"));
        assert!(!of("conv").contains(&"conv"));
        assert_eq!(of("conv 64 nob"), ["nobias"]);
        assert_eq!(of("relu fr"), ["from"]);
        assert!(of("conv 64 maxp").is_empty() && of("").is_empty() && of("conv ").is_empty() && of("# con").is_empty());
        assert_eq!(of("skip: concat a; a: ma").first(), Some(&"maxpool"));
        // In the middle of a word nothing is suggested.
        assert_eq!(completions("maxpool", 4), None);
        assert_eq!(completions("maxp; relu", 4).map(|found| found.range), Some(0..4));
        assert_eq!(completions("é", 1), None);
    }
}
