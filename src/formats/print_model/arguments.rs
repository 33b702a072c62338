//! Arguments of a printed module.

use crate::formats::{ModelError, ModelProblem};
use crate::network::Axes;

use super::tree::Module;

/// The settings of a module, with its path and line for messages.
#[derive(Clone, Debug)]
pub(super) struct Arguments<'a> {
    pub(super) path: &'a str,
    line: usize,
    positional: Vec<&'a str>,
    named: Vec<(&'a str, &'a str)>,
}

impl<'a> Arguments<'a> {
    pub(super) fn of(module: &'a Module<'_>, path: &'a str) -> Self {
        let (mut positional, mut named) = (Vec::new(), Vec::new());
        for piece in split(module.arguments) {
            let piece = piece.trim();
            match piece.split_once('=') {
                Some((name, value)) if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
                    named.push((name, value));
                }
                _ if piece.is_empty() => {}
                _ => positional.push(piece),
            }
        }
        Self { path, line: module.line, positional, named }
    }

    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(self.path, problem).on_line(self.line)
    }

    /// A setting by name, or by its position if it is printed without a name.
    pub(super) fn get(&self, place: usize, name: &str) -> Option<&'a str> {
        let named = self.named.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        named.or_else(|| self.positional.get(place).copied())
    }

    /// A setting that is always printed with its name.
    pub(super) fn named(&self, name: &str) -> Option<&'a str> {
        self.get(usize::MAX, name).filter(|value| *value != "None")
    }

    pub(super) fn missing(&self, name: &str) -> ModelError {
        self.error(ModelProblem::Missing { attribute: name.into() })
    }

    pub(super) fn unsupported(&self, name: &str, found: &str) -> ModelError {
        let found = found.chars().take(60).collect();
        self.error(ModelProblem::Unsupported { attribute: name.into(), found })
    }

    pub(super) fn whole(&self, place: usize, name: &str) -> Result<u64, ModelError> {
        let value = self.get(place, name).ok_or_else(|| self.missing(name))?;
        value.parse().map_err(|_| self.unsupported(name, value))
    }

    pub(super) fn fraction(&self, place: usize, name: &str) -> Option<f64> {
        self.get(place, name)?.parse().ok()
    }

    /// A flag that is true by default.
    pub(super) fn flag_or_true(&self, name: &str) -> bool {
        self.named(name) != Some("False")
    }

    /// Numbers along the spatial axes: one for all, or a tuple. With one axis the height is `across`.
    pub(super) fn along(
        &self,
        place: usize,
        name: &str,
        rank: usize,
        across: u64,
    ) -> Result<Option<Axes<u64>>, ModelError> {
        let Some(value) = self.get(place, name).filter(|value| *value != "None") else { return Ok(None) };
        match (numbers(value).as_deref(), rank) {
            (Some(&[width]), 1) => Ok(Some(Axes::new(across, width))),
            (Some(&[both]), _) => Ok(Some(Axes::new(both, both))),
            (Some(&[height, width]), 2) => Ok(Some(Axes::new(height, width))),
            _ => Err(self.unsupported(name, value)),
        }
    }
}

/// The integers of `3`, `(3,)` or `(3, 5)`, possibly written as 3.0.
pub(super) fn numbers(value: &str) -> Option<Vec<u64>> {
    let inside = value.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let number = |text: &str| {
        let text = text.trim();
        text.parse().ok().or_else(|| text.strip_suffix(".0").and_then(|whole| whole.parse().ok()))
    };
    inside.split(',').filter(|piece| !piece.trim().is_empty()).map(number).collect()
}

/// Splits at the commas outside of brackets.
fn split(arguments: &str) -> Vec<&str> {
    let (mut pieces, mut depth, mut start) = (Vec::new(), 0_i64, 0);
    for (at, letter) in arguments.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth <= 0 => {
                pieces.push(&arguments[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&arguments[start..]);
    pieces
}
