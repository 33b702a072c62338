//! The table of well-known networks as comma-separated values and in Markdown.

use super::table::{grouped, literal, quoted};
use crate::analysis::{AxisField, Convention, CostUnit};
use crate::comparison::{Column, KnownNetwork};

/// The table as comma-separated values (RFC 4180): a header line, then one line per network. Numbers are integers without separators, except a
/// stride after upsampling (`1/2`) and the center of an even field (`0.5`).
///
/// ```
/// use convscope::analysis::Convention;
/// use convscope::comparison::KnownNetwork;
/// use convscope::export::known_networks;
/// use convscope::presets::Preset;
///
/// let rows: Vec<_> = KnownNetwork::of(Preset::ResNet50, Convention::default()).into_iter().collect();
/// let text = known_networks::to_csv(&rows, Convention::default(), |preset| preset.id().to_owned());
/// assert!(text.contains("\r\nresnet50,2015,427,32,213,0,25557032,4089184256,3x224x224,"));
/// ```
pub fn to_csv(
    rows: &[KnownNetwork],
    convention: Convention,
    name: impl Fn(crate::presets::Preset) -> String,
) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<_> = cells.iter().map(|cell| quoted(cell).into_owned()).collect();
        cells.join(",") + "\r\n"
    };
    let heads = Column::ALL.map(|column| head(column, convention).to_lowercase()).to_vec();
    let cells =
        |row| Column::ALL.map(|column| cell(row, column, &name(row.preset), |number| number.to_string())).to_vec();
    std::iter::once(heads).chain(rows.iter().map(cells)).map(line).collect()
}

/// The table in Markdown, with numbers right-aligned and grouped.
pub fn to_markdown(
    rows: &[KnownNetwork],
    convention: Convention,
    name: impl Fn(crate::presets::Preset) -> String,
) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = Column::ALL.map(|column| head(column, convention).to_owned()).to_vec();
    let is_text = |column| matches!(column, Column::Name | Column::Source | Column::Input);
    let rule = Column::ALL.map(|column| if is_text(column) { "---" } else { "---:" }.to_owned()).to_vec();
    let cells = |row| Column::ALL.map(|column| literal(&cell(row, column, &name(row.preset), grouped))).to_vec();
    [heads, rule].into_iter().chain(rows.iter().map(cells)).map(line).collect()
}

const fn head(column: Column, convention: Convention) -> &'static str {
    match (column, convention.unit) {
        (Column::Name, _) => "Network",
        (Column::Year, _) => "Year",
        (Column::Input, _) => "Input",
        (Column::Field, _) => "Field",
        (Column::Stride, _) => "Stride",
        (Column::Padding, _) => "Padding",
        (Column::Center, _) => "Center",
        (Column::Parameters, _) => "Parameters",
        (Column::Operations, CostUnit::Macs) => "MACs",
        (Column::Operations, CostUnit::Flops) => "FLOPs",
        (Column::Source, _) => "Source",
    }
}

/// The text of a cell. `count` formats parameters and operations.
pub fn cell(row: &KnownNetwork, column: Column, name: &str, count: fn(u128) -> String) -> String {
    let stride = |field: &AxisField| match field.lowest_stride() {
        (advance, 1) => advance.to_string(),
        (advance, period) => format!("{advance}/{period}"),
    };
    match column {
        Column::Name => name.to_owned(),
        Column::Year => row.source.year.to_string(),
        Column::Input => {
            let (channels, size) = (row.input.channels, row.input.size);
            if row.input.one_dimensional {
                format!("{channels}x{}", size.width)
            } else {
                format!("{channels}x{}x{}", size.height, size.width)
            }
        }
        Column::Field => row.along(|field| field.size().to_string()),
        Column::Stride => row.along(stride),
        Column::Padding => row.along(|field| field.padding().map_or_else(String::new, |padding| padding.to_string())),
        Column::Center => row.doubled_center().map_or_else(String::new, halves),
        Column::Parameters => count(row.totals.parameters),
        Column::Operations => count(row.totals.operations),
        Column::Source => format!("{}, {}, {}", row.source.authors, row.source.venue, row.source.address),
    }
}

/// Half of an integer as a decimal: 31, 0.5, -1.5.
fn halves(doubled: i128) -> String {
    let sign = if doubled < 0 { "-" } else { "" };
    let (whole, rest) = (doubled.unsigned_abs() / 2, doubled.unsigned_abs() % 2);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.5") }
}
