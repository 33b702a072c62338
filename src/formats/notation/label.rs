//! Labels of layers in the notation: bare words if possible, else quoted.

/// Words with another meaning in the place of a name.
const RESERVED: [&str; 5] = ["input", "prev", "none", "from", "off"];

/// Whether a word has another meaning in the place of a name.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(word))
}

/// A node's name in a text.
pub(super) fn label(name: &str) -> String {
    if is_plain(name) && !is_reserved(name) { name.into() } else { in_quotes(name) }
}

/// A block's name after `@`, or a module's path after `=`.
pub(super) fn block(name: &str) -> String {
    if is_plain(name) { name.into() } else { in_quotes(name) }
}

/// The network's name after `name`.
pub(super) fn title(name: &str) -> String {
    let plain = !name.is_empty()
        && name == name.trim()
        && !name.starts_with([':', '：'])
        && !name.contains([';', '；', '#', '"', '\n', '\r']);
    if plain { name.into() } else { in_quotes(name) }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || "_.-/".contains(letter))
}

fn in_quotes(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 2);
    text.push('"');
    for letter in name.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}
