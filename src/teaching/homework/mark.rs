//! Mark of a homework table, row by row.

use super::mistake::{self, Around};
use super::{Column, Mistake, Table};
use crate::analysis::{Field, fields};
use crate::network::ShapedNetwork;

/// A table with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// The marks of each row, in order.
    pub rows: Vec<MarkedRow>,
    /// The first wrong cell, if any.
    pub first_wrong: Option<Wrong>,
}

/// The marks of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedRow {
    /// The line of the text, from 1.
    pub line: usize,
    /// The field.
    pub field: Cell,
    /// The size, if the table has the input's size.
    pub size: Cell,
}

/// A cell with its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The written number.
    pub written: Option<u128>,
    /// The right number; `None` if it cannot be known.
    pub exact: Option<u128>,
    /// The mark.
    pub judgement: Judgement,
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Judgement {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// It follows correctly from a wrong cell above.
    Follows,
    /// Nothing is written, or the right number is unknown.
    Open,
}

/// The first wrong cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The row's index in the table, from 0.
    pub row: usize,
    /// The column.
    pub column: Column,
    /// The written number.
    pub written: u128,
    /// The right number.
    pub exact: u128,
    /// The classic mistakes that give the written number, the likeliest first; empty if none does.
    pub mistakes: Vec<Mistake>,
}

/// Marks a table by the analysis of the network that it describes.
///
/// ```
/// use convscope::teaching::homework::{Mistake, Table, mark};
/// let table = Table::read("conv1, 3, 2, 3\nconv2, 3, 1, 5")?;
/// let wrong = mark(&table).first_wrong.expect("a wrong cell");
/// assert_eq!((wrong.row, wrong.exact, wrong.mistakes[0]), (1, 7, Mistake::StrideForgotten));
/// # Ok::<(), convscope::teaching::homework::TableError>(())
/// ```
pub fn mark(table: &Table) -> Marking {
    let exact = Exact::of(table);
    let mut rows: Vec<MarkedRow> = Vec::new();
    let mut first_wrong = None;
    for (index, row) in table.rows.iter().enumerate() {
        let before = rows.last();
        let (below, jump) = exact.below(index);
        let grown = u128::from(row.kernel - 1).saturating_mul(row.dilation.into()).saturating_mul(jump.unwrap_or(1));
        let carried = before.and_then(|before| before.field.written).map(|written| written.saturating_add(grown));
        let field = Cell::new(row.field, exact.fields[index], carried);
        let size = Cell::new(row.size.map(u128::from), exact.sizes[index].map(u128::from), None);
        rows.push(MarkedRow { line: row.line, field, size });
        if first_wrong.is_some() {
            continue;
        }
        let wrong = |column, cell: Cell, mistakes: &dyn Fn(u128) -> Vec<Mistake>| {
            let (written, exact) = (cell.written?, cell.exact?);
            (written != exact).then(|| Wrong { row: index, column, written, exact, mistakes: mistakes(written) })
        };
        let around = below.zip(jump).map(|(below, jump)| Around {
            below,
            jump,
            last_stride: index.checked_sub(1).map_or(1, |before| table.rows[before].stride.into()),
            above: exact.fields.get(index + 1).copied().flatten(),
        });
        let of_field = |written| around.map(|around| mistake::of_field(row, around, written)).unwrap_or_default();
        let size_below = index.checked_sub(1).map_or(table.input_size, |before| exact.sizes[before]);
        let size_above = exact.sizes.get(index + 1).copied().flatten();
        let of_size = |written: u128| match (size_below, u64::try_from(written)) {
            (Some(below), Ok(written)) => mistake::of_size(row, below, size_above, written),
            _ => Vec::new(),
        };
        first_wrong = wrong(Column::Field, field, &of_field).or_else(|| wrong(Column::Size, size, &of_size));
    }
    Marking { rows, first_wrong }
}

impl Cell {
    /// A cell; `carried` is the number that follows from the cell above as written.
    fn new(written: Option<u128>, exact: Option<u128>, carried: Option<u128>) -> Self {
        let judgement = match (written, exact) {
            (None, _) | (_, None) => Judgement::Open,
            (Some(written), Some(exact)) if written == exact => Judgement::Right,
            _ if written == carried => Judgement::Follows,
            _ => Judgement::Wrong,
        };
        Self { written, exact, judgement }
    }
}

/// The right numbers of each layer.
struct Exact {
    fields: Vec<Option<u128>>,
    jumps: Vec<Option<u128>>,
    sizes: Vec<Option<u64>>,
}

impl Exact {
    fn of(table: &Table) -> Self {
        // A field does not depend on the input's size, and must not fail for a small one.
        let wide = fields(&ShapedNetwork::new(table.network(Table::wide_input())));
        let axis = |field: &Field| field.local().map(|axes| axes.width.clone());
        let layers = || wide.iter().skip(1).map(axis);
        let sizes = match table.input_size {
            Some(input) => {
                let shaped = ShapedNetwork::new(table.network(input));
                (1..shaped.map_count()).map(|map| shaped.shape(map).map(|shape| shape.size().width)).collect()
            }
            None => vec![None; table.rows.len()],
        };
        Self {
            fields: layers().map(|axis| Some(axis?.size())).collect(),
            jumps: layers().map(|axis| Some(axis?.stride.0.unsigned_abs())).collect(),
            sizes,
        }
    }

