//! Components of the page, one folder per feature.
//!
//! [`mount`] shows the page. In the order of the page: the `shell`, the `opening` of a first visit, the list of `layers`, the `stage`, the
//! `readout`; then what opens over them: `compare`, `learn`, the kernel lab (`kernel_lab`), `share`, `documents`, `examples` and `import`. The `canvas`
//! paints scenes and charts; the [widgets] know nothing of networks. `context` gives components the state, `focus` moves the keyboard focus
//! after an element was removed, and [`words!`](crate::words) takes strings from the locale files.

#![expect(unreachable_pub, reason = "a component's macro adds a public function beside the one that is re-exported")]

pub(crate) mod canvas;
mod compare;
mod context;
mod documents;
mod examples;
mod focus;
mod import;
mod kernel_lab;
mod layers;
mod learn;
mod localized;
mod opening;
mod readout;
mod share;
mod shell;
mod size;
mod stage;
pub mod widgets;

pub use context::{dimension, is_dark, use_state};
pub use localized::in_language;
pub use shell::mount;
