//! Charts: with one layer to a column the field by depth and what each layer costs; and what two networks cost over a setting.
//!
//! A chart is data with axes, where a scene is shapes in place; painting hands it to plotters' chart builder. Both agree
//! on the plot's borders, so what is under the pointer is answered here.
//!
//! In reading order:
//!
//! * [`plot`]: the chart itself, its axes and hit-testing; [`mod@column`]: the names below.
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
