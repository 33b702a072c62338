//! An influence map on its way down through the layers.

use super::effective::{Weights, tap_weight};
use super::flow::{Flow, TooLarge};
use super::per_channel::Combine;
use super::{AxisLink, Reading};
use crate::cnn::{Axes, Op};

/// Influence maps with more cells than this are refused; the page could not show one either.
pub const MOST_CELLS: u128 = 1 << 25;

/// Values on a rectangle of cells, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    pub(super) top: i64,
    pub(super) left: i64,
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) values: Vec<f64>,
}

/// Values along one axis.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    first: i64,
    values: Vec<f64>,
}

/// How the values are stored: a plain stack keeps the two axes apart whatever its depth.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Nothing,
    Product(Line, Line),
    Dense(Grid),
    /// It would have had this many cells.
    Refused(u128),
}

/// An influence map on its way down: `form` times two to the `exponent`, so that thousands of layers neither overflow nor vanish.
#[derive(Clone, Debug)]
pub(super) struct Flowing {
    form: Form,
    exponent: i32,
    weights: Weights,
}

impl Flowing {
    /// All influence on one cell.
    pub(super) fn unit(row: i64, col: i64, weights: Weights) -> Self {
        let line = |first| Line { first, values: vec![1.0] };
        Self { form: Form::Product(line(row), line(col)), exponent: 0, weights }
    }

    /// The values as a grid, up to a common factor.
    pub(super) fn into_grid(self) -> Result<Grid, TooLarge> {
        match self.form {
            Form::Nothing => Ok(Grid { top: 0, left: 0, rows: 0, cols: 0, values: Vec::new() }),
            Form::Product(rows, cols) => dense(&rows, &cols),
            Form::Dense(grid) => Ok(grid),
            Form::Refused(cells) => Err(TooLarge::TooManyCells(cells)),
        }
    }

    fn scaled(mut self, factor: f64) -> Self {
        match &mut self.form {
            Form::Nothing | Form::Refused(_) => {}
            Form::Product(rows, _) => scale(&mut rows.values, factor),
            Form::Dense(grid) => scale(&mut grid.values, factor),
        }
        self
    }

    /// Moves the magnitude of the largest value into the exponent.
    fn normalised(mut self) -> Self {
        let mut take = |values: &mut [f64]| {
            let largest = values.iter().copied().fold(0.0, f64::max);
            let shift = if largest > 0.0 { largest.log2().floor() as i32 } else { 0 };
            if shift.abs() > 64 {
                scale(values, 2.0_f64.powi(-shift));
                self.exponent += shift;
            }
        };
        match &mut self.form {
            Form::Nothing | Form::Refused(_) => {}
            Form::Product(rows, cols) => {
                take(&mut rows.values);
                take(&mut cols.values);
            }
            Form::Dense(grid) => take(&mut grid.values),
        }
        self
    }
}

impl Combine for Flowing {
    fn nothing() -> Self {
        Self { form: Form::Nothing, exponent: 0, weights: Weights::Paths }
    }

    fn combine(parts: &[(&Self, f64)]) -> Self {
        let there = || parts.iter().filter(|(part, _)| part.form != Form::Nothing);
        let Some(exponent) = there().map(|(part, _)| part.exponent).max() else { return Self::nothing() };
        let aligned = there().map(|(part, count)| {
            let factor = count * 2.0_f64.powi(part.exponent - exponent);
            Self { exponent, ..(*part).clone() }.scaled(factor)
        });
        aligned.reduce(|sum, part| Self { form: added(&sum.form, &part.form), ..sum }).unwrap_or_else(Self::nothing)
    }
}

impl Flow for Flowing {
    fn through(&self, op: &Op, links: &Axes<AxisLink>, share: f64) -> Result<Self, TooLarge> {
        let taps = Axes::new(Taps::new(op, &links.height, self.weights), Taps::new(op, &links.width, self.weights));
        let form = match &self.form {
            Form::Nothing => Form::Nothing,
            Form::Product(rows, cols) => match (taps.height.spread(rows)?, taps.width.spread(cols)?) {
                (Some(rows), Some(cols)) => Form::Product(rows, cols),
                _ => Form::Nothing,
            },
            Form::Dense(grid) => spread_grid(grid, &taps)?.map_or(Form::Nothing, Form::Dense),
            Form::Refused(cells) => return Err(TooLarge::TooManyCells(*cells)),
        };
        Ok(Self { form, exponent: self.exponent, weights: self.weights }.scaled(share).normalised())
    }
}

/// A layer's weights along one axis.
struct Taps<'a> {
    op: &'a Op,
    link: &'a AxisLink,
    weights: Weights,
}

impl<'a> Taps<'a> {
    const fn new(op: &'a Op, link: &'a AxisLink, weights: Weights) -> Self {
        Self { op, link, weights }
    }

    fn is_pointwise(&self) -> bool {
        // Padding at the end alone reads the same index too, and makes units that read nothing.
        self.link.reading == Reading::Window(super::Taps::POINT) && self.link.input == self.link.output
    }

    /// For each output index of a range the input indices it reads, with weights.
    fn read(&self, first: i64, count: usize) -> Result<Vec<Vec<(i64, f64)>>, TooLarge> {
        let taps = match self.link.reading {
            Reading::Window(taps) | Reading::Transposed(taps) => taps.count(),
            _ => 1.0,
        };
        let mut total = 0;
        (first..first + count as i64)
            .map(|output| {
                let mut read = self.link.weights(output);
                for (_, weight) in &mut read {
                    *weight = tap_weight(self.op, taps, *weight, self.weights);
                }
                total += read.len() as u128;
                if total > MOST_CELLS { Err(TooLarge::TooManyCells(total)) } else { Ok(read) }
            })
            .collect()
    }

