//! `SegNet` (Badrinarayanan, Kendall and Cipolla, "`SegNet`: a deep convolutional encoder-decoder architecture for image segmentation", 2015)
//! for the 11 classes of `CamVid`: the convolutions of VGG-16, then their mirror image, whose maps are enlarged with the indices of the
//! pooling layers. As in Caffe, the sizes of pooled maps are rounded up.

/// The channels of the convolutions of each level, from the finest.
const DOWN: [&[u64]; 5] = [&[64, 64], &[128, 128], &[256, 256, 256], &[512, 512, 512], &[512, 512, 512]];
const UP: [&[u64]; 5] = [&[64], &[128, 64], &[256, 256, 128], &[512, 512, 256], &[512, 512, 512]];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x360x480".to_owned()];
    for (level, stage) in (1..).zip(DOWN) {
        lines.extend(convolutions(stage).map(|layer| format!("{layer} @down{level}")));
        lines.push(format!("pool{level}: maxpool k2 ceil @down{level}"));
    }
    for (level, stage) in [1, 2, 3, 4, 5].into_iter().zip(UP).rev() {
        lines.push(format!("unpool{level}: unpool pool{level} @up{level}"));
        lines.extend(convolutions(stage).map(|layer| format!("{layer} @up{level}")));
    }
    lines.push("conv 11 k3 p1".into());
    lines.join("\n")
}

fn convolutions(stage: &[u64]) -> impl Iterator<Item = String> {
    stage.iter().flat_map(|channels| [format!("conv {channels} k3 p1"), "bn".into(), "relu".into()])
}
