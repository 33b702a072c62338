//! Any text as a network in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| convscope_fuzz::checks::json(text));
