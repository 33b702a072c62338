//! The numbers that the page argues with, against what was measured of them (`tests/reference`).

mod kernels;
mod lessons;
mod measurements;
mod middles;
mod verdicts;
