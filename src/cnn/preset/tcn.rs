//! A temporal convolutional network (Bai, Kolter and Koltun, "An empirical evaluation of generic convolutional and recurrent networks for
//! sequence modeling", 2018), as they set it up for pictures read pixel by pixel: eight residual blocks of two causal convolutions of
//! width 7, whose dilation doubles from 1 to 128. Its field is 1 + 2 · 6 · (1 + 2 + … + 128) = 3061.

/// Number of residual blocks.
const BLOCKS: u32 = 8;

/// Channels of every block.
const CHANNELS: u64 = 25;

pub(super) fn text() -> String {
    let mut lines = vec!["input 1x784".to_owned()];
    let mut input = "input".to_owned();
    for block in 0..BLOCKS {
        let dilation = 1_u64 << block;
        let causal = |from: &str| format!("conv {CHANNELS} k7 p{},0 d{dilation}{from}", 6 * dilation);
        let name = format!("block{block}");
        let mut layers = vec![causal(""), "relu".into(), "dropout 0.05".into()];
        layers.extend([causal(""), "relu".into(), format!("{name}.main: dropout 0.05")]);
        if block == 0 {
            layers.extend([format!("conv {CHANNELS} k1 from {input}"), format!("add {name}.main,prev")]);
        } else {
            layers.push(format!("add {input}"));
        }
        layers.push(format!("{name}: relu"));
        lines.extend(layers.into_iter().map(|layer| format!("{layer} @dilation{dilation}")));
        input = name;
    }
    lines.push("conv 10 k1".into());
    lines.join("\n")
}
