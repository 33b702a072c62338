//! The bar at the top: what is open, what else could be, in which language and light.

use leptos::prelude::*;

use super::paste::Paste;
use crate::cnn::preset::Preset;
use crate::i18n::Locale;
use crate::state::Appearance;
use crate::ui::use_state;
use crate::ui::widget::{Button, ButtonKind, Choice, Glyph, Menu, MenuEntry, MenuItem, Segmented};
use crate::words;

/// The bar at the top of the page.
#[component]
pub fn Header() -> impl IntoView {
    let state = use_state();
    let pasting = RwSignal::new(false);
    let untitled = words!(header.untitled);
    let title = move || {
        let name = state.document.network.with(|network| network.name.clone());
        match Preset::from_id(&name) {
            Some(preset) => preset_title(preset).get(),
            None if name.is_empty() => untitled.get(),
            None => name,
        }
    };
    let appearances = vec![
        Choice::new(Appearance::System, words!(header.theme_system)).with_icon(Glyph::System),
        Choice::new(Appearance::Light, words!(header.theme_light)).with_icon(Glyph::Sun),
        Choice::new(Appearance::Dark, words!(header.theme_dark)).with_icon(Glyph::Moon),
    ];
    let languages = vec![Choice::new(Locale::en, "EN"), Choice::new(Locale::zh_CN, "中文")];
    view! {
        <header class="header">
            <h1 class="wordmark">"Convscope"</h1>
            <span class="header-title">{title}</span>
            <span class="header-space"></span>
            <Menu kind=ButtonKind::Quiet icon=Glyph::Open label=words!(header.examples) entries=presets() />
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::Paste
                label=words!(header.open_text)
                on_press=move |()| pasting.set(true)
            />
            <Segmented
                label=words!(header.language)
                choices=languages
                value=state.settings.locale
                on_change=move |locale| state.settings.locale.set(locale)
            />
            <AppearanceMenu choices=appearances />
            <Paste open=pasting />
        </header>
    }
}

/// The menu of appearances, under the drawing of the one that holds.
#[component]
fn AppearanceMenu(
    /// The appearances in the order of the menu.
    choices: Vec<Choice<Appearance>>,
) -> impl IntoView {
    let state = use_state();
    let appearance = state.settings.appearance;
    let icon = {
        let choices = choices.clone();
        Signal::derive(move || {
            choices.iter().find(|choice| choice.value == appearance.get()).and_then(|choice| choice.icon)
        })
    };
    let entry = |choice: Choice<Appearance>| {
        let mut item = MenuItem::new(choice.label, move || appearance.set(choice.value));
        item.icon = choice.icon;
        MenuEntry::Item(item)
    };
    let entries: Vec<MenuEntry> = choices.into_iter().map(entry).collect();
    view! { <Menu kind=ButtonKind::Icon icon label=words!(header.theme) entries /> }
}

fn presets() -> Vec<MenuEntry> {
    let state = use_state();
    let item =
        |preset: Preset| MenuEntry::Item(MenuItem::new(preset_title(preset), move || state.open(preset.network())));
    let (small, known) = Preset::ALL.split_at(5);
    let mut entries = vec![MenuEntry::Section(words!(preset.small))];
    entries.extend(small.iter().copied().map(item));
    entries.push(MenuEntry::Section(words!(preset.networks)));
    entries.extend(known.iter().copied().map(item));
    entries
}

fn preset_title(preset: Preset) -> Signal<String> {
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
        Preset::ResNet101 => words!(preset.resnet101),
        Preset::MobileNetV1 => words!(preset.mobilenet_v1),
        Preset::MobileNetV2 => words!(preset.mobilenet_v2),
        Preset::ShuffleNetV2 => words!(preset.shufflenet_v2),
        Preset::UNet => words!(preset.unet),
        Preset::DeepLab => words!(preset.deeplab),
        Preset::PatchGan16 => words!(preset.patchgan16),
        Preset::PatchGan34 => words!(preset.patchgan34),
        Preset::PatchGan70 => words!(preset.patchgan70),
        Preset::WaveNet => words!(preset.wavenet),
        Preset::Tcn => words!(preset.tcn),
        Preset::Wav2Vec2 => words!(preset.wav2vec2),
    }
}
