//! Opening: an image of which one unit sees a part, and beside it the cone of the layers between, on the same rows or columns.
//!
//! In reading order:
//!
//! * [`picture`]: the data for a unit at a step of the timeline.
//! * [`layout`]: the positions of the image and the cone.
//! * [`stamp`]: the growth of the field: the kernel moves around the field of the step before.
//! * [`spotlight`]: the image, gray except for what the unit sees; [`cone`]: the layers between.
//! * [`compose`]: all of it as one scene.

pub mod compose;
pub mod cone;
pub mod layout;
pub mod picture;
pub mod spotlight;
pub mod stamp;

pub use compose::opening_scene;
pub use picture::{OpeningPicture, OpeningView};
