//! `SqueezeNet` 1.1 (Iandola et al., "`SqueezeNet`: `AlexNet`-level accuracy with 50x fewer parameters and <0.5MB model size", 2016), as in
//! torchvision.

/// The modules: number in the name, channels of the squeeze layer, channels of each of the two expand layers.
const MODULES: [(u64, u64, u64); 8] =
    [(3, 16, 64), (4, 16, 64), (6, 32, 128), (7, 32, 128), (9, 48, 192), (10, 48, 192), (11, 64, 256), (12, 64, 256)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x224x224; conv 64 k3 s2; relu; maxpool k3 s2 ceil".to_owned()];
    for (number, squeezed, expanded) in MODULES {
        if matches!(number, 6 | 9) {
            lines.push("maxpool k3 s2 ceil".into());
        }
        let layers = [
            format!("conv {squeezed} k1"),
            format!("fire{number}.squeeze: relu"),
            format!("conv {expanded} k1"),
            format!("fire{number}.one: relu"),
            format!("conv {expanded} k3 p1 from fire{number}.squeeze"),
            format!("relu; concat fire{number}.one,prev"),
        ];
        let layers = layers.iter().flat_map(|layers| layers.split(';'));
        lines.extend(layers.map(|layer| format!("{} @fire{number}", layer.trim())));
    }
    lines.push("dropout 0.5; conv 1000 k1; relu; gap; flatten".into());
    lines.join("\n")
}
