//! Structure of the sources: which folder may use which, how long a file is, what opens a folder, and that nothing unwraps.

use super::repository::{complain, files, read};
use super::rust_text::code_of;

/// Folders of `src` that are not rooms of the library.
const OTHER_FOLDERS: [&str; 2] = ["bin", "web"];

/// The largest number of lines of a file.
const LONGEST: usize = 400;

/// The number of lines that half of the files must stay below.
const USUAL: usize = 150;

/// The rooms on the map in `src/lib.rs`, in its order. Each may use those before it.
fn rooms() -> Vec<String> {
    let map = read("src/lib.rs");
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`]"));
    rows.map(|(room, _)| room.to_owned()).collect()
}

#[test]
fn every_folder_is_on_the_map() {
    let rooms = rooms();
    let mut folders: Vec<String> = files("src", &["rs"])
        .iter()
        .filter_map(|path| path.strip_prefix("src/")?.split_once('/'))
        .map(|(folder, _)| folder.to_owned())
        .filter(|folder| !OTHER_FOLDERS.contains(&folder.as_str()))
        .collect();
    folders.dedup();
    let missing = folders.iter().filter(|folder| !rooms.contains(folder)).map(|folder| format!("{folder} is missing"));
    let gone = rooms.iter().filter(|room| !folders.contains(room)).map(|room| format!("{room} does not exist"));
    complain("The map of the rooms in src/lib.rs has every folder", &missing.chain(gone).collect::<Vec<_>>());
}

#[test]
fn each_folder_uses_only_those_before_it() {
    let mut complaints = Vec::new();
    let rooms = rooms();
    for (position, folder) in rooms.iter().enumerate() {
        for path in files(&format!("src/{folder}"), &["rs"]) {
            for used in used_folders(&code_of(&read(&path))) {
                if rooms[position + 1..].contains(&used) {
                    complaints.push(format!("{path}: {folder} must not know {used}"));
                }
            }
        }
    }
    complain("The order is in the map, src/lib.rs. Move what is needed down, or hand it in from above", &complaints);
}

#[test]
fn no_file_is_longer_than_a_reader_likes() {
    let folders = ["src", "tests", "benches", "style", ".ci"];
    let all = folders.iter().flat_map(|folder| files(folder, &["rs", "css", "js", "mjs"]));
    let mut lengths: Vec<(usize, String)> = all.map(|path| (read(&path).lines().count(), path)).collect();
    lengths.sort_unstable();

    let median = lengths[lengths.len() / 2].0;
    println!("{} files, median {median} lines", lengths.len());
    let too_long = lengths.iter().filter(|(length, _)| *length > LONGEST);
    let complaints: Vec<String> = too_long.map(|(length, path)| format!("{path}: {length} lines")).collect();
    complain(&format!("No file has more than {LONGEST} lines"), &complaints);
    assert!(median < USUAL, "the median file has {median} lines; it should stay under {USUAL}");
}

#[test]
fn what_opens_a_folder_holds_no_logic() {
    let mut complaints = Vec::new();
    for path in files("src", &["rs"]).iter().filter(|path| path.ends_with("/mod.rs")) {
        for item in without_attributes(&code_of(&read(path))).split(';') {
            let item = item.trim();
            let words = item.trim_start_matches("pub").trim_start();
            let words = words.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(words, |(_, rest)| rest);
            let kind = words.split_whitespace().next().unwrap_or_default();
            let is_declaration = (kind == "mod" && !item.contains('{')) || kind == "use";
            if !item.is_empty() && !is_declaration {
                complaints.push(format!("{path}: {}", item.lines().next().unwrap_or_default()));
            }
        }
    }
    complain("A mod.rs has documentation, mod and use; give the rest a file with a name", &complaints);
}

#[test]
fn nothing_in_src_unwraps() {
    let mut complaints = Vec::new();
    for path in files("src", &["rs"]) {
        for (number, line) in code_of(&read(&path)).lines().enumerate() {
            if line.contains(".unwrap()") {
                complaints.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    complain("Say with `expect` why it cannot happen, or hand the error on", &complaints);
}

/// The names directly after `crate::`, also in braces.
fn used_folders(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let path = &code[at + "crate::".len()..];
        let Some(group) = path.strip_prefix('{') else {
            used.push(name_at(path));
            continue;
        };
        let mut depth = 0;
        let mut is_start = true;
        for (offset, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => is_start = true,
                letter if is_start && letter.is_alphabetic() => {
                    used.push(name_at(&group[offset..]));
                    is_start = false;
                }
                _ => {}
            }
        }
    }
    used
}

fn name_at(text: &str) -> String {
    text.chars().take_while(|&character| character.is_alphanumeric() || character == '_').collect()
}

/// The code without `#[…]` and `#![…]`.
fn without_attributes(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(start) = rest.find('#') {
        kept.push_str(&rest[..start]);
        let mut depth = 0;
        let end = rest[start..].find(|character| {
            depth += i32::from(character == '[') - i32::from(character == ']');
            character == ']' && depth == 0
        });
        rest = end.map_or("", |end| &rest[start + end + 1..]);
    }
    kept + rest
}

#[test]
fn names_in_braces_are_found() {
    let code = "use crate::{network::{Network, op}, ui::panel}; let a = crate::scene::Mark;";
    assert_eq!(used_folders(code), ["network", "ui", "scene"]);
}
