//! Widgets: reusable components that know nothing of networks and contain no texts.
//!
//! Every text comes in as a prop, every change goes out as a callback, and a widget keeps no state beyond the gesture in progress. The
//! class of an element is the name of its component; the styles are in `style/components-*.css`.
//!
//! In reading order: display, buttons and choices, text input, kernels, overlays, feedback.

mod chip;
mod depth;
mod glyph;
mod icon;
mod long_name;
mod rail;

mod button;
mod checkbox;
mod choice;
mod segmented;
mod select;
mod track;
mod track_position;

mod number_box;
mod number_entry;
mod number_field;
mod pair_field;
mod stepper;

mod kernel_cell;
mod kernel_figure;
mod kernel_grid;

mod announcer;
mod dialog;
mod menu;
mod menu_entry;
mod menu_list;
mod notice;
mod placement;

mod disclosure;
mod figure;
mod qr_code;
mod status;

mod unique_id;

pub use announcer::Announcer;
pub use button::{Button, ButtonKind};
pub use checkbox::Checkbox;
pub use chip::Chip;
pub use choice::Choice;
pub use depth::{DEPTH_STOPS, depth_blend, depth_color, depth_ink};
pub use dialog::{Dialog, DialogSize};
pub use disclosure::Disclosure;
pub use figure::{Figure, FigureSize};
pub use glyph::Glyph;
pub use icon::Icon;
pub use kernel_figure::KernelFigure;
pub use kernel_grid::{CellChange, KernelGrid};
pub use long_name::LongName;
pub use menu::Menu;
pub use menu_entry::{MenuEntry, MenuItem};
pub use notice::{Notice, NoticeTone};
pub use number_box::NumberBox;
pub use number_entry::{Nudge, parse_entry};
pub use number_field::NumberField;
pub use pair_field::PairField;
pub use qr_code::QrPicture;
pub use rail::{Rail, Strand};
pub use segmented::Segmented;
pub use select::{ChangingSelect, Select};
pub use status::{Status, StatusTone};
pub use track::{Tick, Track};
pub use unique_id::unique_id;
