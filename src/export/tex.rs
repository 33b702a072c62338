//! TeX escaping of text.

use super::table;

/// A number with thousands separators that LaTeX sets without a space.
pub(super) fn grouped(number: u128) -> String {
    table::grouped(number).replace(',', "{,}")
}

/// A text for a paragraph or a cell: special characters are escaped, and arithmetic signs are set as math.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => escaped.extend(['\\', letter]),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '<' => escaped.push_str("\\textless{}"),
            '>' => escaped.push_str("\\textgreater{}"),
            '|' => escaped.push_str("\\textbar{}"),
            '"' => escaped.push_str("\\symbol{34}"),
            '×' => escaped.push_str("$\\times$"),
            '–' => escaped.push_str("--"),
            // A minus sign, not a hyphen in a name.
            '-' if before.is_none_or(|letter| letter == '×') && letters.peek().is_some_and(char::is_ascii_digit) => {
                escaped.push_str("$-$");
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
        before = Some(letter);
    }
    escaped
}
