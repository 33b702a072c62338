//! Format of ONNX: the input of a network, and the conversion of each operator.

use std::io::Cursor;

use prost::Message;

use super::node::Operator;
use super::proto::{Graph, Model};
use super::slim::without_weights;
use super::torch::TORCH;
use super::walk::{NetworkInput, Order, Tensor, Walk, walk, written};
use crate::formats::builder::{Value, asked_input};
use crate::formats::{Import, ImportError, ModelError, ModelProblem, NetworkFormat};
use crate::network::{Axes, InputShape, Op};

/// ONNX.
pub(in crate::formats) struct Onnx;

impl NetworkFormat for Onnx {
    fn name(&self) -> &'static str {
        "ONNX"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        begins(bytes)
    }

    fn read(&self, bytes: &[u8], input: Option<InputShape>) -> Result<Import, ImportError> {
        let format = self.name();
        read(bytes, input).map_err(|error| ImportError::Model { format, error })
    }
}

/// Whether a file begins like an ONNX file: with the format's version, a number below 32, in field 1. No text begins so.
pub(in crate::formats) fn begins(bytes: &[u8]) -> bool {
    matches!(bytes, [0x08, 1..=31, next, ..] if matches!(next >> 3, 2..=8))
}

fn read(bytes: &[u8], given: Option<InputShape>) -> Result<Import, ModelError> {
    let damaged = || ModelError::new(ModelProblem::Damaged);
    let slim = without_weights(Cursor::new(bytes)).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => {
            ModelError::new(ModelProblem::TooManyBytes { most: super::slim::MOST_BYTES })
        }
        _ => damaged(),
    })?;
    let model = Model::decode(slim.as_slice()).map_err(|_| damaged())?;
    let graph = model.graph.ok_or_else(damaged)?;
    let is_own_set = |domain: &str| matches!(domain, "" | "ai.onnx");
    let version = model.opsets.iter().find(|opset| is_own_set(&opset.domain)).map_or(1, |opset| opset.version);
    read_graph(&graph, version, given)
}

/// The network of a graph of operators.
///
/// # Errors
/// The first operator that is wrong or not supported.
pub(in crate::formats) fn read_graph(
    graph: &Graph,
    version: i64,
    given: Option<InputShape>,
) -> Result<Import, ModelError> {
    walk(graph, version, input(graph, given)?)
}

/// The network's input.
fn input(graph: &Graph, given: Option<InputShape>) -> Result<NetworkInput, ModelError> {
    // Before version 4 the constants were inputs too.
    let is_constant = |name: &str| graph.initializers.iter().any(|initializer| initializer.name == name);
    let inputs: Vec<_> = graph.inputs.iter().filter(|input| !is_constant(&input.name)).take(100).collect();
    let [input] = inputs.as_slice() else {
        return Err(ModelError::new(ModelProblem::SeveralInputs { count: inputs.len() }));
    };
    let dims = input.dims().unwrap_or(vec![None; 4]);
    let is_last = is_channels_last(graph, &input.name);
    let batch = dims.first().copied().flatten().unwrap_or(1);
    let (channels, height, width, is_signal) = match *dims.as_slice() {
        [_, height, width, channels] if is_last => (channels, height, width, false),
        [_, channels, height, width] => (channels, height, width, false),
        [_, channels, width] => (channels, Some(1), width, true),
        [_, length] => (length, Some(1), Some(1), false),
        _ => {
            let dims: Vec<u64> = dims.iter().map(|dim| dim.unwrap_or(0)).collect();
            return Err(ModelError::of(&input.name, ModelProblem::Dimensions { shape: written(&dims) }));
        }
    };
    let (shape, questions) = asked_input(given, channels, height, width, is_signal);
    let own = [Some(shape.channels), Some(shape.size.height), Some(shape.size.width)];
    let is_own = [channels, height, width] == own;
    let InputShape { channels, size: Axes { height, width }, .. } = shape;
    let (extents, order) = match dims.len() {
        2 => (vec![batch, channels], Order::ChannelsFirst),
        3 => (vec![batch, channels, width], Order::ChannelsFirst),
        _ if is_last => (vec![batch, height, width, channels], Order::ChannelsLast),
        _ => (vec![batch, channels, height, width], Order::ChannelsFirst),
    };
    let tensor = Tensor { value: Value::Input, dims: extents, order };
    Ok(NetworkInput { name: input.name.clone(), shape, tensor, is_own, questions })
}

