//! `SqueezeNet` 1.1 (Iandola et al., "`SqueezeNet`: `AlexNet`-level accuracy with 50x fewer parameters and <0.5MB model size", 2016), as in
//! torchvision.

/// The modules: number in the name, channels of the squeeze layer, channels of each of the two expand layers.
const MODULES: [(u64, u64, u64); 8] =
    [(3, 16, 64), (4, 16, 64), (6, 32, 128), (7, 32, 128), (9, 48, 192), (10, 48, 192), (11, 64, 256), (12, 64, 256)];

pub(super) fn text() -> String {
    let mut lines = vec!["input 3x224x224; conv 64 k3 s2 =features.0".to_owned()];
    lines.push("relu =features.1; maxpool k3 s2 ceil =features.2".into());
    for (number, squeezed, expanded) in MODULES {
        if matches!(number, 6 | 9) {
            lines.push(format!("maxpool k3 s2 ceil =features.{}", number - 1));
        }
        let path = format!("features.{number}");
        let layers = [
            format!("conv {squeezed} k1 ={path}.squeeze"),
            format!("fire{number}.squeeze: relu ={path}.squeeze_activation"),
            format!("conv {expanded} k1 ={path}.expand1x1"),
            format!("fire{number}.one: relu ={path}.expand1x1_activation"),
            format!("conv {expanded} k3 p1 from fire{number}.squeeze ={path}.expand3x3"),
            format!("relu ={path}.expand3x3_activation; concat fire{number}.one,prev"),
        ];
        let layers = layers.iter().flat_map(|layers| layers.split(';'));
        lines.extend(layers.map(|layer| format!("{} @fire{number}", layer.trim())));
    }
    lines.push(
        "dropout 0.5 =classifier.0; conv 1000 k1 =classifier.1; relu =classifier.2; gap =classifier.3; flatten".into(),
    );
    lines.join("\n")
}
