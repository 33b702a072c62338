//! Format of printed models, with an input that fits if the caller gives none.

use super::arguments::Arguments;
use super::leaf_windows::rank;
use super::tree::{Module, tree};
use super::wiring::Wiring;
use crate::formats::builder::Value;
use crate::formats::list::text;
use crate::formats::{Import, ImportError, ImportQuestion, ModelError, NetworkFormat};
use crate::network::{InputShape, Parameter};

/// Usual sides of images, the most common first.
const SIDES: [u64; 15] = [224, 32, 28, 64, 96, 128, 227, 256, 299, 300, 416, 512, 572, 640, 84];
/// Usual lengths of signals.
const LENGTHS: [u64; 8] = [16_000, 1024, 1000, 512, 256, 128, 100, 48_000];

/// `print(model)` of `PyTorch`.
pub(in crate::formats) struct PrintModel;

impl NetworkFormat for PrintModel {
    fn name(&self) -> &'static str {
        "print(model)"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        let Ok(text) = text(bytes) else { return false };
        let is_module = |line: &str| {
            let line = line.trim();
            line.starts_with('(') && line.split_once("): ").is_some_and(|(_, class)| class.contains('('))
        };
        let is_head =
            |line: &str| line.trim_end().ends_with('(') && line.trim_end().len() > 1 && !line.contains([' ', '=']);
        let mut lines = text.lines().take(200).map(str::trim_start);
        lines.any(is_head) && text.lines().take(200).any(is_module)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let format = self.name();
        read(text(bytes)?, input).map_err(|error| ImportError::Model { format, error })
    }
}

fn read(text: &str, given: Option<InputShape>) -> Result<Import, ModelError> {
    let model = tree(text)?;
    if let Some(input) = given {
        return build(&model, input);
    }
    let first = first_input(&model)?;
    let mut failed = None;
    for &side in if first.rank == 1 { &LENGTHS[..] } else { &SIDES } {
        let channels = first.channels.unwrap_or(3);
        let (input, open) = match first.rank {
            0 => (InputShape::picture(channels, 1, 1), vec![]),
            1 => (InputShape::signal(channels, side), vec![Parameter::Width]),
            _ => (InputShape::picture(channels, side, side), vec![Parameter::Height, Parameter::Width]),
        };
        match build(&model, input) {
            Ok(mut import) => {
                if !open.is_empty() {
                    import.questions.push(ImportQuestion::Input { assumed: input, open });
                }
                return Ok(import);
            }
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    Err(failed.unwrap_or_else(|| ModelError::new(crate::formats::ModelProblem::NoLayer)))
}

fn build(model: &Module<'_>, input: InputShape) -> Result<Import, ModelError> {
    let mut wiring = Wiring::new(input)?;
    wiring.builder.name = if model.class == "Sequential" { String::new() } else { model.class.into() };
    let output = wiring.module(model, "", Value::Input)?;
    wiring.builder.finish(&[output])
}

/// What the first module that reads the input tells about it.
#[derive(Clone, Copy, Debug)]
struct FirstInput {
    channels: Option<u64>,
    /// Spatial axes: 0 for vectors.
    rank: usize,
}

fn first_input(module: &Module<'_>) -> Result<FirstInput, ModelError> {
    fn found(module: &Module<'_>) -> Option<Result<FirstInput, ModelError>> {
        if let Some(found) = module.children.iter().find_map(found) {
            return Some(found);
        }
        let arguments = Arguments::of(module, module.class);
        let (attribute, rank) = match module.class {
            "Conv1d" | "Conv2d" | "ConvTranspose1d" | "ConvTranspose2d" => ("in_channels", rank(module.class)),
            "Linear" => ("in_features", 0),
            _ => return None,
        };
        Some(arguments.whole(0, attribute).map(|channels| FirstInput { channels: Some(channels), rank }))
    }
    found(module).unwrap_or(Ok(FirstInput { channels: None, rank: 2 }))
}
