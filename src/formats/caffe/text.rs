//! Text format of protobuf messages: `name: value` and `name { … }`, in any order, possibly repeated.

use crate::formats::{ModelError, ModelProblem};

/// The deepest nesting.
const DEEPEST: usize = 32;
/// The largest number of fields.
const MOST_FIELDS: usize = 500_000;

/// A message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Message<'a> {
    fields: Vec<(&'a str, Field<'a>)>,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Field<'a> {
    Scalar(&'a str),
    Message(Message<'a>),
}

impl<'a> Message<'a> {
    /// The messages with a name.
    pub(super) fn messages(&self, name: &str) -> impl Iterator<Item = &Message<'a>> {
        self.fields.iter().filter(move |(known, _)| *known == name).filter_map(|(_, field)| match field {
            Field::Message(message) => Some(message),
            Field::Scalar(_) => None,
        })
    }

    /// The values with a name, without quotes.
    pub(super) fn scalars(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| *known == name).filter_map(|(_, field)| match field {
            Field::Scalar(value) => Some(*value),
            Field::Message(_) => None,
        })
    }

    /// The first message with a name.
    pub(super) fn message(&self, name: &str) -> Option<&Message<'a>> {
        self.messages(name).next()
    }

    /// The first value with a name.
    pub(super) fn scalar(&self, name: &str) -> Option<&'a str> {
        self.scalars(name).next()
    }
}

/// Reads a message.
///
/// # Errors
/// The first line that is not part of a message.
pub(super) fn read(text: &str) -> Result<Message<'_>, ModelError> {
    let mut words = Words { rest: text, line: 1 };
    let mut open: Vec<(&str, Message<'_>)> = vec![("", Message { fields: Vec::new(), line: 1 })];
    let mut count = 0;
    while let Some((word, line)) = words.next()? {
        let syntax =
            |found: &str| ModelError::at(line, ModelProblem::Syntax { found: found.chars().take(40).collect() });
        count += 1;
        if count > MOST_FIELDS {
            return Err(ModelError::at(line, ModelProblem::TooManyLayers { most: MOST_FIELDS }));
        }
        if matches!(word, "}" | ">") {
            let (name, message) = open.pop().ok_or_else(|| syntax(word))?;
            let (_, outer) = open.last_mut().ok_or_else(|| syntax(word))?;
            outer.fields.push((name, Field::Message(message)));
            continue;
        }
        if matches!(word, ";" | ",") {
            continue;
        }
        let is_name = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let Some((mark, _)) = words.next()?.filter(|_| is_name) else { return Err(syntax(word)) };
        let mut value = mark;
        if mark == ":" {
            value = words.next()?.ok_or_else(|| syntax(word))?.0;
        }
        match value {
            "{" | "<" => {
                if open.len() > DEEPEST {
                    return Err(ModelError::at(line, ModelProblem::TooDeep));
                }
                open.push((word, Message { fields: Vec::new(), line }));
            }
            _ if mark != ":" => return Err(syntax(mark)),
            "[" => loop {
                let (value, line) = words.next()?.ok_or_else(|| syntax("["))?;
                match value {
                    "]" => break,
                    "," => {}
                    "{" | "}" | ":" | "<" | ">" | "[" => {
                        return Err(ModelError::at(line, ModelProblem::Syntax { found: value.into() }));
                    }
                    value => add(&mut open, word, value),
                }
            },
            "}" | ">" | ":" | "]" | "," | ";" => return Err(syntax(value)),
            value => add(&mut open, word, value),
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some((_, message)), true) => Ok(message),
        _ => Err(ModelError::new(ModelProblem::Damaged)),
    }
}

fn add<'a>(open: &mut [(&'a str, Message<'a>)], name: &'a str, value: &'a str) {
    if let Some((_, message)) = open.last_mut() {
        message.fields.push((name, Field::Scalar(value)));
    }
}

/// The words and signs of a text.
struct Words<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Words<'a> {
    /// The next word or sign with its line, skipping comments; strings without quotes.
    fn next(&mut self) -> Result<Option<(&'a str, usize)>, ModelError> {
        loop {
            let trimmed = self.rest.trim_start();
            self.line += self.rest[..self.rest.len() - trimmed.len()].matches('\n').count();
            self.rest = trimmed;
            match self.rest.strip_prefix('#') {
                Some(comment) => self.rest = &comment[comment.find('\n').unwrap_or(comment.len())..],
                None => break,
            }
        }
        let line = self.line;
        let Some(first) = self.rest.chars().next() else { return Ok(None) };
        if matches!(first, '"' | '\'') {
            let inside = &self.rest[1..];
            let end = inside.find([first, '\n']).filter(|end| inside[*end..].starts_with(first));
            let end = end.ok_or_else(|| {
                let found = self.rest.lines().next().unwrap_or_default().chars().take(40).collect();
                ModelError::at(line, ModelProblem::Syntax { found })
            })?;
            self.rest = &inside[end + 1..];
            return Ok(Some((&inside[..end], line)));
        }
        let is_sign =
            |letter: char| matches!(letter, '{' | '}' | ':' | '[' | ']' | ',' | ';' | '<' | '>' | '"' | '\'' | '#');
        let end = if is_sign(first) {
            first.len_utf8()
        } else {
            self.rest.find(|letter: char| letter.is_whitespace() || is_sign(letter)).unwrap_or(self.rest.len())
        };
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(Some((word, line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_nest_and_repeat() {
        let text = "name: \"a b\" # a remark\nlayer { dim: 1 dim: [2, 3] p: { x: 'y' } }\nlayer {}";
        let message = read(text).expect("a message");
        assert_eq!(message.scalar("name"), Some("a b"));
        let layers: Vec<&Message<'_>> = message.messages("layer").collect();
        assert_eq!((layers.len(), layers[0].line, layers[1].line), (2, 2, 3));
        assert_eq!(layers[0].scalars("dim").collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(layers[0].message("p").and_then(|p| p.scalar("x")), Some("y"));
    }

    #[test]
    fn what_does_not_belong_is_told_with_its_line() {
        for (text, line) in [("a: 1\nb c", Some(2)), ("a {\n}\n}", Some(3)), ("a: \"x\n\"", Some(1)), ("a {", None)] {
            assert_eq!(read(text).expect_err("no message").line, line, "{text}");
        }
        assert_eq!(read(&"a {".repeat(100)).expect_err("too deep").problem, ModelProblem::TooDeep);
    }
}
