//! Homework messages about a table.

use leptos_i18n::td_string;

use super::list::in_turn;
use super::number::grouped;
use crate::i18n::Locale;
use crate::teaching::homework::{Column, Mistake, TableError, TableProblem, Wrong};

/// The name of a column.
pub fn column(locale: Locale, column: Column) -> &'static str {
    match column {
        Column::Layer => td_string!(locale, homework.layer),
        Column::Kernel => td_string!(locale, homework.kernel),
        Column::Stride => td_string!(locale, homework.stride),
        Column::Field => td_string!(locale, homework.field),
        Column::Padding => td_string!(locale, homework.padding),
        Column::Size => td_string!(locale, homework.size),
        Column::Dilation => td_string!(locale, homework.dilation),
    }
}

/// Why a text is not a table.
pub fn error(locale: Locale, error: &TableError) -> String {
    let column = |of| column(locale, of);
    let problem = match &error.problem {
        TableProblem::Empty => td_string!(locale, homework.empty).to_owned(),
        TableProblem::MissingColumn(of) => td_string!(locale, homework.missing_column, quantity = column(*of)),
        TableProblem::MissingCell(of) => td_string!(locale, homework.missing_cell, quantity = column(*of)),
        TableProblem::NotANumber { column: of, found } => {
            td_string!(locale, homework.not_a_number, quantity = column(*of), found = found.clone())
        }
        TableProblem::Zero(of) => td_string!(locale, homework.zero, quantity = column(*of)),
        TableProblem::TooLarge(of) => td_string!(locale, homework.too_large, quantity = column(*of)),
    };
    if error.problem == TableProblem::Empty {
        problem
    } else {
        td_string!(locale, homework.in_line, line = error.line, problem = problem)
    }
}

/// The first wrong cell: the right value, and which mistake gives the written one.
pub fn wrong(locale: Locale, wrong: &Wrong, layer: &str) -> String {
    let place = if layer.is_empty() { (wrong.row + 1).to_string() } else { layer.to_owned() };
    let column = column(locale, wrong.column);
    let (written, exact) = (grouped(wrong.written), grouped(wrong.exact));
    let what = td_string!(locale, homework.wrong, name = place, quantity = column, written = written, exact = exact);
    match wrong.mistakes.first() {
        Some(likeliest) => in_turn(locale, [what, mistake(locale, *likeliest).to_owned()]),
        None => what,
    }
}

/// A classic mistake and how to correct it.
pub fn mistake(locale: Locale, mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::OwnStride => td_string!(locale, mistake.own_stride),
        Mistake::KernelNotLessOne => td_string!(locale, mistake.kernel_not_less_one),
        Mistake::StrideForgotten => td_string!(locale, mistake.stride_forgotten),
        Mistake::OnlyLastStride => td_string!(locale, mistake.only_last_stride),
        Mistake::PaddingCounted => td_string!(locale, mistake.padding_counted),
        Mistake::DilationForgotten => td_string!(locale, mistake.dilation_forgotten),
        Mistake::KernelAlone => td_string!(locale, mistake.kernel_alone),
        Mistake::Multiplied => td_string!(locale, mistake.multiplied),
        Mistake::KernelsAdded => td_string!(locale, mistake.kernels_added),
        Mistake::RowAbove => td_string!(locale, mistake.row_above),
        Mistake::RowBelow => td_string!(locale, mistake.row_below),
        Mistake::SizeWithoutPadding => td_string!(locale, mistake.size_without_padding),
        Mistake::SizePaddedOnce => td_string!(locale, mistake.size_padded_once),
        Mistake::SizeWithoutLast => td_string!(locale, mistake.size_without_last),
        Mistake::SizeRoundedUp => td_string!(locale, mistake.size_rounded_up),
        Mistake::SizeWithoutStride => td_string!(locale, mistake.size_without_stride),
        Mistake::SizeWithoutDilation => td_string!(locale, mistake.size_without_dilation),
    }
}
