//! The table of a network: a row a layer, with its shape, its cost and its field.

use serde::Serialize;

use super::Sheet;
use super::number::{grouped, pair, stride};
use crate::analysis::{AxisField, Convention, Cost, CostUnit, Derivation, Overview, Status};
use crate::cnn::{Axes, Network, Problem, notation};

/// A network as a table, in the order and under the names of its published JSON form, `convscope-table/1`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayerTable {
    format: &'static str,
    /// The network's name; may be empty.
    pub name: String,
    /// The network in the notation, on one line.
    pub notation: String,
    /// C, H, W of the input.
    pub input: Vec<u64>,
    /// Whether the network has one spatial axis only.
    pub one_dimensional: bool,
    /// What is counted: `MACs` or `FLOPs`.
    pub unit: &'static str,
    /// What counts besides the multiply-adds of convolutions and fully connected layers.
    pub counted: Vec<&'static str>,
    /// A row a layer, in order.
    pub layers: Vec<LayerRow>,
    /// Parameters of all layers; null where a layer is impossible or the sum too large.
    pub parameters: Option<u128>,
    /// Operations of all layers, likewise.
    pub operations: Option<u128>,
}

/// One layer of a [`LayerTable`]. What an impossible layer does not have is null.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LayerRow {
    /// The layer's name.
    pub name: String,
    /// What it does, in the notation.
    pub layer: String,
    /// C, H, W or N.
    pub shape: Option<Vec<u64>>,
    /// Trainable parameters.
    pub parameters: Option<u128>,
    /// Operations under the table's convention.
    pub operations: Option<u128>,
    /// The field along the rows; null where there is no closed form.
    pub height: Option<AxisRow>,
    /// The field along the columns.
    pub width: Option<AxisRow>,
    /// How firmly the field's size can be named: `exact`, `varies`, `global`, `none` or `undefined`; `impossible` where there is no map.
    pub status: &'static str,
}

/// The field of a layer along one axis, borders left aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AxisRow {
    /// The size of the largest unit's field, in input positions.
    pub size: u128,
    /// The size of the smallest one.
    pub min_size: u128,
    /// Input positions, and units in which they are advanced.
    pub stride: (i128, i128),
    /// The first position that unit 0 sees; negative on padding.
    pub start: Option<i128>,
    /// The effective padding, −start.
    pub padding: Option<i128>,
}

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

impl LayerTable {
    /// The table of a network under the overview's convention.
    pub fn of(overview: &Overview) -> Self {
        let network = overview.plan.network();
        let input = network.input;
        let totals = overview.plan.complete().ok().and_then(|_| overview.totals.as_ref().ok());
        Self {
            format: "convscope-table/1",
            name: network.name.clone(),
            notation: notation::write_inline(network),
            input: vec![input.channels, input.size.height, input.size.width],
            one_dimensional: input.one_dimensional,
            unit: match overview.convention.unit {
                CostUnit::Macs => "MACs",
                CostUnit::Flops => "FLOPs",
            },
            counted: counted(overview.convention),
            layers: (1..overview.plan.map_count()).map(|map| LayerRow::of(overview, map)).collect(),
            parameters: totals.map(|totals| totals.parameters),
            operations: totals.map(|totals| totals.operations),
        }
    }

    /// The table to read, with the sums below.
    pub fn for_people(&self) -> Sheet {
        let line = self.one_dimensional;
        let number = |value: Option<u128>| value.map_or_else(|| NOTHING.into(), |value| grouped(value, ","));
        let row = |layer: &LayerRow| {
            vec![
                layer.name.clone(),
                layer.layer.clone(),
                layer.shape.as_ref().map_or_else(|| NOTHING.into(), |shape| self.joined(shape, "×")),
                number(layer.parameters),
                number(layer.operations),
                layer.both(line, "×", AxisRow::extent),
                layer.both(line, "×", AxisRow::stride_in_words),
                layer.both(line, ", ", |axis| signed(axis.start)),
                layer.both(line, ", ", |axis| signed(axis.padding)),
                layer.status.into(),
            ]
        };
        let heads =
            vec!["name", "layer", "output", "parameters", self.unit, "field", "stride", "start", "padding", "status"];
        let mut total =
            vec!["total".into(), String::new(), String::new(), number(self.parameters), number(self.operations)];
        total.resize(heads.len(), String::new());
        Sheet { heads, words: 2, rows: self.layers.iter().map(row).collect(), total: Some(total) }
    }

    /// The table to compute with: whole numbers without separators, an axis a column, nothing where there is no number.
    pub fn for_machines(&self) -> Sheet {
        let row = |layer: &LayerRow| {
            let number = |value: Option<u128>| value.map_or_else(String::new, |value| value.to_string());
            let shape = layer.shape.as_ref().map_or_else(String::new, |shape| self.joined(shape, "x"));
            let mut cells = vec![
                layer.name.clone(),
                layer.layer.clone(),
                shape,
                number(layer.parameters),
                number(layer.operations),
            ];
            let integer = |value: Option<i128>| value.map_or_else(String::new, |value| value.to_string());
            let values: [&dyn Fn(&AxisRow) -> String; 4] =
                [&|axis| axis.size.to_string(), &|axis| axis.stride_in_words(), &|axis| integer(axis.start), &|axis| {
                    integer(axis.padding)
                }];
            for value in values {
                cells.extend([&layer.height, &layer.width].map(|axis| axis.as_ref().map_or_else(String::new, value)));
            }
            cells.push(layer.status.into());
            cells
        };
        let operations = if self.unit == "MACs" { "macs" } else { "flops" };
        let mut heads = vec!["name", "layer", "shape", "parameters", operations];
        heads.extend([
            "field_h",
            "field_w",
            "stride_h",
            "stride_w",
            "start_h",
            "start_w",
            "padding_h",
            "padding_w",
            "status",
        ]);
        Sheet { heads, words: 3, rows: self.layers.iter().map(row).collect(), total: None }
    }

