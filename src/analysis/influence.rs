//! Backward propagation of influence through single layers.

use super::axis_reader::Reader;
use super::effective::{Weights, tap_weight};
use super::limits::{MOST_CELLS, TooLarge, Work};
use super::per_channel::Combine;
use super::propagation::Propagation;
use super::{AxisLink, Reading};
use crate::network::{Axes, Op};

/// Taps that are collected before they are applied to all rows.
const TAPS_AT_A_TIME: usize = 1 << 14;

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

/// How the values are stored: a plain stack keeps the two axes separate at any depth.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Nothing,
    Product(Line, Line),
    Dense(Grid),
}

/// An influence map during propagation: `form` times 2 to the `exponent`, so that thousands of layers neither overflow nor underflow.
#[derive(Clone, Debug)]
pub(super) struct Flowing {
    form: Form,
    exponent: i32,
    weights: Weights,
}

impl Flowing {
    /// The influence of a unit on itself: 1 on one cell.
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
        }
    }

    fn scaled(mut self, factor: f64) -> Self {
        match &mut self.form {
            Form::Nothing => {}
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
            Form::Nothing => {}
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

    fn combine(parts: &[(&Self, f64)], work: &mut Work) -> Result<Self, TooLarge> {
        let there = || parts.iter().filter(|(part, _)| part.form != Form::Nothing);
        let Some(exponent) = there().map(|(part, _)| part.exponent).max() else { return Ok(Self::nothing()) };
        let mut sum: Option<Self> = None;
        for (part, count) in there() {
            work.spend(part.size())?;
            let factor = count * 2.0_f64.powi(part.exponent.saturating_sub(exponent));
            let part = Self { exponent, ..(*part).clone() }.scaled(factor);
            sum = Some(match sum {
                None => part,
                Some(sum) => Self { form: added(sum.form, part.form, work)?, ..part },
            });
        }
        Ok(sum.unwrap_or_else(Self::nothing))
    }

    fn size(&self) -> u64 {
        match &self.form {
            Form::Nothing => 0,
            Form::Product(rows, cols) => rows.values.len().saturating_add(cols.values.len()) as u64,
            Form::Dense(grid) => grid.values.len() as u64,
        }
    }
}

impl Propagation for Flowing {
    fn through(&self, op: &Op, links: &Axes<AxisLink>, share: f64, work: &mut Work) -> Result<Self, TooLarge> {
        // Where a largest value is has no gradient.
        if matches!(links.height.reading, Reading::Indices(_)) {
            return Ok(Self::nothing());
        }
        let taps = Axes::new(Taps::new(op, &links.height, self.weights), Taps::new(op, &links.width, self.weights));
        let form = match &self.form {
            Form::Nothing => Form::Nothing,
            Form::Product(rows, cols) => match (taps.height.spread(rows, work)?, taps.width.spread(cols, work)?) {
                (Some(rows), Some(cols)) => Form::Product(rows, cols),
                _ => Form::Nothing,
            },
            Form::Dense(grid) => spread_grid(grid, &taps, work)?.map_or(Form::Nothing, Form::Dense),
        };
        Ok(Self { form, exponent: self.exponent, weights: self.weights }.scaled(share).normalised())
    }
}

/// A layer's weights along one axis.
struct Taps<'a> {
    op: &'a Op,
    link: &'a AxisLink,
    reader: Reader<'a>,
    weights: Weights,
}

/// The input indices that a range of outputs reads: the first, the number from first to last, and the number of reads.
struct Extent {
    first: i64,
    count: usize,
    taps: u64,
}

impl<'a> Taps<'a> {
    fn new(op: &'a Op, link: &'a AxisLink, weights: Weights) -> Self {
        Self { op, link, reader: link.reader(), weights }
    }

    fn is_pointwise(&self) -> bool {
        // Padding at the end alone reads the same index, but makes units that read nothing.
        self.link.reading == Reading::Window(super::Taps::POINT) && self.link.input == self.link.output
    }

    /// The input indices that an output index reads, with weights.
    fn read(&self, output: i64) -> impl Iterator<Item = (i64, f64)> {
        self.reader.read(output).weights().map(|(index, weight)| (index, self.weight(weight)))
    }

