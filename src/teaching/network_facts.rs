//! Network facts: the quantities of one network of a step.

use super::{FactsError, NetworkFigure, NodeFigure};
use crate::analysis::{AxisField, CellSet, Convention, Costs, InfluenceMap, NetworkAnalysis, Unit, Weights, influence};
use crate::comparison::{Convolution, Measures, MemoryTraffic};
use crate::network::{Axes, Axis, Shape};

/// An analyzed network of a step.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) analysis: NetworkAnalysis,
    costs: Costs,
    pub(super) measures: Measures,
    unit: Unit,
}

impl Side {
    pub(super) fn new(analysis: NetworkAnalysis, place: Option<(i64, i64)>) -> Result<Self, FactsError> {
        let map = analysis.last_local_map();
        let unit = match place {
            Some((row, col)) => Some(Unit { map, row, col }).filter(|unit| unit.exists(&analysis.shaped)),
            None => Unit::centre(&analysis.shaped, map),
        };
        let (row, col) = place.unwrap_or_default();
        let unit = unit.ok_or(FactsError::NoSuchUnit { row, col })?;
        let costs = Costs::of(&analysis.shaped, Convention::default());
        Ok(Self { measures: Measures::of(&analysis, &costs)?, costs, analysis, unit })
    }

    pub(super) fn network(&self, figure: NetworkFigure) -> Result<f64, FactsError> {
        let measures = &self.measures;
        let totals = || measures.totals.as_ref().map_err(|_| FactsError::TooLarge);
        let field = || measures.field.as_ref().map_err(|_| FactsError::NoValue("the field"));
        let input = self.analysis.shaped.network().input;
        match figure {
            NetworkFigure::Parameters => exact(totals()?.parameters),
            NetworkFigure::Macs => exact(totals()?.operations),
            NetworkFigure::Flops => exact(totals()?.operations).map(|macs| 2.0 * macs),
            NetworkFigure::Activations => exact(totals()?.activations),
            NetworkFigure::Taps => exact(measures.convolutions.iter().map(Convolution::taps).sum()),
            NetworkFigure::Maps => exact(measures.maps),
            NetworkFigure::Depth => exact(measures.depth),
            NetworkFigure::NonLinearities => exact(measures.activations),
            NetworkFigure::Field => {
                let field = field()?;
                let is_one_number = field.is_square() || input.one_dimensional;
                if is_one_number { exact(field.width) } else { Err(FactsError::NoValue("a field that is not square")) }
            }
            NetworkFigure::FieldRows => exact(field()?.height),
            NetworkFigure::FieldCols => exact(field()?.width),
            NetworkFigure::Stride => stride(&self.analysis, self.unit.map),
            NetworkFigure::Centre => {
                let middle = measures.middle.as_ref().map(|middle| middle.share);
                middle.map_err(|_| FactsError::NoValue("the share of the middle"))
            }
            NetworkFigure::Inside(side) => self.inside(side),
            NetworkFigure::Holding(percent) => {
                let centre = Axes::new(2 * self.unit_on_input(Axis::Height)?, 2 * self.unit_on_input(Axis::Width)?);
                exact(self.influence()?.side_holding(percent as f64 / 100.0, centre).into())
            }
            NetworkFigure::Spread => self.spread(),
            NetworkFigure::Seen => exact(self.seen()?.count()),
            NetworkFigure::Hull => exact(self.seen()?.hull().map_or(0, |hull| hull.area())),
            NetworkFigure::Intensity => {
                let intensity = measures.traffic.as_ref().ok().and_then(MemoryTraffic::intensity);
                intensity.ok_or(FactsError::NoValue("the intensity"))
            }
            NetworkFigure::Multiplications => {
                exact(measures.winograd.as_ref().map_err(|_| FactsError::TooLarge)?.multiplications())
            }
            NetworkFigure::InputChannels => exact(input.channels.into()),
            NetworkFigure::InputRows => exact(input.size.height.into()),
            NetworkFigure::InputCols => exact(input.size.width.into()),
            NetworkFigure::OutputChannels => exact(measures.output.channels().into()),
            NetworkFigure::OutputRows => exact(measures.output.size().height.into()),
            NetworkFigure::OutputCols => exact(measures.output.size().width.into()),
        }
    }

