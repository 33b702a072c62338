//! Pointwise layers and normalization in Flax.

use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::network::{Activation, SoftmaxAxis};

impl Writer<'_> {
    /// Batch normalization with the constants of `PyTorch`; the momentum is the share of the running statistics that is kept.
    pub(super) fn batch_norm(&mut self) {
        let arguments = Arguments::default().with("use_running_average", "not train").with("momentum", 0.9);
        self.module(arguments.with("epsilon", "1e-5"), "BatchNorm");
    }

    pub(super) fn instance_norm(&mut self, affine: bool) {
        let arguments = Arguments::default().with("num_groups", "None").with("group_size", 1);
        let arguments = arguments.with("epsilon", "1e-5");
        let arguments = arguments.with_if(!affine, "use_bias", "False").with_if(!affine, "use_scale", "False");
        self.module(arguments, "GroupNorm");
    }

    /// One learned scale per channel.
    pub(super) fn scale(&mut self) {
        let (id, channels) = (&self.layer.id, self.layer.input.channels());
        let factor = format!("self.param(\"{id}\", nn.initializers.ones, ({channels},))");
        let factor = self.lines.held(&self.layer.weights, &factor);
        self.lines.then(|value| format!("{value} * {factor}"));
    }

    /// A slope per channel, or one for all.
    pub(super) fn prelu(&mut self, per_channel: bool) {
        let layer = self.layer;
        let count = if per_channel { layer.input.channels() } else { 1 };
        let slope = format!("self.param(\"{}\", nn.initializers.constant(0.25), ({count},))", layer.id);
        let slope = self.lines.held(&layer.weights, &slope);
        self.lines.then(|value| format!("jnp.where({value} >= 0, {value}, {value} * {slope})"));
    }

    pub(super) fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let axes = if self.layout.is_line() { "1" } else { "(1, 2)" };
        self.lines.then(|value| match axis {
            SoftmaxAxis::Channels => format!("{function}({value})"),
            SoftmaxAxis::Map => format!("{function}({value}, axis={axes})"),
        });
    }

    pub(super) fn activation(&mut self, kind: Activation) {
        let (function, argument) = match kind {
            Activation::Hardswish => ("nn.hard_swish", ""),
            Activation::Hardsigmoid => ("nn.hard_sigmoid", ""),
            Activation::Gelu => ("nn.gelu", ", approximate=False"),
            // Flax does not re-export this function from JAX.
            Activation::Mish => ("jax.nn.mish", ""),
            Activation::Relu => ("nn.relu", ""),
            Activation::Relu6 => ("nn.relu6", ""),
            Activation::Silu => ("nn.silu", ""),
            Activation::Sigmoid => ("nn.sigmoid", ""),
            Activation::Tanh => ("nn.tanh", ""),
            Activation::LeakyRelu => ("nn.leaky_relu", ""),
            Activation::Elu => ("nn.elu", ""),
            Activation::Selu => ("nn.selu", ""),
            Activation::Softplus => ("nn.softplus", ""),
            Activation::LogSigmoid => ("nn.log_sigmoid", ""),
            Activation::Hardtanh => ("nn.hard_tanh", ""),
            Activation::Softsign => ("nn.soft_sign", ""),
            Activation::Celu => ("nn.celu", ""),
            Activation::Exp => ("jnp.exp", ""),
            Activation::Log => ("jnp.log", ""),
            Activation::Abs => ("jnp.abs", ""),
            Activation::Neg => ("jnp.negative", ""),
            Activation::Square => ("jnp.square", ""),
            Activation::Sqrt => ("jnp.sqrt", ""),
            Activation::Sin => ("jnp.sin", ""),
            Activation::Cos => ("jnp.cos", ""),
        };
        self.lines.then(|value| format!("{function}({value}{argument})"));
    }
}
