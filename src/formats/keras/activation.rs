//! Activations of Keras: as layers, and at the end of other layers.

use serde_json::Value as Json;

use super::config::Config;
use super::layer::{Reader, Tensor};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Activation, Op, Opaque, SeenWindow, Sees, SoftmaxAxis};

impl Reader {
    /// An activation layer.
    pub(super) fn activation_layer(
        &mut self,
        config: Config<'_>,
        class: &str,
        input: Tensor,
    ) -> Result<Tensor, ModelError> {
        let kind = match class {
            "ReLU" => {
                let slope = config.fraction("negative_slope").unwrap_or(0.0);
                match config.fraction("max_value") {
                    _ if slope != 0.0 => Activation::LeakyRelu,
                    Some(6.0) => Activation::Relu6,
                    _ => Activation::Relu,
                }
            }
            "LeakyReLU" => Activation::LeakyRelu,
            "ELU" => Activation::Elu,
            "PReLU" => return self.prelu(config, input),
            "Softmax" => return self.activation(config, config.layer, &"softmax".into(), input),
            _ => return Err(config.error(ModelProblem::UnknownKind { kind: class.into() })),
        };
        self.add(config.layer, Op::Activation(kind), &[input])
    }

    /// A learned slope for negative inputs: one per value, unless axes share it.
    fn prelu(&mut self, config: Config<'_>, input: Tensor) -> Result<Tensor, ModelError> {
        let axes: Vec<i64> =
            config.get("shared_axes").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_i64).collect();
        let spatial: Vec<i64> =
            (1..=input.rank as i64).filter(|&axis| !self.is_channel_axis(axis, input.rank)).collect();
        let shape = self.builder.shape(input.value);
        if spatial.iter().all(|axis| axes.contains(axis)) && axes.len() == spatial.len() {
            return self.add(config.layer, Op::Prelu { per_channel: true }, &[input]);
        }
        if !axes.is_empty() {
            return Err(config.unsupported("shared_axes", &axes.into()));
        }
        let parameters = u64::try_from(shape.elements()).unwrap_or(u64::MAX);
        let block = Opaque {
            kind: "PReLU".into(),
            output: Vec::new(),
            parameters,
            macs: 0,
            sees: Sees::Pointwise,
            window: SeenWindow::THREE,
        };
        self.add(config.layer, Op::Opaque(block), &[input])
    }

    /// A function by its Keras name.
    pub(super) fn activation(
        &mut self,
        config: Config<'_>,
        name: &str,
        function: &Json,
        input: Tensor,
    ) -> Result<Tensor, ModelError> {
        let word = function_name(function).ok_or_else(|| config.unsupported("activation", function))?;
        let kind = match plain_name(word).as_str() {
            "linear" => return Ok(input),
            "softmax" => return self.add(name, Op::Softmax { axis: SoftmaxAxis::Channels }, &[input]),
            "log_softmax" => return self.add(name, Op::LogSoftmax { axis: SoftmaxAxis::Channels }, &[input]),
            "exponential" => Activation::Exp,
            "hard_tanh" => Activation::Hardtanh,
            "swish" => Activation::Silu,
            "hard_silu" | "hard_swish" => Activation::Hardswish,
            "hard_sigmoid" => Activation::Hardsigmoid,
            word => Activation::from_name(word).ok_or_else(|| config.unsupported("activation", function))?,
        };
        self.add(name, Op::Activation(kind), &[input])
    }
}

/// The name of an activation function: a string, or the name in an object.
pub(super) fn function_name(function: &Json) -> Option<&str> {
    match function {
        Json::String(name) => Some(name),
        Json::Object(object) => match object.get("config") {
            Some(Json::String(name)) => Some(name),
            _ => object.get("class_name").and_then(Json::as_str),
        },
        _ => None,
    }
}

/// A function's or class's name in lowercase with underscores: `LeakyReLU` and `leaky_relu` are equal.
pub(super) fn plain_name(name: &str) -> String {
    match name.rsplit([':', '.', '>']).next().unwrap_or(name) {
        "LeakyReLU" => "leaky_relu".into(),
        "ReLU" => "relu".into(),
        name => name.to_lowercase(),
    }
}
