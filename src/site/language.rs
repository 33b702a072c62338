//! Language of a page.

use std::sync::LazyLock;

use super::words::{PresetNames, Words};
use crate::presets::Preset;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| {
    [include_str!("../../locales/en/pages.json"), include_str!("../../locales/zh-CN/pages.json")].map(read)
});

/// The names of presets, from the texts of the page.
static NAMES: LazyLock<[PresetNames; 2]> =
    LazyLock::new(|| [include_str!("../../locales/en.json"), include_str!("../../locales/zh-CN.json")].map(read));

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    serde_json::from_str(file).unwrap_or_else(|error| panic!("the locale files are tested: {error}"))
}

impl Language {
    /// All languages, in the order of their switch.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The language tag, which is also the folder of its pages.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The tag as Open Graph writes it.
    pub(super) const fn open_graph(self) -> &'static str {
        match self {
            Self::English => "en_US",
            Self::Chinese => "zh_CN",
        }
    }

    /// The language's name in itself.
    pub(super) const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
        }
    }

    /// The texts.
    pub(super) fn words(self) -> &'static Words {
        &WORDS[self as usize]
    }

    /// The name of a preset.
    ///
    /// # Panics
    /// Never: a test asks for every name.
    pub fn preset_name(self, preset: Preset) -> &'static str {
        let key = match preset {
            Preset::ThreeThrees => "three_3x3".into(),
            Preset::TwoThrees => "two_3x3".into(),
            Preset::OneFive => "one_5x5".into(),
            Preset::OneSeven => "one_7x7".into(),
            Preset::Dilated => "dilated".into(),
            Preset::DilatedTwos => "dilated_2".into(),
            Preset::SqueezeNet => "squeezenet".into(),
            Preset::DeepLab => "deeplab".into(),
            Preset::DeepLabV3 => "deeplab_v3".into(),
            Preset::FpnResNet50 => "fpn".into(),
            Preset::PatchGan16 => "patchgan16".into(),
            Preset::PatchGan34 => "patchgan34".into(),
            Preset::PatchGan70 => "patchgan70".into(),
            other => other.id().replace('-', "_"),
        };
        NAMES[self as usize].preset.get(&key).expect("every preset has a name")
    }
}
