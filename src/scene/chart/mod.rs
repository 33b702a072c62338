//! Charts: field by depth and cost by layer, with one column per layer; and the costs of two networks over one setting.
//!
//! A chart is data with axes, which paint passes to plotters' chart builder, whereas a scene is positioned shapes. Both agree on the plot's
//! borders, so hit-testing is done here.
//!
//! In reading order:
//!
//! * [`plot`]: the chart itself, its axes and hit-testing; [`mod@column`]: the layer names below.
//! * [`mod@field_by_depth`]: how the field grows from layer to layer.
//! * [`mod@cost_by_layer`]: parameters upwards and operations downwards, each as a share of its total.
//! * [`mod@cost_by_setting`]: two networks over one setting, and where the cheaper one changes.

pub mod column;
pub mod cost_by_layer;
pub mod cost_by_setting;
pub mod field_by_depth;
pub mod plot;

pub use cost_by_layer::{CostByLayer, LayerCost, cost_by_layer};
pub use cost_by_setting::{CostBySetting, CrossingMark, SettingCost, cost_by_setting};
pub use field_by_depth::{FieldByDepth, LayerField, field_by_depth};
pub use plot::{Bar, Chart, ChartPoint, Note, Series, Tick};
