//! The *field* view: the input of a network as a flat grid, and on it what one unit sees after every layer.
//!
//! In reading order:
//!
//! * [`view`]: what one moment is made from, with the cells that a unit has [`seen`]; [`picture`]: from a unit to all of that.
//! * [`layout`]: where the input, or the part of it around a small field, and the small maps lie: the whole input, the unit's own, and the
//!   one it reaches; [`small`]: these; [`map`]: a map's ground, lines and numbers.
//! * [`growth`]: how far the field has grown at a moment of the timeline.
//! * [`outline`]: which fields have a border, and where it is; [`footprint`]: their cells and the padding.
//! * [`label`]: the sizes of the fields in words, without collisions.
//! * [`compose`]: all of it as one scene.

pub mod compose;
pub mod footprint;
pub mod growth;
pub mod label;
pub mod layout;
pub mod map;
pub mod outline;
pub mod picture;
pub mod seen;
pub mod small;
pub mod view;

pub use compose::field_scene;
pub use picture::FieldPicture;
pub use seen::SeenCells;
pub use view::{FieldStrings, FieldView, Footprint, OutputMap, ReachedMap};
