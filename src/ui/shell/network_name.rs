//! Network names for display.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::app::AppState;
use crate::i18n::Locale;
use crate::presets::Preset;
use crate::text::layer;
use crate::ui::use_state;

/// The largest number of layers for which a nameless network is titled by its layers.
const SAID_BY_LAYERS: usize = 3;

/// The title of a state's network: for a preset in the language of the page, otherwise its own name, or its layers if it has few.
pub(in crate::ui) fn network_title(state: AppState) -> Signal<String> {
    Signal::derive(move || {
        let (network, locale) = (state.document.network.get(), state.settings.locale.get());
        if network.name.is_empty() && (1..=SAID_BY_LAYERS).contains(&network.nodes().len()) {
            let kinds = network.nodes().iter().map(|node| layer::title(locale, &network, node).0);
            return kinds.collect::<Vec<_>>().join(" → ");
        }
        title(locale, &network.name).to_owned()
    })
}

/// The title of a network by its name: for a preset in the language of the page, otherwise the name.
pub(in crate::ui) fn title_of(name: String) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || title(locale.get(), &name).to_owned())
}

fn title(locale: Locale, name: &str) -> &str {
    match Preset::from_id(name) {
        Some(preset) => preset_title(locale, preset),
        None if name.is_empty() => td_string!(locale, header.untitled),
        None => name,
    }
}

/// The title of a preset.
pub(super) fn preset_title(locale: Locale, preset: Preset) -> &'static str {
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
