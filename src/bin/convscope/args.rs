//! Arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use convscope::analysis::{Convention, CostUnit, NamedUnit, Weights};
use convscope::formats::notation::{self, NotationProblem};
use convscope::formats::python::read_argument;
use convscope::network::{InputShape, Statistics};
use convscope::paint::Scheme;
use convscope::scene::Size;
use convscope::site::{BaseUrl, NoBaseUrl};
use thiserror::Error;

use super::failure::Failure;
use super::{export, figure, pages, report};

/// See what one unit of a convolutional network sees: exact receptive fields, parameters and multiply-adds.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print shapes, costs and receptive fields of every node.
    ///
    /// Exit status: 0 if the report is on standard output, 1 if the network is wrong or cannot be read, 2 if the command line is wrong.
    Report(Report),
    /// Draw what one unit sees, as SVG, PNG or an animation.
    Figure(Figure),
    /// Write the network as a table, formulas, code or text.
    Export(Export),
    /// Write static pages about receptive fields and the well-known networks, to publish beside the page.
    Pages(Pages),
}

/// The source of the network.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// The network's file in any format, recognized by its content: the notation, JSON, ONNX, torch.export (.pt2), Keras (JSON, .keras,
    /// .h5), TensorFlow.js, the output of print(model) in `PyTorch`, Caffe prototxt, Darknet cfg, YAML of Ultralytics, Python source; - is
    /// standard input.
    pub(crate) file: PathBuf,
    /// The input's shape, if the file has none or to replace it; `CxL` for signals.
    #[arg(long, value_name = "CxHxW", value_parser = shape)]
    pub(crate) input: Option<InputShape>,
    /// Count the statistics of normalization layers in receptive fields, as they are in a model in this mode.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(crate) statistics: Option<Mode>,
    /// The model of a Python file: a variable, a class or a function; by default the likeliest one.
    #[arg(long, value_name = "NAME")]
    pub(crate) model: Option<String>,
    /// An argument of the model of a Python file, as in layers=[2,2,2,2]; may be repeated.
    #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = argument)]
    pub(crate) arguments: Vec<(String, String)>,
}

/// The mode of a model, whose normalization statistics count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Mode {
    /// `model.eval()`: instance and group norm read the whole map.
    Inference,
    /// `model.train()`: batch norm does, too.
    Training,
}

impl From<Mode> for Statistics {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Inference => Self::Inference,
            Mode::Training => Self::Training,
        }
    }
}

/// The options of `convscope report`.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// A unit whose exact input cells are counted; may be repeated.
    #[arg(long = "unit", value_name = "NODE@ROW,COL", value_parser = unit)]
    pub(crate) units: Vec<NamedUnit>,
}

/// The format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Aligned columns, for people.
    #[default]
    Table,
    /// One object with everything, for programs.
    Json,
    /// One line per node, for spreadsheets.
    Csv,
    /// A table for documents.
    Markdown,
}

/// The options of `convscope figure`.
#[derive(Debug, Args)]
pub(crate) struct Figure {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The view to draw.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) view: View,
    /// The unit; by default the middle one of the last map with local units.
    #[arg(long, value_name = "NODE@ROW,COL", value_parser = unit)]
    pub(crate) unit: Option<NamedUnit>,
    /// Shade the cells of the input by their influence, in the views field and layers.
    #[arg(long, value_enum, value_name = "WEIGHTS")]
    pub(crate) heat: Option<Heat>,
    /// Shade on a logarithmic scale.
    #[arg(long, requires = "heat")]
    pub(crate) log: bool,
    /// Also show what the unit influences in later maps.
    #[arg(long)]
    pub(crate) influences: bool,
    /// The sampling rate of a signal per second: the numbers below the side view are then times.
    #[arg(long, value_name = "SAMPLES", default_value_t = 0, hide_default_value = true)]
    pub(crate) rate: u64,
    /// A headline above the picture, also for screen readers; by default only the unit's layer, for screen readers.
    #[arg(long, value_name = "WORDS")]
    pub(crate) title: Option<String>,
    /// A legend below the picture.
    #[arg(long, value_name = "WORDS")]
    pub(crate) caption: Option<String>,
    /// Make the background transparent.
    #[arg(long)]
    pub(crate) transparent: bool,
    /// The picture's size in CSS pixels.
    #[arg(long, value_name = "WxH", value_parser = size, default_value = "960x640")]
    pub(crate) size: Size,
    /// The picture's colors.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) theme: Theme,
    /// Device pixels per CSS pixel, in files of pixels.
    #[arg(long, value_enum, default_value_t, value_name = "TIMES")]
    pub(crate) scale: Times,
    /// The file to write: .svg, .png, or .gif and .apng for the field growing layer by layer; by default or with -, SVG on standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// The view of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// The input with the nested receptive fields of one unit.
    #[default]
    Field,
    /// Every map as a grid, with the cells that influence the unit.
    Layers,
    /// The cross-section along the columns: units as dots, taps as lines.
    Side,
    /// How the unit is computed: what its kernel reads, in small example numbers.
    Kernel,
}

