//! The reference data, read from `tests/reference`.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use serde_json::Value;

/// A file's JSON, from the file or its gzipped copy.
pub(crate) fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
    let mut text = String::new();
    let read = if let Ok(mut file) = File::open(&path) {
        file.read_to_string(&mut text)
    } else {
        let packed = path.with_extension("json.gz");
        let file = File::open(&packed).unwrap_or_else(|error| panic!("{}: {error}", packed.display()));
        GzDecoder::new(file).read_to_string(&mut text)
    };
    read.unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The cases of a file that lists them.
pub(crate) fn cases(name: &str) -> Vec<Value> {
    file(name)["cases"].as_array().expect("a list of cases").clone()
}

/// A famous network's file.
pub(crate) fn zoo(name: &str) -> Value {
    file(&format!("zoo/{name}.json"))
}
