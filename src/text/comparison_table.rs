//! Comparison table: the verdict on two networks for other programs.

use super::verdict;
use crate::analysis::CostUnit;
use crate::comparison::{Compared, Pair, Row, Value, Verdict};
use crate::export::table::quoted;
use crate::i18n::Locale;

/// A format of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComparisonFormat {
    /// Comma-separated values as in RFC 4180; numbers without thousands separators.
    Csv,
    /// A table in GitHub-flavored Markdown.
    Markdown,
}

impl ComparisonFormat {
    /// All formats, in display order.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Markdown];

    /// The file extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
        }
    }

    /// One line per measure: its name, both values, and how the first differs from the second.
    pub fn write(
        self,
        locale: Locale,
        verdict: &Verdict,
        names: &Pair<String>,
        unit: CostUnit,
        lines: Pair<bool>,
    ) -> String {
        let heads = [
            String::new(),
            format!("{} {}", verdict::letter(locale, Compared::A), names.a),
            format!("{} {}", verdict::letter(locale, Compared::B), names.b),
            self.difference_head(locale),
        ];
        let cells = |row: &Row| {
            [
                verdict::measure(locale, row.measure, unit).to_owned(),
                self.value(row, &row.values.a, lines.a),
                self.value(row, &row.values.b, lines.b),
                self.difference(locale, row),
            ]
        };
        let rows = std::iter::once(heads).chain(verdict.rows.iter().map(cells));
        match self {
            Self::Csv => rows.map(|cells| cells.map(|cell| quoted(&cell).into_owned()).join(",") + "\r\n").collect(),
            Self::Markdown => {
                let mut table: Vec<String> = rows
                    .map(|cells| format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")))
                    .collect();
                table.insert(1, "|---|---:|---:|---:|\n".to_owned());
                table.concat()
            }
        }
    }

    /// What the differences are relative to; of plain numbers also their unit.
    fn difference_head(self, locale: Locale) -> String {
        let head = verdict::difference_head(locale);
        if self == Self::Csv { format!("{head} (%)") } else { head.to_owned() }
    }

    /// How the first value differs from the second: for other programs a plain number of percent, empty if there is none.
    fn difference(self, locale: Locale, row: &Row) -> String {
        match (self, row.difference) {
            (Self::Csv, difference) => {
                difference.map_or_else(String::new, |part| ((part * 1e6).round() / 1e4).to_string())
            }
            (Self::Markdown, _) => verdict::difference(locale, row),
        }
    }

    /// A value in full.
    fn value(self, row: &Row, value: &Result<Value, crate::comparison::Missing>, line: bool) -> String {
        match (self, value) {
            (Self::Csv, Ok(Value::Count(count))) => count.to_string(),
            (Self::Csv, Err(_)) => String::new(),
            (Self::Csv | Self::Markdown, _) => {
                let full = verdict::exact(value).filter(|_| row.measure != crate::comparison::Measure::Growth);
                full.unwrap_or_else(|| verdict::value(value, line))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Measures;
    use crate::formats::notation;

    fn table(format: ComparisonFormat, locale: Locale) -> String {
        let measures = |text: &str| {
            let network = notation::read(text).expect("a network in the notation");
            Measures::of_network(network.into()).expect("every layer works")
        };
        let a = measures("input 64x640x640; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias");
        let b = measures("input 64x640x640; conv 64 k5 p2 nobias");
        let names = Pair::new("two, 3×3".to_owned(), "one | 5×5".to_owned());
        let verdict = Verdict::of(Pair::new(&a, &b));
        format.write(locale, &verdict, &names, CostUnit::Macs, Pair::new(false, false))
    }

    #[test]
    fn numbers_of_comma_separated_values_are_whole() {
        let csv = table(ComparisonFormat::Csv, Locale::en);
        assert!(csv.starts_with(",\"A two, 3×3\",B one | 5×5,A vs. B (%)\r\n"), "{csv}");
        assert!(csv.contains("\r\nparameters,73728,102400,-28\r\n"), "{csv}");
        assert!(csv.contains(",30198988800,41943040000,-28\r\n"), "{csv}");
    }

    #[test]
    fn a_markdown_table_has_a_row_for_every_measure() {
        let markdown = table(ComparisonFormat::Markdown, Locale::zh_CN);
        assert_eq!(markdown.lines().count(), 13);
        assert!(markdown.contains("| 73,728 | 102,400 | −28% |"), "{markdown}");
        assert!(markdown.contains("B one \\| 5×5"), "{markdown}");
    }
}
