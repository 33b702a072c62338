//! Rows of words and numbers, and the texts that other programs read them from.

/// A table: its heads, and under them rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The heads of the columns, as many as every row has cells.
    pub heads: Vec<&'static str>,
    /// How many columns at the start hold words; the others hold numbers, the last one a word again.
    pub words: usize,
    /// The rows. Cells may hold anything; each format escapes what it must.
    pub rows: Vec<Vec<String>>,
    /// The sums below the rows, if there are any.
    pub total: Option<Vec<String>>,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// A line feed, as Unix tools like it.
    Feed,
    /// A carriage return and a line feed, as RFC 4180 has it.
    ReturnAndFeed,
}

impl Sheet {
    /// The rows and below them the sums.
    fn all_rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.rows.iter().chain(&self.total)
    }

    /// Whether a column holds words.
    pub fn holds_words(&self, column: usize) -> bool {
        column < self.words || column + 1 == self.heads.len()
    }

    /// Comma-separated values as RFC 4180 has them. The sums are left out: a program makes its own.
    pub fn csv(&self, end: LineEnd) -> String {
        let end = match end {
            LineEnd::Feed => "\n",
            LineEnd::ReturnAndFeed => "\r\n",
        };
        let mut text = self.heads.join(",") + end;
        for row in &self.rows {
            text += &row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
            text += end;
        }
        text
    }

    /// A Markdown table with numbers to the right.
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let heads = self.heads.iter().map(ToString::to_string).collect();
        let rule = (0..self.heads.len()).map(|column| if self.holds_words(column) { "---" } else { "---:" }.into());
        let mut text = line(heads) + &line(rule.collect());
        for row in self.all_rows() {
            text += &line(row.iter().map(|cell| literal_in_markdown(cell)).collect());
        }
        text
    }

    /// A LaTeX `tabular` for the package `booktabs`, numbers to the right. It says in a comment which package it needs.
    pub fn latex(&self) -> String {
        let line = |cells: Vec<String>| format!("  {} \\\\\n", cells.join(" & "));
        let escaped = |row: &Vec<String>| line(row.iter().map(|cell| literal_in_latex(cell)).collect());
        let columns: String =
            (0..self.heads.len()).map(|column| if self.holds_words(column) { 'l' } else { 'r' }).collect();
        let mut text = format!("% \\usepackage{{booktabs}}\n\\begin{{tabular}}{{{columns}}}\n  \\toprule\n");
        text += &line(self.heads.iter().map(|head| literal_in_latex(head)).collect());
        text += "  \\midrule\n";
        text.extend(self.rows.iter().map(escaped));
        if let Some(total) = &self.total {
            text += "  \\midrule\n";
            text += &escaped(total);
        }
        text + "  \\bottomrule\n\\end{tabular}\n"
    }
}

/// A cell of comma-separated values.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A text that Markdown takes for what it is.
pub fn literal_in_markdown(text: &str) -> String {
    let escaped = |letter: char| "\\|*`<>[]".contains(letter).then_some('\\').into_iter().chain([on_one_line(letter)]);
    text.chars().flat_map(escaped).collect()
}

/// A text that LaTeX takes for what it is.
pub fn literal_in_latex(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => literal.push_str(r"\textbackslash{}"),
            '~' => literal.push_str(r"\textasciitilde{}"),
            '^' => literal.push_str(r"\textasciicircum{}"),
            '<' => literal.push_str(r"\textless{}"),
            '>' => literal.push_str(r"\textgreater{}"),
            '|' => literal.push_str(r"\textbar{}"),
            '"' => literal.push_str(r"\textquotedbl{}"),
            '×' => literal.push_str(r"$\times$"),
            '−' => literal.push_str("$-$"),
            '–' => literal.push_str("--"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                literal.push('\\');
                literal.push(letter);
            }
            other => literal.push(on_one_line(other)),
        }
    }
    literal
}

/// A letter of a text that must stay on its line.
fn on_one_line(letter: char) -> char {
    if letter.is_control() { ' ' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            heads: vec!["name", "size", "status"],
            words: 1,
            rows: vec![vec!["a,\"b\"\n|_&".into(), "3×3".into(), "exact".into()]],
            total: Some(vec!["total".into(), "7".into(), String::new()]),
        }
    }

    #[test]
    fn csv_quotes_what_would_break_it() {
        assert_eq!(sheet().csv(LineEnd::ReturnAndFeed), "name,size,status\r\n\"a,\"\"b\"\"\n|_&\",3×3,exact\r\n");
        assert_eq!(sheet().csv(LineEnd::Feed).lines().count(), 3);
    }

    #[test]
    fn markdown_keeps_every_row_on_its_line() {
        let markdown =
            "| name | size | status |\n| --- | ---: | --- |\n| a,\"b\" \\|_& | 3×3 | exact |\n| total | 7 |  |\n";
        assert_eq!(sheet().markdown(), markdown);
    }

    #[test]
    fn latex_is_escaped() {
        let latex = sheet().latex();
        assert!(latex.contains(r"a,\textquotedbl{}b\textquotedbl{} \textbar{}\_\& & 3$\times$3 & exact \\"), "{latex}");
        assert!(latex.contains("{lrl}") && latex.matches("\\midrule").count() == 2, "{latex}");
    }
}
