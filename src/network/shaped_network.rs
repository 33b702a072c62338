//! A network with its sources resolved and shapes inferred, up to the first impossible layer.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use super::infer::{self, Indices, Inferred};
use super::{
    Axes, Fault, INPUT_NAME, Learned, Network, Node, NodeKey, Op, Pool, Problem, Shape, Sides, Source, Statistics,
};

/// A network with the sources and shapes of all its layers.
///
/// Its *maps* are numbered: map 0 is the input, map `i + 1` the output of node `i`. A faulty layer is part of the shaped network: layers
/// that do not depend on it keep their shapes.
#[derive(Clone, Debug)]
pub struct ShapedNetwork {
    network: Arc<Network>,
    input: Result<Shape, Fault>,
    steps: Vec<Result<Step, Fault>>,
}

/// The resolved sources and the inferred shape of a working node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The input maps.
    pub sources: Vec<usize>,
    /// The shape of its output.
    pub shape: Shape,
    /// The zeros around its input (for a transposed convolution and an unpooling: what is cropped off its output), if the operator has
    /// padding.
    pub padding: Option<Sides>,
    /// The number of groups of channels: 1 except for grouped convolutions.
    pub groups: u64,
    /// The pooling layer whose indices a max unpooling uses; `None` for other operators.
    pub unpools: Option<Pool>,
    /// The map of the layer whose weights are used and which counts them; `None` if the node has its own weights.
    pub shares: Option<usize>,
    /// Whether the layer's statistics count, if it normalizes.
    pub statistics: Statistics,
}

/// The layers that sums over a network leave out: faulty ones, and those that depend on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Name of the first faulty layer, or `input`.
    pub impossible: String,
    /// The number of working layers, which are counted.
    pub working: usize,
    /// The number of all layers.
    pub layers: usize,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { impossible, working, layers } = self;
        write!(out, "{working} of {layers} layers, as {impossible} is impossible")
    }
}

impl Network {
    /// The shape of the input.
    ///
    /// # Errors
    /// If an extent is 0, or the number of values is too large.
    pub fn input_shape(&self) -> Result<Shape, Problem> {
        infer::input(self.input)
    }
}

impl Op {
    /// The shape of the output for these inputs. A max unpooling also needs the pooling layer that is its second input.
    ///
    /// # Errors
    /// The problem, if the operator cannot process the inputs.
    pub fn output_shape(&self, inputs: &[Shape], indices: Option<Indices<'_>>) -> Result<Shape, Problem> {
        Ok(infer::node(self, inputs, indices)?.shape)
    }
}

impl ShapedNetwork {
    /// Resolves the sources and infers the shapes of a network.
    pub fn new(network: impl Into<Arc<Network>>) -> Self {
        let network = network.into();
        let input = infer::input(network.input).map_err(|problem| Fault { node: INPUT_NAME.into(), problem });
        let mut shaped = Self { network: Arc::clone(&network), input, steps: Vec::new() };
        // For each layer whose weights are shared, the first working map that uses them.
        let mut users: HashMap<NodeKey, usize> = HashMap::new();
        let lenders: HashSet<NodeKey> = network.nodes().iter().filter_map(|node| node.shares).collect();
        let maps: HashMap<_, _> =
            network.nodes().iter().enumerate().map(|(index, node)| (node.key, index + 1)).collect();
        for (index, node) in network.nodes().iter().enumerate() {
            let sources = node
                .sources
                .iter()
                .map(|source| match source {
                    Source::Previous => index,
                    Source::Input => 0,
                    Source::Node(key) => maps[key],
                })
                .collect();
            let step = shaped.step(node, sources).and_then(|step| {
                if node.bypassed || node.shares.is_none() && !lenders.contains(&node.key) {
                    return Ok(step);
                }
                let user = *users.entry(node.shares.unwrap_or(node.key)).or_insert(index + 1);
                shaped.sharing(node, step, Some(user).filter(|&user| user <= index))
            });
            shaped.steps.push(step.map_err(|problem| Fault { node: node.name.clone(), problem }));
        }
        shaped
    }

    fn step(&self, node: &Node, sources: Vec<usize>) -> Result<Step, Problem> {
        let shapes = sources
            .iter()
            .map(|&map| self.shape(map).ok_or_else(|| Problem::Upstream { name: self.name(map).into() }))
            .collect::<Result<Vec<_>, _>>()?;
        if node.bypassed {
            let Some(&shape) = shapes.first() else {
                return Err(Problem::Arity { expected: node.op.spec().arity, found: 0 });
            };
            let sources = vec![sources[0]];
            let statistics = Statistics::LeftOut;
            return Ok(Step { sources, shape, padding: None, groups: 1, unpools: None, shares: None, statistics });
        }
        let indices = sources.get(1).filter(|_| node.op == Op::MaxUnpool).and_then(|&pool| self.indices(pool));
        let Inferred { shape, padding, groups } = infer::node(&node.op, &shapes, indices)?;
        let unpools = indices.map(|indices| indices.pool.clone());
        Ok(Step { sources, shape, padding, groups, unpools, shares: None, statistics: self.network.statistics })
    }

