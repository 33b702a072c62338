//! What a module's class is called with.

use super::yaml::Item;
use crate::formats::{ModelError, ModelProblem};
use crate::network::Axes;

/// More than any network has, of cells as of channels.
const MOST: u64 = 1 << 24;

/// The arguments of a row, by their places.
#[derive(Debug)]
pub(super) struct Arguments<'r, 'y> {
    items: &'r [&'y Item],
    /// What the module is called in the network.
    pub(super) name: String,
    /// Its class.
    pub(super) module: &'r str,
    line: usize,
}

impl<'r, 'y> Arguments<'r, 'y> {
    /// The arguments of a module of a line.
    pub(super) fn new(items: &'r [&'y Item], name: &str, module: &'r str, line: usize) -> Self {
        Self { items, name: name.to_owned(), module, line }
    }

    /// The argument of a place; none if it is left out or stands for nothing.
    pub(super) fn get(&self, place: usize) -> Option<&'y Item> {
        self.items.get(place).copied().filter(|item| !item.is_none())
    }

    /// A problem of the module.
    pub(super) fn error(&self, problem: ModelProblem) -> ModelError {
        ModelError::of(&self.name, problem).on_line(self.line)
    }

    /// Says that the argument of a place cannot be what it is.
    pub(super) fn unsupported(&self, place: usize, attribute: &str) -> ModelError {
        let found = self.items.get(place).map(|item| item.quoted()).unwrap_or_default();
        self.error(ModelProblem::Unsupported { attribute: attribute.into(), found })
    }

    /// A whole number.
    pub(super) fn whole(&self, place: usize, attribute: &str) -> Result<Option<u64>, ModelError> {
        let Some(item) = self.get(place) else { return Ok(None) };
        let number = item.integer().and_then(|number| u64::try_from(number).ok()).filter(|number| *number <= MOST);
        number.map(Some).ok_or_else(|| self.unsupported(place, attribute))
    }

    /// A whole number that must be there.
    pub(super) fn needed(&self, place: usize, attribute: &str) -> Result<u64, ModelError> {
        let missing = || self.error(ModelProblem::Missing { attribute: attribute.into() });
        self.whole(place, attribute)?.ok_or_else(missing)
    }

    /// A whole number, or what it is if left out.
    pub(super) fn whole_or(&self, place: usize, attribute: &str, unsaid: u64) -> Result<u64, ModelError> {
        Ok(self.whole(place, attribute)?.unwrap_or(unsaid))
    }

    /// Yes or no, or what it is if left out.
    pub(super) fn flag_or(&self, place: usize, attribute: &str, unsaid: bool) -> Result<bool, ModelError> {
        let Some(item) = self.get(place) else { return Ok(unsaid) };
        // Python takes numbers for yes and no.
        let flag = item.flag().or(item.integer().map(|number| number != 0));
        flag.ok_or_else(|| self.unsupported(place, attribute))
    }

    /// A share of the channels, or what it is if left out.
    pub(super) fn share_or(&self, place: usize, attribute: &str, unsaid: f64) -> Result<f64, ModelError> {
        let Some(item) = self.get(place) else { return Ok(unsaid) };
        let share = item.number().filter(|share| *share > 0.0 && *share <= 64.0);
        share.ok_or_else(|| self.unsupported(place, attribute))
    }

    /// Whole numbers in a list, or one alone.
    pub(super) fn numbers(&self, place: usize, attribute: &str) -> Result<Option<Vec<u64>>, ModelError> {
        let Some(item) = self.get(place) else { return Ok(None) };
        let Some(list) = item.list() else { return Ok(self.whole(place, attribute)?.map(|number| vec![number])) };
        let numbers: Option<Vec<u64>> =
            list.iter().map(|item| item.integer().and_then(|number| u64::try_from(number).ok())).collect();
        let numbers = numbers.filter(|numbers| numbers.len() <= 64 && numbers.iter().all(|number| *number <= MOST));
        numbers.map(Some).ok_or_else(|| self.unsupported(place, attribute))
    }

    /// A number for both axes, or one for each.
    pub(super) fn axes(&self, place: usize, attribute: &str) -> Result<Option<Axes<u64>>, ModelError> {
        match self.numbers(place, attribute)?.as_deref() {
            None => Ok(None),
            Some(&[both]) => Ok(Some(Axes::new(both, both))),
            Some(&[height, width]) => Ok(Some(Axes::new(height, width))),
            Some(_) => Err(self.unsupported(place, attribute)),
        }
    }
}
