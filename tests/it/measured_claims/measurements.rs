//! Measurements, and the stacks of convolutions that they are about.

use convscope::analysis::NetworkAnalysis;
use std::sync::Arc;

use convscope::formats::notation;
use convscope::network::Network;
use serde_json::Value;

use crate::reference;

/// Small kernels against one large one: sizes, costs, fields, influence.
pub(crate) fn claims() -> &'static Value {
    reference::file("article_claims.json")
}

/// Published receptive fields, with measured ones.
pub(crate) fn published() -> &'static Value {
    reference::file("distill_comparison.json")
}

/// A number.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is a number"))
}

/// A network in the notation, analyzed.
pub(crate) fn analysis(text: &str) -> NetworkAnalysis {
    NetworkAnalysis::new(network(text))
}

/// A network in the notation.
pub(crate) fn network(text: &str) -> Arc<Network> {
    notation::read(text).unwrap_or_else(|error| panic!("{text}: {error}")).into()
}

/// A stack of stride-1 convolutions with padding that keeps the size.
pub(crate) fn stack(input: &str, kernels: &[u64], channels: &[u64], bias: &str) -> String {
    let layer = |(kernel, out): (&u64, &u64)| format!("conv {out} k{kernel} p{} {bias}", kernel / 2);
    let layers: Vec<String> = kernels.iter().zip(channels).map(layer).collect();
    format!("input {input}; {}", layers.join("; "))
}
