//! Convscope: what one output pixel of a convolutional network sees.
//!
//! This page is the one map of the project.
//!
//! # The rooms
//!
//! | room | what it is | may not know |
//! |---|---|---|
//! | [`kernel`] | small kernels as numbers: composing, running over a picture, taking apart | everything else |
//! | [`cnn`] | what a network is: operators, graph, shapes, notation, file formats, edits, presets | drawing, the browser |
//! | [`analysis`] | what follows from it: fields, exact cells, influence, cost, the report | drawing, the browser |
//! | [`export`] | what one takes away as text: tables, code of three frameworks, long links packed | drawing, the browser |
//! | [`scene`] | where things are, in CSS pixels: marks, layout, hit-testing, one folder a view | colours, backends |
//! | [`lesson`] | lessons and the quiz: texts whose numbers follow from networks | colours, the browser |
//! | [`paint`] | how it looks: themes and plotters backends (canvas, SVG, a recording one) | state, components |
//! | [`state`] | when it changes: document and history, selection, timeline, settings; what stays on the shelf | elements, the browser |
//! | [`browser`] | the page outside our elements: address bar, storage, the system's wishes | components |
//! | [`ui`] | the components: panels know the state, plots are canvases, widgets know nothing of networks | |
//!
//! Each room uses only those above it. `src/main.rs` mounts the page. What is rarely needed comes later: panels of the page as
//! [pieces](ui::Piece) of its program, which `.ci/pieces.mjs` takes apart after it is linked; and what is taken away is worked
//! out by a program of its own, `src/bin/takeaway.rs` ([`takeaway`]), pixels and films off the main thread. Both are loaded when they are
//! first asked for.
//! Even what reads and writes the address and the browser's storage is a piece: a first visit has nothing there, and leaves nothing until the
//! visitor acts.
//! `src/bin/convscope` is the same engine on the command line.
//! `src/web/` holds what is no Rust and is published as it is: what starts the page, its workers, the element for other pages, the manifest.
//!
//! # One way from an edit to pixels
//!
//! ```text
//! a control, key, preset, address, text
//!     │  Edit (an enum: the verbs of the product)
//!     ▼
//! Document::apply ──► Memo<Network> ──► Memo<Overview> ──► Memo<Trace> ──► Memo<FieldPicture> ──► scene ──► effect: paint
//!                                                              ▲
//! pointer, keys ──► hit-test on that same scene ──► Selection ─┘
//! ```
//!
//! If the network on screen changes, [`state::Document::apply`] was called (or its undo, redo and exchange): there is no other writer. What is
//! there before the page is shown, [`state::Document::begin`] put there.
//!
//! # Invariants
//!
//! * A network's nodes are in topological order and have unique names; [`cnn::edit`] keeps it so, a property test watches.
//! * An impossible layer is state, not failure: a [`cnn::Plan`] carries what works and, where it stops, the [`cnn::Fault`].
//! * Exactness is by index sets: [`analysis::AxisLink`] has every formula once, in one dimension; sets and maps are products of
//!   axes. Intervals clipped to the input are wrong for every fourth unit of adversarial networks.
//! * Counts are checked: what exceeds its integer is a [`cnn::Problem`], never a wrong number.
//! * Effects leave the program (paint, address, storage, title) and never set a signal. Address and storage wait until the hand
//!   [rests](browser::rest), pictures until they are in sight.
//! * What is painted and what is pointed at are the same scene. Canvas and SVG are the same code; `paint/surface.rs` alone knows where
//!   backends differ.
//! * A mark has a role and a layer, never a colour: colours stand in `style/tokens.css`, which both the page and [`paint::Theme`]
//!   read. Words stand in `locales/`.
//! * Three spaces, named at every number: *cell* (integers of a map), *scene* (CSS pixels), *pixel* (device pixels, in paint only).
//!
//! # Out of scope
//!
//! Weights and training; a server; anything sent anywhere.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod browser;
pub mod cnn;
pub mod export;
pub mod kernel;
pub mod lesson;
pub mod paint;
pub mod scene;
pub mod state;
pub mod takeaway;
pub mod ui;

pub use locales::i18n;

#[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, reason = "written by the build script")]
mod locales {
    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}
