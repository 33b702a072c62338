//! Layers in the left column: the network as a list of rows, each with the fields of its layer.

pub(in crate::ui) mod add_layer;
pub(in crate::ui) mod block_row;
pub(in crate::ui) mod closing;
pub(in crate::ui) mod drag;
pub(in crate::ui) mod graph_gutter;
pub(in crate::ui) mod input_fields;
pub(in crate::ui) mod input_row;
pub(in crate::ui) mod join_field;
pub(in crate::ui) mod layer_actions;
pub(in crate::ui) mod layer_fields;
pub(in crate::ui) mod layer_list;
pub(in crate::ui) mod layer_look;
pub(in crate::ui) mod layer_row;
pub(in crate::ui) mod layer_search;
pub(in crate::ui) mod number_fields;
pub(in crate::ui) mod padding_field;
pub(in crate::ui) mod rows;
mod share_field;
mod statistics_field;
mod typed_field;

pub(in crate::ui) use layer_list::LayerList;