/// Whether the first reader of the input moves the channels to the front, as converters from TensorFlow do.
fn is_channels_last(graph: &Graph, input: &str) -> bool {
    let reader = graph.nodes.iter().find(|node| node.inputs.iter().any(|name| name == input));
    let permutation = reader.filter(|node| node.op_type == "Transpose").and_then(|node| {
        node.attributes.iter().find(|attribute| attribute.name == "perm").map(|attribute| attribute.ints.as_slice())
    });
    permutation == Some(&[0, 3, 1, 2])
}

impl<'a> Walk<'a> {
    /// The outputs of an operator.
    pub(super) fn operator(&mut self, operator: &Operator<'a>) -> Result<Vec<Tensor>, ModelError> {
        if operator.node.domain == TORCH {
            return Ok(vec![self.torch(operator)?]);
        }
        if !matches!(operator.node.domain.as_str(), "" | "ai.onnx") {
            return Ok(vec![self.opaque(operator)?]);
        }
        let one = match operator.node.op_type.as_str() {
            "Conv" => self.conv(operator)?,
            "ConvTranspose" => self.transposed(operator)?,
            "MaxPool" | "AveragePool" => self.pool(operator)?,
            "MaxUnpool" => self.max_unpool(operator)?,
            "LpPool" | "GlobalLpPool" => self.lp_pool(operator)?,
            "GlobalAveragePool" => self.mapped(operator, Op::GlobalAvgPool)?,
            "GlobalMaxPool" => self.mapped(operator, Op::GlobalMaxPool)?,
            "LRN" => {
                let size = operator.int("size").and_then(|size| u64::try_from(size).ok());
                let size = size.ok_or_else(|| operator.missing("size"))?;
                self.mapped(operator, Op::LocalResponseNorm { size })?
            }
            "DepthToSpace" => {
                let factor = block_size(operator)?;
                let is_torch = operator.text("mode") == Some("CRD");
                self.mapped(operator, if is_torch { Op::PixelShuffle { factor } } else { Op::DepthToSpace { factor } })?
            }
            "SpaceToDepth" => self.mapped(operator, Op::SpaceToDepth { factor: block_size(operator)? })?,
            "InstanceNormalization" => self.instance_norm(operator)?,
            "PRelu" => self.prelu(operator)?,
            "Softmax" | "LogSoftmax" => self.softmax(operator)?,
            "ReduceMean" => self.reduce_mean(operator)?,
            "BatchNormalization" => self.batch_norm(operator)?,
            "LayerNormalization" => self.layer_norm(operator)?,
            "Gemm" => self.gemm(operator)?,
            "MatMul" => self.matmul(operator)?,
            "Flatten" | "Reshape" | "Squeeze" | "Unsqueeze" => self.reshape(operator)?,
            "Transpose" => self.transpose(operator)?,
            "Pad" => self.pad(operator)?,
            "Resize" | "Upsample" => self.resize(operator)?,
            "Slice" => self.slice(operator)?,
            "Split" => return self.split(operator),
            "Concat" => self.concat(operator)?,
            "Add" | "Sum" | "Mul" | "Sub" | "Div" | "Min" | "Max" => self.arithmetic(operator)?,
            _ => self.pointwise(operator)?,
        };
        Ok(vec![one])
    }

    /// A layer on a map.
    pub(super) fn mapped(&mut self, operator: &Operator<'a>, op: Op) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        self.layer(operator, op, &input)
    }
}

/// The side of the blocks of cells that become channels, or of channels that become cells.
fn block_size(operator: &Operator<'_>) -> Result<u64, ModelError> {
    let size = operator.int("blocksize").and_then(|size| u64::try_from(size).ok());
    size.ok_or_else(|| operator.missing("blocksize"))
}
