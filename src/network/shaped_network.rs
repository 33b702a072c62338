//! A network with its links and shapes worked out, layer by layer, as far as they go.

use std::collections::HashMap;
use std::sync::Arc;

use super::infer::{self, Inferred};
use super::{Fault, INPUT_NAME, Network, Node, Op, Problem, Shape, Sides, Source};

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
}

impl ShapedNetwork {
    /// Works out the links and shapes of a network.
    pub fn new(network: impl Into<Arc<Network>>) -> Self {
        let network = network.into();
        let input = infer::input(network.input).map_err(|problem| Fault { node: INPUT_NAME.into(), problem });
        let mut shaped = Self { network: Arc::clone(&network), input, steps: Vec::new() };
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
            let step = shaped.step(node, sources);
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
            return Ok(Step { sources: vec![sources[0]], shape, padding: None, groups: 1 });
        }
        let Inferred { shape, padding, groups } = infer::node(&node.op, &shapes)?;
        Ok(Step { sources, shape, padding, groups })
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

    /// The shaped network if every layer works.
    ///
    /// # Errors
    /// The first fault.
    pub fn complete(&self) -> Result<&Self, Fault> {
        self.faults().next().map_or(Ok(self), |fault| Err(fault.clone()))
    }
}
