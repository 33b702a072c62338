//! `ResNet` (He et al., "Deep residual learning for image recognition", 2015), as in torchvision: version 1.5, whose bottlenecks have their
//! stride on the 3×3 convolution; as first published, with the stride on the 1×1 before; and as in TF-Slim (`slim/nets/resnet_v1.py`), with
//! the stride in the last block of a stage instead of the first of the next. The latter two have a larger field.

/// Whether the last stages have dilation instead of strides, as for segmentation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dilation {
    /// Every stage but the first has a stride.
    None,
    /// The last two stages have stride 1, and their 3×3 convolutions the dilation that makes up for it.
    LastTwo,
}

/// The kind of residual block.
#[derive(Clone, Copy)]
pub(super) enum Block {
    /// Two 3×3 convolutions.
    Basic,
    /// A 3×3 convolution between two 1×1, the last of which has four times as many channels.
    Bottleneck,
    /// A bottleneck with the stride on its first 1×1 convolution, as in the first published models.
    EarlyBottleneck,
    /// A bottleneck in a network whose stages end, not begin, with a stride.
    LateBottleneck,
}

impl Block {
    const fn expansion(self) -> u64 {
        match self {
            Self::Basic => 1,
            Self::Bottleneck | Self::EarlyBottleneck | Self::LateBottleneck => 4,
        }
    }

    /// The layers beside the shortcut, the last of which is labeled `last`, with their modules in `path`.
    fn layers(self, width: u64, stride: u64, dilation: u64, last: &str, path: &str) -> Vec<String> {
        let wide = width * self.expansion();
        let (first, second) = if matches!(self, Self::EarlyBottleneck) { (stride, 1) } else { (1, stride) };
        let layers = match self {
            Self::Basic => format!(
                "conv {width} k3 s{stride} p{dilation} d{dilation} nobias ={path}.conv1; bn ={path}.bn1; relu ={path}.relu
                 conv {width} k3 p{dilation} d{dilation} nobias ={path}.conv2; {last}: bn ={path}.bn2"
            ),
            Self::Bottleneck | Self::EarlyBottleneck | Self::LateBottleneck => format!(
                "conv {width} k1 s{first} nobias ={path}.conv1; bn ={path}.bn1; relu ={path}.relu
                 conv {width} k3 s{second} p{dilation} d{dilation} nobias ={path}.conv2; bn ={path}.bn2; relu ={path}.relu
                 conv {wide} k1 nobias ={path}.conv3; {last}: bn ={path}.bn3"
            ),
        };
        layers.split([';', '\n']).map(|layer| layer.trim().to_owned()).collect()
    }
}

/// A `ResNet` with this many blocks in each of its four stages.
pub(super) fn text(block: Block, counts: [usize; 4]) -> String {
    let mut lines = backbone(block, counts, Dilation::None, "");
    lines.push("gap =avgpool; flatten; linear 1000 =fc".into());
    lines.join("\n")
}

/// The layers before the classifier, on 224×224, or 520×520 with dilation. The last layer of a block is labeled as the block: `layer4.2`.
/// `within` is the path in which the modules are, with a dot at its end; empty for none.
pub(super) fn backbone(block: Block, counts: [usize; 4], dilated: Dilation, within: &str) -> Vec<String> {
    let extent = if dilated == Dilation::None { 224 } else { 520 };
    let stem = format!(
        "conv 64 k7 s2 p3 nobias ={within}conv1; bn ={within}bn1; relu ={within}relu; stem: maxpool k3 s2 p1 ={within}maxpool"
    );
    let mut lines = vec![format!("input 3x{extent}x{extent}; {stem}")];
    let mut input = "stem".to_owned();
    let mut channels = 64;
    for (layer, (count, width)) in (1..).zip(counts.into_iter().zip([64, 128, 256, 512])) {
        for index in 0..count {
            let name = format!("layer{layer}.{index}");
            let steps = match block {
                Block::LateBottleneck => index + 1 == count && layer < 4,
                _ => index == 0 && layer > 1 && (dilated == Dilation::None || layer == 2),
            };
            // The first block of a stage keeps the dilation of the stage before it, as in torchvision.
            let dilation = match (dilated, layer, index) {
                (Dilation::None, _, _) | (_, 1 | 2, _) | (_, 3, 0) => 1,
                (_, 3, _) | (_, _, 0) => 2,
                _ => 4,
            };
            let stride = if steps { 2 } else { 1 };
            let wide = width * block.expansion();
            let path = format!("{within}{name}");
            let mut layers = block.layers(width, stride, dilation, &format!("{name}.main"), &path);
            if stride == 1 && wide == channels {
                layers.push(format!("add {input}"));
            } else if wide == channels {
                // If the channels already agree, the shortcut only subsamples rows and columns.
                layers.push(format!("maxpool k1 s{stride} from {input}"));
                layers.push(format!("add {name}.main,prev"));
            } else {
                layers.push(format!("conv {wide} k1 s{stride} nobias from {input} ={path}.downsample.0"));
                layers.push(format!("bn ={path}.downsample.1"));
                layers.push(format!("add {name}.main,prev"));
            }
            layers.push(format!("{name}: relu ={path}.relu"));
            lines.extend(layers.into_iter().map(|layer| format!("{layer} @{name}")));
            (input, channels) = (name, wide);
        }
    }
    lines
}
