//! What one takes away: tables, formulas, programs and links, read back by others.

mod golden;
mod links;
mod programs;
mod python;
#[path = "../texts/reference.rs"]
mod reference;
mod tables;
