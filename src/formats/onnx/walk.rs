//! The walk through the graph.

use std::collections::{HashMap, HashSet};

use super::constant::Constant;
use super::fold::fold;
use super::names::names;
use super::node::Operator;
use super::proto::{Graph, Node};
use crate::formats::builder::{NetworkBuilder, Value};
use crate::formats::{Import, ImportQuestion, ImportWarning, ModelError, ModelProblem};
use crate::network::{Axes, InputShape, Opaque, SeenWindow, Sees, Shape};

/// The meaning of a name in the graph.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A map or vector that depends on the input.
    Tensor(Tensor),
    /// A constant.
    Constant(Constant),
}

/// A map or vector, and its layout in the graph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tensor {
    pub(super) value: Value,
    /// Its extents in the graph, the batch first.
    pub(super) dims: Vec<u64>,
    pub(super) order: Order,
}

/// The order of a tensor's axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The order used here: batch, channels, rows, columns.
    ChannelsFirst,
    /// Batch, rows, columns, channels.
    ChannelsLast,
    /// The channels split into groups, followed by the channels of each.
    Grouped(u64),
    /// The same, with the groups after.
    Dealt(u64),
}

/// Builds the network operator by operator.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) builder: NetworkBuilder,
    items: HashMap<&'a str, Item>,
    /// The first layer that read each stored constant as its weights.
    weights: HashMap<&'a str, Value>,
    /// The shapes of tensors in the file, if they apply to this input.
    shapes: HashMap<&'a str, Vec<u64>>,
    /// The version of the operator set.
    pub(super) version: i64,
    /// Fully connected layers to which a bias may still be added, by their output.
    pub(super) open_linear: HashSet<Value>,
    /// The pooling layers whose indices tensors hold.
    pub(super) indices: HashMap<&'a str, Value>,
    /// The number of operators that read each tensor.
    readers: HashMap<&'a str, usize>,
}

impl<'a> Walk<'a> {
    /// A constant input of an operator; `None` if the input is missing or depends on the network's input.
    pub(super) fn constant(&self, operator: &Operator<'a>, place: usize) -> Option<&Constant> {
        match self.items.get(operator.input(place)?)? {
            Item::Constant(constant) => Some(constant),
            Item::Tensor(_) => None,
        }
    }

    /// The integers of a constant input, or of the attribute in old versions.
    pub(super) fn list(&self, operator: &Operator<'a>, place: usize, name: &str) -> Option<Vec<i64>> {
        match self.constant(operator, place) {
            Some(constant) => constant.integers(),
            None => operator.ints(name).map(<[i64]>::to_vec),
        }
    }

    /// A map or vector input.
    pub(super) fn tensor(&self, operator: &Operator<'a>, place: usize) -> Result<Tensor, ModelError> {
        let missing = || operator.missing(&format!("input {place}"));
        match self.items.get(operator.input(place).ok_or_else(missing)?) {
            Some(Item::Tensor(tensor)) => Ok(tensor.clone()),
            Some(Item::Constant(_)) => Err(operator.unsupported("input", "constant")),
            None => {
                Err(operator
                    .error(ModelProblem::UnknownInput { input: operator.input(place).unwrap_or_default().into() }))
            }
        }
    }

    /// As [`tensor`](Self::tensor), with the channels first.
    pub(super) fn map(&self, operator: &Operator<'a>, place: usize) -> Result<Tensor, ModelError> {
        let tensor = self.tensor(operator, place)?;
        match tensor.order {
            Order::ChannelsFirst => Ok(tensor),
            Order::ChannelsLast | Order::Grouped(_) | Order::Dealt(_) => {
                Err(operator.error(ModelProblem::Dimensions { shape: written(&tensor.dims) }))
            }
        }
    }

    /// The only stored constant that an operator may read as its weights.
    pub(super) fn weights(&mut self, operator: &Operator<'a>, place: usize) -> Result<Vec<u64>, ModelError> {
        if operator.input(place).is_none() {
            return Err(operator.missing("weights"));
        }
        let dims = match self.constant(operator, place) {
            Some(constant) => constant.dims.clone(),
            None => return Err(operator.unsupported("weights", "computed by the network")),
        };
        Ok(dims)
    }

