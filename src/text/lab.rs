//! Lab sentences about kernels.

use leptos_i18n::td_string;

use super::decimal::decimal_text;
use super::number::{grouped, percent};
use crate::app::{FilterComparison, FilterDifference, Slot};
use crate::i18n::Locale;
use crate::kernels::{Fit, Pattern, Rectifier, Target, degrees_of_freedom};

/// Errors below this fraction of a kernel are zero: the residual of least squares for an exact composition.
const NOTHING: f64 = 1e-6;

/// The name of a kernel; with several middle channels, including its channel.
pub fn slot(locale: Locale, slot: Slot, channels: usize) -> String {
    match slot {
        Slot::Stage { stage, .. } if channels == 1 => td_string!(locale, lab.kernel, stage = stage + 1),
        Slot::Stage { channel, stage } => {
            td_string!(locale, lab.kernel_of, stage = stage + 1, channel = channel + 1)
        }
        Slot::Target => td_string!(locale, lab.target).to_owned(),
    }
}

/// The name of a small kernel.
pub fn pattern(locale: Locale, pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Identity => td_string!(locale, lab.identity),
        Pattern::Blur => td_string!(locale, lab.blur),
        Pattern::Gaussian => td_string!(locale, lab.gaussian),
        Pattern::SobelX => td_string!(locale, lab.sobel_x),
        Pattern::SobelY => td_string!(locale, lab.sobel_y),
        Pattern::Laplace => td_string!(locale, lab.laplace),
        Pattern::Sharpen => td_string!(locale, lab.sharpen),
        Pattern::Random(_) => td_string!(locale, lab.random),
    }
}

/// The name of a target kernel.
pub fn target(locale: Locale, target: Target) -> &'static str {
    match target {
        Target::Gaussian => td_string!(locale, lab.gaussian),
        Target::Blur => td_string!(locale, lab.blur),
        Target::Corners => td_string!(locale, lab.corners),
        Target::Random(_) => td_string!(locale, lab.random),
    }
}

/// The result of comparing `stages` kernels in sequence with their composed kernel.
pub fn finding(locale: Locale, trial: &FilterComparison, stages: usize, rectifier: Rectifier) -> String {
    let total = grouped(trial.positions() as u128);
    let count = grouped(trial.difference.count as u128);
    let largest = decimal_text(trial.difference.largest);
    let is_bent = rectifier == Rectifier::Between;
    let finding = trial.finding(stages);
    let words = match finding {
        FilterDifference::Nothing => td_string!(locale, lab.nothing).to_owned(),
        FilterDifference::Same => td_string!(locale, lab.same, total = total),
        FilterDifference::Rings(1) => td_string!(locale, lab.ring, count = count, total = total, largest = largest),
        FilterDifference::Rings(rings) => {
            td_string!(locale, lab.rings, count = count, total = total, rings = rings, largest = largest)
        }
        FilterDifference::Everywhere => {
            td_string!(locale, lab.everywhere, count = count, total = total, largest = largest)
        }
    };
    let remark = match finding {
        FilterDifference::Everywhere if is_bent => td_string!(locale, lab.bent),
        FilterDifference::Same | FilterDifference::Rings(_) if is_bent => td_string!(locale, lab.idle),
        _ => return words,
    };
    follow(locale, &words, remark)
}

/// The result of a fit with this many starts.
pub fn fitted(locale: Locale, fit: &Fit, starts: usize) -> String {
    let freedom = freedom(locale, fit.pairs.len());
    if fit.relative_residual < NOTHING {
        return follow(locale, &freedom, td_string!(locale, lab.exact));
    }
    let left = td_string!(
        locale,
        lab.left,
        relative = percent(fit.relative_residual),
        residual = decimal_text(fit.residual),
        starts = starts
    );
    follow(locale, &freedom, &left)
}

/// The degrees of freedom of pairs with this many middle channels.
pub fn freedom(locale: Locale, channels: usize) -> String {
    td_string!(locale, lab.freedom, free = degrees_of_freedom(channels))
}

/// Two sentences; Chinese ones are not separated by a space.
fn follow(locale: Locale, one: &str, two: &str) -> String {
    let space = if locale == Locale::zh_CN { "" } else { " " };
    format!("{one}{space}{two}")
}
