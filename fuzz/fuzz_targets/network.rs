//! Any bytes as the choices of a network.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| convscope_fuzz::checks::network(bytes));
