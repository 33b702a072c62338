//! Report: `convscope report`.

use convscope::analysis;

use super::args::{Format, Report};
use super::failure::Failure;
use super::{output, rows, source, table};

/// Prints the requested report.
pub(crate) fn run(asked: &Report) -> Result<(), Failure> {
    let shaped = source::shaped(&asked.source)?;
    let report = analysis::report(&shaped, &asked.units)?;
    let text = match asked.format {
        Format::Json => serde_json::to_string(&report).expect("names are text and numbers are integers") + "\n",
        Format::Csv => table::csv(&rows::for_machines(&report)),
        Format::Markdown => table::markdown(&rows::for_people(&report), &rows::remarks(&report)),
        Format::Table => {
            rows::title(&report, shaped.network().input)
                + &table::aligned(&rows::for_people(&report), &rows::remarks(&report))
        }
    };
    output::write(text.as_bytes(), None)?;
    if asked.format == Format::Csv {
        for remark in rows::remarks(&report) {
            output::say(&remark);
        }
    }
    Ok(())
}
