//! The model in a YAML file: its rows, and by what its depth and width are scaled.

use super::arguments::Arguments;
use super::yaml::Item;
use crate::formats::{ImportWarning, ModelError, ModelProblem};

/// Files with more rows, or more repeated modules in one row, are refused.
pub(super) const MOST_ROWS: usize = 20_000;
/// More channels than any network has.
pub(super) const MOST_CHANNELS: f64 = 16_777_216.0;

/// A row of the backbone or the head: `[from, number, module, arguments]`.
#[derive(Debug)]
pub(super) struct Row<'y> {
    /// The rows that it reads: negative ones count back from here.
    pub(super) from: Vec<i64>,
    /// How often the module stands one behind the other, before scaling.
    pub(super) number: f64,
    /// The module's class.
    pub(super) module: &'y str,
    /// What the class is called with.
    pub(super) arguments: Vec<&'y Item>,
    /// The line, from 1.
    pub(super) line: usize,
}

/// A model.
#[derive(Debug)]
pub(super) struct Model<'y> {
    /// The whole file.
    pub(super) file: &'y Item,
    /// All rows, those of the head behind those of the backbone.
    pub(super) rows: Vec<Row<'y>>,
    /// By what numbers of modules are multiplied.
    depth: f64,
    /// By what channels are multiplied.
    width: f64,
    /// No layer has more channels before they are scaled.
    most_channels: f64,
    /// Its name among the file's scales.
    scale: Option<&'y str>,
    /// What is assumed of it.
    pub(super) warnings: Vec<ImportWarning>,
}

impl<'y> Model<'y> {
    /// The model of a file.
    ///
    /// # Errors
    /// What is missing or is no model, with its line.
    pub(super) fn of(file: &'y Item) -> Result<Self, ModelError> {
        let number = |key: &str| match file.get(key) {
            None => Ok(1.0),
            Some(item) => item.number().filter(|number| *number > 0.0).ok_or_else(|| unsupported(item, key)),
        };
        let (depth, width) = (number("depth_multiple")?, number("width_multiple")?);
        let mut model = Self {
            file,
            rows: Vec::new(),
            depth,
            width,
            most_channels: MOST_CHANNELS,
            scale: None,
            warnings: Vec::new(),
        };
        if let Some(scales) = file.get("scales").filter(|item| !item.is_none()) {
            model.scaled_by(scales)?;
        }
        for part in ["backbone", "head"] {
            let Some(item) = file.get(part).filter(|item| !item.is_none()) else {
                return Err(ModelError::new(ModelProblem::Missing { attribute: part.into() }));
            };
            for item in item.list().ok_or_else(|| unsupported(item, part))? {
                if model.rows.len() >= MOST_ROWS {
                    let problem = ModelProblem::TooManyLayers { most: MOST_ROWS };
                    return Err(ModelError::at(item.line, problem));
                }
                model.rows.push(row(file, item)?);
            }
        }
        Ok(model)
    }

    /// Takes the scale that the file names, or else the first, as Ultralytics does with a file whose name has none.
    fn scaled_by(&mut self, scales: &'y Item) -> Result<(), ModelError> {
        let super::yaml::Content::Map(pairs) = &scales.content else { return Err(unsupported(scales, "scales")) };
        let said = self.file.get("scale").filter(|item| !item.is_none());
        let (name, item) = match said {
            Some(said) => {
                let known = pairs.iter().find(|(name, _)| Some(name.as_str()) == said.word());
                known.ok_or_else(|| unsupported(said, "scale"))?
            }
            None => pairs.first().ok_or_else(|| unsupported(scales, "scales"))?,
        };
        let numbers: Option<Vec<f64>> = item.list().map(|list| list.iter().map_while(Item::number).collect());
        match numbers.as_deref() {
            Some(&[depth, width]) if depth > 0.0 && width > 0.0 => (self.depth, self.width) = (depth, width),
            Some(&[depth, width, most]) if depth > 0.0 && width > 0.0 && most >= 1.0 => {
                (self.depth, self.width, self.most_channels) = (depth, width, most);
            }
            _ => return Err(unsupported(item, name)),
        }
        self.scale = Some(name);
        if said.is_none() && pairs.len() > 1 {
            let other = pairs.get(1).map(|(name, _)| name.clone()).unwrap_or_default();
            self.warnings.push(ImportWarning::FirstScale { scale: name.clone(), other });
        }
        Ok(())
    }

    /// How many modules stand one behind the other: the product rounded as Python does, halves to even numbers, at least one.
    pub(super) fn depth(&self, number: f64) -> f64 {
        if number > 1.0 { (number * self.depth).round_ties_even().max(1.0) } else { number }
    }

    /// Channels times the width, as a multiple of eight.
    pub(super) fn width(&self, channels: u64) -> u64 {
        ((channels as f64).min(self.most_channels) * self.width / 8.0).ceil() as u64 * 8
    }

    /// Whether the model is one of the larger scales, which YOLO11 builds with nested blocks.
    pub(super) fn is_large(&self) -> bool {
        self.scale.is_some_and(|scale| matches!(scale, "m" | "l" | "x"))
    }

    /// Whether boxes are told by anchors, as up to `YOLOv5`; later heads have none.
    pub(super) fn has_anchors(&self) -> bool {
        self.file.get("anchors").is_some_and(|item| !item.is_none())
    }

    /// A whole number of the file that is at least 1.
    ///
    /// # Errors
    /// If it is there and is none.
    pub(super) fn count(&self, key: &str) -> Result<Option<u64>, ModelError> {
        let Some(item) = self.file.get(key).filter(|item| !item.is_none()) else { return Ok(None) };
        let count = item.integer().and_then(|count| u64::try_from(count).ok());
        count.filter(|count| (1..=1 << 24).contains(count)).map(Some).ok_or_else(|| unsupported(item, key))
    }
}

fn row<'y>(file: &'y Item, item: &'y Item) -> Result<Row<'y>, ModelError> {
    let syntax = || ModelError::at(item.line, ModelProblem::Syntax { found: item.quoted() });
    let Some([from, number, module, arguments]) = item.list() else { return Err(syntax()) };
    let from = match from.list() {
        Some(list) => list.iter().map(Item::integer).collect(),
        None => from.integer().map(|from| vec![from]),
    };
    let arguments = match arguments.list() {
        Some(list) => list.iter().map(|argument| named(file, argument)).collect(),
        None if arguments.is_none() => Vec::new(),
        None => vec![named(file, arguments)],
    };
    let number = number.number().filter(|number| (1.0..=MOST_ROWS as f64).contains(number));
    match (from, number, module.word()) {
        (Some(from), Some(number), Some(module)) if !from.is_empty() => {
            Ok(Row { from, number, module, arguments, line: item.line })
        }
        _ => Err(syntax()),
    }
}

/// What an argument stands for: the value of a key of the file, or itself.
fn named<'y>(file: &'y Item, argument: &'y Item) -> &'y Item {
    let key = argument.word().filter(|word| word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'));
    key.and_then(|key| file.get(key)).unwrap_or(argument)
}

fn unsupported(item: &Item, attribute: &str) -> ModelError {
    ModelError::at(item.line, ModelProblem::Unsupported { attribute: attribute.into(), found: item.quoted() })
}

impl<'y> Row<'y> {
    /// The arguments, for a module that is called so in the network.
    pub(super) fn arguments(&self, name: &str) -> Arguments<'_, 'y> {
        Arguments::new(&self.arguments, name, self.module, self.line)
    }
}
