//! Titles of networks.

use leptos_i18n::td_string;

use super::{layer, number};
use crate::i18n::Locale;
use crate::network::{Axes, Network, Node, Op};
use crate::presets::Preset;

/// The largest number of layers, or of groups of equal layers, for which a nameless network is titled by its layers.
const SAID_BY_LAYERS: usize = 3;

/// The title of a network: for a preset in the language of the page, otherwise its own name, or its layers if it has few.
pub fn network_title(locale: Locale, network: &Network) -> String {
    let titled = network.name.is_empty().then(|| by_layers(locale, network)).flatten();
    titled.unwrap_or_else(|| title(locale, &network.name).to_owned())
}

/// The layers of a network; of one with many layers only those that are not activations, equal ones as a product. `None` if there are still
/// too many, or if the network has branches.
pub fn by_layers(locale: Locale, network: &Network) -> Option<String> {
    let titles = |counts: fn(&Op) -> bool| {
        let nodes = network.nodes().iter().filter(move |node| counts(&node.op));
        nodes.map(|node| titled(locale, network, node)).collect::<Vec<_>>()
    };
    if network.nodes().len() <= SAID_BY_LAYERS {
        let all = titles(|_| true);
        return (!all.is_empty()).then(|| all.join(" → "));
    }
    if !network.is_plain_stack() {
        return None;
    }
    let layers = titles(|op| !matches!(op, Op::Activation(_)));
    let groups: Vec<String> = layers
        .chunk_by(|one, next| one == next)
        .map(|group| if group.len() > 1 { format!("{} × {}", group.len(), group[0]) } else { group[0].clone() })
        .collect();
    (1..=SAID_BY_LAYERS).contains(&groups.len()).then(|| groups.join(" → "))
}

/// The title of a layer, with the dilation of a convolution: without it a stack of dilated layers would have the title of a dense one.
fn titled(locale: Locale, network: &Network, node: &Node) -> String {
    let title = layer::title(locale, network, node).0;
    match &node.op {
        Op::Conv(conv) if conv.dilation != Axes::both(1) => {
            let is_one_number = network.input.one_dimensional || conv.dilation.height == conv.dilation.width;
            let value = number::size(&conv.dilation, is_one_number);
            let note = td_string!(locale, op.dilation, value = value);
            td_string!(locale, op.with_note, layer = title, note = note)
        }
        _ => title,
    }
}

/// The title of a network by its name: for a preset in the language of the page, otherwise the name.
pub fn title(locale: Locale, name: &str) -> &str {
    match Preset::from_id(name) {
        Some(preset) => preset_title(locale, preset),
        None if name.is_empty() => td_string!(locale, header.untitled),
        None => name,
    }
}

/// The title of a preset.
pub fn preset_title(locale: Locale, preset: Preset) -> &'static str {
    match preset {
        Preset::ThreeThrees => td_string!(locale, preset.three_3x3),
        Preset::TwoThrees => td_string!(locale, preset.two_3x3),
        Preset::OneFive => td_string!(locale, preset.one_5x5),
        Preset::OneSeven => td_string!(locale, preset.one_7x7),
        Preset::Dilated => td_string!(locale, preset.dilated),
        Preset::AlexNet => td_string!(locale, preset.alexnet),
        Preset::Vgg16 => td_string!(locale, preset.vgg16),
        Preset::Vgg19 => td_string!(locale, preset.vgg19),
        Preset::ResNet18 => td_string!(locale, preset.resnet18),
        Preset::ResNet34 => td_string!(locale, preset.resnet34),
        Preset::ResNet50 => td_string!(locale, preset.resnet50),
        Preset::ResNet50Original => td_string!(locale, preset.resnet50_original),
        Preset::ResNet50Slim => td_string!(locale, preset.resnet50_slim),
        Preset::ResNet101 => td_string!(locale, preset.resnet101),
        Preset::MobileNetV1 => td_string!(locale, preset.mobilenet_v1),
        Preset::MobileNetV2 => td_string!(locale, preset.mobilenet_v2),
        Preset::ShuffleNetV2 => td_string!(locale, preset.shufflenet_v2),
        Preset::DeepLab => td_string!(locale, preset.deeplab),
        Preset::UNet => td_string!(locale, preset.unet),
        Preset::SegNet => td_string!(locale, preset.segnet),
        Preset::PatchGan16 => td_string!(locale, preset.patchgan16),
        Preset::PatchGan34 => td_string!(locale, preset.patchgan34),
        Preset::PatchGan70 => td_string!(locale, preset.patchgan70),
        Preset::WaveNet => td_string!(locale, preset.wavenet),
        Preset::Tcn => td_string!(locale, preset.tcn),
        Preset::DilatedTwos => td_string!(locale, preset.dilated_2),
        Preset::LeNet5 => td_string!(locale, preset.lenet5),
        Preset::SqueezeNet => td_string!(locale, preset.squeezenet),
        Preset::GoogLeNet => td_string!(locale, preset.googlenet),
        Preset::InceptionV3 => td_string!(locale, preset.inception_v3),
        Preset::DenseNet121 => td_string!(locale, preset.densenet121),
        Preset::EfficientNetB0 => td_string!(locale, preset.efficientnet_b0),
        Preset::ConvNeXtTiny => td_string!(locale, preset.convnext_tiny),
        Preset::Darknet53 => td_string!(locale, preset.darknet53),
        Preset::YoloV3 => td_string!(locale, preset.yolov3),
        Preset::DeepLabV3 => td_string!(locale, preset.deeplab_v3),
        Preset::FpnResNet50 => td_string!(locale, preset.fpn),
        Preset::Wav2Vec2 => td_string!(locale, preset.wav2vec2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn of(text: &str) -> String {
        network_title(Locale::en, &notation::read(text).expect("a network in the notation"))
    }

    #[test]
    fn equal_layers_of_a_nameless_stack_are_a_product() {
        assert_eq!(of("input 3x9x9; conv 8 k3; conv 8 k3"), "conv 3×3 → conv 3×3");
        assert_eq!(of("input 3x99x99; conv 8 k3; relu; conv 8 k3; relu; conv 8 k5; relu"), "2 × conv 3×3 → conv 5×5");
        assert_eq!(of("input 3x9x9; conv 8 k3; conv 8 k3 d2"), "conv 3×3 → conv 3×3 (dilation 2)");
        assert_eq!(of("input 3x9x9; conv 8 k1; conv 8 k3; conv 8 k1; conv 8 k3"), "Untitled network");
    }

    #[test]
    fn a_name_comes_before_layers() {
        assert_eq!(of("name mine; input 3x9x9; conv 8 k3"), "mine");
        assert_eq!(network_title(Locale::en, &Preset::Vgg16.network()), "VGG-16");
    }
}
