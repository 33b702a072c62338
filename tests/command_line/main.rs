//! The command line as somebody types it: what comes out, where, and with which exit status.

mod exports;
mod figures;
mod formats;
mod pixels;
#[expect(dead_code, reason = "the famous networks are for others")]
#[path = "../texts/reference.rs"]
mod reference;
mod refusals;
mod reports;
mod run;
