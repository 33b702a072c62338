//! Whatever comes in, the program answers: random input from a small seeded generator, and every input that ever stopped it.

#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "a package of its own, with which `cargo fuzz` searches for more")]
mod fuzz;

use fuzz::choices::{Choices, random_bytes};
use fuzz::{checks, texts};

#[test]
fn random_networks_are_worked_out_whole() {
    for seed in 0..rounds(60) {
        checks::network(&random_bytes(seed, 200));
    }
}

fn rounds(usual: u64) -> u64 {
    std::env::var("CONVSCOPE_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

#[test]
fn other() {
    let mut choices = Choices::new(&[1, 2, 3]);
    checks::text(&texts::mutated(&texts::NOTATIONS, &mut choices));
}
