//! Layers view: feature maps as slanted grids, stacked, with what the selected unit sees of each.
//!
//! In reading order:
//!
//! * [`view`]: the data of the view.
//! * [`layout`]: the positions of the maps; [`hourglass`]: those of an encoder and a decoder, as a U.
//! * [`plate`]: a map's background, lines and cells; [`padding`]: cells read beyond it.
//! * [`beam`]: the lines from units to their windows; [`footprint`]: the nested fields on the input.
//! * [`compose`]: all of it as one scene.

pub mod beam;
pub mod compose;
pub mod footprint;
pub mod hourglass;
pub mod layout;
pub mod padding;
pub mod plate;
pub mod view;

pub use compose::layers_scene;
pub use view::{LayersPicture, LayersView};
