//! Table of homework.

use thiserror::Error;

use crate::network::{Axes, Conv, InputShape, LARGEST, Network, Op, Padding, Sides};

/// A table of layers along one axis, with the fields that its author has computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Extent of the input, if the table has a row for it.
    pub input_size: Option<u64>,
    /// The layers, the first one first; at least one.
    pub rows: Vec<TableRow>,
}

/// One layer of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The line of the text, from 1.
    pub line: usize,
    /// The layer's name; empty if the table has no such column.
    pub layer: String,
    /// Kernel size, at least 1.
    pub kernel: u64,
    /// Stride, at least 1.
    pub stride: u64,
    /// Dilation, at least 1; 1 if the table has no such column.
    pub dilation: u64,
    /// Padding at each end; 0 if the table has no such column.
    pub padding: u64,
    /// The author's field, in input cells.
    pub field: Option<u128>,
    /// The author's output size.
    pub size: Option<u64>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The layer's name.
    Layer,
    /// Kernel size.
    Kernel,
    /// Stride.
    Stride,
    /// Receptive field.
    Field,
    /// Padding at each end.
    Padding,
    /// Extent of the output.
    Size,
    /// Dilation.
    Dilation,
}

impl Column {
    /// The columns of a table without a header, in their order.
    pub const USUAL: [Self; 6] = [Self::Layer, Self::Kernel, Self::Stride, Self::Field, Self::Padding, Self::Size];

    /// The column's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Layer => "layer",
            Self::Kernel => "kernel",
            Self::Stride => "stride",
            Self::Field => "field",
            Self::Padding => "padding",
            Self::Size => "size",
            Self::Dilation => "dilation",
        }
    }
}

/// Why a text is not a table, with the line from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct TableError {
    /// The line.
    pub line: usize,
    /// The problem.
    pub problem: TableProblem,
}

/// A problem of a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableProblem {
    /// The table has no layer.
    #[error("the table has no layers")]
    Empty,
    /// The header lacks a required column.
    #[error("the table has no {} column", .0.name())]
    MissingColumn(Column),
    /// A row lacks a cell.
    #[error("this row has no {}", .0.name())]
    MissingCell(Column),
    /// A cell is not a whole number.
    #[error("“{found}” is not a valid {}: enter a whole number", .column.name())]
    NotANumber {
        /// The cell's column.
        column: Column,
        /// The content of the cell.
        found: String,
    },
    /// A kernel, stride or dilation is 0.
    #[error("the {} must be at least 1", .0.name())]
    Zero(Column),
    /// A number is too large for any layer.
    #[error("the {} is too large", .0.name())]
    TooLarge(Column),
}

impl Table {
    /// The network that the table describes: convolutions of one channel along one axis, on an input of the given size.
    pub(super) fn network(&self, input: u64) -> Network {
        let mut network = Network::new(InputShape::signal(1, input));
        for row in &self.rows {
            let along = |value| Axes::new(1, value);
            network.push(Op::Conv(Conv {
                stride: along(row.stride),
                dilation: along(row.dilation),
                padding: Padding::Sides(Sides::new(0, row.padding, 0, row.padding)),
                ..Conv::new(1, along(row.kernel))
            }));
        }
        network
    }

    /// An input size that every layer fits, whatever the strides.
    pub(super) const fn wide_input() -> u64 {
        LARGEST
    }
}
