//! Text reader of lessons.

use super::{Expression, LessonProblem, Piece, Text, number};

impl Text {
    /// Reads a text: words, `*emphasis*`, sizes like 3×3, and in braces numbers to compute: `{a.params}`, with decimals `{a.centre:2}`, or
    /// asserted `{28|compare.params.percent}`. Other numbers are refused, except in names like ResNet-50.
    ///
    /// # Errors
    /// [`LessonProblem`] if a number is outside of braces, something is not closed, or braces contain no expression.
    pub fn read(text: &str) -> Result<Self, LessonProblem> {
        let mut pieces = Vec::new();
        let mut emphasis: Option<Vec<Piece>> = None;
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(['{', '}', '*']).unwrap_or(rest.len());
            let (words, sign) = rest.split_at(end);
            let open = emphasis.as_mut().unwrap_or(&mut pieces);
            push_words(words, open)?;
            rest = match sign.chars().next() {
                None => "",
                Some('{') => {
                    let (inside, after) = sign[1..].split_once('}').ok_or(LessonProblem::Unclosed('{'))?;
                    open.push(number_in(inside)?);
                    after
                }
                Some('*') => {
                    match emphasis.take() {
                        Some(inside) => pieces.push(Piece::Emphasis(inside)),
                        None => emphasis = Some(Vec::new()),
                    }
                    &sign[1..]
                }
                Some(other) => return Err(LessonProblem::Unclosed(other)),
            };
        }
        if emphasis.is_some() { Err(LessonProblem::Unclosed('*')) } else { Ok(Self(pieces)) }
    }
}

fn number_in(inside: &str) -> Result<Piece, LessonProblem> {
    let (asserted, source) = match inside.split_once('|') {
        Some((written, source)) => (Some(written.trim()), source),
        None => (None, inside),
    };
    let (source, decimals) = match source.split_once(':') {
        Some((source, decimals)) => {
            (source, Some(decimals.trim().parse().map_err(|_| LessonProblem::NotANumber(decimals.trim().into()))?))
        }
        None => (source, None),
    };
    let decimals = match asserted {
        Some(written) => Some(number::parsed(written).ok_or_else(|| LessonProblem::NotANumber(written.into()))?.1),
        None => decimals,
    };
    Ok(Piece::Number {
        expression: Expression::read(source)?,
        source: source.trim().into(),
        decimals,
        asserted: asserted.map(Into::into),
    })
}

/// Adds words, with the sizes among them as separate pieces; other numbers are refused.
fn push_words(words: &str, pieces: &mut Vec<Piece>) -> Result<(), LessonProblem> {
    let mut plain = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(is_digit) {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let end = from.find(|letter| !is_digit(letter) && letter != '×').unwrap_or(from.len());
        let found = from[..end].trim_end_matches('×');
        let is_size = found.contains('×') && !found.contains("××");
        if is_part_of_name(&plain) {
            plain.push_str(found);
        } else if is_size {
            if !plain.is_empty() {
                pieces.push(Piece::Plain(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Size(found.into()));
        } else {
            return Err(LessonProblem::LooseNumber(found.into()));
        }
        rest = &from[found.len()..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    Ok(())
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter)
}

/// Whether the next character belongs to a name: it follows a letter, or a letter and a hyphen.
fn is_part_of_name(before: &str) -> bool {
    let before = before.strip_suffix('-').unwrap_or(before);
    before.chars().next_back().is_some_and(|letter| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_sizes_numbers_and_emphasis_are_told_apart() {
        let text = Text::read("A *3×3 kernel* of ResNet-50 has {9|a.taps}.").expect("a text");
        let kinds: Vec<&str> = text
            .pieces()
            .into_iter()
            .map(|piece| match piece {
                Piece::Plain(_) => "plain",
                Piece::Size(_) => "size",
                Piece::Number { .. } => "number",
                Piece::Emphasis(_) => "emphasis",
            })
            .collect();
        assert_eq!(kinds, ["plain", "size", "plain", "plain", "number", "plain"]);
        assert!(matches!(&text.0[1], Piece::Emphasis(inside) if inside.len() == 2));
    }

    #[test]
    fn a_number_that_nobody_checks_is_refused() {
        for (text, found) in [("28 % less", "28"), ("第３行", "３"), ("about 4.1", "4"), ("3× less", "3")] {
            assert_eq!(Text::read(text), Err(LessonProblem::LooseNumber(found.into())), "{text}");
        }
    }

    #[test]
    fn what_is_opened_must_be_closed() {
        assert_eq!(Text::read("a {a.params"), Err(LessonProblem::Unclosed('{')));
        assert_eq!(Text::read("a *b"), Err(LessonProblem::Unclosed('*')));
        assert_eq!(Text::read("a } b"), Err(LessonProblem::Unclosed('}')));
        assert_eq!(Text::read("{many|a.params}"), Err(LessonProblem::NotANumber("many".into())));
    }
}