    /// Records the weights of a layer, which shares them with an earlier layer that has the same.
    pub(super) fn has_weights(
        &mut self,
        operator: &Operator<'a>,
        place: usize,
        value: Value,
    ) -> Result<(), ModelError> {
        let name = operator.input(place).ok_or_else(|| operator.missing("weights"))?;
        match self.weights.get(name) {
            Some(&origin) if !self.builder.share(value, origin) => {
                let other = self.builder.name_of(origin).to_owned();
                Err(operator.error(ModelProblem::SharedWeights { other }))
            }
            Some(_) => Ok(()),
            None => {
                self.weights.insert(name, value);
                Ok(())
            }
        }
    }

    /// An unknown operator, as an opaque block with the output shape given in the file.
    pub(super) fn opaque(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let output = operator.node.outputs.first().and_then(|name| self.shapes.get(name.as_str()));
        let dims = output.cloned().ok_or_else(|| operator.unknown())?;
        let [batch, extents @ ..] = dims.as_slice() else { return Err(operator.unknown()) };
        if !(1..=3).contains(&extents.len()) || dims.contains(&0) {
            return Err(operator.unknown());
        }
        let (mut values, mut parameters) = (Vec::new(), 0_u64);
        for place in 0..operator.node.inputs.len() {
            match self.items.get(operator.input(place).unwrap_or_default()) {
                Some(Item::Tensor(tensor)) if tensor.order == Order::ChannelsFirst => values.push(tensor.value),
                Some(Item::Tensor(_)) => return Err(operator.unknown()),
                Some(Item::Constant(constant)) if constant.is_stored => {
                    parameters = parameters.saturating_add(constant.count());
                }
                Some(Item::Constant(_)) | None => {}
            }
        }
        let block = Opaque {
            kind: operator.node.op_type.clone(),
            output: extents.to_vec(),
            parameters,
            macs: 0,
            sees: Sees::Unknown,
            window: SeenWindow::THREE,
        };
        let (batch, rank) = (*batch, dims.len());
        let value = self.builder.opaque(operator.name, block, &values)?;
        Ok(self.plain(batch, value, rank))
    }

    /// Whether an operator is the only reader of one of its inputs.
    pub(super) fn is_only_reader(&self, operator: &Operator<'a>, place: usize) -> bool {
        operator.input(place).is_some_and(|name| self.readers.get(name) == Some(&1))
    }

    /// A value with its usual extents in the graph, in the order used here.
    pub(super) fn plain(&self, batch: u64, value: Value, rank: usize) -> Tensor {
        let mut dims = vec![batch];
        match self.builder.shape(value) {
            Shape::Map { channels, size } if rank == 3 => dims.extend([channels, size.width]),
            Shape::Map { channels, size } => dims.extend([channels, size.height, size.width]),
            Shape::Vector { length } => dims.push(length),
        }
        Tensor { value, dims, order: Order::ChannelsFirst }
    }

    fn step(&mut self, operator: &Operator<'a>, evaluated: &mut usize) -> Result<(), ModelError> {
        let inputs = &operator.node.inputs;
        if operator.node.op_type == "Shape"
            && let Some(Item::Tensor(tensor)) = operator.input(0).and_then(|name| self.items.get(name))
        {
            let dims = Constant::list(tensor.dims.iter().map(|&dim| dim as i64));
            *evaluated += 1;
            return self.put(operator, vec![Item::Constant(dims)]);
        }
        let constants: Vec<Option<&Constant>> = (0..inputs.len()).map(|place| self.constant(operator, place)).collect();
        let depends = (0..inputs.len()).any(|place| operator.input(place).is_some() && constants[place].is_none());
        if !depends {
            let folded = fold(operator, &constants).ok_or_else(|| operator.unknown())?;
            *evaluated += 1;
            return self.put(operator, vec![Item::Constant(folded)]);
        }
        let tensors = self.operator(operator)?;
        self.put(operator, tensors.into_iter().map(Item::Tensor).collect())
    }

