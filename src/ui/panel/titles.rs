//! What networks are called.

use leptos::prelude::*;

use crate::cnn::preset::Preset;
use crate::state::State;
use crate::ui::words::layer;
use crate::words;

/// So many layers say at a glance what a network without a name is.
const SAID_BY_LAYERS: usize = 3;

/// What the network of a state is called: a preset in the language of the page, any other by its own name, or by its few layers.
pub(super) fn network_title(state: State) -> Signal<String> {
    Signal::derive(move || {
        let network = state.document.network.get();
        if network.name.is_empty() && (1..=SAID_BY_LAYERS).contains(&network.nodes().len()) {
            let locale = state.settings.locale.get();
            let kinds = network.nodes().iter().map(|node| layer::title(locale, &network, node).0);
            return kinds.collect::<Vec<_>>().join(" → ");
        }
        title_of(network.name.clone()).get()
    })
}

/// What a network of some name is called: a preset in the language of the page, any other by its own name.
pub(super) fn title_of(name: String) -> Signal<String> {
    match Preset::from_id(&name) {
        Some(preset) => preset_title(preset),
        None if name.is_empty() => words!(header.untitled),
        None => Signal::stored(name),
    }
}

/// What a preset is called.
pub(super) fn preset_title(preset: Preset) -> Signal<String> {
    match preset {
        Preset::ThreeThrees => words!(preset.three_3x3),
        Preset::TwoThrees => words!(preset.two_3x3),
        Preset::OneFive => words!(preset.one_5x5),
        Preset::OneSeven => words!(preset.one_7x7),
        Preset::Dilated => words!(preset.dilated),
        Preset::AlexNet => words!(preset.alexnet),
        Preset::Vgg16 => words!(preset.vgg16),
        Preset::Vgg19 => words!(preset.vgg19),
        Preset::ResNet18 => words!(preset.resnet18),
        Preset::ResNet34 => words!(preset.resnet34),
        Preset::ResNet50 => words!(preset.resnet50),
        Preset::ResNet50Original => words!(preset.resnet50_original),
        Preset::ResNet50Slim => words!(preset.resnet50_slim),
        Preset::ResNet101 => words!(preset.resnet101),
        Preset::MobileNetV1 => words!(preset.mobilenet_v1),
        Preset::MobileNetV2 => words!(preset.mobilenet_v2),
        Preset::ShuffleNetV2 => words!(preset.shufflenet_v2),
        Preset::DeepLab => words!(preset.deeplab),
        Preset::UNet => words!(preset.unet),
        Preset::PatchGan16 => words!(preset.patchgan16),
        Preset::PatchGan34 => words!(preset.patchgan34),
        Preset::PatchGan70 => words!(preset.patchgan70),
        Preset::WaveNet => words!(preset.wavenet),
        Preset::Tcn => words!(preset.tcn),
        Preset::Wav2Vec2 => words!(preset.wav2vec2),
    }
}
