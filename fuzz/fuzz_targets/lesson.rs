//! Any text as a lesson.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| convscope_fuzz::checks::lesson(text));