    fn put(&mut self, operator: &Operator<'a>, items: Vec<Item>) -> Result<(), ModelError> {
        let wanted = operator.node.outputs.iter().filter(|name| !name.is_empty()).count();
        // Dropout and norms have further outputs, which only training reads.
        if items.is_empty() || wanted > items.len() && items.len() > 1 {
            return Err(operator.unknown());
        }
        for (name, item) in operator.node.outputs.iter().zip(items) {
            self.items.insert(name, item);
        }
        Ok(())
    }
}

/// The input of a network.
pub(super) struct NetworkInput {
    /// Its name in the graph.
    pub(super) name: String,
    /// Its shape.
    pub(super) shape: InputShape,
    /// Its layout in the graph.
    pub(super) tensor: Tensor,
    /// Whether the shape is the file's own, so that other shapes in the file apply too.
    pub(super) is_own: bool,
    /// What the file leaves open.
    pub(super) questions: Vec<ImportQuestion>,
}

/// Converts a graph, given the shape of its input.
///
/// # Errors
/// [`ModelError`] with the first operator that is wrong or not supported.
pub(super) fn walk(graph: &Graph, version: i64, input: NetworkInput) -> Result<Import, ModelError> {
    let NetworkInput { name: input_name, shape, tensor, is_own, questions } = input;
    let mut builder = NetworkBuilder::new(shape)?;
    builder.name = if matches!(graph.name.as_str(), "main_graph" | "torch_jit" | "torch-jit-export") {
        String::new()
    } else {
        graph.name.chars().filter(|letter| !letter.is_control()).take(80).collect()
    };
    let mut items: HashMap<&str, Item> = HashMap::new();
    for initializer in &graph.initializers {
        let constant = Constant::stored(initializer).ok_or_else(|| ModelError::new(ModelProblem::Damaged))?;
        items.insert(&initializer.name, Item::Constant(constant));
    }
    items.insert(&input_name, Item::Tensor(tensor));
    // With another input they would differ.
    let infos = graph.between.iter().chain(&graph.outputs).filter(|_| is_own);
    let shapes =
        infos.filter_map(|info| Some((info.name.as_str(), info.dims()?.into_iter().collect::<Option<Vec<u64>>>()?)));
    let shapes = shapes.collect();
    builder.questions = questions;
    let mut readers: HashMap<&str, usize> = HashMap::new();
    for name in graph.nodes.iter().flat_map(|node| &node.inputs).chain(graph.outputs.iter().map(|output| &output.name))
    {
        *readers.entry(name).or_default() += 1;
    }
    let names = names(graph);
    let mut walk = Walk {
        builder,
        items,
        weights: HashMap::new(),
        shapes,
        version,
        open_linear: HashSet::new(),
        indices: HashMap::new(),
        readers,
    };
    let mut evaluated = 0;
    for (node, name) in graph.nodes.iter().zip(&names) {
        walk.step(&Operator { name, node }, &mut evaluated)?;
    }
    let mut outputs = Vec::new();
    for output in &graph.outputs {
        match walk.items.get(output.name.as_str()) {
            Some(Item::Tensor(tensor)) => outputs.push(tensor.value),
            Some(Item::Constant(_)) => {}
            None => return Err(ModelError::new(ModelProblem::UnknownInput { input: output.name.clone() })),
        }
    }
    let written = graph.nodes.iter().filter(|node: &&Node| node.op_type == "Constant").count();
    if evaluated > written {
        walk.builder.warnings.push(ImportWarning::Evaluated { count: evaluated });
    }
    walk.builder.finish(&outputs)
}

/// Extents as text for a message.
pub(super) fn written(dims: &[u64]) -> String {
    dims.iter().take(8).map(u64::to_string).collect::<Vec<String>>().join("×")
}

/// Numbers of one or two spatial axes as a pair; with one axis the height is `across`.
pub(super) fn pair<T: Copy>(numbers: &[T], across: T) -> Option<Axes<T>> {
    match *numbers {
        [width] => Some(Axes::new(across, width)),
        [height, width] => Some(Axes::new(height, width)),
        _ => None,
    }
}
