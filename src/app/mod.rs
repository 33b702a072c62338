//! State of the page, as signals and memos. No elements, no browser.
//!
//! Read in this order: the [document](Document), which alone takes edits and can undo them; the [selection](Selection) of a layer and of a
//! unit on its map; the [timeline](Timeline) of a field's growth; the [settings](Settings) that apply to every document; the
//! [overlay](Overlay): influence, projective field, background image and ruler, with the [request](InfluenceQuery) to the worker; the
//! [comparison](Comparing) of two networks, with [further columns](FurtherColumns) beside them, and the [sweep](BreakEvenSweep) that finds where the cheaper one changes; the open
//! [lesson](LessonSession); the [kernel lab](Lab) and its [comparison of filters](FilterComparison); the [opening](Opening) of a first
//! visit; the [import](Importing) of networks. [`AppState`] holds them all; components get it from the context. [`address`] and
//! [`lab_link`] write and read links, [`Embed`] the options of an embedded figure, [`import`] reads text from outside, and [`documents`]
//! saves networks in the browser.
//!
//! Everything else on the page is computed from these signals by memos. Effects may read signals and act outside the program; none sets a
//! signal.

pub mod address;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod address_tests;
mod app_state;
mod break_even;
mod comparing;
mod document;
pub mod documents;
mod easing;
mod embed;
mod filter_comparison;
mod further_columns;
pub mod import;
mod importing;
mod influence;
mod lab;
pub mod lab_link;
mod lesson_session;
mod measured;
mod opening;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod opening_tests;
mod overlay;
mod percent_encoding;
mod permalink;
mod selection;
mod settings;
pub mod text_fix;
mod timeline;

pub use address::AddressError;
pub use app_state::AppState;
pub use break_even::BreakEvenSweep;
pub use comparing::Comparing;
pub use document::Document;
pub use embed::{Embed, Part};
pub use filter_comparison::{FilterComparison, FilterDifference, largest};
pub use further_columns::{ComparedColumns, FurtherColumns, MOST_FURTHER};
pub use importing::{
    ImportNote, ImportOutcome, ImportRefusal, ImportRemark, ImportStage, ImportedNetwork, Importing, PythonForm,
    TextFix, Translated, shape_of,
};
pub use influence::{InfluenceQuery, InfluenceState};
pub use lab::{Experiment, Lab, MOST_CHANNELS, MOST_STAGES, SIDES, Slot, Subject};
pub use lesson_session::{LearnPage, LessonSession};
pub use measured::ComparisonError;
pub use opening::{MOST_OPENING_LAYERS, Opening, Score, Step, next_dilation};
pub use overlay::Overlay;
pub use selection::{Place, Selection};
pub use settings::{Appearance, Settings};
pub use timeline::{Motion, Timeline};
