//! Questions: types of answers, hints, and judging.

use super::{Condition, Expression, Facts, FactsError, Numbered, Text};

/// A question that is asked before the answer is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question.
    pub text: Numbered<Text>,
    /// The right answer.
    pub answer: Answer,
    /// The responses to wrong answers.
    pub hints: Vec<Numbered<Hint>>,
    /// The text shown after the answer.
    pub reveal: Option<Numbered<Text>>,
}

/// The right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The value of an expression, rounded to a number of decimals.
    Number {
        /// The value.
        expression: Numbered<Expression>,
        /// The number of decimals.
        decimals: usize,
    },
    /// The one choice whose condition holds.
    Choice(Vec<Numbered<Choice>>),
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its text.
    pub text: Text,
    /// The condition under which it is right.
    pub condition: Condition,
}

/// A response to a wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// The wrong number to which it responds; `None` for any other.
    pub guess: Option<Expression>,
    /// Its text.
    pub text: Text,
}

/// A user's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guess {
    /// A number.
    Number(f64),
    /// The choice at an index, from 0.
    Choice(usize),
}

/// The judgment of a guess.
#[derive(Clone, Debug, PartialEq)]
pub enum Judgement<'q> {
    /// It is right.
    Right,
    /// It is wrong, with a hint if there is one.
    Wrong(Option<&'q Text>),
}

impl Question {
    /// Judges a guess.
    ///
    /// # Errors
    /// [`FactsError`] if the answer has no value.
    pub fn judge(&self, guess: Guess, evidence: &Facts) -> Result<Judgement<'_>, FactsError> {
        let right = match (&self.answer, guess) {
            (Answer::Number { expression, decimals }, Guess::Number(guess)) => {
                agrees(evidence.value(&expression.value)?, guess, *decimals)
            }
            (Answer::Choice(choices), Guess::Choice(place)) => match choices.get(place) {
                Some(choice) => evidence.holds(&choice.value.condition)?,
                None => false,
            },
            _ => false,
        };
        if right {
            return Ok(Judgement::Right);
        }
        let mut general = None;
        for Numbered { value: hint, .. } in &self.hints {
            match (&hint.guess, guess) {
                (Some(wrong), Guess::Number(guess)) if agrees(evidence.value(wrong)?, guess, self.decimals()) => {
                    return Ok(Judgement::Wrong(Some(&hint.text)));
                }
                (None, _) => general = general.or(Some(&hint.text)),
                _ => {}
            }
        }
        Ok(Judgement::Wrong(general))
    }

    /// The right answer: the rounded number, or the index of the choice; `None` if no choice is right.
    ///
    /// # Errors
    /// [`FactsError`] if it has no value.
    pub fn right(&self, evidence: &Facts) -> Result<Option<Guess>, FactsError> {
        match &self.answer {
            Answer::Number { expression, decimals } => {
                Ok(Some(Guess::Number(rounded(evidence.value(&expression.value)?, *decimals))))
            }
            Answer::Choice(choices) => {
                for (place, choice) in choices.iter().enumerate() {
                    if evidence.holds(&choice.value.condition)? {
                        return Ok(Some(Guess::Choice(place)));
                    }
                }
                Ok(None)
            }
        }
    }

    const fn decimals(&self) -> usize {
        match self.answer {
            Answer::Number { decimals, .. } => decimals,
            Answer::Choice(_) => 0,
        }
    }
}

/// Whether a guess is at least as close to the value as the rounded value: more precise answers than requested are right too.
fn agrees(value: f64, guess: f64, decimals: usize) -> bool {
    (guess - value).abs() <= (rounded(value, decimals) - value).abs() + 1e-9
}

fn rounded(value: f64, decimals: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_may_be_rounded_or_more_exact() {
        for guess in [29.0, 28.99, 28.994] {
            assert!(agrees(28.994, guess, 0), "{guess}");
        }
        for guess in [28.0, 28.9, 29.1] {
            assert!(!agrees(28.994, guess, 0), "{guess}");
        }
        assert!(agrees(5.0, 5.0, 0) && !agrees(5.0, 5.3, 0));
        assert!(agrees(7.89, 7.9, 1) && !agrees(7.89, 8.0, 1));
    }
}
