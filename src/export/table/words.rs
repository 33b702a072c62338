//! Words of the layer table: numbers as text.

use super::{LayerRow, LayerTable};
use crate::analysis::{AxisField, CostUnit};
use crate::network::{Axes, Axis};

/// Formats a value along an axis.
type Along = fn(&AxisField) -> String;

/// The placeholder for a missing value.
pub(super) const NOTHING: &str = "–";

impl LayerTable {
    /// The column headers for people.
    pub(super) fn heads(&self) -> [&'static str; 10] {
        let unit = match self.convention.unit {
            CostUnit::Macs => "MACs",
            CostUnit::Flops => "FLOPs",
        };
        ["name", "layer", "output", "parameters", unit, "field", "stride", "start", "padding", "status"]
    }

    /// The cells of a row for people: the name and the layer, seven numbers as text, the status.
    pub(super) fn cells(&self, row: &LayerRow) -> [String; 10] {
        let count = |number: Option<u128>| number.map_or(NOTHING.into(), grouped);
        let both =
            |value: Along| row.field.as_ref().map_or(NOTHING.into(), |field| self.pair(field.as_ref().map(value)));
        let shape = row.shape.map_or(NOTHING.into(), |shape| self.extents(&shape.to_vec(), "×"));
        [
            row.name.clone(),
            row.layer.clone(),
            shape,
            count(row.parameters),
            count(row.operations),
            both(size),
            both(stride),
            both(start),
            both(padding),
            row.status.into(),
        ]
    }

    /// The cells of the last row: the sums, and beside the name what they leave out.
    pub(super) fn total(&self) -> [String; 10] {
        let mut cells: [String; 10] = Default::default();
        cells[0] = "total".into();
        cells[1] = self.left_out.as_ref().map_or_else(String::new, ToString::to_string);
        let sums = self.totals.map(|totals| [totals.parameters, totals.operations].map(grouped));
        [cells[3], cells[4]] = sums.unwrap_or_else(|| [NOTHING.into(), NOTHING.into()]);
        cells
    }

    /// The axes with columns: of a signal only the width.
    pub(super) fn axes(&self) -> &'static [Axis] {
        if self.is_line() { &[Axis::Width] } else { &Axis::BOTH }
    }

    /// Channels, rows and columns; of a signal without rows.
    pub(super) fn extents(&self, extents: &[u64], between: &str) -> String {
        let shown: Vec<String> = match *extents {
            [channels, 1, width] if self.is_line() => [channels, width].map(|extent| extent.to_string()).into(),
            _ => extents.iter().map(u64::to_string).collect(),
        };
        shown.join(between)
    }

    fn is_line(&self) -> bool {
        self.input.one_dimensional
    }

    /// One text if height and width agree, and for a signal.
    fn pair(&self, Axes { height, width }: Axes<String>) -> String {
        if self.is_line() || height == width { width } else { format!("{height}×{width}") }
    }
}

/// The size of a field, as a range from the smallest to the largest unit's.
pub(super) fn size(field: &AxisField) -> String {
    let (least, most) = (field.min_size(), field.size());
    if least == most { most.to_string() } else { format!("{least}–{most}") }
}

/// Input positions per unit: a fraction after an enlargement.
pub(super) fn stride(field: &AxisField) -> String {
    let (advance, period) = field.lowest_stride();
    if period == 1 { advance.to_string() } else { format!("{advance}/{period}") }
}

/// The first index that unit 0 sees.
pub(super) fn start(field: &AxisField) -> String {
    field.padding().map_or(NOTHING.into(), |padding| (-padding).to_string())
}

/// The effective padding: how far unit 0 sees beyond the border.
pub(super) fn padding(field: &AxisField) -> String {
    field.padding().map_or(NOTHING.into(), |padding| padding.to_string())
}

/// A number with thousands separators.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let place = |index: usize| (index > 0 && (digits.len() - index).is_multiple_of(3)).then_some(',');
    digits.chars().enumerate().flat_map(|(index, digit)| place(index).into_iter().chain([digit])).collect()
}
