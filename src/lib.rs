//! Convscope: what one output pixel of a convolutional network sees.

pub mod analysis;
pub mod browser;
pub mod cnn;
pub mod paint;
pub mod scene;
pub mod state;
pub mod ui;

pub use locales::i18n;

#[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, reason = "written by the build script")]
mod locales {
    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}
