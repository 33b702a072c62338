//! When it changes: the one place that is written to. Signals and memos, no elements and no browser.
//!
//! Read in this order: the [document](Document), which alone takes edits and is undone; the [selection](Selection) of a layer and a
//! unit on it, with all that follows from them; the [timeline](Timeline) along which a field grows; the [settings](Settings) that
//! outlive a document; the [overlay](Overlay) that the stage shows besides plain cells, and what of it is [given out](CountQuestion); what is shown of
//! two networks [beside each other](Versus), and where the cheaper one [changes](Flip); what is being [learned](Course); the
//! [kernel lab](Lab), which knows no network, and a [trial](Trial) in it; the [opening](Opening) of a first visit. [`State`] holds them all; components get it from the context. How
//! a document stands in the address bar says [`address`], for the lab [`lab_link`], and how it stands in a frame of another page, [`Embed`]; what may come as text, [`source`]. What stays in the
//! browser when one leaves is the [`shelf`]'s.
//!
//! Everything else on the page is computed from these signals by memos. Effects may read them and leave the program; none sets one.

pub mod address;
mod counted;
mod course;
mod document;
mod easing;
mod embed;
mod flip;
mod lab;
pub mod lab_link;
mod link;
mod opening;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod opening_tests;
mod overlay;
mod percent_encoding;
mod selection;
mod settings;
pub mod shelf;
pub mod source;
mod stage;
mod timeline;
mod trial;
mod versus;

pub use address::AddressError;
pub use counted::{CountQuestion, Counted};
pub use course::{Course, Reading};
pub use document::Document;
pub use embed::{Embed, Part};
pub use flip::Flip;
pub use lab::{Experiment, Lab, MOST_CHANNELS, MOST_STAGES, SIDES, Slot, Subject};
pub use opening::{MOST_OPENING_LAYERS, Opening, Score, Step, next_dilation};
pub use overlay::Overlay;
pub use selection::{Place, Selection};
pub use settings::{Appearance, Settings};
pub use stage::State;
pub use timeline::{Motion, Timeline};
pub use trial::{Finding, Trial, largest};
pub use versus::{Versus, VersusError};
