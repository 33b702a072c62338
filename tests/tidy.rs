//! Rules of the house that no compiler knows, kept true by reading the files of the repository.
//!
//! Each test is named after its rule, and names every place that breaks it.

use std::fs;
use std::path::Path;

#[path = "tidy/look.rs"]
mod look;
#[path = "tidy/rust_text.rs"]
mod rust_text;
#[path = "tidy/structure.rs"]
mod structure;
#[path = "tidy/words.rs"]
mod words;

#[test]
fn nothing_in_src_unwraps() {
    let mut complaints = Vec::new();
    for path in files("src", &["rs"]) {
        for (number, line) in rust_text::code_of(&read(&path)).lines().enumerate() {
            if line.contains(".unwrap()") {
                complaints.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    complain("Say with `expect` why it cannot happen, or hand the error on", &complaints);
}

/// Fails if there are complaints, with a word on how to settle them.
fn complain(remedy: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{remedy}:\n  {}\n", complaints.join("\n  "));
}

/// The files under a folder with one of these extensions, as paths from the root of the repository, sorted. None if
/// there is no such folder.
fn files(folder: &str, extensions: &[&str]) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.expect("a folder of the repository can be read");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&path, extensions));
        } else if Path::new(&path).extension().is_some_and(|end| extensions.iter().any(|known| end == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
