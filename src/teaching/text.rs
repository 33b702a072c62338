//! Text of a lesson with embedded expressions.

use super::{Expression, Facts, LessonProblem, number};

/// A paragraph, a title, a choice or a hint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// A size of a kernel, a map or a field of the lesson: 3×3.
    Size(String),
    /// A number to compute.
    Number {
        /// The expression.
        expression: Expression,
        /// The expression as written.
        source: String,
        /// The number of decimals; `None` if the number must be whole.
        decimals: Option<usize>,
        /// The asserted number as displayed; `None` if it is only computed.
        asserted: Option<String>,
    },
    /// Emphasized text.
    Emphasis(Vec<Self>),
}

/// A part of a text for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Plain(String),
    /// A computed number.
    Number(String),
    /// Emphasized text.
    Emphasis(String),
}

impl Run {
    /// The text without formatting.
    pub fn text(&self) -> &str {
        let (Self::Plain(text) | Self::Number(text) | Self::Emphasis(text)) = self;
        text
    }
}

impl Text {
    /// The text for display, with these networks on the stage.
    ///
    /// # Errors
    /// [`LessonProblem`] if a number has no value, or differs from the asserted one.
    pub fn runs(&self, evidence: &Facts) -> Result<Vec<Run>, LessonProblem> {
        let mut runs = Vec::new();
        push_runs(&self.0, Run::Plain, evidence, &mut runs)?;
        Ok(runs)
    }

    /// All pieces, with emphasis flattened.
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
        // A number displayed as whole must be whole: a rounded one could be taken for exact.
        None if decimals.is_none() && (value - value.round()).abs() > 1e-9 => {
            Err(LessonProblem::NotWhole { expression: source.into(), computed: number::written(value, 3) })
        }
        None => Ok(computed),
    }
}
