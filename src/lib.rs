//! Convscope: what one output unit of a convolutional network sees of the input.
//!
//! This page is the only map of the project.
//!
//! # The rooms
//!
//! | room | what it is | may not know |
//! |---|---|---|
//! | [`kernels`] | small kernels as numbers: composing, filtering images, factorizing | everything else |
//! | [`network`] | what a network is: operators, graph, shapes, edits | drawing, the browser |
//! | [`formats`] | files and texts of networks: reading, writing the notation and JSON | drawing, the browser |
//! | [`presets`] | predefined networks: small stacks, well-known architectures | drawing, the browser |
//! | [`analysis`] | analysis of a network: fields, exact cells, influence, cost, the report | drawing, the browser |
//! | [`comparison`] | two networks, or up to four: measures, verdict, break-even sweeps; the rows of the table of known networks | drawing, the browser |
//! | [`export`] | a network as text: tables, formulas, code for three frameworks, compressed links | drawing, the browser |
//! | [`scene`] | positions in CSS pixels: marks, layout, hit-testing, one folder per view | colors, backends |
//! | [`teaching`] | lessons and the quiz, with numbers computed from networks; homework and its marking | colors, the browser |
//! | [`paint`] | appearance: themes and plotters backends (canvas, SVG, a recording one), animations | state, components |
//! | [`site`] | static pages that one can link to: articles, well-known networks, their table; only for the command line | state, components, the browser |
//! | [`app`] | the state of the page: document and history, selection, timeline, settings, saved documents | elements, the browser |
//! | [`text`] | sentences and numbers in both languages | components |
//! | [`figure`] | scenes of the state: the stage's views and the opening, with the sentence about the selected unit | components |
//! | [`sync`] | the page's connection to the browser: address, storage, files, the system's preferences | components |
//! | [`worker`] | work that is too slow for the main thread: requests, replies, both ends | components |
//! | [`ui`] | components: panels know the state, plots are canvases, widgets know nothing of networks | |
//!
//! Each room uses only those above it. `src/main.rs` mounts the page; in a worker the same program serves requests ([`worker`]). When the
//! program panics, [`crash`] saves the network and shows a notice. `src/bin/convscope` is the command line; it builds without leptos
//! (`--no-default-features --features cli`). `src/web/` holds files other than Rust that are published as they are: scripts that start the
//! page and its worker, the crash notice, the service worker, the custom element for other pages, the manifest, and the style and the
//! script of the static pages, which `convscope pages` writes.
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
//! If the network on screen changes, [`app::Document::apply`] was called (or its undo, redo, exchange or, while the network is untouched,
//! begin): there is no other writer. Address and storage are read once, before the state is created ([`sync::startup`]).
//!
//! # Invariants
//!
//! * A network's nodes are in topological order and have unique names; [`network::edit`] preserves this, and a property test checks it.
//! * A faulty layer is state, not failure: a [`network::ShapedNetwork`] contains what works and, where it stops, the [`network::Fault`].
//! * Exactness comes from index sets: [`analysis::AxisLink`] has every formula once, in one dimension; sets and maps are products of axes.
//!   Intervals clipped to the input would be wrong for every fourth unit of adversarial networks.
//! * Counts are checked: a count that exceeds its integer is a [`network::Problem`], never a wrong number.
//! * Effects act outside the program (paint, address, storage, title) and never set a signal. Writes to address and storage are
//!   [debounced](sync::debounce), and pictures are painted only when visible.
//! * Painting and hit-testing use the same scene. Canvas and SVG use the same code; only `paint/surface.rs` knows where backends differ.
//! * A mark has a role and a layer, never a color: colors are defined in `style/tokens.css`, which both the page and [`paint::Theme`] read.
//!   Texts are in `locales/`.
//! * Every number belongs to one of three spaces: *cell* (integers of a map), *scene* (CSS pixels), *pixel* (device pixels, in paint only).
//!
//! # Out of scope
//!
//! Weights and training; a server; any transmission of data.

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
#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod site;
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
