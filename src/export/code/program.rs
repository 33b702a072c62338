//! A network as a program's layers: which variables they read, which they write.

use super::name::Names;
use super::python::Rank;
use crate::cnn::{Interpolation, Op, Plan, Shape, Step};

/// The layers of a program in order. The identity and layers that are switched off are none: who reads them reads what they read.
pub(super) struct Program<'a> {
    pub(super) layers: Vec<Layer<'a>>,
    /// The variable that holds the input.
    pub(super) input: String,
    /// The variable that holds the output.
    pub(super) output: String,
    pub(super) rank: Rank,
    /// Names of layers that are left out because the output does not depend on them.
    pub(super) left_out: Vec<String>,
}

/// One layer of a program.
pub(super) struct Layer<'a> {
    pub(super) op: &'a Op,
    /// The layer's name in the network.
    pub(super) node: &'a str,
    /// Its name in the program.
    pub(super) name: String,
    /// The shape of the first map that it reads.
    pub(super) input_shape: Shape,
    pub(super) step: &'a Step,
    /// The variables that it reads.
    pub(super) inputs: Vec<String>,
    /// The variable that it writes.
    pub(super) target: String,
}

impl Layer<'_> {
    /// The first variable that it reads.
    pub(super) fn input(&self) -> &str {
        self.inputs.first().map_or("x", String::as_str)
    }
}

/// What becomes of layers that the output does not depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// They stay: the network has their parameters.
    Stay,
    /// They are left out: the framework finds a network from its output.
    Go,
}

impl<'a> Program<'a> {
    /// The program of a complete plan, on one spatial axis if it has one and the framework can.
    pub(super) fn of(plan: &'a Plan, unread: Unread, rank: Rank) -> Self {
        let resolved = resolved(plan);
        let output = resolved[plan.map_count() - 1];
        let is_needed = needed(plan, &resolved, output);
        let is_layer = |map: &usize| resolved[*map] == *map;
        let (kept, left_out): (Vec<usize>, Vec<usize>) =
            (1..plan.map_count()).filter(is_layer).partition(|&map| unread == Unread::Stay || is_needed[map]);
        let mut names = Names::default();
        let labels: Vec<String> =
            kept.iter().map(|&map| names.identifier(plan.name(map), plan.op(map).word())).collect();
        let mut variables = variables(plan, &resolved, output, &kept, &labels);
        if unread == Unread::Go {
            // A network that is found from its output is found down to its input, which so keeps its name to the end.
            variables[0] = "inputs".into();
        }
        let layers = kept.iter().zip(labels).filter_map(|(&map, name)| {
            let step = plan.step_of(map)?;
            let reads = step.sources.iter().map(|&source| resolved[source]);
            Some(Layer {
                op: plan.op(map),
                node: plan.name(map),
                name,
                input_shape: plan.shape(*step.sources.first()?)?,
                step,
                inputs: reads.map(|source| variables[source].clone()).collect(),
                target: variables[map].clone(),
            })
        });
        Self {
            layers: layers.collect(),
            input: variables[0].clone(),
            output: variables[output].clone(),
            rank,
            left_out: left_out.into_iter().map(|map| plan.name(map).to_owned()).collect(),
        }
    }
}

/// For each map the one that holds its values: its own, or what an identity hands on.
fn resolved(plan: &Plan) -> Vec<usize> {
    let mut resolved: Vec<usize> = (0..plan.map_count()).collect();
    for map in 1..plan.map_count() {
        if let (Op::Identity, Some(step)) = (plan.op(map), plan.step_of(map)) {
            resolved[map] = step.sources.first().map_or(map, |&source| resolved[source]);
        }
    }
    resolved
}

/// Whether the output depends on each map.
fn needed(plan: &Plan, resolved: &[usize], output: usize) -> Vec<bool> {
    let mut needed = vec![false; plan.map_count()];
    needed[output] = true;
    for map in (1..=output).rev() {
        if let (true, Some(step)) = (needed[map], plan.step_of(map)) {
            for &source in &step.sources {
                needed[resolved[source]] = true;
            }
        }
    }
    needed
}

/// The variable of each map: `x` where the next layer alone reads it, else the layer's own name.
fn variables(plan: &Plan, resolved: &[usize], output: usize, kept: &[usize], labels: &[String]) -> Vec<String> {
    let mut readers: Vec<Vec<usize>> = vec![Vec::new(); plan.map_count()];
    for (place, &map) in kept.iter().enumerate() {
        for &source in plan.step_of(map).into_iter().flat_map(|step| &step.sources) {
            readers[resolved[source]].push(place);
        }
    }
    readers[output].push(kept.len());
    let mut variables = vec![String::from("x"); plan.map_count()];
    let passes_on = |map: usize, next: usize| readers[map].iter().all(|&reader| reader == next);
    if !passes_on(0, 0) {
        variables[0] = "inputs".into();
    }
    for ((place, &map), label) in kept.iter().enumerate().zip(labels) {
        if !passes_on(map, place + 1) {
            variables[map].clone_from(label);
        }
    }
    variables
}

/// Whether a network can be written with one spatial axis: every map has one row, and nothing reads beyond it.
pub(super) fn is_line(plan: &Plan) -> bool {
    plan.network().input.one_dimensional
        && (0..plan.map_count()).all(|map| plan.shape(map).is_some_and(|shape| shape.size().height == 1))
        && (1..plan.map_count()).all(|map| is_flat(plan.op(map), plan.step_of(map)))
}

/// Whether an operator leaves a single row alone.
fn is_flat(op: &Op, step: Option<&Step>) -> bool {
    let padding = step.and_then(|step| step.padding).unwrap_or_default();
    let no_rows = |sides: &crate::cnn::Sides| sides.top == 0 && sides.bottom == 0;
    match op {
        Op::Conv(conv) => conv.kernel.height == 1 && no_rows(&padding),
        Op::ConvTranspose(conv) => conv.kernel.height == 1 && no_rows(&padding) && conv.output_padding.height == 0,
        Op::MaxPool(pool) | Op::AvgPool(pool) => pool.kernel.height == 1 && no_rows(&pool.padding),
        Op::Pad(sides) | Op::Crop(sides) => no_rows(sides),
        _ => true,
    }
}

/// Whether a layer mixes neighbours to enlarge a map.
pub(super) fn is_bilinear(op: &Op) -> bool {
    matches!(op, Op::Upsample { mode: Interpolation::Bilinear, .. })
}
