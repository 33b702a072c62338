//! The parts of the page that know the state: header, stack, stage, readout.
//!
//! In reading order: the [`Header`] with presets, documents, text box, language and appearance; the [`Stack`] with its rows; the [`Stage`] with the
//! picture and the timeline; the [`Readout`] with the numbers, the table and the charts, or with
//! the verdict on two networks; and the [`Refusal`] of what could not be done.
//! In a frame of another page a figure is [`Embedded`].

mod document_row;
mod documents;
mod header;
mod paste;
mod refusal;
mod share;
mod share_embed;
mod share_picture;
mod titles;

mod add_layer;
mod block_row;
mod drag;
mod input_fields;
mod input_row;
mod join_field;
mod layer_actions;
mod layer_fields;
mod layer_row;
mod list_field;
mod number_fields;
mod padding_field;
mod rails;
mod rows;
mod sides;
mod stack;

mod contenders;
mod embedded;
mod pictures;
mod ruler;
mod shading;
mod stage;
mod stage_picture;
mod stage_scenes;
mod stage_tools;
mod timeline;

mod charts;
mod convention;
mod derivation;
mod figures;
mod gridding;
mod growth;
mod layer_table;
mod readout;
mod rival;
mod verdict;

pub(in crate::ui) use embedded::Embedded;
pub use header::Header;
pub use readout::Readout;
pub use refusal::Refusal;
pub use stack::Stack;
pub use stage::Stage;
