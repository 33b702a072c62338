//! Texts of lessons as markup and as plain text, and numbers.

use maud::{Markup, html};

use crate::network::InputShape;
use crate::teaching::Run;

/// Runs as markup.
pub(super) fn markup(runs: &[Run]) -> Markup {
    html! {
        @for run in runs {
            @match run {
                Run::Plain(text) => { (text) },
                Run::Number(text) => { span.number { (text) } },
                Run::Emphasis(text) => { em { (text) } },
            }
        }
    }
}

/// Runs as plain text.
pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::text).collect()
}

/// The shape of an input: 3×224×224, or 1×16,000 for a signal.
pub(super) fn shape(input: InputShape) -> String {
    let InputShape { channels, size, one_dimensional } = input;
    if one_dimensional { format!("{channels}×{}", size.width) } else { format!("{channels}×{size}") }
}