    pub(super) fn node(&self, name: &str, figure: NodeFigure) -> Result<f64, FactsError> {
        let index = self.analysis.shaped.network().index_of_name(name);
        let map = index.ok_or_else(|| FactsError::NoSuchNode(name.into()))? + 1;
        let cost = || self.costs.of_map(map).ok_or(FactsError::NoValue("a layer's cost"));
        let shape = || -> Result<Shape, FactsError> {
            self.analysis.shaped.shape(map).ok_or(FactsError::NoValue("a layer's output"))
        };
        let field = || -> Result<&AxisField, FactsError> {
            let local = self.analysis.fields[map].local();
            local.map(|axes| &axes.width).ok_or(FactsError::NoValue("a layer's field"))
        };
        let count = |total: Option<u128>| total.ok_or(FactsError::TooLarge).and_then(exact);
        match figure {
            NodeFigure::Parameters => count(cost()?.parameters.total()),
            NodeFigure::Macs => count(cost()?.operations.total()),
            NodeFigure::Activations => count(cost()?.activations.total()),
            NodeFigure::Field => exact(field()?.size()),
            NodeFigure::Stride => stride(&self.analysis, map),
            NodeFigure::Channels => exact(shape()?.channels().into()),
            NodeFigure::Rows => exact(shape()?.size().height.into()),
            NodeFigure::Cols => exact(shape()?.size().width.into()),
        }
    }

    fn seen(&self) -> Result<CellSet, FactsError> {
        self.analysis.seen(self.unit).map_err(|_| FactsError::TooLarge)
    }

    fn influence(&self) -> Result<InfluenceMap, FactsError> {
        let map = influence(&self.analysis.shaped, self.unit, Weights::Paths);
        map.map_err(|_| FactsError::NoValue("the influence"))
    }

    /// The input index at the center of the unit's field along one axis.
    fn unit_on_input(&self, axis: Axis) -> Result<i64, FactsError> {
        let span = self.analysis.span(self.unit).ok_or(FactsError::NoValue("the middle of the field"))?;
        let (first, last) = *span.get(axis);
        i64::try_from((first + last).div_euclid(2)).map_err(|_| FactsError::TooLarge)
    }

    fn inside(&self, side: u64) -> Result<f64, FactsError> {
        let reach = i64::try_from(side / 2).map_err(|_| FactsError::TooLarge)?.min(i64::from(u16::MAX));
        let (row, col) = (self.unit_on_input(Axis::Height)?, self.unit_on_input(Axis::Width)?);
        let map = self.influence()?;
        let cells = (row - reach..=row + reach).flat_map(|row| (col - reach..=col + reach).map(move |col| (row, col)));
        Ok(cells.map(|(row, col)| map.at(row, col)).sum())
    }

    fn spread(&self) -> Result<f64, FactsError> {
        let map = self.influence()?;
        let rows =
            map.values.chunks(map.cols).zip(map.top..).map(|(row, index)| (row.iter().sum::<f64>(), index as f64));
        let rows: Vec<(f64, f64)> = rows.collect();
        let mean: f64 = rows.iter().map(|(share, index)| share * index).sum();
        Ok(rows.iter().map(|(share, index)| share * (index - mean).powi(2)).sum::<f64>().sqrt())
    }
}

/// The effective stride of a map along the columns, in input cells per unit.
fn stride(analysis: &NetworkAnalysis, map: usize) -> Result<f64, FactsError> {
    let field = analysis.fields[map].local().ok_or(FactsError::NoValue("the effective stride"))?;
    let (cells, units) = field.width.stride;
    exact(cells.unsigned_abs()).map(|cells| cells / units as f64)
}

/// A count as a number, if it is exact.
pub(super) fn exact(count: u128) -> Result<f64, FactsError> {
    if count <= 1 << 53 { Ok(count as f64) } else { Err(FactsError::TooLarge) }
}
