//! YAML as a tree whose items know their lines. Aliases, by which a short text could stand for an endless one, are refused.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::formats::{ModelError, ModelProblem};

/// Longer texts are refused; the longest models have a few kilobytes.
const MOST_BYTES: usize = 1 << 20;
/// Lists within lists beyond this depth are refused.
const DEEPEST: usize = 32;

/// A piece of YAML.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) content: Content,
    /// The line that it begins on, from 1.
    pub(super) line: usize,
}

/// What a piece of YAML is.
#[derive(Debug)]
pub(super) enum Content {
    /// A word or number; whether it is quoted.
    Scalar { text: String, is_quoted: bool },
    /// A list.
    List(Vec<Item>),
    /// Keys with values, in order.
    Map(Vec<(String, Item)>),
}

impl Item {
    /// The value of a key; of one that stands there twice, the last.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match &self.content {
            Content::Map(pairs) => pairs.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            Content::Scalar { .. } | Content::List(_) => None,
        }
    }

    /// The items of a list.
    pub(super) fn list(&self) -> Option<&[Self]> {
        match &self.content {
            Content::List(items) => Some(items),
            Content::Scalar { .. } | Content::Map(_) => None,
        }
    }

    /// The word or number as it is written; none for nothing, as YAML and Python write it.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, is_quoted } => {
                (*is_quoted || !matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL" | "None")).then_some(text)
            }
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// Whether it stands for nothing.
    pub(super) fn is_none(&self) -> bool {
        matches!(self.content, Content::Scalar { .. }) && self.word().is_none()
    }

    /// Yes or no.
    pub(super) fn flag(&self) -> Option<bool> {
        match self.word()? {
            "True" | "true" | "TRUE" => Some(true),
            "False" | "false" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn integer(&self) -> Option<i64> {
        self.word()?.parse().ok()
    }

    /// A finite number.
    pub(super) fn number(&self) -> Option<f64> {
        self.word()?.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// It as a message quotes it.
    pub(super) fn quoted(&self) -> String {
        match &self.content {
            Content::Scalar { text, .. } => text.chars().take(60).collect(),
            Content::List(_) => "[…]".into(),
            Content::Map(_) => "{…}".into(),
        }
    }
}

/// A list or mapping that is not at its end.
struct Open {
    item: Item,
    /// The key whose value comes next.
    key: Option<String>,
}

/// The first document of a text.
///
/// # Errors
/// What is no YAML, has aliases, or is too long or too deep, with its line.
pub(super) fn parse(text: &str) -> Result<Item, ModelError> {
    if text.len() > MOST_BYTES {
        return Err(ModelError::new(ModelProblem::TooManyBytes { most: MOST_BYTES as u64 }));
    }
    let found = |line: usize| {
        let found = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim().chars().take(60).collect();
        ModelError::at(line, ModelProblem::Syntax { found })
    };
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| found(error.marker().line().max(1)))?;
        let line = span.start.line();
        let item = match event {
            Event::Scalar(text, style, ..) => {
                let is_quoted = style != ScalarStyle::Plain;
                Item { content: Content::Scalar { text: text.into_owned(), is_quoted }, line }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() >= DEEPEST {
                    return Err(ModelError::at(line, ModelProblem::TooDeep));
                }
                let is_list = matches!(event, Event::SequenceStart(..));
                let content = if is_list { Content::List(Vec::new()) } else { Content::Map(Vec::new()) };
                open.push(Open { item: Item { content, line }, key: None });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(ended) => ended.item,
                None => return Err(found(line)),
            },
            Event::Alias(_) => return Err(found(line)),
            Event::DocumentEnd | Event::StreamEnd => break,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        let Some(outer) = open.last_mut() else { return Ok(item) };
        match &mut outer.item.content {
            Content::List(items) => items.push(item),
            Content::Map(pairs) => match outer.key.take() {
                Some(key) => pairs.push((key, item)),
                None => match item.content {
                    Content::Scalar { text, .. } => outer.key = Some(text),
                    Content::List(_) | Content::Map(_) => return Err(found(line)),
                },
            },
            Content::Scalar { .. } => return Err(found(line)),
        }
    }
    Err(ModelError::new(ModelProblem::NoLayer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        parse(text).map_err(|error| error.to_string()).expect_err(&text.chars().take(40).collect::<String>())
    }

    #[test]
    fn lists_in_both_styles_keep_their_lines() {
        let item = parse("nc: 80 # classes\nhead:\n  - [-1, 1, Conv, [64, None, 'None', True]]\n").expect("YAML");
        assert_eq!(item.get("nc").and_then(Item::integer), Some(80));
        let row = &item.get("head").and_then(Item::list).expect("a list")[0];
        assert_eq!((row.line, row.list().map(<[Item]>::len)), (3, Some(4)));
        let arguments = row.list().expect("a list")[3].list().expect("arguments");
        assert!(arguments[1].is_none() && !arguments[2].is_none());
        assert_eq!((arguments[2].word(), arguments[3].flag()), (Some("None"), Some(true)));
    }

    #[test]
    fn what_could_swell_is_refused_with_its_line() {
        assert_eq!(problem("a: &a [1, 1]\nb: [*a, *a]"), "line 2: “b: [*a, *a]” does not belong here");
        assert_eq!(problem(&"[".repeat(40)), "line 1: it is nested too deeply");
        assert!(problem(&"[".repeat(100_000)).ends_with("does not belong here"));
        assert!(problem(&"- ".repeat(100_000)).ends_with("it is nested too deeply"));
        assert!(problem(&"a: ".repeat(100_000)).ends_with("does not belong here"));
        assert_eq!(
            problem(&" ".repeat(MOST_BYTES + 1)),
            "it has more than 1048576 bytes where only a network is expected"
        );
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_line() {
        assert_eq!(problem("nc: 80\nhead: [1, 2\nbackbone: ]"), "line 3: “backbone: ]” does not belong here");
        assert_eq!(problem("? [a, b]\n: c"), "line 1: “? [a, b]” does not belong here");
        assert_eq!(problem(""), "there is no layer in it");
    }
}
