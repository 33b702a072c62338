//! Comparison table: the verdict on two networks, and further ones beside them, for other programs.

use std::iter::once;

use leptos_i18n::td_string;

use super::number::grouped;
use super::verdict;
use crate::analysis::CostUnit;
use crate::app::ComparedColumns;
use crate::comparison::{Compared, Measure, Reason, Row, Value, Verdict};
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

    /// One line per measure: its name, the values of all networks, and how the first differs from the second. With more than two networks
    /// the cells that the fields touch and the memory traffic follow.
    pub fn write(
        self,
        locale: Locale,
        verdict: &Verdict,
        names: &[String],
        unit: CostUnit,
        columns: &ComparedColumns,
    ) -> String {
        let named = |(place, name): (usize, &String)| format!("{} {name}", verdict::column_letter(locale, place));
        let heads = once(String::new())
            .chain(names.iter().enumerate().map(named))
            .chain([self.difference_head(locale)])
            .collect::<Vec<_>>();
        let cells = |row: &Row| {
            let further = (Compared::BOTH.len()..names.len()).map(|place| self.further(row, columns, place));
            once(verdict::measure(locale, row.measure, unit).to_owned())
                .chain([self.value(row.measure, &row.values.a, columns.lines[0])])
                .chain([self.value(row.measure, &row.values.b, columns.lines[1])])
                .chain(further)
                .chain([self.difference(locale, row)])
                .collect()
        };
        let more = if names.len() > Compared::BOTH.len() { self.more(locale, columns) } else { Vec::new() };
        let rows = once(heads).chain(verdict.rows.iter().map(cells)).chain(more);
        match self {
            Self::Csv => {
                let line = |cells: Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
                rows.map(|cells| line(cells) + "\r\n").collect()
            }
            Self::Markdown => {
                let line = |cells: Vec<String>| cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>();
                let mut table: Vec<String> = rows.map(|cells| format!("| {} |\n", line(cells).join(" | "))).collect();
                table.insert(1, format!("|---|{}\n", "---:|".repeat(names.len() + 1)));
                table.concat()
            }
        }
    }

    /// The value of a network beside the pair.
    fn further(self, row: &Row, columns: &ComparedColumns, place: usize) -> String {
        let Some(Some(measures)) = columns.measures.get(place) else { return self.nothing() };
        // Where the pair has no activation layers, layers with weights are counted.
        let value = if row.reason == Reason::Places {
            Ok(Value::Count(measures.weighted))
        } else {
            measures.value(row.measure)
        };
        self.value(row.measure, &value, columns.lines[place])
    }

    /// The rows about which there is no verdict: the cells that each field touches, and the memory traffic in bytes.
    fn more(self, locale: Locale, columns: &ComparedColumns) -> Vec<Vec<String>> {
        let number = |count: u128| if self == Self::Csv { count.to_string() } else { grouped(count) };
        let row = |head: &str, values: Vec<Option<u128>>| {
            let values = values.into_iter().map(|value| value.map_or_else(|| self.nothing(), number));
            once(head.to_owned()).chain(values).chain([self.nothing()]).collect()
        };
        let touched = columns.densities.iter().map(|density| density.map(|density| density.touched));
        let bytes = columns.measures.iter().map(|measures| Some(measures.as_ref()?.traffic.as_ref().ok()?.bytes));
        vec![
            row(td_string!(locale, comparison.cells_touched), touched.collect()),
            row(td_string!(locale, comparison.traffic_bytes), bytes.collect()),
        ]
    }

    /// What stands for no value.
    fn nothing(self) -> String {
        if self == Self::Csv { String::new() } else { "–".to_owned() }
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
    fn value(self, measure: Measure, value: &Result<Value, crate::comparison::Missing>, line: bool) -> String {
        match (self, value) {
            (Self::Csv, Ok(Value::Count(count))) => count.to_string(),
            (Self::Csv, Err(_)) => String::new(),
            (Self::Csv | Self::Markdown, _) => {
                let full = verdict::exact(value).filter(|_| measure != Measure::Growth);
                full.unwrap_or_else(|| verdict::value(value, line))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::analysis::NetworkAnalysis;
    use crate::comparison::{FieldDensity, Measures, Pair};
    use crate::formats::notation;

    const PAIR: [&str; 2] =
        ["input 64x640x640; conv 64 k3 p1 nobias; conv 64 k3 p1 nobias", "input 64x640x640; conv 64 k5 p2 nobias"];

    fn table(format: ComparisonFormat, locale: Locale, texts: &[&str]) -> String {
        let read = |text: &&str| Arc::new(notation::read(text).expect("a network in the notation"));
        let measures: Vec<_> =
            texts.iter().map(|text| Measures::of_network(read(text)).expect("every layer works")).collect();
        let densities = texts.iter().map(|text| FieldDensity::of(&NetworkAnalysis::new(read(text))));
        let verdict = Verdict::of(Pair::new(&measures[0], &measures[1]));
        let names: Vec<String> = ["two, 3×3", "one | 5×5", "holes"].map(str::to_owned)[..texts.len()].to_vec();
        let columns = ComparedColumns::new(
            measures.iter().cloned().map(|measures| Some(Arc::new(measures))).collect(),
            densities.collect(),
            vec![false; texts.len()],
        );
        format.write(locale, &verdict, &names, CostUnit::Macs, &columns)
    }

    #[test]
    fn numbers_of_comma_separated_values_are_whole() {
        let csv = table(ComparisonFormat::Csv, Locale::en, &PAIR);
        assert!(csv.starts_with(",\"A two, 3×3\",B one | 5×5,A vs. B (%)\r\n"), "{csv}");
        assert!(csv.contains("\r\nparameters,73728,102400,-28\r\n"), "{csv}");
        assert!(csv.contains(",30198988800,41943040000,-28\r\n"), "{csv}");
    }

    #[test]
    fn a_markdown_table_has_a_row_for_every_measure() {
        let markdown = table(ComparisonFormat::Markdown, Locale::zh_CN, &PAIR);
        assert_eq!(markdown.lines().count(), 13);
        assert!(markdown.contains("| 73,728 | 102,400 | −28% |"), "{markdown}");
        assert!(markdown.contains("B one \\| 5×5"), "{markdown}");
    }

    #[test]
    fn further_networks_have_columns_of_their_own() {
        let three = [PAIR[0], PAIR[1], "input 64x640x640; conv 64 k3 p2 d2 nobias"];
        let csv = table(ComparisonFormat::Csv, Locale::en, &three);
        assert!(csv.starts_with(",\"A two, 3×3\",B one | 5×5,C holes,A vs. B (%)\r\n"), "{csv}");
        assert!(csv.contains("\r\nparameters,73728,102400,36864,-28\r\n"), "{csv}");
        assert!(csv.contains("\r\nnonlinearities,2,1,1,100\r\n"), "{csv}");
        assert!(csv.contains("\r\ncells seen,25,25,9,\r\n"), "{csv}");
        assert!(csv.contains("\r\nmemory traffic in bytes,419725312,210124800,209862656,\r\n"), "{csv}");
        let markdown = table(ComparisonFormat::Markdown, Locale::en, &three);
        assert_eq!(markdown.lines().count(), 15);
        assert!(markdown.contains("|---|---:|---:|---:|---:|\n"), "{markdown}");
    }
}
