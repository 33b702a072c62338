//! Lexer of the notation: tokens, grouped into statements.

use super::error::{NotationProblem, Read};

/// One word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    /// The byte of the text at which it begins.
    pub(super) at: usize,
}

/// The kind of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Characters without spaces or signs.
    Word(&'a str),
    /// The content of quotes, with escapes resolved.
    Quoted(String),
    /// `,`
    Comma,
    /// `:`
    Colon,
}

/// The tokens between two line breaks or semicolons; never empty.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    /// The byte after its last token.
    pub(super) end: usize,
}

/// Splits a text into statements.
pub(super) fn statements(text: &str) -> Read<Vec<Statement<'_>>> {
    let mut statements = Vec::new();
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, letter)) = letters.next() {
        let kind = match letter {
            '\n' | ';' | '；' => {
                close(&mut statements, &mut tokens, end);
                continue;
            }
            '#' => {
                while letters.next_if(|&(_, letter)| letter != '\n').is_some() {}
                continue;
            }
            _ if letter.is_whitespace() => continue,
            ',' | '，' => Kind::Comma,
            ':' | '：' => Kind::Colon,
            '"' => Kind::Quoted(quotation(at, &mut letters)?),
            _ => {
                while letters.next_if(|&(_, letter)| !ends_word(letter)).is_some() {}
                let word_end = letters.peek().map_or(text.len(), |&(next, _)| next);
                Kind::Word(text.get(at..word_end).unwrap_or_default())
            }
        };
        end = letters.peek().map_or(text.len(), |&(next, _)| next);
        tokens.push(Token { kind, at });
    }
    close(&mut statements, &mut tokens, end);
    Ok(statements)
}

fn close<'a>(statements: &mut Vec<Statement<'a>>, tokens: &mut Vec<Token<'a>>, end: usize) {
    if !tokens.is_empty() {
        statements.push(Statement { tokens: std::mem::take(tokens), end });
    }
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | '，' | ':' | '：' | ';' | '；' | '#' | '"')
}

/// The content after an opening quotation mark, up to the closing one.
fn quotation(start: usize, letters: &mut impl Iterator<Item = (usize, char)>) -> Read<String> {
    let mut content = String::new();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok(content),
            '\n' => break,
            '\\' => match letters.next() {
                Some((_, escaped @ ('"' | '\\'))) => content.push(escaped),
                Some((_, 'n')) => content.push('\n'),
                Some((_, 'r')) => content.push('\r'),
                Some((_, 't')) => content.push('\t'),
                Some((_, found)) => return Err(NotationProblem::UnknownEscape { found }.at(at)),
                None => break,
            },
            _ => content.push(letter),
        }
    }
    Err(NotationProblem::UnclosedQuote.at(start))
}

/// The tokens of one statement, consumed from the front.
#[derive(Debug)]
pub(super) struct Cursor<'a, 's> {
    tokens: &'s [Token<'a>],
    end: usize,
}

impl<'a, 's> Cursor<'a, 's> {
    pub(super) const fn new(statement: &'s Statement<'a>) -> Self {
        Self { tokens: statement.tokens.as_slice(), end: statement.end }
    }

    /// The next token, not consumed.
    pub(super) const fn peek(&self) -> Option<&'s Token<'a>> {
        self.tokens.first()
    }

    /// The next token, consumed.
    pub(super) fn next(&mut self) -> Option<&'s Token<'a>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    /// Whether the next token is a comma, which is then consumed.
    pub(super) fn take_comma(&mut self) -> bool {
        let is_comma = matches!(self.peek(), Some(Token { kind: Kind::Comma, .. }));
        if is_comma {
            self.next();
        }
        is_comma
    }

    /// The label at the start of the statement, consumed with its colon.
    pub(super) fn take_label(&mut self) -> Option<&'s Token<'a>> {
        let [label, Token { kind: Kind::Colon, .. }, rest @ ..] = self.tokens else { return None };
        if !matches!(label.kind, Kind::Word(_) | Kind::Quoted(_)) {
            return None;
        }
        self.tokens = rest;
        Some(label)
    }

    /// All remaining tokens, without positions.
    pub(super) fn rest(&self) -> Vec<&'s Kind<'a>> {
        self.tokens.iter().map(|token| &token.kind).collect()
    }

    /// The byte at which the next token begins, or the statement ends.
    pub(super) fn at(&self) -> usize {
        self.peek().map_or(self.end, |token| token.at)
    }
}
