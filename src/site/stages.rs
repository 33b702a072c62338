//! Stages of a network: runs of layers whose maps have the same size, with what they cost.

use crate::export::LayerTable;
use crate::network::{Axes, Shape};

/// A run of layers whose maps have the same number of rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The name of the first layer.
    pub first: String,
    /// The name of the last layer.
    pub last: String,
    /// The output of the last layer.
    pub output: Shape,
    /// The largest field of its layers, in input positions along the height and the width; `None` if none has a closed form.
    pub field: Option<Axes<u128>>,
    /// Trainable parameters.
    pub parameters: u128,
    /// Operations under the table's convention.
    pub operations: u128,
}

/// The stages of a network without faults; their sums are the totals of the table.
///
/// ```
/// use convscope::analysis::{Convention, Costs, NetworkAnalysis};
/// use convscope::export::LayerTable;
/// use convscope::presets::Preset;
/// use convscope::site::stages;
///
/// let analysis = NetworkAnalysis::new(Preset::Vgg16.network().into());
/// let table = LayerTable::of(&analysis, &Costs::of(&analysis.shaped, Convention::default()));
/// assert_eq!(stages(&table)[0].last, "relu2");
/// ```
pub fn stages(table: &LayerTable) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for row in &table.rows {
        let Some(shape) = row.shape else { continue };
        let [parameters, operations] = [row.parameters, row.operations].map(Option::unwrap_or_default);
        let field = row.field.as_ref().map(|axes| Axes::new(axes.height.size(), axes.width.size()));
        let is_same =
            |stage: &&mut Stage| stage.output.is_map() == shape.is_map() && stage.output.size() == shape.size();
        if let Some(stage) = stages.last_mut().filter(is_same) {
            stage.last.clone_from(&row.name);
            stage.output = shape;
            stage.parameters = stage.parameters.saturating_add(parameters);
            stage.operations = stage.operations.saturating_add(operations);
            stage.field = match (stage.field, field) {
                (Some(one), Some(other)) => Some(one.zip(other).map(|(one, other)| one.max(other))),
                (one, other) => one.or(other),
            };
        } else {
            let (first, last) = (row.name.clone(), row.name.clone());
            stages.push(Stage { first, last, output: shape, field, parameters, operations });
        }
    }
    stages
}
