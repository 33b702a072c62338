//! Convscope: what one output pixel of a convolutional network sees.
pub mod analysis;
pub mod cnn;
pub mod ui;
