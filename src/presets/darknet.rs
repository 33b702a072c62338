//! Darknet-53 and `YOLOv3`, which is built on it (Redmon and Farhadi, "`YOLOv3`: an incremental improvement", 2018), as in the
//! configuration files of Darknet.

/// Number of residual blocks of each stage.
const COUNTS: [u64; 5] = [1, 2, 8, 8, 4];

/// Output channels of a head of `YOLOv3`: three boxes, each with position and size (4), objectness (1) and the 80 classes of COCO.
const PREDICTED: u64 = 3 * (4 + 1 + 80);

/// A convolution with its norm and activation.
fn unit(channels: u64, kernel: u64, stride: u64) -> String {
    format!("conv {channels} k{kernel} s{stride} p{} nobias; bn; leaky_relu", kernel / 2)
}

/// Consecutive layers of a block, the last of them labeled.
fn block(name: &str, label: &str, rows: &[String]) -> Vec<String> {
    let mut layers: Vec<String> = rows.iter().flat_map(|row| row.split(';')).map(|row| row.trim().to_owned()).collect();
    if let Some(last) = layers.last_mut() {
        *last = format!("{label}: {last}");
    }
    layers.into_iter().map(|layer| format!("{layer} @{name}")).collect()
}

/// The backbone on a square input. The last layers of its stages are labeled `stage1` to `stage5`.
fn backbone(extent: u64) -> Vec<String> {
    let mut lines = vec![format!("input 3x{extent}x{extent}; {}", unit(32, 3, 1))];
    let mut channels = 32;
    for (stage, count) in (1..).zip(COUNTS) {
        let mut input = format!("stage{stage}.down");
        lines.extend(block(&input, &input, &[unit(2 * channels, 3, 2)]));
        for index in 0..count {
            let name = format!("stage{stage}.{index}");
            let label = if index + 1 == count { format!("stage{stage}") } else { name.clone() };
            let layers = [unit(channels, 1, 1), unit(2 * channels, 3, 1), format!("add {input}")];
            lines.extend(block(&name, &label, &layers));
            input = label;
        }
        channels *= 2;
    }
    lines
}

/// The backbone with its classifier.
pub(super) fn classifier() -> String {
    let mut lines = backbone(256);
    lines.push("gap; conv 1000 k1; flatten".into());
    lines.join("\n")
}

/// `YOLOv3` on 416×416 with its three heads. The head of stride 8 comes last, so it is the output of the network; the heads of stride 32 and
/// 16 are branches without a successor.
pub(super) fn yolo() -> String {
    let mut lines = backbone(416);
    for (width, stage) in [(512, 5), (256, 4), (128, 3)] {
        if stage < 5 {
            let before = format!("neck{}", stage + 1);
            lines.push(format!("{} @neck{stage}", unit(width, 1, 1).replacen(';', &format!(" from {before};"), 1)));
            lines.push(format!("up 2 @neck{stage}; concat prev,stage{stage} @neck{stage}"));
        }
        let layers =
            [unit(width, 1, 1), unit(2 * width, 3, 1), unit(width, 1, 1), unit(2 * width, 3, 1), unit(width, 1, 1)];
        lines.extend(block(&format!("neck{stage}"), &format!("neck{stage}"), &layers));
        let head = [unit(2 * width, 3, 1), format!("conv {PREDICTED} k1")];
        lines.extend(block(&format!("head{stage}"), &format!("head{stage}"), &head));
    }
    lines.join("\n")
}
