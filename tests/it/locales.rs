//! Locales in `locales/`: no text is empty or unused, and Chinese follows the spacing and punctuation of Chinese typesetting.
//!
//! [`crate::tidy`] checks that both languages have the same texts with the same values.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::tidy::repository::{files, read};

/// Values that are Chinese words; all others are names, numbers or formulas.
const WORDS: [&str; 12] = [
    "axis",
    "beyond",
    "expected",
    "sweep_parameter",
    "list",
    "parameter",
    "place",
    "problem",
    "quantity",
    "reason",
    "side",
    "things",
];

/// Keys in which a value of that name is a number.
const NUMBERS: [&str; 5] =
    ["edit.no_such_place", "python.channels", "python.features", "python.features_of_input", "python.dimensions"];

/// Latin signs with a full-width counterpart.
const NARROW: &str = ",.:;!?()";

#[test]
fn no_text_is_empty() {
    for language in ["en", "zh-CN"] {
        for (key, text) in texts(language) {
            assert!(!text.trim().is_empty(), "{language}: {key}");
        }
    }
}

#[test]
fn every_text_is_used() {
    let code: String = files("src", &["rs"]).iter().map(|path| read(path)).collect();
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_used = |key: &String| {
        let mut found = code.match_indices(key.as_str());
        found.any(|(at, _)| {
            let (before, after) = (code[..at].chars().next_back(), code[at + key.len()..].chars().next());
            matches!(before, Some('(' | ',')) && matches!(after, Some(')' | ','))
        })
    };
    let unused: Vec<String> = texts("en").into_keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "No component takes {unused:?}: remove them from every file of locales/");
}

#[test]
fn chinese_has_signs_of_full_width() {
    for (key, text) in texts("zh-CN") {
        assert_eq!(narrow_signs(&text), "", "{key}: {text}");
    }
}

#[test]
fn chinese_keeps_latin_and_digits_at_a_distance() {
    for (key, text) in texts("zh-CN") {
        assert_eq!(filled_in(&key, &text), spaced(&filled_in(&key, &text)), "{key}");
    }
}

#[test]
fn chinese_has_no_other_spaces() {
    for (key, text) in texts("zh-CN") {
        let text = filled_in(&key, &text);
        let letters: Vec<char> = text.chars().collect();
        for three in letters.windows(3) {
            let [before, between, after] = [three[0], three[1], three[2]];
            let between_words = is_han(before) && is_han(after);
            let beside_a_sign = is_wide(before) || is_wide(after);
            assert!(between != ' ' || !(between_words || beside_a_sign), "{key}: {text}");
        }
    }
}

/// The narrow signs next to a Chinese character.
fn narrow_signs(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_wrong = |pair: &[char]| NARROW.contains(pair[1]) && is_han(pair[0]) || pair[0] == '(' && is_han(pair[1]);
    letters.windows(2).filter(|pair| is_wrong(pair)).map(|pair| pair[1]).collect()
}

/// A text with a word or a name for each value.
fn filled_in(key: &str, text: &str) -> String {
    let mut filled = String::new();
    for (place, piece) in text.split("{{").enumerate() {
        let Some((name, rest)) = piece.split_once("}}").filter(|_| place > 0) else {
            filled.push_str(piece);
            continue;
        };
        let is_word = WORDS.contains(&name.trim()) && !NUMBERS.contains(&key);
        filled.push_str(if is_word { "词" } else { "7" });
        filled.push_str(rest);
    }
    filled
}

/// A text with a space wherever a Chinese character is next to a Latin letter or a digit.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for letter in text.chars() {
        let meets = spaced.chars().next_back().is_some_and(|before| {
            is_han(before) && letter.is_ascii_alphanumeric() || before.is_ascii_alphanumeric() && is_han(letter)
        });
        if meets {
            spaced.push(' ');
        }
        spaced.push(letter);
    }
    spaced
}

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether a character is a full-width sign, which includes its own space.
fn is_wide(letter: char) -> bool {
    "，。：；！？、（）“”".contains(letter)
}

/// The texts of a language by their dotted keys.
fn texts(language: &str) -> BTreeMap<String, String> {
    let file = read(&format!("locales/{language}.json"));
    let groups: BTreeMap<String, BTreeMap<String, Value>> = serde_json::from_str(&file).expect("texts in groups");
    let flat = |(group, texts): (String, BTreeMap<String, Value>)| {
        texts.into_iter().map(move |(name, text)| {
            (format!("{group}.{name}"), text.as_str().expect("a text and nothing else").to_owned())
        })
    };
    groups.into_iter().flat_map(flat).collect()
}

#[test]
fn wrong_signs_and_lost_spaces_are_seen() {
    assert_eq!(narrow_signs("填充, 步幅. (卷积) 3:2"), ",.卷)");
    assert_eq!(spaced("第3行conv1的输入"), "第 3 行 conv1 的输入");
    assert_eq!(filled_in("a.b", "{{ axis }}为 {{ size }}"), "词为 7");
}
