//! Builder of networks for readers of other tools' files: layer by layer, with the shapes that follow.

use std::collections::{HashMap, HashSet};

use super::{Import, ImportQuestion, ImportWarning, ModelError, ModelProblem};
use crate::network::{
    Axes, Conv, INPUT_NAME, Indices, InputShape, Learned, Network, Node, NodeKey, Op, Opaque, Parameter, Pool, Problem,
    Sees, Shape, Source,
};

/// The largest number of layers; the largest networks in use have a few thousand.
const MOST_LAYERS: usize = 20_000;

/// The longest name, in characters; longer ones are truncated.
const LONGEST_NAME: usize = 200;

/// A network under construction.
#[derive(Debug)]
pub(super) struct NetworkBuilder {
    /// The network's name; may be empty.
    pub(super) name: String,
    /// What was not taken from the file as it is.
    pub(super) warnings: Vec<ImportWarning>,
    /// What the file leaves open.
    pub(super) questions: Vec<ImportQuestion>,
    input: InputShape,
    layers: Vec<Layer>,
    taken: HashSet<String>,
    numbers: HashMap<String, u64>,
}

/// A feature map or vector of the network under construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// The network's input.
    Input,
    /// The output of the layer with this number.
    Layer(usize),
}

#[derive(Debug)]
struct Layer {
    name: String,
    block: String,
    op: Op,
    inputs: Vec<Value>,
    shape: Shape,
    shares: Option<usize>,
}

impl NetworkBuilder {
    /// A network without layers.
    ///
    /// # Errors
    /// If the input is invalid.
    pub(super) fn new(input: InputShape) -> Result<Self, ModelError> {
        Network::new(input).input_shape().map_err(|problem| ModelError::of(INPUT_NAME, problem.into()))?;
        let (name, warnings, questions) = (String::new(), Vec::new(), Vec::new());
        let taken = HashSet::from([INPUT_NAME.into()]);
        Ok(Self { name, warnings, questions, input, layers: Vec::new(), taken, numbers: HashMap::new() })
    }

    /// The shape of a value.
    pub(super) fn shape(&self, value: Value) -> Shape {
        match value {
            Value::Input => self.input.into(),
            Value::Layer(index) => self.layers[index].shape,
        }
    }

    /// The channels and size of a value that is a map, for a layer's error message.
    ///
    /// # Errors
    /// If it is a vector.
    pub(super) fn map(&self, layer: &str, value: Value) -> Result<(u64, Axes<u64>), ModelError> {
        match self.shape(value) {
            Shape::Map { channels, size } => Ok((channels, size)),
            Shape::Vector { length } => Err(ModelError::of(layer, Problem::NeedsMap { length }.into())),
        }
    }

    /// Appends a layer. Its block is the part of its name before the last dot or slash. A name that is taken gets a number.
    ///
    /// # Errors
    /// If the layer is impossible with these inputs, or there are too many layers.
    pub(super) fn add(&mut self, name: &str, op: Op, inputs: &[Value]) -> Result<Value, ModelError> {
        let block = name.rfind(['.', '/']).map_or("", |end| &name[..end]);
        self.add_in(block, name, op, inputs)
    }

    /// As [`add`](Self::add), in a block.
    ///
    /// # Errors
    /// As of [`add`](Self::add).
    pub(super) fn add_in(&mut self, block: &str, name: &str, op: Op, inputs: &[Value]) -> Result<Value, ModelError> {
        if self.layers.len() >= MOST_LAYERS {
            return Err(ModelError::new(ModelProblem::TooManyLayers { most: MOST_LAYERS }));
        }
        let shapes: Vec<Shape> = inputs.iter().map(|&value| self.shape(value)).collect();
        let indices = inputs.get(1).and_then(|&pool| self.indices(pool));
        let shape = op.output_shape(&shapes, indices).map_err(|problem| ModelError::of(name, problem.into()))?;
        let mut op = op;
        // A maximum ignores padding: the flag has one canonical value.
        if let Op::MaxPool(pool) = &mut op {
            pool.count_include_pad = true;
        }
        let name = self.free_name(name, op.word());
        self.layers.push(Layer { name, block: block.to_owned(), op, inputs: inputs.to_vec(), shape, shares: None });
        Ok(Value::Layer(self.layers.len() - 1))
    }

