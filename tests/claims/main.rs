//! Every number that the page argues with, against what was measured of it (`tests/reference/`).

mod data;
mod kernels;
mod lessons;
mod middles;
mod verdicts;
