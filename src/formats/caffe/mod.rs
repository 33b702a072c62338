//! Networks of Caffe, as `deploy.prototxt` and `train_val.prototxt` describe them.
//!
//! In reading order: the [text] as messages within messages; the [format](mod@format), which takes the layers for testing, connects them by the
//! names of their blobs and finds the input; and what each [layer] becomes. Caffe rounds the size of pooled maps up.

mod format;
mod layer;
mod text;

pub(super) use format::Caffe;
