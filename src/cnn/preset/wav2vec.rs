//! The encoder of wav2vec 2.0 (Baevski et al., "wav2vec 2.0: a framework for self-supervised learning of speech representations", 2020), its
//! base size, on a second of audio at 16 kHz: a unit every 320 samples (20 ms) that sees 400 of them (25 ms). The norm of the first
//! layer has a group a channel and as many parameters as a batch norm, which stands for it here.

/// Kernel and stride of each layer.
const LAYERS: [(u64, u64); 7] = [(10, 5), (3, 2), (3, 2), (3, 2), (3, 2), (2, 2), (2, 2)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 1x16000".to_owned()];
    for (index, (kernel, stride)) in LAYERS.into_iter().enumerate() {
        let norm = if index == 0 { "; bn" } else { "" };
        lines.push(format!("conv 512 k{kernel} s{stride} nobias{norm}; gelu"));
    }
    lines.join("\n")
}
