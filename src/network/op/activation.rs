//! Activation functions: pointwise non-linearities.

/// A pointwise non-linearity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the functions' own names")]
pub enum Activation {
    Relu,
    Relu6,
    Silu,
    Hardswish,
    Hardsigmoid,
    Sigmoid,
    Tanh,
    Gelu,
    LeakyRelu,
    Elu,
    Selu,
    Mish,
    Softplus,
    LogSigmoid,
    Hardtanh,
    Softsign,
    Celu,
    Exp,
    Log,
    Abs,
    Neg,
    Square,
    Sqrt,
    Sin,
    Cos,
}

impl Activation {
    /// All non-linearities, in menu order.
    pub const ALL: [Self; 25] = [
        Self::Relu,
        Self::Relu6,
        Self::Silu,
        Self::Hardswish,
        Self::Hardsigmoid,
        Self::Sigmoid,
        Self::Tanh,
        Self::Gelu,
        Self::LeakyRelu,
        Self::Elu,
        Self::Selu,
        Self::Mish,
        Self::Softplus,
        Self::LogSigmoid,
        Self::Hardtanh,
        Self::Softsign,
        Self::Celu,
        Self::Exp,
        Self::Log,
        Self::Abs,
        Self::Neg,
        Self::Square,
        Self::Sqrt,
        Self::Sin,
        Self::Cos,
    ];

    /// The function's name in the notation and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relu => "relu",
            Self::Relu6 => "relu6",
            Self::Silu => "silu",
            Self::Hardswish => "hardswish",
            Self::Hardsigmoid => "hardsigmoid",
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Gelu => "gelu",
            Self::LeakyRelu => "leaky_relu",
            Self::Elu => "elu",
            Self::Selu => "selu",
            Self::Mish => "mish",
            Self::Softplus => "softplus",
            Self::LogSigmoid => "log_sigmoid",
            Self::Hardtanh => "hardtanh",
            Self::Softsign => "softsign",
            Self::Celu => "celu",
            Self::Exp => "exp",
            Self::Log => "log",
            Self::Abs => "abs",
            Self::Neg => "neg",
            Self::Square => "square",
            Self::Sqrt => "sqrt",
            Self::Sin => "sin",
            Self::Cos => "cos",
        }
    }

    /// The non-linearity with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
