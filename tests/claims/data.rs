//! The measured claims.

use std::path::Path;

use convscope::analysis::{Convention, Overview};
use convscope::cnn::notation;
use serde_json::Value;

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The arithmetic of small kernels against one large one.
pub(crate) fn claims() -> Value {
    read("article_claims.json")
}

/// Published fields beside measured ones.
pub(crate) fn published() -> Value {
    read("distill_comparison.json")
}

/// A whole number, whatever its size.
pub(crate) fn whole(value: &Value) -> u128 {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is a whole number"))
}

/// A number.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is a number"))
}

/// A network in the notation, worked out.
pub(crate) fn overview(text: &str) -> Overview {
    let network = notation::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    Overview::new(network.into(), Convention::default())
}

/// A stack of stride-1 convolutions with padding that keeps the size.
pub(crate) fn stack(input: &str, kernels: &[u64], channels: &[u64], bias: &str) -> String {
    let layer = |(kernel, out): (&u64, &u64)| format!("conv {out} k{kernel} p{} {bias}", kernel / 2);
    let layers: Vec<String> = kernels.iter().zip(channels).map(layer).collect();
    format!("input {input}; {}", layers.join("; "))
}
