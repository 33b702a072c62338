//! The *layers* view: every feature map as a slanted grid, one above another, with what the selected unit sees of each.
//!
//! In reading order:
//!
//! * [`view`]: what the picture is made from.
//! * [`layout`]: where the maps lie.
//! * [`plate`]: a map's ground, lines and cells; [`padding`]: what is asked for beyond it.
//! * [`beam`]: the lines from units to their windows; [`footprint`]: the nested fields on the input.
//! * [`compose`]: all of it as one scene.

pub mod beam;
pub mod compose;
pub mod footprint;
pub mod layout;
pub mod padding;
pub mod plate;
pub mod view;

pub use compose::layers_scene;
pub use view::{LayersPicture, LayersView};
