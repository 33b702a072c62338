//! Audio networks: a temporal convolutional network and the encoder of wav2vec 2.0.

/// The temporal convolutional network of Bai et al. ("An empirical evaluation of generic convolutional and recurrent networks for sequence
/// modeling", 2018) for digits read pixel by pixel: eight residual blocks of two causal convolutions of width 7, with dilations that double
/// from block to block. The field is 1 + 2 · 6 · (2⁸ − 1) = 3,061 steps.
pub(super) fn temporal() -> String {
    let mut lines = vec!["input 1x784".to_owned()];
    let mut input = "input".to_owned();
    for block in 0..8 {
        let dilation = 1_u64 << block;
        let causal = format!("conv 25 k7 p{},0 d{dilation}", 6 * dilation);
        let mut layers = vec![format!("{causal} from {input}")];
        layers.extend(["relu".into(), "dropout 0.05".into(), causal, "relu".into()]);
        if block == 0 {
            // The only channel of the input is widened so that it can be added.
            layers.extend(["main: dropout 0.05".into(), format!("conv 25 k1 from {input}"), "add main,prev".into()]);
        } else {
            layers.extend(["dropout 0.05".into(), format!("add {input}")]);
        }
        layers.push(format!("block{block}: relu"));
        lines.extend(layers.into_iter().map(|layer| format!("{layer} @dilation{dilation}")));
        input = format!("block{block}");
    }
    lines.push("conv 10 k1".into());
    lines.join("\n")
}

/// The feature encoder of wav2vec 2.0 (Baevski et al., "wav2vec 2.0: a framework for self-supervised learning of speech representations",
/// 2020), with the layer normalization of its large models, on a second of audio at 16 kHz: a unit sees 400 samples (25 ms), and the next
/// one begins 320 samples (20 ms) later.
pub(super) fn wav2vec() -> String {
    let mut lines = vec!["input 1x16000".to_owned()];
    lines.extend(
        [(10, 5), (3, 2), (3, 2), (3, 2), (3, 2), (2, 2), (2, 2)]
            .map(|(kernel, stride)| format!("conv 512 k{kernel} s{stride}; ln; gelu")),
    );
    lines.join("\n")
}
