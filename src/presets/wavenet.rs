//! `WaveNet` (van den Oord et al., "`WaveNet`: a generative model for raw audio", 2016): one stack of ten causal convolutions of width 2,
//! with dilations that double from 1 to 512, on a second of audio at 16 kHz. Each is gated, has a residual connection, and adds to the
//! output through a skip connection.

/// Number of dilated layers.
const LAYERS: u32 = 10;

pub(super) fn text() -> String {
    let mut lines = vec!["input 1x16000; x0: conv 32 k1".to_owned()];
    for layer in 0..LAYERS {
        let dilation = 1_u64 << layer;
        let causal = format!("conv 32 k2 p{dilation},0 d{dilation} from x{layer}");
        let mut layers = vec![
            causal.clone(),
            format!("filter{layer}: tanh"),
            causal,
            "sigmoid".into(),
            format!("gated{layer}: mul filter{layer}"),
            format!("skip{layer}: conv 64 k1"),
        ];
        if layer + 1 < LAYERS {
            layers.push(format!("conv 32 k1 from gated{layer}"));
            layers.push(format!("x{}: add x{layer}", layer + 1));
        }
        lines.extend(layers.into_iter().map(|words| format!("{words} @dilation{dilation}")));
    }
    let skips: Vec<String> = (0..LAYERS).map(|layer| format!("skip{layer}")).collect();
    lines.push(format!("add {}", skips.join(",")));
    lines.push("relu; conv 256 k1; relu; conv 256 k1".into());
    lines.join("\n")
}
