//! Convscope: what one output pixel of a convolutional network sees.

#[expect(deprecated, reason = "the build script that replaces it would compile all of ICU to no end")]
mod locales {
    leptos_i18n::load_locales!();
}

pub mod analysis;
pub mod cnn;
pub mod paint;
pub mod scene;
pub mod state;
pub mod ui;
