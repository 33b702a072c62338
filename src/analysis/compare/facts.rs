//! All that is compared of one network.

use super::depth::{depth, has_weights};
use super::{Centre, Heaviest, Measure, Quantity, Traffic, Winograd};
use crate::analysis::{Overview, Totals, growth_steps};
use crate::cnn::{Axes, Axis, Op, Plan, Shape};

/// All that is compared of one network. What a network has not is none: a layer is impossible, a number too large, or the field has no
/// closed form.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The shape that comes out.
    pub shape: Option<Shape>,
    /// Parameters, operations under the overview's convention, and activations.
    pub totals: Option<Totals>,
    /// Number of maps that training keeps: one a layer.
    pub maps: usize,
    /// Kernel cells of all convolutions, channels left aside: 9 + 9 for two 3×3.
    pub taps: u128,
    /// The field of the last map with a place of its own, in input cells.
    pub field: Option<Axes<u128>>,
    /// Effective stride of that map where it is a whole number, in input cells.
    pub stride: Option<Axes<i128>>,
    /// The field after each layer that widens it, in input cells, rows × columns.
    pub growth: Vec<Axes<u128>>,
    /// Number of activation functions.
    pub non_linearities: usize,
    /// Layers with weights on the longest path.
    pub depth: usize,
    /// The share of influence that the middle of the field has.
    pub centre: Option<Centre>,
    /// Multiply-adds and bytes moved.
    pub traffic: Option<Traffic>,
    /// Multiplications under a fast algorithm.
    pub winograd: Option<Winograd>,
    /// The layer with most parameters.
    pub most_parameters: Option<Heaviest>,
    /// The layer with most operations.
    pub most_operations: Option<Heaviest>,
}

impl Facts {
    /// Works a network out.
    pub fn of(overview: &Overview) -> Self {
        let plan = &overview.plan;
        let (last, local) = (plan.map_count() - 1, overview.last_local_map());
        let working = || (1..plan.map_count()).filter(|&map| plan.step_of(map).is_some());
        let axes = overview.fields[local].local();
        let stride = |axis| axes.and_then(|axes| Some(axes.get(axis).stride).filter(|s| s.1 == 1).map(|s| s.0));
        Self {
            shape: plan.shape(last),
            totals: plan.complete().ok().and(overview.totals.clone().ok()),
            maps: working().count(),
            taps: working().map(|map| taps(plan.op(map))).fold(0, u128::saturating_add),
            field: overview.fields[local].size(),
            stride: stride(Axis::Height).zip(stride(Axis::Width)).map(|(height, width)| Axes::new(height, width)),
            growth: growth(overview, local),
            non_linearities: working().filter(|&map| matches!(plan.op(map), Op::Activation(_))).count(),
            depth: depth(plan, last),
            centre: Centre::of(overview, local),
            traffic: Traffic::of(plan),
            winograd: Winograd::of(plan),
            most_parameters: Heaviest::of(overview, |cost| cost.parameters.total()),
            most_operations: Heaviest::of(overview, |cost| cost.operations.total()),
        }
    }

    /// The value of a quantity.
    pub fn measure(&self, quantity: Quantity) -> Measure {
        let count = |value: &dyn Fn(&Totals) -> u128| self.totals.as_ref().map(|totals| Measure::Count(value(totals)));
        let measure = match quantity {
            Quantity::OutputShape => self.shape.map(Measure::Shape),
            Quantity::Parameters | Quantity::Regularisation => count(&|totals| totals.parameters),
            Quantity::Operations => count(&|totals| totals.operations),
            Quantity::Activations => count(&|totals| totals.activations),
            Quantity::Field => self.field.map(Measure::Field),
            Quantity::Growth => self.field.map(|_| Measure::Growth(self.growth.clone())),
            Quantity::NonLinearities => self.shape.map(|_| Measure::Count(self.non_linearities as u128)),
            Quantity::Depth => self.shape.map(|_| Measure::Count(self.depth as u128)),
            Quantity::CentreShare => self.centre.map(|centre| Measure::Share(centre.share)),
            Quantity::Intensity => self.traffic.filter(|traffic| traffic.bytes > 0).map(Measure::Traffic),
            Quantity::Multiplications => self.winograd.filter(|winograd| winograd.of > 0).map(Measure::Winograd),
        };
        measure.unwrap_or(Measure::Missing)
    }
}

fn taps(op: &Op) -> u128 {
    let area = |kernel: Axes<u64>| u128::from(kernel.height).saturating_mul(kernel.width.into());
    match op {
        Op::Conv(conv) => area(conv.kernel),
        Op::ConvTranspose(conv) => area(conv.kernel),
        Op::Linear { .. } => 1,
        _ => 0,
    }
}

/// The field after each layer on its widest way that widens it on either axis.
fn growth(overview: &Overview, map: usize) -> Vec<Axes<u128>> {
    let steps = Axes::from_axis(|axis| growth_steps(overview, map, axis));
    // The axes can grow along different branches; then each layer says what both have reached by then.
    let mut maps: Vec<usize> = steps.height.iter().chain(&steps.width).map(|step| step.map).collect();
    maps.sort_unstable();
    maps.dedup();
    let mut sizes: Vec<Axes<u128>> = Vec::new();
    for map in maps {
        let after = steps
            .as_ref()
            .map(|steps| steps.iter().take_while(|step| step.map <= map).last().map_or(1, |step| step.after));
        if after != sizes.last().copied().unwrap_or(Axes::new(1, 1)) {
            sizes.push(after);
        }
    }
    sizes
}

impl Heaviest {
    /// The first layer with most of what is counted; none if nothing is.
    fn of(overview: &Overview, count: impl Fn(&crate::analysis::Cost) -> Option<u128>) -> Option<Self> {
        let plan: &Plan = &overview.plan;
        let counted = overview.costs.iter().enumerate().filter(|(map, _)| has_weights(plan.op(*map)));
        counted
            .filter_map(|(map, cost)| {
                let amount = count(cost.as_ref()?.as_ref().ok()?)?;
                Some(Self { name: plan.name(map).into(), amount })
            })
            .reduce(|best, next| if next.amount > best.amount { next } else { best })
    }
}
