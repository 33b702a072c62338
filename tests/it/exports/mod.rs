//! Exports: tables, code, compressed links. Code is compiled, and run where its framework is installed.

mod code;
mod interpreter;
mod known_networks;
mod links;
mod networks;
mod running;
mod tables;
