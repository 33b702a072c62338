//! The measures of one network for a comparison: one value per measure.

use std::sync::Arc;

use super::{CentralInfluence, Convolution, Measure, MemoryTraffic, Winograd};
use crate::analysis::{Convention, Costs, NetworkAnalysis, NoInfluence, Status, Totals, growth_steps};
use crate::network::{Axes, Axis, Fault, Network, Op, Problem, Shape, ShapedNetwork};

/// Why a network has no value in a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A number is too large to count.
    TooLarge(Problem),
    /// The field has no size.
    NoField(Status),
    /// The influence map cannot be computed.
    NoInfluence(NoInfluence),
    /// No layer multiplies.
    NoWork,
}

/// A network's value in a measure.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// C × H × W or N.
    Shape(Shape),
    /// A whole number.
    Count(u128),
    /// Height × width of a field, in input cells.
    Field(Axes<u128>),
    /// The sizes of a field as it grows, on each axis.
    Growth(Axes<Vec<u128>>),
    /// A fraction from 0 to 1.
    Share(f64),
    /// Multiply-adds per byte.
    Intensity(f64),
}

/// The measures of one network.
#[derive(Clone, Debug)]
pub struct Measures {
    /// Shape of the input.
    pub input: Shape,
    /// Shape of the output.
    pub output: Shape,
    /// Sums over all layers.
    pub totals: Result<Totals, Problem>,
    /// The largest contributions: the maps with most parameters and with most operations.
    pub largest: Option<(LargestPart, LargestPart)>,
    /// Number of maps with values: one per layer.
    pub maps: u128,
    /// Size of the field of the last local map.
    pub field: Result<Axes<u128>, Missing>,
    /// The sizes through which that field grows; layers that do not enlarge it are left out.
    pub growth: Result<Axes<Vec<u128>>, Missing>,
    /// Explicit non-linear layers, not counting max pooling.
    pub activations: u128,
    /// Layers with weights.
    pub weighted: u128,
    /// Layers with weights on the longest path.
    pub depth: u128,
    /// The convolutions, in order.
    pub convolutions: Vec<Convolution>,
    /// The share of the middle of the field.
    pub middle: Result<CentralInfluence, Missing>,
    /// Operations and memory traffic.
    pub traffic: Result<MemoryTraffic, Problem>,
    /// The savings by Winograd's algorithm.
    pub winograd: Result<Winograd, Problem>,
}

/// A layer's contribution to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LargestPart {
    /// Its map.
    pub map: usize,
    /// Its contribution.
    pub part: u128,
}

impl Measures {
    /// Measures a network, its costs under the default [`Convention`].
    ///
    /// # Errors
    /// The first [`Fault`] of the network.
    pub fn of_network(network: Arc<Network>) -> Result<Self, Fault> {
        let analysis = NetworkAnalysis::new(network);
        Self::of(&analysis, &Costs::of(&analysis.shaped, Convention::default()))
    }

    /// Measures a network.
    ///
    /// # Errors
    /// The first fault: networks with faulty layers are not compared.
    ///
    /// # Panics
    /// Never: a shaped network without faults has every shape.
    pub fn of(analysis: &NetworkAnalysis, costs: &Costs) -> Result<Self, Fault> {
        let shaped = analysis.shaped.complete()?;
        let shape = |map| shaped.shape(map).expect("a network without faults has every shape");
        let last = analysis.last_local_map();
        let field = analysis.fields[last].size().ok_or_else(|| Missing::NoField(analysis.fields[last].status()));
        let growth = field.clone().map(|_| Axes::from_axis(|axis| sizes(analysis, last, axis)));
        let middle = match CentralInfluence::of(analysis, last) {
            Some(middle) => middle.map_err(Missing::NoInfluence),
            None => Err(Missing::NoField(analysis.fields[last].status())),
        };
        Ok(Self {
            input: shape(0),
            output: shape(shaped.map_count() - 1),
            totals: costs.totals.clone(),
            largest: largest(costs),
            maps: shaped.map_count() as u128 - 1,
            field,
            growth,
            activations: count(shaped, |op| matches!(op, Op::Activation(_))),
            weighted: count(shaped, has_weights),
            depth: depth(shaped),
            convolutions: Convolution::all(shaped),
            middle,
            traffic: MemoryTraffic::of(shaped),
            winograd: Winograd::of(shaped),
        })
    }