    /// The field and the effective stride before a row's layer.
    fn below(&self, index: usize) -> (Option<u128>, Option<u128>) {
        index.checked_sub(1).map_or((Some(1), Some(1)), |before| (self.fields[before], self.jumps[before]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Marking {
        mark(&Table::read(text).unwrap_or_else(|error| panic!("{text}: {error}")))
    }

    /// Checks the first wrong cell: its row, right value and likeliest mistake.
    #[track_caller]
    fn check(text: &str, row: usize, exact: u128, mistake: Mistake) {
        let wrong = marked(text).first_wrong.unwrap_or_else(|| panic!("{text}: all right"));
        assert_eq!((wrong.row, wrong.exact, wrong.mistakes.first()), (row, exact, Some(&mistake)), "{text}");
    }

    #[test]
    fn a_right_table_is_right() {
        let resnet = "layer,kernel,stride,field,padding,size\ninput,,,1,,224\nconv1,7,2,7,3,112\npool,3,2,11,1,56\nconv2,3,1,19,1,56";
        let marking = marked(resnet);
        assert_eq!(marking.first_wrong, None);
        assert!(marking.rows.iter().all(|row| row.field.judgement == Judgement::Right));
        assert!(marking.rows.iter().all(|row| row.size.judgement == Judgement::Right));
    }

    #[test]
    fn classic_mistakes_with_fields_are_told() {
        check("c,7,2,13", 0, 7, Mistake::OwnStride);
        check("c,3,2,3\nc,3,2,11", 1, 7, Mistake::OwnStride);
        check("c,3,1,3\nc,3,1,6", 1, 5, Mistake::KernelNotLessOne);
        check("c,3,2,3\nc,3,1,5", 1, 7, Mistake::StrideForgotten);
        check("c,3,2,3\nc,3,2,7\nc,3,1,11", 2, 15, Mistake::OnlyLastStride);
        check("c,3,1,3,1\nc,3,1,7,1", 1, 5, Mistake::PaddingCounted);
        check("kernel,stride,dilation,field\n3,1,1,3\n3,1,2,5", 1, 7, Mistake::DilationForgotten);
        check("c,3,1,3\nc,5,1,5", 1, 7, Mistake::KernelAlone);
        check("c,3,1,3\nc,3,1,9", 1, 5, Mistake::Multiplied);
        check("c,3,1,3\nc,5,1,3\nc,3,1,9", 1, 7, Mistake::RowAbove);
        check("c,3,1,3\nc,5,2,11\nc,3,1,15", 1, 7, Mistake::OwnStride);
        check("c,3,2,3\nc,3,1,7\nc,3,1,19\nc,5,1,19", 2, 11, Mistake::RowBelow);
        check("c,3,2,3\nc,3,1,6", 1, 7, Mistake::KernelsAdded);
    }

    #[test]
    fn classic_mistakes_with_sizes_are_told() {
        let table = |rest: &str| format!("layer,kernel,stride,field,padding,size\ninput,,,1,,32\n{rest}");
        check(&table("c,3,1,3,1,30"), 0, 32, Mistake::SizeWithoutPadding);
        check(&table("c,5,1,5,2,30"), 0, 32, Mistake::SizePaddedOnce);
        check(&table("c,3,2,3,1,15"), 0, 16, Mistake::SizeWithoutPadding);
        check(&table("c,3,2,3,1,17"), 0, 16, Mistake::SizeRoundedUp);
        check(&table("c,2,2,2,0,15"), 0, 16, Mistake::SizeWithoutLast);
        check(&table("c,3,2,3,1,32"), 0, 16, Mistake::SizeWithoutStride);
    }

    #[test]
    fn what_follows_from_a_wrong_cell_is_no_second_mistake() {
        let marking = marked("c,3,1,3\nc,3,1,6\nc,3,1,8\nc,3,1,9");
        let judgements: Vec<Judgement> = marking.rows.iter().map(|row| row.field.judgement).collect();
        assert_eq!(judgements, [Judgement::Right, Judgement::Wrong, Judgement::Follows, Judgement::Right]);
    }

    #[test]
    fn a_number_from_nowhere_has_no_reason() {
        let wrong = marked("c,3,1,3\nc,3,1,400").first_wrong.expect("a wrong cell");
        assert_eq!((wrong.written, wrong.mistakes), (400, Vec::new()));
    }

    #[test]
    fn an_empty_cell_is_open() {
        let marking = marked("c,3,1,?\nc,3,1,5");
        assert_eq!(marking.rows[0].field.judgement, Judgement::Open);
        assert_eq!((marking.first_wrong, marking.rows[1].field.judgement), (None, Judgement::Right));
    }
}