    /// The table as JSON, a layer a line.
    ///
    /// # Panics
    /// Never: names are text and numbers are integers.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("names are text and numbers are integers") + "\n"
    }

    fn joined(&self, shape: &[u64], sign: &str) -> String {
        match *shape {
            [channels, 1, width] if self.one_dimensional => format!("{channels}{sign}{width}"),
            _ => shape.iter().map(u64::to_string).collect::<Vec<_>>().join(sign),
        }
    }
}

impl LayerRow {
    fn of(overview: &Overview, map: usize) -> Self {
        let plan = &overview.plan;
        let network: &Network = plan.network();
        let cost = overview.costs[map].as_ref().and_then(|cost: &Result<Cost, Problem>| cost.as_ref().ok());
        let total = |derivation: fn(&Cost) -> &Derivation| cost.and_then(|cost| derivation(cost).total());
        let field = &overview.fields[map];
        let axes = field.local();
        let step = plan.step_of(map);
        Self {
            name: plan.name(map).into(),
            layer: notation::write_op(plan.op(map), network.input.one_dimensional),
            shape: step.map(|step| step.shape.to_vec()),
            parameters: total(|cost| &cost.parameters),
            operations: total(|cost| &cost.operations),
            height: axes.map(|axes| AxisRow::of(&axes.height)),
            width: axes.map(|axes| AxisRow::of(&axes.width)),
            status: match field.status() {
                _ if step.is_none() => "impossible",
                Status::Exact => "exact",
                Status::Varies => "varies",
                Status::Global => "global",
                Status::Nothing => "none",
                Status::Undefined => "undefined",
            },
        }
    }

    /// A value of both axes as one word.
    fn both(&self, one_dimensional: bool, sign: &str, value: impl Fn(&AxisRow) -> String) -> String {
        match (&self.height, &self.width) {
            (Some(height), Some(width)) => pair(Axes::new(value(height), value(width)), one_dimensional, sign),
            _ => NOTHING.into(),
        }
    }
}

impl AxisRow {
    fn of(field: &AxisField) -> Self {
        let padding = if field.spans.is_empty() { None } else { field.padding() };
        Self {
            size: field.size(),
            min_size: field.min_size(),
            stride: stride(field),
            start: padding.map(|padding| -padding),
            padding,
        }
    }

    /// The size, from the smallest unit's to the largest unit's.
    fn extent(&self) -> String {
        if self.size == self.min_size { self.size.to_string() } else { format!("{}–{}", self.min_size, self.size) }
    }

    /// The effective stride; a fraction where a map was enlarged.
    fn stride_in_words(&self) -> String {
        match self.stride {
            (advance, 1) => advance.to_string(),
            (advance, period) => format!("{advance}/{period}"),
        }
    }
}

/// An index with a minus sign, as books print it.
fn signed(value: Option<i128>) -> String {
    match value {
        None => NOTHING.into(),
        Some(value) if value < 0 => format!("−{}", value.unsigned_abs()),
        Some(value) => value.to_string(),
    }
}

fn counted(convention: Convention) -> Vec<&'static str> {
    let Convention { unit: _, bias, norm, elementwise, pooling } = convention;
    let switches = [(bias, "bias"), (norm, "norm"), (elementwise, "elementwise"), (pooling, "pooling")];
    switches.into_iter().filter(|(counts, _)| *counts).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::LineEnd;

    fn table(text: &str, convention: Convention) -> LayerTable {
        LayerTable::of(&Overview::new(notation::read(text).expect("a network in the notation").into(), convention))
    }

    #[test]
    fn three_threes_have_a_row_each() {
        let sheet = table("input 3x15x15; conv 64 k3 p1; relu; conv 64 k3 p1 s2", Convention::default()).for_people();
        let cells = ["conv2", "conv 64 k3 s2 p1", "64×8×8", "36,928", "2,359,296", "5", "2", "−2", "2", "exact"];
        assert_eq!(sheet.rows[2], cells);
        assert_eq!(sheet.total.map(|total| total[3].clone()).as_deref(), Some("38,720"));
    }

    #[test]
    fn the_convention_is_the_one_that_is_chosen() {
        let convention = Convention { unit: CostUnit::Flops, bias: true, ..Convention::default() };
        let flops = table("input 1x4x4; conv 1 k1", convention);
        assert_eq!((flops.unit, &flops.counted[..], flops.operations), ("FLOPs", &["bias"][..], Some(48)));
        assert!(flops.for_machines().csv(LineEnd::Feed).starts_with("name,layer,shape,parameters,flops,"));
    }

    #[test]
    fn an_impossible_layer_leaves_the_rest_standing() {
        let table = table("input 1x4x4; conv 2 k3; conv 2 k9; relu", Convention::default());
        let statuses: Vec<&str> = table.layers.iter().map(|layer| layer.status).collect();
        assert_eq!(statuses, ["exact", "impossible", "impossible"]);
        assert_eq!((table.parameters, &table.layers[1].shape), (None, &None));
    }

    #[test]
    fn signals_have_one_number_an_extent() {
        let sheet = table("input 1x100; conv 4 k9 s2; up 4; gap", Convention::default()).for_people();
        assert_eq!(sheet.rows[1][2..], ["4×184", "0", "0", "9", "1/2", "0", "0", "exact"]);
        assert_eq!(sheet.rows[2][5..], ["–", "–", "–", "–", "global"]);
    }
}
