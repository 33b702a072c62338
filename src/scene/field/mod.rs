//! Field view: the input of a network as a flat grid, with what one unit sees after every layer.
//!
//! In reading order:
//!
//! * [`view`]: the data of one moment, with the cells that a unit has [`seen`]; [`picture`]: these data for a unit.
//! * [`layout`]: the positions of the input, or of the part of it around a small field, and of the small maps: the whole input, the unit's
//!   own, and the later one it influences; [`small`]: these maps; [`map`]: a map's background, lines and numbers.
//! * [`growth`]: the growth of the field at a moment of the timeline.
//! * [`outline`]: which fields have an outline, and where it is; [`footprint`]: their cells and the padding.
//! * [`profile`]: the influence of rows and columns, as bars along the edges.
//! * [`label`]: the sizes of the fields as text, without collisions.
//! * [`compose`]: all of it as one scene.

pub mod compose;
pub mod footprint;
pub mod growth;
pub mod label;
pub mod layout;
pub mod map;
pub mod outline;
pub mod picture;
pub mod profile;
pub mod seen;
pub mod small;
pub mod view;

pub use compose::field_scene;
pub use picture::FieldPicture;
pub use seen::SeenCells;
pub use view::{FieldStrings, FieldView, Footprint, OutputMap, ReachedMap};
