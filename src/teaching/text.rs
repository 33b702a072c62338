//! Lesson texts with embedded expressions.

use super::{Expression, Facts, LessonProblem, number};

/// A paragraph, a title, a choice or a hint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// A size that a kernel, a map or a field of the lesson has: 3×3.
    Size(String),
    /// Something to be worked out.
    Number {
        /// What.
        expression: Expression,
        /// The expression as it is written.
        source: String,
        /// Decimals to show; none where the number must be whole.
        decimals: Option<usize>,
        /// The number that is asserted, as it is shown; none if it is only worked out.
        asserted: Option<String>,
    },
    /// Words that matter.
    Emphasis(Vec<Self>),
}

/// A part of a text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Plain(String),
    /// A number that was worked out.
    Number(String),
    /// Words that matter.
    Emphasis(String),
}

impl Run {
    /// What is read, whatever it looks like.
    pub fn text(&self) -> &str {
        let (Self::Plain(text) | Self::Number(text) | Self::Emphasis(text)) = self;
        text
    }
}

impl Text {
    /// The text as it is shown with these networks on the stage.
    ///
    /// # Errors
    /// [`LessonProblem`] if a number has no value, or is not the one asserted.
    pub fn runs(&self, evidence: &Facts) -> Result<Vec<Run>, LessonProblem> {
        let mut runs = Vec::new();
        push_runs(&self.0, Run::Plain, evidence, &mut runs)?;
        Ok(runs)
    }

    /// All pieces, those inside of emphasis in its place.
    pub fn pieces(&self) -> Vec<&Piece> {
        fn flat<'p>(pieces: &'p [Piece], all: &mut Vec<&'p Piece>) {
            for piece in pieces {
                match piece {
                    Piece::Emphasis(inside) => flat(inside, all),
                    other => all.push(other),
                }
            }
        }
        let mut all = Vec::new();
        flat(&self.0, &mut all);
        all
    }
}

fn push_runs(
    pieces: &[Piece],
    words: fn(String) -> Run,
    evidence: &Facts,
    runs: &mut Vec<Run>,
) -> Result<(), LessonProblem> {
    for piece in pieces {
        match piece {
            Piece::Plain(text) | Piece::Size(text) => match (runs.last_mut(), words(String::new())) {
                (Some(Run::Plain(before)), Run::Plain(_)) | (Some(Run::Emphasis(before)), Run::Emphasis(_)) => {
                    before.push_str(text);
                }
                _ => runs.push(words(text.clone())),
            },
            Piece::Number { expression, source, decimals, asserted } => {
                runs.push(Run::Number(shown(expression, source, *decimals, asserted.as_deref(), evidence)?));
            }
            Piece::Emphasis(inside) => push_runs(inside, Run::Emphasis, evidence, runs)?,
        }
    }
    Ok(())
}

fn shown(
    expression: &Expression,
    source: &str,
    decimals: Option<usize>,
    asserted: Option<&str>,
    evidence: &Facts,
) -> Result<String, LessonProblem> {
    let value = evidence.value(expression);
    let value = value.map_err(|reason| LessonProblem::Facts { expression: source.into(), reason })?;
    let places = decimals.unwrap_or(0);
    let computed = number::written(value, places);
    match asserted {
        Some(written) if number::parsed(written) != number::parsed(&computed) => Err(LessonProblem::Assertion {
            written: written.into(),
            expression: source.into(),
            computed: number::written(value, places + 2),
        }),
        Some(written) => Ok(written.into()),
        // A number that is shown as whole must be whole: nobody should take a rounded one for exact.
        None if decimals.is_none() && (value - value.round()).abs() > 1e-9 => {
            Err(LessonProblem::NotWhole { expression: source.into(), computed: number::written(value, 3) })
        }
        None => Ok(computed),
    }
}
