//! Rows of a report as words and numbers, for the table formats.

use convscope::analysis::report::{AxisReport, NodeReport, Report, TotalsReport};
use convscope::export::table::grouped;
use convscope::network::{Axes, InputShape};

use super::output::printable;

/// A table: its headers, and rows with equally many cells.
pub(crate) struct Table {
    /// The column headers.
    pub(crate) heads: Vec<&'static str>,
    /// The number of columns at the start that contain words; the others contain numbers.
    pub(crate) words: usize,
    /// The rows, the sums last if there are any.
    pub(crate) rows: Vec<Vec<String>>,
}

/// The placeholder for a missing value.
const NOTHING: &str = "–";

/// The line above a table: the network and its input.
pub(crate) fn title(report: &Report, input: InputShape) -> String {
    let name = if report.name.is_empty() { String::new() } else { format!("{}: ", printable(&report.name)) };
    let extents: Vec<u64> =
        if input.one_dimensional { vec![input.channels, input.size.width] } else { report.input.clone() };
    format!("{name}input {}\n\n", joined(&extents, "×"))
}

/// A table for people, with the sums below.
pub(crate) fn for_people(report: &Report) -> Table {
    let node = |node: &NodeReport| {
        let axes = Axes::new(&node.field.height, &node.field.width);
        let [height, width] = [axes.height, axes.width].map(|axis| axis.as_ref().map_or(NOTHING.into(), extent));
        let both = |value: fn(&AxisReport) -> String| match axes {
            Axes { height: Some(height), width: Some(width) } => pair(value(height), value(width)),
            _ => NOTHING.into(),
        };
        vec![
            printable(&node.id),
            node.op.into(),
            joined(&node.shape, "×"),
            grouped(node.params),
            grouped(node.macs),
            grouped(node.activations),
            height,
            width,
            both(stride),
            both(|axis| start(axis).unwrap_or_else(|| NOTHING.into())),
            node.field.status.into(),
        ]
    };
    let TotalsReport { params, macs, activations } = report.totals;
    let sums = [params, macs, activations].map(grouped);
    let total = ["total".into(), String::new(), String::new()].into_iter().chain(sums);
    let mut total: Vec<String> = total.collect();
    let heads =
        vec!["id", "op", "shape", "params", "macs", "activations", "field h", "field w", "stride", "start", "status"];
    total.resize(heads.len(), String::new());
    let rows = report.nodes.iter().map(node).chain([total]).collect();
    Table { heads, words: 2, rows }
}

/// A table for programs: whole numbers without separators, separate columns per axis, empty cells for missing numbers.
pub(crate) fn for_machines(report: &Report) -> Table {
    let node = |node: &NodeReport| {
        let mut cells = vec![
            node.id.clone(),
            node.op.into(),
            joined(&node.shape, "x"),
            node.params.to_string(),
            node.macs.to_string(),
            node.activations.to_string(),
        ];
        let axes = [node.field.height.as_ref(), node.field.width.as_ref()];
        let values: [fn(&AxisReport) -> Option<String>; 3] =
            [|axis| Some(axis.size.to_string()), |axis| Some(stride(axis)), start];
        for value in values {
            cells.extend(axes.map(|axis| axis.and_then(value).unwrap_or_default()));
        }
        cells.push(node.field.status.into());
        cells
    };
    let heads = [
        ["id", "op", "shape"].as_slice(),
        &["params", "macs", "activations"],
        &["field_h", "field_w", "stride_h", "stride_w", "start_h", "start_w", "status"],
    ];
    Table { heads: heads.concat(), words: 2, rows: report.nodes.iter().map(node).collect() }
}

/// Remarks about the requested units, and about assumptions and omissions.
pub(crate) fn remarks(report: &Report) -> Vec<String> {
    let units = report.units.iter().map(|unit| {
        let [row, col] = unit.at;
        let seen = match unit.hull {
            Some([top, bottom, left, right]) => {
                format!("sees {} positions in rows {top} to {bottom}, columns {left} to {right}", grouped(unit.support))
            }
            None => "sees nothing of the input".into(),
        };
        format!("{}@{row},{col} {seen}", printable(&unit.node))
    });
    units.chain(report.warnings.iter().map(|warning| printable(warning))).collect()
}

/// The size of a field, as a range from the smallest to the largest unit's.
fn extent(axis: &AxisReport) -> String {
    if axis.size == axis.min_size { axis.size.to_string() } else { format!("{}–{}", axis.min_size, axis.size) }
}

/// Input positions per unit: a fraction after an enlargement.
fn stride(axis: &AxisReport) -> String {
    let (advance, period) = (axis.stride.0, i128::from(axis.stride.1));
    let divisor = gcd(advance, period);
    let (advance, period) = (advance / divisor, period / divisor);
    if period == 1 { advance.to_string() } else { format!("{advance}/{period}") }
}

const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The first index that unit 0 sees.
fn start(axis: &AxisReport) -> Option<String> {
    axis.start.first().copied().flatten().map(|index| index.to_string())
}

/// One text if height and width agree.
fn pair(height: String, width: String) -> String {
    if height == width { height } else { format!("{height}×{width}") }
}

fn joined(extents: &[u64], between: &str) -> String {
    extents.iter().map(u64::to_string).collect::<Vec<_>>().join(between)
}
