//! Look of the page: colors are defined in one file.

use super::repository::{complain, files, read};
use super::rust_text::{Piece, code_of, take_apart};

/// The one file that names colors.
const PALETTE: &str = "style/tokens.css";

/// Files under `src` that define colors nevertheless, with the reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

/// Functions that make a color from numbers. `color-mix` and `light-dark` take colors, so they are allowed.
const FUNCTIONS: [&str; 9] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// Color names that somebody might use.
const NAMES: [&str; 14] = [
    "white", "black", "red", "green", "blue", "gray", "grey", "silver", "orange", "purple", "yellow", "violet", "navy",
    "teal",
];

#[test]
fn colors_stand_in_the_palette_alone() {
    let mut complaints = Vec::new();
    let styles = [files("style", &["css"]), files("src/web", &["css"])].concat();
    for path in styles.iter().filter(|path| *path != PALETTE) {
        for (number, line) in without_css_comments(&read(path)).lines().enumerate() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let mut words = value.split(|character: char| !character.is_alphanumeric() && character != '-');
            if has_color(value) || words.any(|word| NAMES.contains(&word)) {
                complaints.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    for path in files("src", &["rs"]) {
        if EXCEPTIONS.iter().any(|(exception, _)| *exception == path) {
            continue;
        }
        let source = read(&path);
        // Tests may paint in any color.
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for piece in take_apart(source) {
            if let Piece::Text(text, line) = piece
                && has_color(&text)
            {
                complaints.push(format!("{path}:{line}: “{text}”"));
            }
        }
        let code = code_of(source);
        let calls = ["RGBColor(", "RGBAColor(", "HSLColor("].iter().flat_map(|call| code.split(call).skip(1));
        for arguments in calls.filter(|arguments| arguments.trim_start().starts_with(|c: char| c.is_ascii_digit())) {
            complaints.push(format!("{path}: a color from ({}", arguments.lines().next().unwrap_or_default()));
        }
    }
    complain(&format!("Give the color a name in {PALETTE} and use that"), &complaints);
}

#[test]
fn every_stylesheet_is_linked_from_the_page() {
    let page = read("index.html");
    let linked: Vec<&str> = page
        .lines()
        .filter(|line| line.contains("rel=\"css\""))
        .filter_map(|line| line.split("href=\"").nth(1)?.split('"').next())
        .collect();
    let present = files("style", &["css"]);
    let missing = present.iter().filter(|path| !linked.contains(&path.as_str()));
    let dangling = linked.iter().filter(|path| !present.iter().any(|file| file == *path));
    let complaints: Vec<String> = missing
        .map(|path| format!("{path} is not linked"))
        .chain(dangling.map(|path| format!("{path} does not exist")))
        .collect();
    complain("Trunk does not follow @import: index.html links every file of style/ by itself", &complaints);
}

/// Whether a text contains a color made of numbers.
fn has_color(text: &str) -> bool {
    let calls_a_function = FUNCTIONS.iter().any(|function| {
        text.match_indices(function)
            .any(|(at, _)| !text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '-'))
    });
    let has_digits = text.split('#').skip(1).any(|rest| {
        let word = rest.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
        matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|character| character.is_ascii_hexdigit())
    });
    calls_a_function || has_digits
}

/// The stylesheet with comments replaced by spaces, so that line numbers stay.
fn without_css_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(comment.matches('\n'));
        rest = after;
    }
    kept + rest
}

#[test]
fn a_color_is_known_when_it_is_seen() {
    for color in ["#fff", "1px solid #12ab9F", "rgb(0 0 0 / 50%)", "oklch(0.7 0.1 80)", "fill: hsl(1, 2%, 3%)"] {
        assert!(has_color(color), "{color}");
    }
    for other in ["var(--ink)", "#{}", "color-mix(in oklch, var(--ink), transparent)", "issue #1", "url(#arrow)"] {
        assert!(!has_color(other), "{other}");
    }
}
