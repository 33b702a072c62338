//! Convscope: what one output pixel of a convolutional network sees.
//!
//! This page is the one map of the project.
//!
//! # The rooms
//!
//! | room | what it is | may not know |
//! |---|---|---|
//! | [`kernels`] | small kernels as numbers: composing, running over a picture, taking apart | everything else |
//! | [`network`] | what a network is: operators, graph, shapes, edits | drawing, the browser |
//! | [`formats`] | files and text that networks are read from, and written to: the notation, JSON | drawing, the browser |
//! | [`presets`] | networks to begin with: small stacks, well-known architectures | drawing, the browser |
//! | [`analysis`] | what follows from a network: fields, exact cells, influence, cost, the report | drawing, the browser |
//! | [`comparison`] | two networks: measures, verdict, break-even sweeps; a row of each known one | drawing, the browser |
//! | [`export`] | a network as text: tables, formulas, code of three frameworks, long links packed | drawing, the browser |
//! | [`scene`] | where things are, in CSS pixels: marks, layout, hit-testing, one folder a view | colours, backends |
//! | [`teaching`] | lessons and the quiz, whose numbers follow from networks; homework, marked | colours, the browser |
//! | [`paint`] | how it looks: themes and plotters backends (canvas, SVG, a recording one), animations | state, components |
//! | [`app`] | the state of the page: document and history, selection, timeline, settings, saved documents | elements, the browser |
//! | [`text`] | sentences and numbers in both languages | components |
//! | [`figure`] | what the stage shows of the state: its views and the opening as scenes, the sentence about the selected unit | components |
//! | [`sync`] | the page outside its elements: address, storage, files, the system's preferences | components |
//! | [`worker`] | what takes too long for the main thread: requests, replies, both ends | components |
//! | [`ui`] | the components: panels know the state, plots are canvases, widgets know nothing of networks | |
//!
//! Each room uses only those above it. `src/main.rs` mounts the page; in a worker the same program serves requests ([`worker`]). When the
//! program stops, [`crash`] saves the network and shows a notice.
//! `src/bin/convscope` is the command line; it builds without leptos (`--no-default-features --features cli`).
//! `src/web/` holds what is no Rust and is published as it is: what starts the page and its worker, the notice of a crash, the service
//! worker,
//! the element for other pages, the manifest.
//!
//! # One way from an edit to pixels
//!
//! ```text
//! a control, key, preset, address, text
//!     │  Edit (an enum: the verbs of the product)
//!     ▼
//! Document::apply ──► Memo<Network> ──► Memo<NetworkAnalysis> ──► Memo<Trace> ──► Memo<FieldPicture> ──► Memo<Scene> ──► effect: paint
//!                                                              ▲                                      │
//!                                            Selection ◄───────┴──── hit-test ◄── pointer, keys ◄─────┘
//! ```
//!
//! If the network on screen changes, [`app::Document::apply`] was called (or its undo, redo, exchange and, before anything
//! was done, begin): there is no other writer.
//! Address and storage are read once, before the state is made ([`sync::startup`]).
//!
//! # Invariants
//!
//! * A network's nodes are in topological order and have unique names; [`network::edit`] keeps it so, a property test watches.
//! * An impossible layer is state, not failure: a [`network::ShapedNetwork`] carries what works and, where it stops, the
//!   [`network::Fault`].
//! * Exactness is by index sets: [`analysis::AxisLink`] has every formula once, in one dimension; sets and maps are products of
//!   axes. Intervals clipped to the input are wrong for every fourth unit of adversarial networks.
//! * Counts are checked: what exceeds its integer is a [`network::Problem`], never a wrong number.
//! * Effects leave the program (paint, address, storage, title) and never set a signal. Address and storage wait for a
//!   [pause](sync::debounce), pictures until they are in sight.
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
#[cfg(feature = "page")]
pub mod app;
pub mod comparison;
#[cfg(feature = "page")]
pub mod crash;
pub mod export;
#[cfg(feature = "page")]
pub mod figure;
pub mod formats;
pub mod kernels;
pub mod network;
pub mod paint;
pub mod presets;
pub mod scene;
#[cfg(feature = "page")]
pub mod sync;
pub mod teaching;
#[cfg(feature = "page")]
pub mod text;
#[cfg(feature = "page")]
pub mod ui;
#[cfg(feature = "page")]
pub mod worker;

#[cfg(feature = "page")]
pub use locales::i18n;

#[cfg(feature = "page")]
#[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, reason = "written by the build script")]
mod locales {
    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}
