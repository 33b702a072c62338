//! The command line as somebody types it: what comes out, where, and with which exit status.

mod exports;
mod figures;
mod formats;
mod pixels;
mod refusals;
mod reports;
mod run;