    /// The max pooling layer that produces a value.
    pub(super) fn indices(&self, value: Value) -> Option<Indices<'_>> {
        let Value::Layer(index) = value else { return None };
        let layer = &self.layers[index];
        let Op::MaxPool(pool) = &layer.op else { return None };
        Some(Indices { pool, input: self.shape(*layer.inputs.first()?) })
    }

    /// The last max pooling layer with this kernel, stride and padding that no unpooling uses.
    pub(super) fn last_pool(&self, windows: &Pool) -> Option<Value> {
        let unpools = self.layers.iter().filter(|layer| layer.op == Op::MaxUnpool);
        let used: HashSet<Value> = unpools.filter_map(|layer| layer.inputs.get(1).copied()).collect();
        let is_like =
            |pool: &Pool| (pool.kernel, pool.stride, pool.padding) == (windows.kernel, windows.stride, windows.padding);
        let fits = |&index: &usize| match &self.layers[index].op {
            Op::MaxPool(pool) => is_like(pool) && !used.contains(&Value::Layer(index)),
            _ => false,
        };
        (0..self.layers.len()).rev().find(fits).map(Value::Layer)
    }

    /// Flattens a map; a vector is unchanged. `told` is whether the file says so.
    ///
    /// # Errors
    /// As of [`add`](Self::add).
    pub(super) fn flattened(&mut self, reader: &str, value: Value, told: bool) -> Result<Value, ModelError> {
        if !self.shape(value).is_map() {
            return Ok(value);
        }
        if !told {
            self.warnings.push(ImportWarning::Flattened { node: reader.into() });
        }
        self.add(&format!("{reader}_flatten"), Op::Flatten, &[value])
    }

    /// Makes a layer use the weights of an earlier one, if they agree in kind and size. Returns whether they do.
    pub(super) fn share(&mut self, value: Value, origin: Value) -> bool {
        let (Value::Layer(index), Value::Layer(origin)) = (value, origin) else { return false };
        let fits = origin < index && self.layers[origin].op == self.layers[index].op;
        if fits && self.layers[index].op.learned() != Learned::Nothing {
            self.layers[index].shares = Some(self.layers[origin].shares.unwrap_or(origin));
        }
        fits
    }

    /// The name of the layer that produces a value.
    pub(super) fn name_of(&self, value: Value) -> &str {
        match value {
            Value::Input => INPUT_NAME,
            Value::Layer(index) => &self.layers[index].name,
        }
    }

    /// The number of layers so far.
    pub(super) fn count(&self) -> usize {
        self.layers.len()
    }

    /// Makes the layers `begin..end` use the weights of as many layers from `first` on, one by one.
    pub(super) fn share_range(&mut self, first: usize, begin: usize, end: usize) {
        for place in begin..end {
            self.share(Value::Layer(place), Value::Layer(first + place - begin));
        }
    }

    /// Appends an opaque block.
    ///
    /// # Errors
    /// As of [`add`](Self::add).
    pub(super) fn opaque(&mut self, name: &str, block: Opaque, inputs: &[Value]) -> Result<Value, ModelError> {
        if block.sees == Sees::Unknown {
            self.warnings.push(ImportWarning::Opaque { node: name.into(), kind: block.kind.clone() });
        }
        self.add(name, Op::Opaque(block), inputs)
    }

    /// Gives a layer the bias that the file stores separately.
    pub(super) fn add_bias(&mut self, value: Value) {
        let Value::Layer(index) = value else { return };
        if let Op::Linear { bias, .. } | Op::Conv(Conv { bias, .. }) = &mut self.layers[index].op {
            *bias = true;
        }
    }

    /// The finished network with these outputs; layers on which none of them depends are left out.
    ///
    /// # Errors
    /// If no layer is left.
    pub(super) fn finish(mut self, outputs: &[Value]) -> Result<Import, ModelError> {
        let mut is_needed = vec![false; self.layers.len()];
        for output in outputs {
            if let Value::Layer(index) = *output {
                is_needed[index] = true;
            }
        }
        for index in (0..self.layers.len()).rev() {
            if !is_needed[index] {
                continue;
            }
            for input in &self.layers[index].inputs {
                if let Value::Layer(index) = *input {
                    is_needed[index] = true;
                }
            }
        }
        let mut nodes: Vec<Node> = Vec::new();
        let mut keys = vec![None; self.layers.len()];
        for (index, layer) in self.layers.into_iter().enumerate() {
            if !is_needed[index] {
                self.warnings.push(ImportWarning::Unused { node: layer.name });
                continue;
            }
            let key = NodeKey(u32::try_from(nodes.len()).expect("fewer than MOST_LAYERS"));
            let before = nodes.last().map(|node| node.key);
            let source = |value: &Value| {
                let source = match *value {
                    Value::Input => None,
                    Value::Layer(index) => keys[index],
                };
                if source == before { Source::Previous } else { source.map_or(Source::Input, Source::Node) }
            };
            // Only the first mention of the preceding node means `Previous`.
            let mut sources: Vec<Source> = layer.inputs.iter().map(source).collect();
            let mut has_previous = false;
            for (source, value) in sources.iter_mut().zip(&layer.inputs) {
                if *source == Source::Previous && std::mem::replace(&mut has_previous, true) {
                    *source = match *value {
                        Value::Input => Source::Input,
                        Value::Layer(index) => keys[index].map_or(Source::Input, Source::Node),
                    };
                }
            }
            keys[index] = Some(key);
            let shares = layer.shares.and_then(|origin| keys[origin]);
            nodes.push(Node {
                key,
                name: layer.name,
                op: layer.op,
                sources,
                bypassed: false,
                block: layer.block,
                module: String::new(),
                shares,
            });
        }
        let Some(last) = nodes.last() else { return Err(ModelError::new(ModelProblem::NoLayer)) };
        if outputs.len() > 1 {
            self.warnings.push(ImportWarning::OtherOutputs { count: outputs.len(), node: last.name.clone() });
        }
        let plain: String = self.name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
        let mut network = Network::from_nodes(plain.trim().to_owned(), self.input, nodes);
        network.settle_shares();
        Ok(Import { network, format: "", warnings: self.warnings, questions: self.questions })
    }

    /// The name, or a similar one that is not taken.
    fn free_name(&mut self, name: &str, word: &str) -> String {
        let plain: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
        let wanted = if plain.is_empty() { word } else { &plain };
        let mut free = wanted.to_owned();
        while self.taken.contains(&free) {
            // Continues from the last number, so that a thousand layers of one name do not take quadratic time.
            let number = self.numbers.entry(wanted.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{wanted}_{number}");
        }
        // A module that runs twice has one name in its file, which needs no warning.
        if (wanted != name || wanted == INPUT_NAME) && !name.is_empty() {
            self.warnings.push(ImportWarning::Renamed { node: free.clone(), name: name.into() });
        }
        self.taken.insert(free.clone());
        free
    }
}

