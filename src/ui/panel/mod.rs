//! The parts of the page that know the state: header, stack, stage, readout.
//!
//! In reading order: the [`Header`] with presets, documents, text box, language and appearance; the [`Stack`] with its rows; the [`Stage`] with the
//! picture and the timeline; the [`Readout`] with the numbers, the table and the charts, or with
//! the verdict on two networks; and the [`Refusal`] of what could not be done. Menus, messages, pictures and what begins a comparison
//! come when they are used. In a frame of another page a figure is [`embedded()`].

mod document_row;
mod documents;
mod header;
mod menus;
mod paste;
mod refusal;
mod share;
mod share_asking;
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

pub(in crate::ui) use contenders::Contenders;
pub use derivation::derivation;
pub(in crate::ui) use documents::Documents;
pub(in crate::ui) use embedded::embedded;
pub use gridding::holes;
pub use header::Header;
pub(in crate::ui) use input_fields::InputFields;
pub(in crate::ui) use layer_actions::LayerActions;
pub(in crate::ui) use layer_fields::LayerFields;
pub use menus::menu_list;
pub(in crate::ui) use paste::Paste;
pub use pictures::take_pictures;
pub use readout::Readout;
pub use refusal::{Refusal, message};
pub(in crate::ui) use rival::Rival;
pub(in crate::ui) use ruler::Ruler;
pub use shading::shading;
pub(in crate::ui) use share::Share;
pub use sides::sides;
pub use stack::Stack;
pub use stage::Stage;
pub(in crate::ui) use stage_picture::Saying;
pub use stage_picture::{sentence, stacked_view};
pub(in crate::ui) use verdict::Verdict;
