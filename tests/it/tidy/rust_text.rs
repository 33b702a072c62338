//! Rust text split into code and string literals, without comments.

/// A stretch of source without comments.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Anything but a literal.
    Code(String),
    /// The content of a string literal, escapes as written, and the line on which it begins.
    Text(String, usize),
}

/// Splits a source. Code and text alternate, code first, some of it empty.
pub(crate) fn take_apart(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut code = String::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            code.extend(rest[..end].matches('\n'));
            rest = &rest[end..];
        } else if let Some((text, length)) = string_literal(rest, code.chars().last()) {
            let line = 1 + source[..source.len() - rest.len()].matches('\n').count();
            pieces.push(Piece::Code(std::mem::take(&mut code)));
            pieces.push(Piece::Text(text.to_owned(), line));
            rest = &rest[length..];
        } else {
            let length = character_literal(rest).unwrap_or(first.len_utf8());
            code.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    pieces.push(Piece::Code(code));
    pieces
}

/// The code only, with every literal emptied.
pub(crate) fn code_of(source: &str) -> String {
    let pieces = take_apart(source);
    pieces.iter().map(|piece| if let Piece::Code(code) = piece { code.as_str() } else { "\"\"" }).collect()
}

/// The literal at the start of `rest`: its content, and its length in bytes.
fn string_literal(rest: &str, before: Option<char>) -> Option<(&str, usize)> {
    if let Some(inside) = rest.strip_prefix('"') {
        let mut escaped = false;
        let end = inside.find(|character| {
            let ends = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            ends
        })?;
        return Some((&inside[..end], end + 2));
    }
    // An r inside a name does not begin a raw literal.
    if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let hashes = rest.strip_prefix('r')?.chars().take_while(|&character| character == '#').count();
    let inside = rest[1 + hashes..].strip_prefix('"')?;
    let end = inside.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some((&inside[..end], 1 + hashes + 1 + end + 1 + hashes))
}

/// The length in bytes of a character literal at the start of `rest`, if it is one and not a lifetime.
fn character_literal(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let length = if let Some(escape) = inside.strip_prefix('\\') {
        1 + escape.char_indices().skip(1).find(|&(_, character)| character == '\'')?.0
    } else {
        inside.chars().next()?.len_utf8()
    };
    inside[length..].starts_with('\'').then_some(length + 2)
}

#[test]
fn comments_go_and_literals_stay() {
    let source = "let a = \"x // y\"; // \"no\"\nlet b = r#\"say \"hi\"\"#; let c = '\"'; fn f<'a>() {}";
    let code = |text: &str| Piece::Code(text.to_owned());
    let text = |text: &str, line| Piece::Text(text.to_owned(), line);
    let expected = [
        code("let a = "),
        text("x // y", 1),
        code("; \nlet b = "),
        text("say \"hi\"", 2),
        code("; let c = '\"'; fn f<'a>() {}"),
    ];
    assert_eq!(take_apart(source), expected);
}
