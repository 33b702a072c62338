//! Words for users are in the locale files, in every language.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::repository::{complain, files, read};
use super::rust_text::{Piece, take_apart};

/// Names that are the same in every language.
const SAME_EVERYWHERE: [&str; 1] = ["Convscope"];

/// Attributes that are shown or read to users.
const READ_OUT: [&str; 6] = ["aria-label=", "aria-description=", "title=", "placeholder=", "alt=", "label="];

/// The suffixes of plural forms; each language has as many as it needs.
const PLURALS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// The texts of a file: the values in each text, by its dotted key.
type Texts = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_component_speaks_a_language_of_its_own() {
    let mut complaints = Vec::new();
    for path in files("src/ui", &["rs"]) {
        let source = read(&path);
        let words = spoken_words(source.split("#[cfg(test)]").next().unwrap_or_default());
        complaints.extend(words.iter().map(|(word, line)| format!("{path}:{line}: “{word}”")));
    }
    complain("Put the text into the files of locales/ and take it from there", &complaints);
}

#[test]
fn every_language_has_every_text() {
    let paths = files("locales", &["json"]);
    if files("src/ui", &["rs"]).is_empty() && paths.is_empty() {
        return;
    }
    assert!(paths.len() > 1, "locales/ holds {} files; the page speaks two languages", paths.len());

    // One file per language, or one folder per language with files of the same names.
    let mut groups: BTreeMap<String, Vec<(String, Texts)>> = BTreeMap::new();
    for path in paths {
        let group = path.splitn(3, '/').nth(2).unwrap_or("texts").to_owned();
        let value: Value = serde_json::from_str(&read(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut texts = Texts::new();
        collect("", &value, &mut texts);
        groups.entry(group).or_default().push((path, texts));
    }

    let mut complaints = Vec::new();
    for languages in groups.values() {
        for (path, texts) in languages {
            for (other_path, other_texts) in languages {
                for (key, variables) in other_texts {
                    match texts.get(key) {
                        None => complaints.push(format!("{path}: no “{key}”, which {other_path} has")),
                        Some(own) if own != variables => {
                            complaints.push(format!("{path}: “{key}” has {own:?}, in {other_path} {variables:?}"));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
    complain("A text is missing in a language, or fills in other values there", &complaints);
}

/// Literals that users see or hear: children of elements, and attributes that are read out.
fn spoken_words(source: &str) -> Vec<(String, usize)> {
    let pieces = take_apart(source);
    let mut found = Vec::new();
    for window in pieces.windows(3) {
        let [Piece::Code(before), Piece::Text(text, line), Piece::Code(after)] = window else { continue };
        let (before, after) = (before.trim_end(), after.trim_start());
        let is_child = before.ends_with(['>', '}']) && !before.ends_with("=>") && after.starts_with(['<', '{']);
        let is_branch = before.ends_with('{') && after.starts_with('}') && is_prose(text);
        let is_read_out = READ_OUT.iter().any(|attribute| before.ends_with(attribute));
        let has_letters = text.chars().any(char::is_alphabetic);
        if has_letters && (is_child || is_branch || is_read_out) && !SAME_EVERYWHERE.contains(&text.trim()) {
            found.push((text.clone(), *line));
        }
    }
    found
}

/// Whether a text begins like a sentence and contains a word. The path of an icon does not.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    text.starts_with(char::is_uppercase) && text.split_whitespace().any(is_word)
}

/// Every text by its dotted key, plural forms merged, with its values.
fn collect(key: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let dot = if key.is_empty() { "" } else { "." };
                let name = PLURALS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
                collect(&format!("{key}{dot}{name}"), value, texts);
            }
        }
        value => {
            let text = value.as_str().unwrap_or_default();
            let variables = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
            let variables =
                variables.filter_map(|variable| variable.split(',').next()).map(|name| name.trim().to_owned());
            texts.entry(key.to_owned()).or_default().extend(variables);
        }
    }
}

#[test]
fn text_nodes_are_told_from_other_literals() {
    let source = r##"view! {
        <p class="row wide">"Undo"</p>
        <a aria-label="Go on" href="#">{label}" of "{total}</a>
        <i>{if open { "Close" } else { "is-open" }}" × "</i>
        <path d={if open { "M2 5h1.5zM5 2" } else { "M3 3" }}/>
        <h1>"Convscope"</h1>
    }; let word = match kind { Kind::Pool => "pool", _ => word.expect("a reason to say") };"##;
    let words: Vec<String> = spoken_words(source).into_iter().map(|(word, _)| word).collect();
    assert_eq!(words, ["Undo", "Go on", " of ", "Close"]);
}
