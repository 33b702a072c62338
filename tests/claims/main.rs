//! What is said about small kernels, against what was measured of it (`tests/reference/`).

mod data;
mod kernels;