/// The weights of the influence map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Heat {
    /// All ones: the number of paths.
    Paths,
    /// Random with mean zero: the root mean square of the gradient.
    Random,
}

impl From<Heat> for Weights {
    fn from(heat: Heat) -> Self {
        match heat {
            Heat::Paths => Self::Paths,
            Heat::Random => Self::RandomRms,
        }
    }
}

/// Device pixels per CSS pixel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Times {
    /// For standard displays.
    #[default]
    #[value(name = "1")]
    One,
    /// For high-density displays.
    #[value(name = "2")]
    Two,
    /// For print.
    #[value(name = "4")]
    Four,
}

impl Times {
    /// The number of device pixels per CSS pixel.
    pub(crate) const fn factor(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Four => 4,
        }
    }
}

/// A figure's colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Theme {
    /// Dark text on a light background.
    #[default]
    Light,
    /// Light text on a dark background.
    Dark,
}

impl From<Theme> for Scheme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

/// The options of `convscope export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The format to write.
    #[arg(long = "as", value_enum)]
    pub(crate) form: Form,
    #[command(flatten)]
    pub(crate) counting: Counting,
    /// The layer whose field is derived; by default the last one with local units.
    #[arg(long, value_name = "NODE")]
    pub(crate) node: Option<String>,
    /// The file to write; by default or with -, standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The table, one line per layer, for spreadsheets.
    Csv,
    /// The table for Markdown documents.
    Markdown,
    /// The table for LaTeX documents, with the rules of booktabs.
    Latex,
    /// The table as one object, for programs.
    Json,
    /// The derivation of the numbers, as formulas for LaTeX documents; needs amsmath.
    Derivation,
    /// A `PyTorch` module.
    Pytorch,
    /// A Keras 3 model.
    Keras,
    /// A Flax module for JAX.
    Flax,
    /// The notation.
    Notation,
}

/// What counts as an operation.
#[derive(Debug, Args)]
pub(crate) struct Counting {
    /// Count floating-point operations, two per multiply-add, instead of multiply-adds.
    #[arg(long)]
    pub(crate) flops: bool,
    /// Further operations to count besides the multiply-adds of convolutions and fully connected layers.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) count: Vec<CountedOperation>,
}

/// A kind of operation that may be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CountedOperation {
    /// Adding biases.
    Bias,
    /// Normalization.
    Norm,
    /// Activations, sums and products.
    Elementwise,
    /// Pooling.
    Pooling,
}

impl From<&Counting> for Convention {
    fn from(Counting { flops, count }: &Counting) -> Self {
        Self {
            unit: if *flops { CostUnit::Flops } else { CostUnit::Macs },
            bias: count.contains(&CountedOperation::Bias),
            norm: count.contains(&CountedOperation::Norm),
            elementwise: count.contains(&CountedOperation::Elementwise),
            pooling: count.contains(&CountedOperation::Pooling),
        }
    }
}

/// The options of `convscope pages`.
#[derive(Debug, Args)]
pub(crate) struct Pages {
    /// The folder to write into: that of the built page, or an empty one.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The full address under which the folder is published, as in `https://example.org/convscope/`. Without it there is no sitemap, and links
    /// to the pages have no preview picture, since both need full addresses.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(crate) base_url: Option<BaseUrl>,
}

impl Arguments {
    /// Runs the subcommand.
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Report(asked) => report::run(&asked),
            Command::Figure(asked) => figure::run(&asked),
            Command::Export(asked) => export::run(&asked),
            Command::Pages(asked) => pages::run(&asked),
        }
    }
}

/// Why an argument is not understood.
#[derive(Debug, Error)]
enum Misread {
    #[error("a unit is written NODE@ROW,COL, as in conv1@0,12")]
    Unit,
    #[error("an argument is written NAME=VALUE, as in layers=[2,2,2,2]")]
    Argument,
    #[error("a size is written WxH, as in 960x640, with {LEAST} to {MOST} pixels a side")]
    Size,
}

/// The shortest side of a picture; anything smaller has no room for content.
const LEAST: u32 = 64;
/// The longest side of a picture.
const MOST: u32 = 16_384;

fn shape(text: &str) -> Result<InputShape, NotationProblem> {
    notation::read_shape(text)
}

fn argument(text: &str) -> Result<(String, String), Misread> {
    read_argument(text).ok_or(Misread::Argument)
}

fn unit(text: &str) -> Result<NamedUnit, Misread> {
    let (node, cell) = text.rsplit_once('@').ok_or(Misread::Unit)?;
    let (row, col) = cell.split_once(',').ok_or(Misread::Unit)?;
    let index = |text: &str| text.trim().parse().map_err(|_| Misread::Unit);
    Ok(NamedUnit { node: node.into(), row: index(row)?, col: index(col)? })
}

fn base_url(text: &str) -> Result<BaseUrl, NoBaseUrl> {
    text.parse()
}

fn size(text: &str) -> Result<Size, Misread> {
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or(Misread::Size)?;
    let side =
        |text: &str| text.trim().parse::<u32>().ok().filter(|side| (LEAST..=MOST).contains(side)).ok_or(Misread::Size);
    Ok(Size::new(side(width)?.into(), side(height)?.into()))
}
