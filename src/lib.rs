//! Convscope: see what one output pixel of a convolutional network sees.

pub mod analysis;
pub mod cnn;
pub mod paint;
pub mod scene;
