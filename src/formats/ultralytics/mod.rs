//! Ultralytics' YAML: the models of `YOLOv3`, `YOLOv5`, `YOLOv8` and `YOLO11` as rows of modules.
//!
//! A row is `[from, number, module, arguments]`; numbers of modules and channels are scaled by `depth_multiple` and `width_multiple`, or by
//! one of the `scales`. The modules are classes of Ultralytics' code; the common ones are known here by what they are made of, and layers
//! are named as the weights of the models are: `model.4.m.0.cv1.conv`. Other classes become opaque blocks.
//!
//! Parameters are those that are trained: Ultralytics' own count has 16 more for heads since `YOLOv8`, the fixed numbers 0 to 15.
//!
//! The sizes of the models and the meaning of the arguments: <https://docs.ultralytics.com/guides/model-yaml-config/>.

mod arguments;
mod attention;
mod blocks;
mod classes;
mod convolution;
mod format;
mod heads;
mod model;
mod wiring;
mod yaml;

pub(super) use format::Ultralytics;
