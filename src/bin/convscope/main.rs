//! Main program of the command line: the engine and the pictures of the page, without the page.

mod args;
mod export;
mod failure;
mod figure;
mod output;
mod pages;
mod picture;
mod python;
mod raster;
mod report;
mod rows;
mod source;
mod table;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    output::exit(args::Arguments::parse().run())
}
