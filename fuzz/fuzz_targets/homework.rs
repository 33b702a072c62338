//! Any text as a student's table.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| convscope_fuzz::checks::homework(text));
