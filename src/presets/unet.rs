//! U-Net (Ronneberger et al., "U-Net: convolutional networks for biomedical image segmentation", 2015), with padding, so that the output
//! has the size of the input.

/// The levels from the top down and the channels of their maps.
const LEVELS: [(u64, u64); 4] = [(1, 64), (2, 128), (3, 256), (4, 512)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 1x256x256".to_owned()];
    for (level, channels) in LEVELS {
        lines.extend(double(channels, &format!("skip{level}: ")).map(|layer| format!("{layer} @down{level}")));
        lines.push("maxpool k2".into());
    }
    lines.extend(double(1024, "").map(|layer| format!("{layer} @bottom")));
    for (level, channels) in LEVELS.into_iter().rev() {
        let up = [format!("deconv {channels} k2 s2"), format!("concat skip{level},prev")];
        lines.extend(up.into_iter().chain(double(channels, "")).map(|layer| format!("{layer} @up{level}")));
    }
    lines.push("conv 2 k1".into());
    lines.join("\n")
}

/// Two convolutions, the last non-linearity with a label.
fn double(channels: u64, label: &str) -> [String; 4] {
    let conv = format!("conv {channels} k3 p1");
    [conv.clone(), "relu".into(), conv, format!("{label}relu")]
}
