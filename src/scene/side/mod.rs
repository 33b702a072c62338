//! Side view: the cross-section along rows or columns, with every unit a dot and every tap of a kernel a line.
//!
//! In reading order:
//!
//! * [`view`]: the data of the view.
//! * [`layout`]: the positions of the rows, and the visible part of a long axis.
//! * [`row`]: one map along the axis; [`dots`]: its units, as dots or as bars; [`padding`]: the taps beyond it.
//! * [`edges`]: the lines from units to the taps they read; [`ticks`]: the numbers below the input.
//! * [`compose`]: all of it as one scene; [`aligned`]: the same beside the field view, on the field's rows.

pub mod aligned;
pub mod compose;
pub mod dots;
pub mod edges;
pub mod layout;
pub mod padding;
pub mod row;
pub mod ticks;
pub mod view;

pub use aligned::{FieldRows, aligned_side_scene};
pub use compose::side_scene;
pub use view::{SidePicture, SideView};