/// The input of a network: the given one, or else the extents that the file fixes, with usual ones for those it leaves open.
///
/// With one spatial axis the height is 1 and never left open.
pub(super) fn asked_input(
    given: Option<InputShape>,
    channels: Option<u64>,
    height: Option<u64>,
    width: Option<u64>,
    one_dimensional: bool,
) -> (InputShape, Vec<ImportQuestion>) {
    if let Some(given) = given {
        return (given, Vec::new());
    }
    let usual = if one_dimensional { USUAL_LENGTH } else { height.or(width).unwrap_or(USUAL_SIDE) };
    let height = if one_dimensional { Some(1) } else { height };
    let size = Axes::new(height.unwrap_or(usual), width.unwrap_or(usual));
    let assumed = InputShape { channels: channels.unwrap_or(USUAL_CHANNELS), size, one_dimensional };
    let extents = [(Parameter::Channels, channels), (Parameter::Height, height), (Parameter::Width, width)];
    let open: Vec<Parameter> =
        extents.into_iter().filter(|(_, extent)| extent.is_none()).map(|(parameter, _)| parameter).collect();
    let questions = if open.is_empty() { Vec::new() } else { vec![ImportQuestion::Input { assumed, open }] };
    (assumed, questions)
}

/// The usual side of images.
const USUAL_SIDE: u64 = 224;
/// The usual length of a signal: a second of speech.
const USUAL_LENGTH: u64 = 16_000;
/// The usual channels: red, green and blue.
const USUAL_CHANNELS: u64 = 3;