    /// The max pooling layer that produces a map.
    fn indices(&self, map: usize) -> Option<Indices<'_>> {
        let Op::MaxPool(pool) = self.op(map) else { return None };
        let &source = self.step_of(map)?.sources.first()?;
        Some(Indices { pool, input: self.shape(source)? })
    }

    /// A node with the weights of the layer behind map `with`, or with its own.
    fn sharing(&self, node: &Node, step: Step, with: Option<usize>) -> Result<Step, Problem> {
        let Some(with) = with else { return Ok(step) };
        let weights = |op: &Op, step: &Step| {
            let input = step.sources.first().and_then(|&source| self.shape(source));
            input.map(|input| weights_needed(op, input, step))
        };
        let theirs = self.step_of(with).and_then(|step| weights(self.op(with), step));
        if weights(&node.op, &step) != theirs {
            return Err(Problem::Shares { name: self.name(with).into() });
        }
        Ok(Step { shares: Some(with), ..step })
    }

    /// The network.
    pub const fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// Number of maps: the input and one per node.
    pub fn map_count(&self) -> usize {
        self.steps.len() + 1
    }

    /// The shape of a map, if it has one.
    pub fn shape(&self, map: usize) -> Option<Shape> {
        match map.checked_sub(1) {
            None => self.input.as_ref().ok().copied(),
            Some(index) => self.steps.get(index)?.as_ref().ok().map(|step| step.shape),
        }
    }

    /// The name of a map: its node's, or `input`.
    pub fn name(&self, map: usize) -> &str {
        map.checked_sub(1).map_or(INPUT_NAME, |index| &self.network.nodes()[index].name)
    }

    /// The node that produces a map; `None` for the input.
    pub fn node(&self, map: usize) -> Option<&Node> {
        map.checked_sub(1).map(|index| &self.network.nodes()[index])
    }

    /// The step of the node that produces a map; `None` for the input and for faulty layers.
    pub fn step_of(&self, map: usize) -> Option<&Step> {
        self.steps.get(map.checked_sub(1)?)?.as_ref().ok()
    }

    /// The operator of the node that produces a map: the identity if the node is switched off.
    pub fn op(&self, map: usize) -> &Op {
        match self.node(map) {
            Some(node) if !node.bypassed => &node.op,
            _ => &Op::Identity,
        }
    }

    /// Why a map does not exist; `None` if it does.
    pub fn fault(&self, map: usize) -> Option<&Fault> {
        match map.checked_sub(1) {
            None => self.input.as_ref().err(),
            Some(index) => self.steps.get(index)?.as_ref().err(),
        }
    }

    /// All faults, in order, except those of layers that merely depend on a faulty layer.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        (0..self.map_count())
            .filter_map(|map| self.fault(map))
            .filter(|fault| !matches!(fault.problem, Problem::Upstream { .. }))
    }

    /// The layers that sums leave out; `None` if every layer works.
    pub fn left_out(&self) -> Option<LeftOut> {
        let fault = self.faults().next()?;
        let working = self.steps.iter().filter(|step| step.is_ok()).count();
        Some(LeftOut { impossible: fault.node.clone(), working, layers: self.steps.len() })
    }

    /// The shaped network if every layer works.
    ///
    /// # Errors
    /// The first fault.
    pub fn complete(&self) -> Result<&Self, Fault> {
        self.faults().next().map_or(Ok(self), |fault| Err(fault.clone()))
    }
}

/// What must be equal in layers that share weights: the kind, and the sizes that the weights depend on.
fn weights_needed(op: &Op, input: Shape, step: &Step) -> (&'static str, Option<String>, Vec<u64>) {
    let (inputs, outputs) = (input.channels(), step.shape.channels());
    let (kind, sizes) = match op.learned() {
        Learned::Kernel { kernel: Axes { height, width }, bias } => {
            (None, vec![outputs, inputs, step.groups, height, width, u64::from(bias)])
        }
        Learned::Matrix { bias } => (None, vec![outputs, inputs, u64::from(bias)]),
        Learned::ScalesAndShifts { affine } => (None, vec![inputs, u64::from(affine)]),
        Learned::Scales => (None, vec![inputs]),
        Learned::Slopes { per_channel } => (None, vec![if per_channel { inputs } else { 1 }]),
        Learned::Declared(block) => (Some(block.kind.clone()), vec![block.parameters]),
        Learned::Nothing => (None, Vec::new()),
    };
    (op.json_name(), kind, sizes)
}
