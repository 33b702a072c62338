//! The components: what is seen and touched.
//!
//! [`mount`] shows the page, or a figure in a frame of another page. Its parts, in the order of the page, are the panels, which know the
//! [state](crate::state); the plots, which are canvases that paint scenes; what stands beside the stage for learning; the kernel lab, which is
//! opened from the header, and the chart of break-even points; and the [widgets](widget), which know nothing of networks. `focus` moves the
//! keyboard focus after an element was removed, `document_root` is the page's own element, and [`words!`](crate::words) takes words from the
//! locale files.

#![expect(unreachable_pub, reason = "a component's macro adds a public function beside the one that is re-exported")]

mod app;
mod context;
mod document_root;
mod flipping;
mod focus;
mod lab;
mod learn;
mod localized;
pub(crate) mod panel;
pub(crate) mod plot;
mod shortcuts;
mod size;
pub mod widget;

pub use app::mount;
pub use context::{dimension, is_dark, use_state};
pub use localized::in_language;
