//! Synonyms: names of layers and settings in frameworks and papers.

use crate::network::OpSpec;
use crate::network::op::{Bare, ParameterSpec};

/// The meaning of a setting's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// The hyper-parameter with these letters.
    Letters(&'static str),
    /// A number without letters.
    Bare,
    /// Whether there is a bias.
    Bias,
    /// Whether windows that only partly fit are kept.
    Ceil,
    /// A setting that changes neither shapes nor costs nor fields.
    Ignored,
}

/// Other names of layers, in lowercase without separators and without the number of axes.
const LAYERS: [(&str, &str); 78] = [
    ("convolution", "conv"),
    ("convlayer", "conv"),
    ("separableconv", ""),
    ("depthwiseconv", "dwconv"),
    ("depthwise", "dwconv"),
    ("depthwiseconvolution", "dwconv"),
    ("convtranspose", "deconv"),
    ("convtransposed", "deconv"),
    ("transposedconv", "deconv"),
    ("transposeconv", "deconv"),
    ("transposedconvolution", "deconv"),
    ("deconvolution", "deconv"),
    ("pool", "maxpool"),
    ("pooling", "maxpool"),
    ("maxpooling", "maxpool"),
    ("averagepool", "avgpool"),
    ("averagepooling", "avgpool"),
    ("avgpooling", "avgpool"),
    ("meanpool", "avgpool"),
    ("lppooling", "lppool"),
    ("powerpool", "lppool"),
    ("globalavgpool", "gap"),
    ("globalaveragepool", "gap"),
    ("globalaveragepooling", "gap"),
    ("globalavgpooling", "gap"),
    ("globalpool", "gap"),
    ("globalmaxpool", "gmp"),
    ("globalmaxpooling", "gmp"),
    ("adaptiveavgpool", "adaptive"),
    ("adaptiveaveragepool", "adaptive"),
    ("adaptiveaveragepooling", "adaptive"),
    ("adaptivemaxpool", "adaptivemax"),
    ("adaptivemaxpooling", "adaptivemax"),
    ("batchnorm", "bn"),
    ("batchnormalization", "bn"),
    ("batchnormalisation", "bn"),
    ("layernorm", "ln"),
    ("layernormalization", "ln"),
    ("layernormalisation", "ln"),
    ("groupnorm", "gn"),
    ("groupnormalization", "gn"),
    ("groupnormalisation", "gn"),
    ("rmsnorm", "rms"),
    ("rmsnormalization", "rms"),
    ("instancenormalization", "instancenorm"),
    ("instancenormalisation", "instancenorm"),
    ("localresponsenorm", "lrn"),
    ("localresponsenormalization", "lrn"),
    ("dense", "linear"),
    ("fc", "linear"),
    ("fullyconnected", "linear"),
    ("innerproduct", "linear"),
    ("upsample", "up"),
    ("upsampling", "up"),
    ("leakyrelu", "leaky_relu"),
    ("logsigmoid", "log_sigmoid"),
    ("swish", "silu"),
    ("hswish", "hardswish"),
    ("hardsilu", "hardswish"),
    ("hsigmoid", "hardsigmoid"),
    ("spatialdropout", "dropout"),
    ("concatenate", "concat"),
    ("cat", "concat"),
    ("sum", "add"),
    ("plus", "add"),
    ("multiply", "mul"),
    ("subtract", "sub"),
    ("divide", "div"),
    ("min", "minimum"),
    ("max", "maximum"),
    ("zeropadding", "pad"),
    ("zeropad", "pad"),
    ("padding", "pad"),
    ("cropping", "crop"),
    ("channelshuffle", "shuffle"),
    ("interpolate", "resize"),
    ("noop", "identity"),
    ("flattening", "flatten"),
];

