//! The components: what one sees and touches.
//!
//! [`App`] is the page, or a figure in a frame of another page; [`Keeping`] keeps its documents in the browser; `visit` says
//! when address and storage are needed, and `mirror` reads and writes them; `focus` says where the keyboard goes on. Its parts, in the order of
//! the page, are the panels, which know the [state](crate::state); the plots, which are canvases that paint scenes; what stands beside the
//! stage for learning; the kernel lab, which is opened from the header, and the part that shows when the rule flips; the
//! [widgets](widget), which know nothing of networks; and the [words], which come from the locale files.

#![expect(unreachable_pub, reason = "a component's macro adds a public function beside the one that is re-exported")]

mod app;
mod context;
mod counting;
mod flipping;
mod focus;
mod keeping;
mod lab;
mod later;
mod learn;
mod mirror;
mod outside;
pub(crate) mod panel;
pub mod pieces;
pub(crate) mod plot;
mod shortcuts;
mod size;
mod visit;
pub mod widget;
pub mod words;

pub use app::App;
use context::given;
pub use context::{dimension, is_dark, use_state};
pub use keeping::Keeping;
pub use later::{Loading, Make, NotLoaded, Piece};
