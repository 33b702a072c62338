//! Caffe networks in `deploy.prototxt` and `train_val.prototxt` files.
//!
//! In reading order: the [text] as nested messages; the [format](mod@format), which selects the layers of the test phase, connects them by
//! the names of their blobs and finds the input; and each [layer] as an operator. Caffe rounds the size of pooled maps up.

mod format;
mod layer;
mod text;

#[cfg(test)]
mod tests;

pub(super) use format::Caffe;
