//! Measured claims: the numbers in the page's arguments, compared with measurements (`tests/reference`).

mod kernels;
mod lessons;
mod measurements;
mod middles;
mod verdicts;