    fn spread(&self, line: &Line) -> Result<Option<Line>, TooLarge> {
        if self.is_pointwise() {
            return Ok(Some(line.clone()));
        }
        let read = self.read(line.first, line.values.len())?;
        let Some((first, count)) = extent(&read)? else { return Ok(None) };
        let mut values = vec![0.0; count];
        for (value, taps) in line.values.iter().zip(&read) {
            for (index, weight) in taps {
                values[(index - first) as usize] += value * weight;
            }
        }
        Ok(Some(Line { first, values }))
    }
}

fn spread_grid(grid: &Grid, taps: &Axes<Taps>) -> Result<Option<Grid>, TooLarge> {
    if taps.height.is_pointwise() && taps.width.is_pointwise() {
        return Ok(Some(grid.clone()));
    }
    let (by_row, by_col) = (taps.height.read(grid.top, grid.rows)?, taps.width.read(grid.left, grid.cols)?);
    let (Some((top, rows)), Some((left, cols))) = (extent(&by_row)?, extent(&by_col)?) else { return Ok(None) };
    checked(rows, cols)?;
    let mut wide = vec![0.0; grid.rows * cols];
    for (from, to) in grid.values.chunks_exact(grid.cols).zip(wide.chunks_exact_mut(cols)) {
        for (value, read) in from.iter().zip(&by_col) {
            for (index, weight) in read {
                to[(index - left) as usize] += value * weight;
            }
        }
    }
    let mut values = vec![0.0; rows * cols];
    for (from, read) in wide.chunks_exact(cols).zip(&by_row) {
        for (index, weight) in read {
            let start = (index - top) as usize * cols;
            for (to, value) in values[start..start + cols].iter_mut().zip(from) {
                *to += value * weight;
            }
        }
    }
    Ok(Some(Grid { top, left, rows, cols, values }))
}

/// The first index read and the number of indices up to the last.
fn extent(read: &[Vec<(i64, f64)>]) -> Result<Option<(i64, usize)>, TooLarge> {
    let indices = || read.iter().flatten().map(|(index, _)| *index);
    let (Some(first), Some(last)) = (indices().min(), indices().max()) else { return Ok(None) };
    let count = last.abs_diff(first) + 1;
    if u128::from(count) > MOST_CELLS {
        return Err(TooLarge::TooManyCells(count.into()));
    }
    Ok(Some((first, count as usize)))
}

fn checked(rows: usize, cols: usize) -> Result<(), TooLarge> {
    let cells = rows as u128 * cols as u128;
    if cells > MOST_CELLS { Err(TooLarge::TooManyCells(cells)) } else { Ok(()) }
}

/// The sum of two forms. Two products with a factor in common stay a product.
fn added(a: &Form, b: &Form) -> Form {
    match (a, b) {
        (Form::Nothing, other) | (other, Form::Nothing) => other.clone(),
        (Form::Refused(cells), _) | (_, Form::Refused(cells)) => Form::Refused(*cells),
        (Form::Product(rows, cols), Form::Product(other, same)) if cols == same => {
            Form::Product(added_lines(rows, other), cols.clone())
        }
        (Form::Product(rows, cols), Form::Product(same, other)) if rows == same => {
            Form::Product(rows.clone(), added_lines(cols, other))
        }
        (Form::Product(..), _) => added(&as_dense(a), b),
        (_, Form::Product(..)) => added(a, &as_dense(b)),
        (Form::Dense(a), Form::Dense(b)) => added_grids(a, b),
    }
}

fn as_dense(form: &Form) -> Form {
    match form {
        Form::Product(rows, cols) => match dense(rows, cols) {
            Ok(grid) => Form::Dense(grid),
            Err(_) => Form::Refused(rows.values.len() as u128 * cols.values.len() as u128),
        },
        other => other.clone(),
    }
}

fn added_lines(a: &Line, b: &Line) -> Line {
    let first = a.first.min(b.first);
    let end = (a.first + a.values.len() as i64).max(b.first + b.values.len() as i64);
    let mut values = vec![0.0; (end - first) as usize];
    for line in [a, b] {
        let start = (line.first - first) as usize;
        for (sum, value) in values[start..].iter_mut().zip(&line.values) {
            *sum += value;
        }
    }
    Line { first, values }
}

fn added_grids(a: &Grid, b: &Grid) -> Form {
    let (top, left) = (a.top.min(b.top), a.left.min(b.left));
    let rows = ((a.top + a.rows as i64).max(b.top + b.rows as i64) - top) as usize;
    let cols = ((a.left + a.cols as i64).max(b.left + b.cols as i64) - left) as usize;
    if checked(rows, cols).is_err() {
        return Form::Refused(rows as u128 * cols as u128);
    }
    let mut values = vec![0.0; rows * cols];
    for grid in [a, b] {
        let (down, right) = ((grid.top - top) as usize, (grid.left - left) as usize);
        for (row, line) in grid.values.chunks_exact(grid.cols).enumerate() {
            let start = (row + down) * cols + right;
            for (sum, value) in values[start..start + grid.cols].iter_mut().zip(line) {
                *sum += value;
            }
        }
    }
    Form::Dense(Grid { top, left, rows, cols, values })
}

fn dense(rows: &Line, cols: &Line) -> Result<Grid, TooLarge> {
    checked(rows.values.len(), cols.values.len())?;
    let values = rows.values.iter().flat_map(|row| cols.values.iter().map(move |col| row * col)).collect();
    Ok(Grid { top: rows.first, left: cols.first, rows: rows.values.len(), cols: cols.values.len(), values })
}

fn scale(values: &mut [f64], factor: f64) {
    for value in values {
        *value *= factor;
    }
}
