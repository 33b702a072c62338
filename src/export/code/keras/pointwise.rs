//! Pointwise layers and normalization in Keras.

use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::network::{Activation, Shape, SoftmaxAxis};

impl Writer<'_> {
    /// Batch normalization with the constants of `PyTorch`; the momentum is the share of the running statistics that is kept.
    pub(super) fn batch_norm(&mut self) {
        let arguments = Arguments::default().with("momentum", 0.9).with("epsilon", "1e-5");
        self.own(arguments, "BatchNormalization");
    }

    /// Normalization of every channel over its positions: as many groups as channels.
    pub(super) fn instance_norm(&mut self, affine: bool) {
        let arguments = Arguments::default().with("groups", -1).with("epsilon", "1e-5");
        let arguments = arguments.with_if(!affine, "scale", "False").with_if(!affine, "center", "False");
        self.own(arguments, "GroupNormalization");
    }

    pub(super) fn activation(&mut self, kind: Activation) {
        let (kind, argument) = match kind {
            Activation::Relu => ("ReLU", String::new()),
            Activation::Relu6 => ("ReLU", "max_value=6.0".into()),
            Activation::LeakyRelu => ("LeakyReLU", "negative_slope=0.01".into()),
            Activation::Elu => ("ELU", String::new()),
            Activation::Hardswish => ("Activation", "\"hard_silu\"".into()),
            Activation::Hardsigmoid => ("Activation", "\"hard_sigmoid\"".into()),
            Activation::Silu
            | Activation::Sigmoid
            | Activation::Tanh
            | Activation::Gelu
            | Activation::Selu
            | Activation::Softplus
            | Activation::LogSigmoid
            | Activation::Softsign
            | Activation::Celu
            | Activation::Mish => ("Activation", format!("\"{}\"", kind.name())),
            Activation::Hardtanh => ("Activation", "\"hard_tanh\"".into()),
            Activation::Exp => ("Activation", "\"exponential\"".into()),
            Activation::Log => return self.lines.call("ops.log"),
            Activation::Abs => return self.lines.call("ops.abs"),
            Activation::Neg => return self.lines.call("ops.negative"),
            Activation::Square => return self.lines.call("ops.square"),
            Activation::Sqrt => return self.lines.call("ops.sqrt"),
            Activation::Sin => return self.lines.call("ops.sin"),
            Activation::Cos => return self.lines.call("ops.cos"),
        };
        self.own(Arguments::new((!argument.is_empty()).then_some(argument)), kind);
    }

    /// A slope per channel, or one for all.
    pub(super) fn prelu(&mut self, per_channel: bool) {
        let axes = match (self.layer.input, self.layout.is_line()) {
            (Shape::Vector { .. }, _) => vec![],
            (Shape::Map { .. }, true) => vec!["1"],
            (Shape::Map { .. }, false) => vec!["1", "2"],
        };
        let last = if self.layer.input.is_map() { (axes.len() + 1).to_string() } else { "1".into() };
        let shared: Vec<&str> = axes.into_iter().chain((!per_channel).then_some(last.as_str())).collect();
        let arguments = Arguments::default().with("alpha_initializer", "keras.initializers.Constant(0.25)");
        let shared_axes = format!("[{}]", shared.join(", "));
        self.own(arguments.with_if(!shared.is_empty(), "shared_axes", shared_axes), "PReLU");
    }

    pub(super) fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let id = &self.layer.id;
        if axis == SoftmaxAxis::Channels {
            return self.own(Arguments::new([format!("\"{function}\"")]), "Activation");
        }
        // The positions temporarily become one axis.
        let flat = self.names.take(&format!("{id}_flat"));
        let shape = self.layout.channels_last(self.layer.input);
        self.named(Arguments::new([format!("(-1, {})", self.layer.input.channels())]), "Reshape", &flat);
        self.lines.then(|value| format!("ops.{function}({value}, axis=1)"));
        self.named(Arguments::new([format!("({shape})")]), "Reshape", id);
    }
}
