//! A network with its links resolved and shapes inferred, up to the first impossible layer.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use super::infer::{self, Inferred};
use super::{Axes, Fault, INPUT_NAME, Learned, Network, Node, NodeKey, Op, Problem, Shape, Sides, Source};

/// A network with its links and shapes worked out.
///
/// Its *maps* are numbered: map 0 is the input, map `i + 1` the output of node `i`. An impossible layer is part of the shaped network: the layers
/// that do not read it stand.
#[derive(Clone, Debug)]
pub struct ShapedNetwork {
    network: Arc<Network>,
    input: Result<Shape, Fault>,
    steps: Vec<Result<Step, Fault>>,
}

/// What is known of a node that works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The maps that it reads.
    pub sources: Vec<usize>,
    /// The shape of its output.
    pub shape: Shape,
    /// The zeros around its input (for a transposed convolution: what is cropped off its output), where it has any say in it.
    pub padding: Option<Sides>,
    /// In how many groups its channels fall: 1 but for grouped convolutions.
    pub groups: u64,
    /// The map of the layer whose weights it uses, which has them and counts them; none if they are its own.
    pub shares: Option<usize>,
}

/// What sums over the layers of a network leave out: the impossible ones, and those that read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The first layer that is impossible, or the input.
    pub impossible: String,
    /// The number of layers that work: those that are counted.
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
    /// If an extent is 0, or the values cannot be counted.
    pub fn input_shape(&self) -> Result<Shape, Problem> {
        infer::input(self.input)
    }
}

impl Op {
    /// The shape of the output for these inputs.
    ///
    /// # Errors
    /// Why the operator cannot work on them.
    pub fn output_shape(&self, inputs: &[Shape]) -> Result<Shape, Problem> {
        Ok(infer::node(self, inputs)?.shape)
    }
}

impl ShapedNetwork {
    /// Works out the links and shapes of a network.
    pub fn new(network: impl Into<Arc<Network>>) -> Self {
        let network = network.into();
        let input = infer::input(network.input).map_err(|problem| Fault { node: INPUT_NAME.into(), problem });
        let mut shaped = Self { network: Arc::clone(&network), input, steps: Vec::new() };
        // For each layer that lends its weights, the first map that works and uses them.
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
            return Ok(Step { sources: vec![sources[0]], shape, padding: None, groups: 1, shares: None });
        }
        let Inferred { shape, padding, groups } = infer::node(&node.op, &shapes)?;
        Ok(Step { sources, shape, padding, groups, shares: None })
    }

    /// A node that uses the weights of the layer behind an earlier map, or its own.
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

    /// The network that was planned.
    pub const fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// Number of maps: the input and one for each node.
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

    /// The node whose output a map is; none for the input.
    pub fn node(&self, map: usize) -> Option<&Node> {
        map.checked_sub(1).map(|index| &self.network.nodes()[index])
    }

    /// What is known of the node whose output a map is; none for the input and for impossible layers.
    pub fn step_of(&self, map: usize) -> Option<&Step> {
        self.steps.get(map.checked_sub(1)?)?.as_ref().ok()
    }

    /// What the node whose output a map is does: the identity where it is switched off.
    pub fn op(&self, map: usize) -> &Op {
        match self.node(map) {
            Some(node) if !node.bypassed => &node.op,
            _ => &Op::Identity,
        }
    }

    /// Why a map does not exist.
    pub fn fault(&self, map: usize) -> Option<&Fault> {
        match map.checked_sub(1) {
            None => self.input.as_ref().err(),
            Some(index) => self.steps.get(index)?.as_ref().err(),
        }
    }

    /// All that is wrong, in order; what merely reads a faulty layer is left out.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        (0..self.map_count())
            .filter_map(|map| self.fault(map))
            .filter(|fault| !matches!(fault.problem, Problem::Upstream { .. }))
    }

    /// What sums over the layers leave out; none if every layer works.
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

/// What layers must have in common to use the same weights: the kind, and the sizes that the weights depend on.
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
