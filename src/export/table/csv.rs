//! CSV of the layer table. Names that a spreadsheet would take for a formula are prefixed with an apostrophe.

use super::words::{NOTHING, padding, size, start, stride};
use super::{LayerRow, LayerTable};
use crate::analysis::{AxisField, CostUnit};
use crate::network::Axis;
use std::borrow::Cow;

impl LayerTable {
    /// The table in the format of RFC 4180: a header and one line per layer, each ending in a carriage return and a line feed.
    ///
    /// Numbers are whole and without separators, each axis has its own columns, and unknown values are empty. There is no line of sums.
    pub fn to_csv(&self) -> String {
        let mut lines = vec![self.csv_heads()];
        lines.extend(self.rows.iter().map(|row| self.csv_cells(row)));
        let line = |cells: &Vec<String>| {
            let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
            cells.join(",") + "\r\n"
        };
        lines.iter().map(line).collect()
    }

    fn csv_heads(&self) -> Vec<String> {
        let operations = match self.convention.unit {
            CostUnit::Macs => "macs",
            CostUnit::Flops => "flops",
        };
        let mut heads: Vec<String> = ["name", "layer", "shape", "parameters", operations].map(String::from).into();
        for quantity in ["field", "stride", "start", "padding"] {
            heads.extend(self.axes().iter().map(|axis| match axis {
                Axis::Height => format!("{quantity}_h"),
                Axis::Width => format!("{quantity}_w"),
            }));
        }
        heads.extend(["status", "block", "module", "activations"].map(String::from));
        heads
    }

    fn csv_cells(&self, row: &LayerRow) -> Vec<String> {
        let count = |number: Option<u128>| number.map_or_else(String::new, |number| number.to_string());
        let shape = row.shape.map_or_else(String::new, |shape| self.extents(&shape.to_vec(), "x"));
        let mut cells = vec![row.name.clone(), row.layer.clone(), shape, count(row.parameters), count(row.operations)];
        for value in [size as fn(&AxisField) -> String, stride, start, padding] {
            cells.extend(self.axes().iter().map(|axis| {
                let value = row.field.as_ref().map(|field| value(field.get(*axis))).filter(|value| value != NOTHING);
                value.unwrap_or_default().replace('–', "-")
            }));
        }
        // The values of the output, which take memory.
        let activations = row.shape.map_or_else(String::new, |shape| {
            shape.to_vec().iter().map(|&extent| u128::from(extent)).product::<u128>().to_string()
        });
        cells.extend([row.status.into(), row.block.clone(), row.module.clone(), activations]);
        cells
    }
}

/// A cell of comma-separated values, quoted if necessary.
///
/// A cell that a spreadsheet would take for a formula is prefixed with an apostrophe, as OWASP recommends against formula injection: one
/// that begins with `=`, `+`, `-`, `@`, a tab or a carriage return and is not a number.
pub fn quoted(cell: &str) -> Cow<'_, str> {
    let is_number = || cell.parse::<f64>().is_ok_and(f64::is_finite);
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && !is_number() {
        let text = format!("'{cell}");
        return quoted(&text).into_owned().into();
    }
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}
