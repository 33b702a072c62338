//! Markdown of the layer table.

use super::LayerTable;

impl LayerTable {
    /// The table with its sums; numbers are right-aligned.
    pub fn to_markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let escaped = |cells: [String; 10]| cells.map(|cell| literal(&cell));
        let rule = ["---", "---", "---", "---:", "---:", "---:", "---:", "---:", "---:", "---"].map(String::from);
        let mut text = line(&self.heads().map(String::from)) + &line(&rule);
        for row in &self.rows {
            text.push_str(&line(&escaped(self.cells(row))));
        }
        text.push_str(&line(&escaped(self.total())));
        text
    }
}

/// A text escaped for Markdown, on one line.
pub fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_in_word = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        // Inside a word an underscore is literal.
        let is_joining = is_in_word && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if "\\|*`<>[]&".contains(letter) || letter == '_' && !is_joining {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { ' ' } else { letter });
        is_in_word = letter.is_alphanumeric();
    }
    escaped
}
