//! Every number that the page argues with, against the measurements in `tests/reference`.

mod centres;
mod data;
mod flips;
mod kernels;
mod lessons;
mod verdicts;
