//! Table as text: aligned columns, Markdown, CSV.

use convscope::export::table::{literal, quoted};

use super::rows::Table;

/// Aligned columns with a rule below the header; remarks follow.
pub(crate) fn aligned(table: &Table, remarks: &[String]) -> String {
    let heads: Vec<String> = table.heads.iter().map(ToString::to_string).collect();
    let width = |column: usize| {
        let cells = std::iter::once(&heads).chain(&table.rows).map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let is_words = |column: usize| column < table.words || column + 1 == heads.len();
    let line = |row: &[String]| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(
            |(column, (cell, &width))| {
                if is_words(column) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            },
        );
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned() + "\n"
    };
    let rule = "─".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)) + "\n";
    let (nodes, total) = table.rows.split_at(table.rows.len().saturating_sub(1));
    let nodes: String = nodes.iter().map(|row| line(row)).collect();
    let total: String = total.iter().map(|row| line(row)).collect();
    let remarks: String = remarks.iter().flat_map(|remark| ["\n", remark, "\n"]).collect();
    format!("{}{rule}{nodes}{rule}{total}{remarks}", line(&heads))
}

/// A Markdown table with numbers right-aligned; remarks follow as a list.
pub(crate) fn markdown(table: &Table, remarks: &[String]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let escaped = |row: &Vec<String>| row.iter().map(|cell| literal(cell)).collect::<Vec<_>>();
    let last = table.heads.len() - 1;
    let alignment = |column: usize| if column < table.words || column == last { "---" } else { "---:" };
    let heads: Vec<String> = table.heads.iter().map(ToString::to_string).collect();
    let rule: Vec<String> = (0..=last).map(|column| alignment(column).into()).collect();
    let rows: String = table.rows.iter().map(|row| line(&escaped(row))).collect();
    let remarks: String = remarks.iter().flat_map(|remark| ["\n* ".into(), literal(remark), "\n".into()]).collect();
    line(&heads) + &line(&rule) + &rows + &remarks
}

/// Comma-separated values as in RFC 4180, but with line feeds only.
pub(crate) fn csv(table: &Table) -> String {
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let quoted = |cell: &String| quoted(cell).into_owned();
    let heads = line(table.heads.iter().map(ToString::to_string).collect());
    heads + &table.rows.iter().map(|row| line(row.iter().map(quoted).collect())).collect::<String>()
}