    /// The network's value in a measure.
    ///
    /// For [`Measure::NonLinearities`] this is the number of explicit layers; [`Verdict`](super::Verdict) counts layers with weights instead
    /// if neither network has any.
    ///
    /// # Errors
    /// [`Missing`] if there is no value.
    pub fn value(&self, measure: Measure) -> Result<Value, Missing> {
        let total = |part: fn(&Totals) -> u128| {
            self.totals.as_ref().map(|totals| Value::Count(part(totals))).map_err(|p| Missing::TooLarge(p.clone()))
        };
        match measure {
            Measure::Output => Ok(Value::Shape(self.output)),
            Measure::Parameters => total(|totals| totals.parameters),
            Measure::Operations => total(|totals| totals.operations),
            Measure::Activations => total(|totals| totals.activations),
            Measure::Field => self.field.clone().map(Value::Field),
            Measure::Growth => self.growth.clone().map(Value::Growth),
            Measure::NonLinearities => Ok(Value::Count(self.activations)),
            Measure::Depth => Ok(Value::Count(self.depth)),
            Measure::CentreShare => self.middle.clone().map(|middle| Value::Share(middle.share)),
            Measure::Intensity => {
                let traffic = self.traffic.clone().map_err(Missing::TooLarge)?;
                traffic.intensity().map(Value::Intensity).ok_or(Missing::NoWork)
            }
            Measure::Winograd => {
                let winograd = self.winograd.clone().map_err(Missing::TooLarge)?;
                Ok(Value::Count(winograd.multiplications()))
            }
        }
    }
}

fn sizes(analysis: &NetworkAnalysis, map: usize, axis: Axis) -> Vec<u128> {
    let steps = growth_steps(analysis, map, axis);
    steps.into_iter().filter(|step| step.after != step.before).map(|step| step.after).collect()
}

fn count(shaped: &ShapedNetwork, counts: impl Fn(&Op) -> bool) -> u128 {
    (1..shaped.map_count()).filter(|&map| counts(shaped.op(map))).count() as u128
}

const fn has_weights(op: &Op) -> bool {
    matches!(op, Op::Conv(_) | Op::ConvTranspose(_) | Op::Linear { .. })
}

/// The number of layers with weights on the longest path to the last map.
fn depth(shaped: &ShapedNetwork) -> u128 {
    let mut depths = vec![0_u128; shaped.map_count()];
    for map in 1..shaped.map_count() {
        let sources = shaped.step_of(map).map_or(&[][..], |step| &step.sources);
        let below = sources.iter().map(|&source| depths[source]).max().unwrap_or(0);
        depths[map] = below + u128::from(has_weights(shaped.op(map)));
    }
    depths[shaped.map_count() - 1]
}

/// The maps that contribute most to the parameters and to the operations.
fn largest(costs: &Costs) -> Option<(LargestPart, LargestPart)> {
    let each = || (0..costs.by_map.len()).filter_map(|map| Some((map, costs.of_map(map)?)));
    let part = |(map, part): (usize, Option<u128>)| LargestPart { map, part: part.unwrap_or(0) };
    // Of equal contributions, the first.
    let most = |best: LargestPart, next: LargestPart| if next.part > best.part { next } else { best };
    let parameters = each().map(|(map, cost)| part((map, cost.parameters.total()))).reduce(most)?;
    let operations = each().map(|(map, cost)| part((map, cost.operations.total()))).reduce(most)?;
    Some((parameters, operations))
}
