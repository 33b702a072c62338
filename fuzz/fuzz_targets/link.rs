//! Any text as the fragment of an address.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| convscope_fuzz::checks::link(text));
