//! Command line, run as a program: its output and its exit status.

mod exports;
mod figures;
mod formats;
mod pixels;
mod refusals;
mod reports;
mod run;