/// The kind of layer with a name, and the settings contained in the name (`conv3-64`, `C64`).
pub(super) fn layer_word(name: &str) -> Option<(&'static OpSpec, Vec<String>)> {
    let name = name.rsplit('.').next().unwrap_or(name);
    if let Some(found) = known(&plain(name)) {
        return Some((found, Vec::new()));
    }
    shorthand(name)
}

/// A name in lowercase, without signs and the number of axes.
fn plain(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| !"_- ".contains(*letter)).collect();
    let mut letters = letters.to_ascii_lowercase();
    for axes in ["1d", "2d", "3d"] {
        // The number of axes may be in the middle: `Conv2DTranspose`.
        letters = letters.replace(axes, "");
    }
    letters
}

fn known(plain: &str) -> Option<&'static OpSpec> {
    let own = |spec: &&'static OpSpec| {
        let bare = |word: &str| word.replace('_', "").eq_ignore_ascii_case(plain);
        bare(spec.word) || spec.aliases.iter().any(|alias| bare(alias))
    };
    let other = || LAYERS.iter().find(|(other, _)| *other == plain).and_then(|(_, word)| OpSpec::of_word(word));
    OpSpec::all().iter().copied().find(own).or_else(other)
}

/// `conv3-64` of VGG's table (kernel, channels), and `C64` of pix2pix: 4 × 4, stride 2, padding 1.
fn shorthand(name: &str) -> Option<(&'static OpSpec, Vec<String>)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let conv = OpSpec::of_word("conv")?;
    let lower = name.to_ascii_lowercase();
    if let Some((kernel, channels)) = lower.strip_prefix("conv").and_then(|rest| rest.split_once('-'))
        && is_number(kernel)
        && is_number(channels)
    {
        let padding = kernel.parse::<u64>().ok()?.saturating_sub(1) / 2;
        return Some((conv, vec![channels.into(), format!("k{kernel}"), format!("p{padding}")]));
    }
    let channels = name.strip_prefix('C').filter(|rest| is_number(rest))?;
    Some((conv, vec![channels.into(), "k4".into(), "s2".into(), "p1".into()]))
}

/// The meaning of a setting's name for a kind of layer.
pub(super) fn setting(spec: &OpSpec, name: &str) -> Option<Setting> {
    let name = name.trim_end_matches(':').to_ascii_lowercase();
    let has = |letters: &'static str| {
        let own = |parameter: &ParameterSpec| parameter.letters() == letters;
        spec.parameters.iter().any(own).then_some(Setting::Letters(letters))
    };
    let bare = || {
        let own = |parameter: &ParameterSpec| parameter.bare != Bare::Never && parameter.bare != Bare::Crossed;
        spec.parameters.iter().any(own).then_some(Setting::Bare)
    };
    match name.as_str() {
        "k" | "kernel" | "kernel_size" | "kernelsize" | "ksize" | "filter_size" | "window" | "pool_size" => has("k"),
        "s" | "stride" | "strides" => has("s"),
        "p" | "pad" | "padding" if spec.word == "dropout" => bare(),
        "p" | "norm_type" if spec.word == "lppool" => has("norm"),
        "p" | "pad" | "padding" => has("p"),
        "d" | "dilation" | "dilation_rate" | "atrous" => has("d"),
        "g" | "group" | "groups" if spec.word != "gn" => has("g"),
        "m" | "depth_multiplier" => has("m"),
        "op" | "output_padding" => has("op"),
        "filters" | "channels" | "out_channels" | "out" | "maps" | "units" | "features" | "out_features"
        | "num_output" | "rate" | "size" | "scale" | "scale_factor" | "factor" | "upscale_factor" | "num_groups"
        | "group" | "groups" => bare(),
        "bias" | "use_bias" => Some(Setting::Bias),
        "ceil_mode" => Some(Setting::Ceil),
        "in_channels" | "in_features" | "num_features" | "in" | "inplace" | "eps" | "momentum" | "name" => {
            Some(Setting::Ignored)
        }
        _ => None,
    }
}
