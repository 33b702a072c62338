//! Convscope: what one output pixel of a convolutional network sees.

leptos_i18n::load_locales!();

pub mod analysis;
pub mod cnn;
pub mod paint;
pub mod scene;
pub mod state;
pub mod ui;
