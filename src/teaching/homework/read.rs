//! Reading of homework tables.

use super::{Column, Table, TableError, TableProblem, TableRow};
use crate::network::LARGEST;

/// Cell separators. A table without any of them is separated by spaces.
const SEPARATORS: [char; 6] = ['\t', ',', ';', '|', '，', '；'];

/// Names of columns, in lowercase. Names of several words come first, so that a table separated by spaces does not split them.
const NAMES: [(&str, Column); 40] = [
    ("receptive field", Column::Field),
    ("receptive_field", Column::Field),
    ("kernel size", Column::Kernel),
    ("kernel_size", Column::Kernel),
    ("output size", Column::Size),
    ("output_size", Column::Size),
    ("feature map", Column::Size),
    ("layer", Column::Layer),
    ("name", Column::Layer),
    ("kernel", Column::Kernel),
    ("filter", Column::Kernel),
    ("k", Column::Kernel),
    ("stride", Column::Stride),
    ("s", Column::Stride),
    ("field", Column::Field),
    ("rf", Column::Field),
    ("r", Column::Field),
    ("padding", Column::Padding),
    ("pad", Column::Padding),
    ("p", Column::Padding),
    ("dilation", Column::Dilation),
    ("d", Column::Dilation),
    ("output", Column::Size),
    ("size", Column::Size),
    ("n", Column::Size),
    ("层", Column::Layer),
    ("层名", Column::Layer),
    ("名称", Column::Layer),
    ("卷积核", Column::Kernel),
    ("核大小", Column::Kernel),
    ("核", Column::Kernel),
    ("步幅", Column::Stride),
    ("步长", Column::Stride),
    ("感受野", Column::Field),
    ("填充", Column::Padding),
    ("膨胀率", Column::Dilation),
    ("空洞率", Column::Dilation),
    ("输出尺寸", Column::Size),
    ("输出", Column::Size),
    ("尺寸", Column::Size),
];

/// Names of the input's row, in lowercase.
const INPUTS: [&str; 5] = ["input", "image", "输入", "图像", "图片"];

impl Table {
    /// Reads a table: one line per layer, cells separated by commas, tabs, semicolons, bars or else spaces. A header names the columns, in
    /// English or Chinese; without it they are layer, kernel, stride, field, padding, size, as far as there are cells, and a table of three
    /// columns has no layer names. A row named “input” gives the input's size. A cell of `-` or `?` is empty.
    ///
    /// ```
    /// use convscope::teaching::homework::Table;
    /// let table = Table::read("layer, kernel, stride, field\nconv1, 3, 1, 3\nconv2, 3, 1, 5")?;
    /// assert_eq!(table.rows[1].field, Some(5));
    /// # Ok::<(), convscope::teaching::homework::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] with the first line that cannot be read.
    pub fn read(text: &str) -> Result<Self, TableError> {
        let mut columns: Option<Vec<Option<Column>>> = None;
        let mut table = Self { input_size: None, rows: Vec::new() };
        let mut last_line = 1;
        for (line, words) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let words = joined_names(words);
            let cells = cells(&words);
            if cells.iter().all(|cell| cell.chars().all(|sign| matches!(sign, '-' | ':' | '=' | ' '))) {
                // An empty line, or the rule below a header.
                continue;
            }
            last_line = line;
            let error = |problem| TableError { line, problem };
            let Some(columns) = &columns else {
                let named = header(&cells).map_err(error)?;
                let is_header = named.is_some();
                columns = Some(named.unwrap_or_else(|| usual(&cells)));
                if !is_header {
                    table.push(line, columns.as_deref().unwrap_or_default(), &cells).map_err(error)?;
                }
                continue;
            };
            table.push(line, columns, &cells).map_err(error)?;
        }
        if table.rows.is_empty() {
            return Err(TableError { line: last_line, problem: TableProblem::Empty });
        }
        Ok(table)
    }

    fn push(&mut self, line: usize, columns: &[Option<Column>], cells: &[&str]) -> Result<(), TableProblem> {
        let cell = |column: Column| {
            let place = columns.iter().position(|other| *other == Some(column))?;
            cells.get(place).copied().filter(|cell| !matches!(*cell, "" | "-" | "–" | "—" | "?" | "/"))
        };
        let number = |column: Column| cell(column).map(|found| number(column, found)).transpose();
        let layer = cell(Column::Layer).unwrap_or_default();
        if self.rows.is_empty() && INPUTS.contains(&layer.to_lowercase().as_str()) {
            self.input_size = number(Column::Size)?;
            return Ok(());
        }
        let needed = |column: Column| number(column)?.ok_or(TableProblem::MissingCell(column));
        let positive =
            |column: Column, value: u64| if value == 0 { Err(TableProblem::Zero(column)) } else { Ok(value) };
        let (kernel, stride) = (needed(Column::Kernel)?, needed(Column::Stride)?);
        let dilation = number(Column::Dilation)?.unwrap_or(1);
        let padding = match cell(Column::Padding).map(str::to_lowercase).as_deref() {
            Some("same") => dilation.saturating_mul(kernel.saturating_sub(1)) / 2,
            Some("valid") => 0,
            _ => number(Column::Padding)?.unwrap_or(0),
        };
        self.rows.push(TableRow {
            line,
            layer: layer.into(),
            kernel: positive(Column::Kernel, kernel)?,
            stride: positive(Column::Stride, stride)?,
            dilation: positive(Column::Dilation, dilation)?,
            padding,
            field: number(Column::Field)?.map(u128::from),
            size: number(Column::Size)?,
        });
        Ok(())
    }
}

