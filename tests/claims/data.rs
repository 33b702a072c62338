//! The measured claims.

use std::path::Path;

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

/// A whole number, whatever its size.
pub(crate) fn whole(value: &Value) -> u128 {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is a whole number"))
}

/// A number.
pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is a number"))
}
