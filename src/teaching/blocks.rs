//! Blocks of a lesson file: headings, fields, paragraphs.

use super::{LessonError, LessonProblem, Numbered};

/// A block of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// `# …`
    Title(String),
    /// `## …`
    Step(String),
    /// `key argument: value`, with the indented lines that follow.
    Field {
        /// The key.
        key: Key,
        /// The text between the key and the colon; usually empty.
        argument: String,
        /// The text after the colon, with its line breaks.
        value: String,
    },
    /// Lines up to the next empty one, joined.
    Paragraph(String),
}

/// The key of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Net,
    With,
    View,
    Unit,
    Ask,
    Answer,
    Choice,
    Hint,
    Reveal,
}

impl Key {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Net => "net",
            Self::With => "with",
            Self::View => "view",
            Self::Unit => "unit",
            Self::Ask => "ask",
            Self::Answer => "answer",
            Self::Choice => "choice",
            Self::Hint => "hint",
            Self::Reveal => "reveal",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        const ALL: [Key; 9] =
            [Key::Net, Key::With, Key::View, Key::Unit, Key::Ask, Key::Answer, Key::Choice, Key::Hint, Key::Reveal];
        ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Splits a file into blocks.
pub(super) fn blocks(file: &str) -> Result<Vec<Numbered<Block>>, LessonError> {
    let mut blocks: Vec<Numbered<Block>> = Vec::new();
    let mut continues = false;
    for (line, text) in (1..).zip(file.trim_start_matches('\u{feff}').lines()) {
        let words = text.trim();
        if words.is_empty() {
            continues = false;
            continue;
        }
        let last = blocks.last_mut().filter(|_| continues).map(|block| &mut block.value);
        match last {
            Some(Block::Field { value, .. }) if text.starts_with([' ', '\t']) => {
                value.push('\n');
                value.push_str(words);
                continue;
            }
            Some(Block::Paragraph(paragraph)) if !words.starts_with('#') && known_field(words).is_none() => {
                join(paragraph, words);
                continue;
            }
            _ => {}
        }
        blocks.push(Numbered { line, value: block(words).map_err(|problem| LessonError { line, problem })? });
        continues = true;
    }
    Ok(blocks)
}

fn block(words: &str) -> Result<Block, LessonProblem> {
    if let Some(title) = words.strip_prefix("## ") {
        return Ok(Block::Step(title.trim().into()));
    }
    if let Some(title) = words.strip_prefix("# ") {
        return Ok(Block::Title(title.trim().into()));
    }
    if let Some(field) = known_field(words) {
        return Ok(field);
    }
    // A lowercase word and a colon at the start of a paragraph is a misspelled field.
    let name = words.split_once(':').map_or("", |(name, _)| name);
    if !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase()) {
        return Err(LessonProblem::UnknownField(name.into()));
    }
    Ok(Block::Paragraph(words.into()))
}

fn known_field(words: &str) -> Option<Block> {
    let (head, value) = words.split_once(':')?;
    let (name, argument) = head.split_once(' ').unwrap_or((head, ""));
    let key = Key::from_name(name)?;
    // For other keys, a colon after more words is punctuation.
    let takes_argument = matches!(key, Key::Answer | Key::Choice | Key::Hint);
    (takes_argument || argument.is_empty()).then(|| Block::Field {
        key,
        argument: argument.trim().into(),
        value: value.trim().into(),
    })
}

/// Appends a line to a paragraph; between Chinese characters without a space.
pub(super) fn join(paragraph: &mut String, line: &str) {
    let is_wide = |letter: Option<char>| letter.is_some_and(|letter| letter > '\u{2e80}');
    if !is_wide(paragraph.chars().next_back()) || !is_wide(line.chars().next()) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_belong_to_what_they_follow() {
        let file = "# T\n\n## S\nnet: input 1x9x9\n  conv 1 k3\nOne line\nand another\n\nhint a.field + 1: Look\n";
        let blocks = blocks(file).expect("a file");
        let lines: Vec<usize> = blocks.iter().map(|block| block.line).collect();
        assert_eq!(lines, [1, 3, 4, 6, 9]);
        assert_eq!(blocks[3].value, Block::Paragraph("One line and another".into()));
        let net = Block::Field { key: Key::Net, argument: String::new(), value: "input 1x9x9\nconv 1 k3".into() };
        assert_eq!(blocks[2].value, net);
        let hint = Block::Field { key: Key::Hint, argument: "a.field + 1".into(), value: "Look".into() };
        assert_eq!(blocks[4].value, hint);
    }

    #[test]
    fn chinese_lines_are_joined_without_a_space() {
        let mut paragraph = "一个".to_owned();
        join(&mut paragraph, "像素");
        join(&mut paragraph, "3×3");
        assert_eq!(paragraph, "一个像素 3×3");
    }

    #[test]
    fn a_slip_in_a_fields_name_is_seen() {
        let error = blocks("# T\n\n## S\nnett: input 1x9x9").expect_err("a slip");
        assert_eq!(error, LessonError { line: 4, problem: LessonProblem::UnknownField("nett".into()) });
    }
}