/// A line in which each column name is one word.
fn joined_names(line: &str) -> String {
    let lower = line.to_lowercase();
    let names = NAMES.iter().filter(|(name, _)| name.contains(' ') && lower.contains(name));
    names.fold(line.to_owned(), |joined, (name, _)| joined.to_lowercase().replace(name, &name.replace(' ', "_")))
}

fn cells(line: &str) -> Vec<&str> {
    let line = line.trim().trim_matches('|').trim();
    if line.contains(SEPARATORS) {
        line.split(SEPARATORS).map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    }
}

/// The columns that a line names; `None` if it names neither kernel, stride nor field, so that it is not a header.
fn header(cells: &[&str]) -> Result<Option<Vec<Option<Column>>>, TableProblem> {
    let column = |cell: &&str| {
        let name = cell.to_lowercase().replace("feature_map", "size");
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
    };
    let columns: Vec<Option<Column>> = cells.iter().map(column).collect();
    let needed = [Column::Kernel, Column::Stride, Column::Field];
    let has = |wanted: Column| columns.contains(&Some(wanted));
    if !needed.into_iter().any(has) {
        return Ok(None);
    }
    match needed.into_iter().find(|column| !has(*column)) {
        Some(missing) => Err(TableProblem::MissingColumn(missing)),
        None => Ok(Some(columns)),
    }
}

/// The columns of a table without a header, from its first row.
fn usual(cells: &[&str]) -> Vec<Option<Column>> {
    let without_layer = cells.len() == 3 && cells.iter().all(|cell| cell.parse::<u64>().is_ok());
    Column::USUAL.into_iter().skip(usize::from(without_layer)).map(Some).collect()
}

/// A whole number, or an extent such as 3×3 with equal sides.
fn number(column: Column, found: &str) -> Result<u64, TableProblem> {
    let wrong = || TableProblem::NotANumber { column, found: found.into() };
    let mut sides = found.split(['x', 'X', '×', '*']).map(|side| side.trim().parse::<u64>());
    let first = sides.next().ok_or_else(wrong)?.map_err(|_| wrong())?;
    if sides.any(|side| side != Ok(first)) {
        return Err(wrong());
    }
    if first > LARGEST >> 20 { Err(TableProblem::TooLarge(column)) } else { Ok(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> (u64, u64, Option<u128>) {
        let table = Table::read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let row = &table.rows[0];
        (row.kernel, row.stride, row.field)
    }

    #[test]
    fn every_separator_and_both_languages_are_read() {
        for text in [
            "conv1,7,2,7",
            "conv1\t7\t2\t7",
            "conv1; 7; 2; 7",
            "| conv1 | 7x7 | 2 | 7 |",
            "conv1 7 2 7",
            "7 2 7",
            "1，7，2，7",
            "Layer | Kernel size | Stride | Receptive field\n---|---|---|---\nconv1 | 7×7 | 2 | 7",
            "layer kernel size stride receptive field\nconv1 7 2 7",
            "感受野；步幅；核大小；层\n7；2；7；卷积",
            "field,kernel,stride\n\n7,7,2",
        ] {
            assert_eq!(row(text), (7, 2, Some(7)), "{text}");
        }
    }

    #[test]
    fn the_input_has_a_row_of_its_own() {
        let table =
            Table::read("layer,kernel,stride,field,padding,size\ninput,-,-,1,-,32\nc,3,2,3,1,16").expect("a table");
        assert_eq!((table.input_size, table.rows.len()), (Some(32), 1));
        assert_eq!((table.rows[0].padding, table.rows[0].size, table.rows[0].line), (1, Some(16), 3));
    }

    #[test]
    fn padding_and_dilation_may_be_words_and_columns() {
        let table = Table::read("kernel,stride,dilation,padding,field\n3,1,2,same,5\n3,1,2,valid,9").expect("a table");
        assert_eq!([0, 1].map(|row| (table.rows[row].padding, table.rows[row].dilation)), [(2, 2), (0, 2)]);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (text, message) in [
            ("", "line 1: the table has no layers"),
            ("layer,kernel,field\nc,3,3", "line 1: the table has no stride column"),
            ("c,3,1,3\nc,three,1,5", "line 2: “three” is not a valid kernel: enter a whole number"),
            ("c,3,1,3\nc,3x5,1,5", "line 2: “3x5” is not a valid kernel: enter a whole number"),
            ("c,3,0,3", "line 1: the stride must be at least 1"),
            ("c,3", "line 1: this row has no stride"),
            ("c,3,1,999999999999999", "line 1: the field is too large"),
        ] {
            assert_eq!(Table::read(text).err().map(|error| error.to_string()).as_deref(), Some(message), "{text}");
        }
    }
}
