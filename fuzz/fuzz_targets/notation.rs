//! Any text as a network in the notation.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| convscope_fuzz::checks::text(text));
