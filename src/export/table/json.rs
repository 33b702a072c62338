//! JSON of the layer table.

use super::{LayerRow, LayerTable};
use crate::analysis::{AxisField, Convention, CostUnit, Totals};
use crate::network::{Axes, LeftOut};
use serde::Serialize;

#[derive(Serialize)]
struct TableJson<'a> {
    format: &'static str,
    name: &'a str,
    input: Vec<u64>,
    convention: ConventionJson,
    layers: Vec<LayerJson<'a>>,
    totals: Option<TotalsJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<LeftOutJson<'a>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "they are those of the convention")]
struct ConventionJson {
    unit: &'static str,
    bias: bool,
    norm: bool,
    elementwise: bool,
    pooling: bool,
}

#[derive(Serialize)]
struct LayerJson<'a> {
    name: &'a str,
    layer: &'a str,
    shape: Option<Vec<u64>>,
    parameters: Option<u128>,
    operations: Option<u128>,
    status: &'static str,
    height: Option<AxisJson>,
    width: Option<AxisJson>,
}

#[derive(Serialize)]
struct AxisJson {
    size: u128,
    min_size: u128,
    stride: (i128, u64),
    start: Option<i128>,
    padding: Option<i128>,
}

#[derive(Serialize)]
struct TotalsJson {
    parameters: u128,
    operations: u128,
    activations: u128,
}

/// The layers that the totals leave out; absent if no layer is faulty.
#[derive(Serialize)]
struct LeftOutJson<'a> {
    impossible: &'a str,
    working: usize,
    layers: usize,
}

impl LayerTable {
    /// The table as one JSON object, `convscope-table/1`, indented.
    ///
    /// `stride` is a pair: a number of input positions per number of units. Unknown values are null. If a layer is faulty, `totals` are
    /// over the working layers, and `left_out` names the first faulty layer and counts the working ones.
    ///
    /// # Panics
    /// Never: names are strings and all other values are integers.
    pub fn to_json(&self) -> String {
        let Convention { unit, bias, norm, elementwise, pooling } = self.convention;
        let unit = match unit {
            CostUnit::Macs => "macs",
            CostUnit::Flops => "flops",
        };
        let json = TableJson {
            format: "convscope-table/1",
            name: &self.name,
            input: vec![self.input.channels, self.input.size.height, self.input.size.width],
            convention: ConventionJson { unit, bias, norm, elementwise, pooling },
            layers: self.rows.iter().map(layer).collect(),
            totals: self.totals.map(|Totals { parameters, operations, activations }| TotalsJson {
                parameters,
                operations,
                activations,
            }),
            left_out: self.left_out.as_ref().map(|LeftOut { impossible, working, layers }| LeftOutJson {
                impossible,
                working: *working,
                layers: *layers,
            }),
        };
        serde_json::to_string_pretty(&json).expect("names are text and all else is whole numbers") + "\n"
    }
}

fn layer(row: &LayerRow) -> LayerJson<'_> {
    let axes: Option<Axes<AxisJson>> = row.field.as_ref().map(|field| field.as_ref().map(axis));
    let (height, width) = axes.map_or((None, None), |Axes { height, width }| (Some(height), Some(width)));
    LayerJson {
        name: &row.name,
        layer: &row.layer,
        shape: row.shape.map(|shape| shape.to_vec()),
        parameters: row.parameters,
        operations: row.operations,
        status: row.status,
        height,
        width,
    }
}

fn axis(field: &AxisField) -> AxisJson {
    AxisJson {
        size: field.size(),
        min_size: field.min_size(),
        stride: field.stride,
        start: field.padding().map(|padding| -padding),
        padding: field.padding(),
    }
}
