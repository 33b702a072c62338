//! The *opening*: a picture of which one unit sees a part, and beside it the cone of the layers between, on the same rows or columns.
//!
//! In reading order:
//!
//! * [`picture`]: from a unit to what is shown of it at a step of the timeline.
//! * [`layout`]: where the picture and the cone lie.
//! * [`stamp`]: why the field grows: the kernel goes around the field of the step before.
//! * [`spotlight`]: the picture, grey but for what the unit sees; [`cone`]: the layers between.
//! * [`compose`]: all of it as one scene.

pub mod compose;
pub mod cone;
pub mod layout;
pub mod picture;
pub mod spotlight;
pub mod stamp;

pub use compose::opening_scene;
pub use picture::{OpeningPicture, OpeningView};
