//! Rows as aligned text.

use convscope::export::Sheet;
use convscope::export::sheet::literal_in_markdown;

/// Aligned columns under a rule, the remarks below.
pub(crate) fn aligned(sheet: &Sheet, remarks: &[String]) -> String {
    let heads: Vec<String> = sheet.heads.iter().map(ToString::to_string).collect();
    let width = |column: usize| {
        let rows = std::iter::once(&heads).chain(&sheet.rows).chain(&sheet.total);
        rows.map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line =
        |row: &[String]| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.map(|(column, (cell, &width))| {
                if sheet.holds_words(column) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            line.trim_end().to_owned() + "\n"
        };
    let rule = "─".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)) + "\n";
    let nodes: String = sheet.rows.iter().map(|row| line(row)).collect();
    let total: String = sheet.total.iter().map(|row| line(row)).collect();
    let remarks: String = remarks.iter().flat_map(|remark| ["\n", remark, "\n"]).collect();
    format!("{}{rule}{nodes}{rule}{total}{remarks}", line(&heads))
}

/// A Markdown table, the remarks as a list below.
pub(crate) fn markdown(sheet: &Sheet, remarks: &[String]) -> String {
    let item = |remark: &String| ["\n* ".into(), literal_in_markdown(remark), "\n".into()];
    sheet.markdown() + &remarks.iter().flat_map(item).collect::<String>()
}