    /// The weight of a tap, given the weight `mixing` that the link itself has for it.
    fn weight(&self, mixing: f64) -> f64 {
        let taps = match self.link.reading {
            Reading::Window(taps) | Reading::Transposed(taps) => taps.count(),
            _ => 1.0,
        };
        tap_weight(self.op, taps, mixing, self.weights)
    }

    /// The extent of what `count` outputs from `first` on read; `None` if they read nothing.
    fn extent(&self, first: i64, count: usize, work: &mut Work) -> Result<Option<Extent>, TooLarge> {
        work.spend_length(count)?;
        let mut ends: Option<(i64, i64)> = None;
        let mut taps = 0_u64;
        for output in outputs(first, count) {
            let read = self.reader.read(output).indices;
            taps = taps.saturating_add(read.count);
            if let Some((least, most)) = read.ends() {
                ends = Some(ends.map_or((least, most), |ends| (ends.0.min(least), ends.1.max(most))));
            }
        }
        let Some((first, last)) = ends else { return Ok(None) };
        let count = u128::from(last.abs_diff(first)).saturating_add(1);
        if count > MOST_CELLS {
            return Err(TooLarge::TooManyCells(count));
        }
        Ok(Some(Extent { first, count: count as usize, taps }))
    }

    fn spread(&self, line: &Line, work: &mut Work) -> Result<Option<Line>, TooLarge> {
        if self.is_pointwise() {
            return Ok(Some(line.clone()));
        }
        let Some(Extent { first, count, taps }) = self.extent(line.first, line.values.len(), work)? else {
            return Ok(None);
        };
        work.spend(taps)?;
        let mut values = vec![0.0; count];
        let each = self.weight(1.0);
        for (value, output) in line.values.iter().zip(outputs(line.first, line.values.len())) {
            let read = self.reader.read(output);
            // Taps of equal weight are added run by run: there may be a thousand times as many as outputs.
            if let Some((start, _)) = read.indices.ends().filter(|_| read.is_even()) {
                let step = (read.indices.step.unsigned_abs() as usize).max(1);
                let there = values.get_mut(start.abs_diff(first) as usize..).unwrap_or_default();
                let added = value * each;
                there.iter_mut().step_by(step).take(read.indices.count as usize).for_each(|sum| *sum += added);
                continue;
            }
            for (index, weight) in self.read(output) {
                if let Some(sum) = values.get_mut(index.abs_diff(first) as usize) {
                    *sum += value * weight;
                }
            }
        }
        Ok(Some(Line { first, values }))
    }
}

/// The `count` indices from `first` on.
fn outputs(first: i64, count: usize) -> impl Iterator<Item = i64> {
    (first..).take(count)
}

fn spread_grid(grid: &Grid, taps: &Axes<Taps>, work: &mut Work) -> Result<Option<Grid>, TooLarge> {
    if taps.height.is_pointwise() && taps.width.is_pointwise() {
        return Ok(Some(grid.clone()));
    }
    let (by_row, by_col) =
        (taps.height.extent(grid.top, grid.rows, work)?, taps.width.extent(grid.left, grid.cols, work)?);
    let (Some(by_row), Some(by_col)) = (by_row, by_col) else { return Ok(None) };
    let (top, rows, left, cols) = (by_row.first, by_row.count, by_col.first, by_col.count);
    let (cells, wide_cells) = (checked(rows, cols)?, checked(grid.rows, cols)?);
    let additions =
        (grid.rows as u64).saturating_mul(by_col.taps).saturating_add(by_row.taps.saturating_mul(cols as u64));
    work.spend(additions)?;
    let mut wide = vec![0.0; wide_cells];
    // Works on the taps of some columns at a time, so that rows are read sequentially and not all taps are held at once.
    let mut taken: Vec<(usize, usize, f64)> = Vec::new();
    let mut put = |taken: &mut Vec<(usize, usize, f64)>| {
        for (from, to) in grid.values.chunks_exact(grid.cols).zip(wide.chunks_exact_mut(cols)) {
            for &(place, index, weight) in taken.iter() {
                if let (Some(value), Some(sum)) = (from.get(place), to.get_mut(index)) {
                    *sum += value * weight;
                }
            }
        }
        taken.clear();
    };
    for (place, output) in outputs(grid.left, grid.cols).enumerate() {
        taken.extend(taps.width.read(output).map(|(index, weight)| (place, index.abs_diff(left) as usize, weight)));
        if taken.len() >= TAPS_AT_A_TIME {
            put(&mut taken);
        }
    }
    put(&mut taken);
    let mut values = vec![0.0; cells];
    for (from, output) in wide.chunks_exact(cols).zip(outputs(grid.top, grid.rows)) {
        for (index, weight) in taps.height.read(output) {
            let Some(line) = values.chunks_exact_mut(cols).nth(index.abs_diff(top) as usize) else { continue };
            for (to, value) in line.iter_mut().zip(from) {
                *to += value * weight;
            }
        }
    }
    Ok(Some(Grid { top, left, rows, cols, values }))
}

