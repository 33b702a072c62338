//! LaTeX of the layer table.

use super::LayerTable;
use crate::export::tex;

impl LayerTable {
    /// The table with its sums as a `tabular` with `booktabs` rules; numbers are right-aligned.
    pub fn to_latex(&self) -> String {
        let line = |cells: &[String]| format!("  {} \\\\\n", cells.join(" & "));
        let escaped = |cells: [String; 10]| cells.map(|cell| tex::text(&cell));
        let heads = self.heads().map(|head| {
            let first: String = head.chars().take(1).flat_map(char::to_uppercase).collect();
            first + &head[1..]
        });
        let rows: String = self.rows.iter().map(|row| line(&escaped(self.cells(row)))).collect();
        format!(
            "% Needs \\usepackage{{booktabs}}.\n\\begin{{tabular}}{{lllrrrrrrl}}\n  \\toprule\n{}  \\midrule\n{rows}  \
             \\midrule\n{}  \\bottomrule\n\\end{{tabular}}\n",
            line(&heads),
            line(&escaped(self.total())),
        )
    }
}
