//! Pointwise operators and norms of ONNX.

use super::node::Operator;
use super::walk::{Order, Tensor, Walk};
use crate::formats::{ImportWarning, ModelError, ModelProblem};
use crate::network::{Activation, Axes, Op, SoftmaxAxis};

impl<'a> Walk<'a> {
    /// An operator on each element of one tensor, in any order of axes.
    pub(super) fn pointwise(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 0)?;
        let kind = match operator.node.op_type.as_str() {
            "Relu" => Activation::Relu,
            "LeakyRelu" => Activation::LeakyRelu,
            "Elu" => Activation::Elu,
            "Selu" => Activation::Selu,
            "Sigmoid" => Activation::Sigmoid,
            "Tanh" => Activation::Tanh,
            "HardSigmoid" => Activation::Hardsigmoid,
            "HardSwish" => Activation::Hardswish,
            "Mish" => Activation::Mish,
            "Softplus" => Activation::Softplus,
            "Softsign" => Activation::Softsign,
            "Celu" => Activation::Celu,
            "Exp" => Activation::Exp,
            "Log" => Activation::Log,
            "Abs" => Activation::Abs,
            "Neg" => Activation::Neg,
            "Sqrt" => Activation::Sqrt,
            "Sin" => Activation::Sin,
            "Cos" => Activation::Cos,
            "Pow" if self.constant(operator, 1).and_then(super::constant::Constant::single) == Some(2.0) => {
                Activation::Square
            }
            "Gelu" => Activation::Gelu,
            "Clip" => self.clip(operator),
            // A part of the exact GELU.
            "Erf" => {
                let (kind, shown) = ("Erf".to_owned(), Activation::Gelu.name().to_owned());
                self.builder.warnings.push(ImportWarning::ShownAs { node: operator.name.into(), kind, shown });
                Activation::Gelu
            }
            "Identity" | "Cast" => return Ok(input),
            "Dropout" => {
                let given = operator.float("ratio").or_else(|| self.constant(operator, 1)?.single());
                let probability = given.unwrap_or(0.5).clamp(0.0, 1.0);
                return self.kept(operator, Op::Dropout { probability }, &input);
            }
            _ => return self.opaque(operator),
        };
        self.kept(operator, Op::Activation(kind), &input)
    }

    /// A layer that keeps shape and order of axes.
    pub(super) fn kept(&mut self, operator: &Operator<'a>, op: Op, input: &Tensor) -> Result<Tensor, ModelError> {
        let value = self.builder.add(operator.name, op, &[input.value])?;
        Ok(Tensor { value, ..input.clone() })
    }

    /// A clip to 0 and 6 is `ReLU6`; others are shown as `ReLU6` too.
    fn clip(&mut self, operator: &Operator<'a>) -> Activation {
        let bound = |place: usize, name: &str| {
            self.constant(operator, place).and_then(super::constant::Constant::single).or_else(|| operator.float(name))
        };
        let bounds = (bound(1, "min"), bound(2, "max"));
        let kind = if bounds == (Some(0.0), None) { Activation::Relu } else { Activation::Relu6 };
        if kind == Activation::Relu6 && bounds != (Some(0.0), Some(6.0)) {
            let (kind, shown) = ("Clip".to_owned(), kind.name().to_owned());
            self.builder.warnings.push(ImportWarning::ShownAs { node: operator.name.into(), kind, shown });
        }
        kind
    }

    /// A sum or product: of tensors, or of a tensor and a constant.
    pub(super) fn arithmetic(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let count = operator.node.inputs.len();
        let constant = (0..count).find(|&place| self.constant(operator, place).is_some());
        if let (Some(place), 2) = (constant, count) {
            return self.with_constant(operator, place);
        }
        let mut tensors = (0..count).map(|place| self.tensor(operator, place)).collect::<Result<Vec<_>, _>>()?;
        let op = match operator.node.op_type.as_str() {
            "Add" | "Sum" => Op::Add,
            "Mul" => Op::Mul,
            "Sub" => Op::Sub,
            "Div" => Op::Div,
            "Min" => Op::Minimum,
            _ => Op::Maximum,
        };
        let is_gate = |walk: &Self, tensor: &Tensor| walk.builder.shape(tensor.value).size() == Axes::new(1, 1);
        if op == Op::Mul && count == 2 && is_gate(self, &tensors[0]) && !is_gate(self, &tensors[1]) {
            tensors.swap(0, 1);
        }
        let Some(first) = tensors.first().cloned() else { return Err(operator.missing("input 0")) };
        if let Some(other) = tensors.iter().find(|tensor| tensor.order != first.order) {
            return Err(operator.error(ModelProblem::Dimensions { shape: super::walk::written(&other.dims) }));
        }
        if count == 1 {
            return Ok(first);
        }
        let values: Vec<_> = tensors.iter().map(|tensor| tensor.value).collect();
        let value = self.builder.add(operator.name, op, &values)?;
        Ok(Tensor { value, ..first })
    }

    /// A tensor and a constant: one number, or one per channel.
    fn with_constant(&mut self, operator: &Operator<'a>, place: usize) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 1 - place)?;
        let Some(constant) = self.constant(operator, place) else { return Err(operator.unknown()) };
        let (dims, count, is_stored) = (constant.dims.clone(), constant.count(), constant.is_stored);
        let kind = operator.node.op_type.clone();
        if count == 1 {
            let node = operator.name.to_owned();
            self.builder.warnings.push(ImportWarning::LeftOut { node, kind });
            return Ok(input);
        }
        let channels = self.builder.shape(input.value).channels();
        // The axis of the channels, from the end.
        let from_end = match input.order {
            Order::ChannelsFirst => input.dims.len().saturating_sub(2),
            Order::ChannelsLast => 0,
            Order::Grouped(_) | Order::Dealt(_) => return Err(operator.unknown()),
        };
        let is_along =
            dims.iter().rev().enumerate().all(|(place, &dim)| dim == if place == from_end { channels } else { 1 });
        if count != channels || !is_along || dims.len() <= from_end {
            let found = super::walk::written(&dims);
            return Err(operator.unsupported("constant", found));
        }
        if kind == "Add" && self.open_linear.remove(&input.value) && self.is_only_reader(operator, 1 - place) {
            self.builder.add_bias(input.value);
            return Ok(input);
        }
        let op = if is_stored { Op::Scale } else { Op::Identity };
        if kind != "Mul" || !is_stored {
            let shown = op.word().to_owned();
            self.builder.warnings.push(ImportWarning::ShownAs { node: operator.name.into(), kind, shown });
        }
        self.kept(operator, op, &input)
    }

    pub(super) fn batch_norm(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.tensor(operator, 0)?, self.weights(operator, 1)?);
        let found = self.builder.shape(input.value).channels();
        if input.order != Order::ChannelsFirst || dims != [found] {
            let (attribute, said) = ("channels".to_owned(), dims.first().copied().unwrap_or(0));
            return Err(operator.error(ModelProblem::Mismatch { attribute, said, found }));
        }
        let output = self.kept(operator, Op::BatchNorm, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    pub(super) fn layer_norm(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.tensor(operator, 0)?, self.weights(operator, 1)?);
        let is_last = input.order == Order::ChannelsLast || input.dims.len() == 2;
        let axis = operator.int("axis").unwrap_or(-1);
        if !is_last || super::node::axis(axis, input.dims.len()) != input.dims.len().checked_sub(1) {
            return Err(operator.unsupported("axis", axis));
        }
        if operator.input(2).is_none() || dims != [self.builder.shape(input.value).channels()] {
            return Err(operator.unsupported("Scale", super::walk::written(&dims)));
        }
        let output = self.kept(operator, Op::LayerNorm, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A normalization of every channel over its positions. Exporters write factors of 1 if nothing is learned.
    pub(super) fn instance_norm(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        let found = self.builder.shape(input.value).channels();
        if dims != [found] {
            let (attribute, said) = ("channels".to_owned(), dims.first().copied().unwrap_or(0));
            return Err(operator.error(ModelProblem::Mismatch { attribute, said, found }));
        }
        let values = self.constant(operator, 1).and_then(|constant| constant.values.as_ref());
        let affine = values.is_none_or(|values| values.iter().any(|&value| value != 1.0));
        self.layer(operator, Op::InstanceNorm { affine }, &input)
    }

    /// A learned slope for negative inputs: one for all, or one per channel.
    pub(super) fn prelu(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        let count = dims.iter().fold(1_u64, |product, &dim| product.saturating_mul(dim));
        if count != 1 && (count != self.builder.shape(input.value).channels() || !dims.contains(&count)) {
            return Err(operator.unsupported("slope", super::walk::written(&dims)));
        }
        let output = self.kept(operator, Op::Prelu { per_channel: count != 1 }, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A softmax over the channels. Before version 13 it ran over all axes from the given one on.
    pub(super) fn softmax(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 0)?;
        let rank = input.dims.len();
        let axis = operator.int("axis").unwrap_or(if self.version < 13 { 1 } else { -1 });
        let at = super::node::axis(axis, rank);
        let channels_at = match input.order {
            Order::ChannelsFirst => 1,
            Order::ChannelsLast => rank.saturating_sub(1),
            Order::Grouped(_) | Order::Dealt(_) => return Err(operator.unknown()),
        };
        let is_single = self.version >= 13 || at == rank.checked_sub(1);
        if at != Some(channels_at) || !is_single {
            return Err(operator.unsupported("axis", axis));
        }
        let over = SoftmaxAxis::Channels;
        let is_log = operator.node.op_type == "LogSoftmax";
        self.kept(operator, if is_log { Op::LogSoftmax { axis: over } } else { Op::Softmax { axis: over } }, &input)
    }
}