/// The number of cells of a grid, if it is not too large.
fn checked(rows: usize, cols: usize) -> Result<usize, TooLarge> {
    let cells = (rows as u128).saturating_mul(cols as u128);
    if cells > MOST_CELLS { Err(TooLarge::TooManyCells(cells)) } else { Ok(cells as usize) }
}

/// The sum of two forms. Two products with an equal factor stay a product.
fn added(a: Form, b: Form, work: &mut Work) -> Result<Form, TooLarge> {
    Ok(match (a, b) {
        (Form::Nothing, other) | (other, Form::Nothing) => other,
        (Form::Product(rows, cols), Form::Product(other, same)) if cols == same => {
            Form::Product(added_lines(&rows, &other, work)?, cols)
        }
        (Form::Product(rows, cols), Form::Product(same, other)) if rows == same => {
            Form::Product(rows, added_lines(&cols, &other, work)?)
        }
        (a, b) => Form::Dense(added_grids(&as_dense(a, work)?, &as_dense(b, work)?, work)?),
    })
}

fn as_dense(form: Form, work: &mut Work) -> Result<Grid, TooLarge> {
    match form {
        Form::Nothing => Ok(Grid { top: 0, left: 0, rows: 0, cols: 0, values: Vec::new() }),
        Form::Product(rows, cols) => {
            let grid = dense(&rows, &cols)?;
            work.spend_length(grid.values.len())?;
            Ok(grid)
        }
        Form::Dense(grid) => Ok(grid),
    }
}

fn added_lines(a: &Line, b: &Line, work: &mut Work) -> Result<Line, TooLarge> {
    let (first, count) = hull((a.first, a.values.len()), (b.first, b.values.len()));
    let count = checked(1, count)?;
    work.spend_length(count)?;
    let mut values = vec![0.0; count];
    for line in [a, b] {
        let there = values.iter_mut().skip(line.first.abs_diff(first) as usize);
        there.zip(&line.values).for_each(|(sum, value)| *sum += value);
    }
    Ok(Line { first, values })
}

fn added_grids(a: &Grid, b: &Grid, work: &mut Work) -> Result<Grid, TooLarge> {
    let (top, rows) = hull((a.top, a.rows), (b.top, b.rows));
    let (left, cols) = hull((a.left, a.cols), (b.left, b.cols));
    let count = checked(rows, cols)?;
    work.spend_length(count)?;
    let mut values = vec![0.0; count];
    for grid in [a, b] {
        let (down, right) = (grid.top.abs_diff(top) as usize, grid.left.abs_diff(left) as usize);
        let lines = values.chunks_exact_mut(cols).skip(down);
        for (to, from) in lines.zip(grid.values.chunks_exact(grid.cols)) {
            to.iter_mut().skip(right).zip(from).for_each(|(sum, value)| *sum += value);
        }
    }
    Ok(Grid { top, left, rows, cols, values })
}

/// The smallest range around two ranges, each given by its first index and its length.
fn hull((first, count): (i64, usize), (other_first, other_count): (i64, usize)) -> (i64, usize) {
    let end = |first: i64, count: usize| first.saturating_add_unsigned(count as u64);
    let least = first.min(other_first);
    (least, end(first, count).max(end(other_first, other_count)).abs_diff(least) as usize)
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
