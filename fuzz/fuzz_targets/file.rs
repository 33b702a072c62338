//! Any bytes as a file in any format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| convscope_fuzz::checks::file(bytes));
