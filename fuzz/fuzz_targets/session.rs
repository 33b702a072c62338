//! Any bytes as a session on the page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| convscope_fuzz::checks::session(bytes));
