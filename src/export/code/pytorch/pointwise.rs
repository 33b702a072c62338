//! Pointwise layers and normalization in PyTorch.

use super::writer::Writer;
use crate::network::{Activation, Shape, SoftmaxAxis};

impl Writer<'_> {
    /// A module that normalizes over the channels.
    pub(super) fn over_channels(&mut self, constructor: String) {
        let id = self.module_name().to_owned();
        self.made(constructor);
        // The module normalizes the last axes, which the channels temporarily become.
        let (there, back) = match (self.layer.input, self.layout.is_line()) {
            (Shape::Vector { .. }, _) => ("", ""),
            (Shape::Map { .. }, true) => (".permute(0, 2, 1)", ".permute(0, 2, 1)"),
            (Shape::Map { .. }, false) => (".permute(0, 2, 3, 1)", ".permute(0, 3, 1, 2)"),
        };
        self.lines.then(|value| format!("self.{id}({value}{there}){back}"));
    }

    /// One learned scale per channel.
    pub(super) fn scale(&mut self) {
        let (layer, channels) = (self.layer, self.layer.input.channels());
        let ones = if layer.input.is_map() && !self.layout.is_line() { ", 1, 1" } else { ", 1" };
        let ones = if layer.input.is_map() { ones } else { "" };
        self.made(format!("nn.Parameter(torch.ones({channels}{ones}))"));
        let id = self.module_name().to_owned();
        self.lines.then(|value| format!("{value} * self.{id}"));
    }

    pub(super) fn softmax(&mut self, function: &str, axis: SoftmaxAxis) {
        let function = format!("F.{function}");
        let is_flat = self.layout.is_line();
        self.lines.then(|value| match axis {
            SoftmaxAxis::Channels => format!("{function}({value}, dim=1)"),
            SoftmaxAxis::Map if is_flat => format!("{function}({value}, dim=2)"),
            SoftmaxAxis::Map => format!("{function}({value}.flatten(2), dim=2).reshape({value}.shape)"),
        });
    }
}

/// The class of a non-linearity, if there is one.
pub(super) const fn activation_module(kind: Activation) -> Option<&'static str> {
    Some(match kind {
        Activation::Relu => "ReLU",
        Activation::Relu6 => "ReLU6",
        Activation::Silu => "SiLU",
        Activation::Hardswish => "Hardswish",
        Activation::Hardsigmoid => "Hardsigmoid",
        Activation::Sigmoid => "Sigmoid",
        Activation::Tanh => "Tanh",
        Activation::Gelu => "GELU",
        Activation::LeakyRelu => "LeakyReLU",
        Activation::Elu => "ELU",
        Activation::Selu => "SELU",
        Activation::Mish => "Mish",
        Activation::Softplus => "Softplus",
        Activation::LogSigmoid => "LogSigmoid",
        Activation::Hardtanh => "Hardtanh",
        Activation::Softsign => "Softsign",
        Activation::Celu => "CELU",
        Activation::Exp
        | Activation::Log
        | Activation::Abs
        | Activation::Neg
        | Activation::Square
        | Activation::Sqrt
        | Activation::Sin
        | Activation::Cos => return None,
    })
}

/// The function of a non-linearity.
pub(super) const fn activation(kind: Activation) -> &'static str {
    match kind {
        Activation::Relu => "F.relu",
        Activation::Relu6 => "F.relu6",
        Activation::Silu => "F.silu",
        Activation::Hardswish => "F.hardswish",
        Activation::Hardsigmoid => "F.hardsigmoid",
        Activation::Sigmoid => "torch.sigmoid",
        Activation::Tanh => "torch.tanh",
        Activation::Gelu => "F.gelu",
        Activation::LeakyRelu => "F.leaky_relu",
        Activation::Elu => "F.elu",
        Activation::Selu => "F.selu",
        Activation::Mish => "F.mish",
        Activation::Softplus => "F.softplus",
        Activation::LogSigmoid => "F.logsigmoid",
        Activation::Hardtanh => "F.hardtanh",
        Activation::Softsign => "F.softsign",
        Activation::Celu => "F.celu",
        Activation::Exp => "torch.exp",
        Activation::Log => "torch.log",
        Activation::Abs => "torch.abs",
        Activation::Neg => "torch.neg",
        Activation::Square => "torch.square",
        Activation::Sqrt => "torch.sqrt",
        Activation::Sin => "torch.sin",
        Activation::Cos => "torch.cos",
    }
}
