//! Repository files, and how a violated rule is reported.

use std::fs;
use std::path::Path;

/// Fails if there are complaints, with a remedy.
pub(crate) fn complain(remedy: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{remedy}:\n  {}\n", complaints.join("\n  "));
}

/// The files under a folder with one of these extensions, as paths from the root of the repository, sorted; empty if the folder does not
/// exist.
pub(crate) fn files(folder: &str, extensions: &[&str]) -> Vec<String> {
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

/// The text of a file of the repository.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
