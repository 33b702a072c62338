//! The rows of the layer table: one per layer, and the total.

use crate::analysis::{AxisField, Convention, Costs, Derivation, Field, NetworkAnalysis, Status, Totals};
use crate::formats::notation;
use crate::network::{Axes, InputShape, LeftOut, Shape};

/// A network as a table with one row per layer, including faulty ones.
///
/// ```
/// use convscope::analysis::{Convention, Costs, NetworkAnalysis};
/// use convscope::formats::notation;
/// use convscope::export::LayerTable;
/// let network = notation::read("input 3x32x32; conv 64 k3 p1; relu").expect("a network");
/// let analysis = NetworkAnalysis::new(network.into());
/// let table = LayerTable::of(&analysis, &Costs::of(&analysis.shaped, Convention::default()));
/// assert_eq!(table.rows[0].layer, "conv 64 k3 p1");
/// assert_eq!((table.rows[0].parameters, table.rows[0].operations), (Some(1792), Some(1_769_472)));
/// assert!(table.to_csv().starts_with("name,layer,shape,"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTable {
    /// The network's name; may be empty.
    pub name: String,
    /// The input's shape.
    pub input: InputShape,
    /// What counts as an operation.
    pub convention: Convention,
    /// The layers, in order.
    pub rows: Vec<LayerRow>,
    /// The sums over all working layers; `None` if one is too large to count.
    pub totals: Option<Totals>,
    /// The layers that the sums leave out because of a faulty layer.
    pub left_out: Option<LeftOut>,
}

/// One layer of a [`LayerTable`].
#[derive(Clone, Debug, PartialEq)]
pub struct LayerRow {
    /// The node's name.
    pub name: String,
    /// The layer in the notation.
    pub layer: String,
    /// The output shape; `None` for a faulty layer.
    pub shape: Option<Shape>,
    /// Trainable parameters; `None` for a faulty layer, or if there are too many to count.
    pub parameters: Option<u128>,
    /// Operations under the table's convention; `None` as for the parameters.
    pub operations: Option<u128>,
    /// Its unclipped receptive field, if it has a closed form.
    pub field: Option<Axes<AxisField>>,
    /// The status of the field: `exact`, `varies` (with the position), `global` (the whole map), `none` (nothing is seen), `unknown`
    /// (behind an opaque block), `undefined` (no closed form) or `impossible` (the layer has no output).
    pub status: &'static str,
    /// The block the node belongs to; empty for none.
    pub block: String,
    /// The path of its module in the library's model that the network follows; empty for none.
    pub module: String,
}

impl LayerTable {
    /// The table of an analyzed network.
    pub fn of(analysis: &NetworkAnalysis, costs: &Costs) -> Self {
        let network = analysis.shaped.network();
        let layers = notation::write_layers(network).into_iter();
        let row = |(index, layer): (usize, String)| {
            let map = index + 1;
            let cost = costs.of_map(map);
            LayerRow {
                name: network.nodes()[index].name.clone(),
                layer,
                shape: analysis.shaped.shape(map),
                parameters: cost.and_then(|cost| Derivation::total(&cost.parameters)),
                operations: cost.and_then(|cost| Derivation::total(&cost.operations)),
                field: analysis.fields[map].local().cloned(),
                status: status(&analysis.fields[map]),
                block: network.nodes()[index].block.clone(),
                module: network.nodes()[index].module.clone(),
            }
        };
        Self {
            name: network.name.clone(),
            input: network.input,
            convention: costs.convention,
            rows: layers.enumerate().map(row).collect(),
            totals: costs.totals.as_ref().ok().copied(),
            left_out: analysis.shaped.left_out(),
        }
    }
}

fn status(field: &Field) -> &'static str {
    match (field, field.status()) {
        (Field::Missing, _) => "impossible",
        (_, Status::Exact) => "exact",
        (_, Status::Varies) => "varies",
        (_, Status::Global) => "global",
        (_, Status::Nothing) => "none",
        (_, Status::Unknown) => "unknown",
        (_, Status::Undefined) => "undefined",
    }
}
