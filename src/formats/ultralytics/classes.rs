//! The classes of modules by their names.

use crate::network::Activation;

/// Classes whose first argument is their output channels, which the width scales.
pub(super) const SCALED: [&str; 38] = [
    "A2C2f",
    "ADown",
    "AConv",
    "Bottleneck",
    "BottleneckCSP",
    "C1",
    "C2",
    "C2PSA",
    "C2f",
    "C2fAttn",
    "C2fCIB",
    "C2fPSA",
    "C3",
    "C3Ghost",
    "C3SPP",
    "C3TR",
    "C3k2",
    "C3x",
    "Classify",
    "Conv",
    "ConvTranspose",
    "CrossConv",
    "DWConv",
    "DWConvTranspose2d",
    "ELAN1",
    "Focus",
    "GhostBottleneck",
    "GhostConv",
    "MixConv2d",
    "PSA",
    "RepC3",
    "RepNCSPELAN4",
    "SCDown",
    "SPP",
    "SPPELAN",
    "SPPF",
    "TorchVision",
    "nn.ConvTranspose2d",
];

/// Blocks that hold their number of modules within.
pub(super) const REPEATING: [&str; 16] = [
    "A2C2f",
    "BottleneckCSP",
    "C1",
    "C2",
    "C2PSA",
    "C2f",
    "C2fAttn",
    "C2fCIB",
    "C2fPSA",
    "C3",
    "C3Ghost",
    "C3TR",
    "C3k2",
    "C3x",
    "RepC3",
    "HGBlock",
];

/// A class of `torch.nn`, called: `nn.LeakyReLU(0.1)`. None if it is not known, none within if it does nothing.
#[expect(clippy::option_option, reason = "no activation is one of them")]
pub(super) fn named_activation(call: &str) -> Option<Option<Activation>> {
    let class = call.split('(').next().unwrap_or_default().trim();
    Some(Some(match class.trim_start_matches("torch.").trim_start_matches("nn.") {
        "Identity" => return Some(None),
        "SiLU" => Activation::Silu,
        "ReLU" => Activation::Relu,
        "ReLU6" => Activation::Relu6,
        "LeakyReLU" => Activation::LeakyRelu,
        "Hardswish" => Activation::Hardswish,
        "Mish" => Activation::Mish,
        "GELU" => Activation::Gelu,
        "ELU" => Activation::Elu,
        "SELU" => Activation::Selu,
        "Sigmoid" => Activation::Sigmoid,
        "Tanh" => Activation::Tanh,
        _ => return None,
    }))
}
