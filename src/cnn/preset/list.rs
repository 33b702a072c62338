//! The presets by name.

use crate::cnn::{Network, notation};

use super::{alexnet, mobilenet, patchgan, resnet, stacks, unet, vgg, wavenet};

/// A network to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// Three 3×3 convolutions: a field of 7×7.
    ThreeThrees,
    /// Two 3×3 convolutions: a field of 5×5.
    TwoThrees,
    /// One 5×5 convolution.
    OneFive,
    /// One 7×7 convolution.
    OneSeven,
    /// Three 3×3 convolutions of dilation 1, 2 and 4: a field of 15×15.
    Dilated,
    /// `AlexNet`, the 2014 version.
    AlexNet,
    /// VGG with 16 weight layers.
    Vgg16,
    /// `ResNet` of 18 layers, in basic blocks.
    ResNet18,
    /// `ResNet` of 50 layers, in bottlenecks with the stride on the 3×3.
    ResNet50,
    /// `ResNet` of 101 layers, in bottlenecks with the stride on the 3×3.
    ResNet101,
    /// `MobileNet` of depthwise separable convolutions.
    MobileNetV1,
    /// U-Net with padding, so that the output is as large as the input.
    UNet,
    /// The discriminator of pix2pix: each output unit judges a patch of 70×70.
    PatchGan70,
    /// Dilated causal convolutions on audio, gated, with residual and skip connections.
    WaveNet,
}

impl Preset {
    /// All presets, in the order menus show them.
    pub const ALL: [Self; 14] = [
        Self::ThreeThrees,
        Self::TwoThrees,
        Self::OneFive,
        Self::OneSeven,
        Self::Dilated,
        Self::AlexNet,
        Self::Vgg16,
        Self::ResNet18,
        Self::ResNet50,
        Self::ResNet101,
        Self::MobileNetV1,
        Self::UNet,
        Self::PatchGan70,
        Self::WaveNet,
    ];

    /// The preset's name in addresses, files and on the command line; also its network's name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ThreeThrees => "three-3x3",
            Self::TwoThrees => "two-3x3",
            Self::OneFive => "one-5x5",
            Self::OneSeven => "one-7x7",
            Self::Dilated => "dilated-1-2-4",
            Self::AlexNet => "alexnet",
            Self::Vgg16 => "vgg16",
            Self::ResNet18 => "resnet18",
            Self::ResNet50 => "resnet50",
            Self::ResNet101 => "resnet101",
            Self::MobileNetV1 => "mobilenet-v1",
            Self::UNet => "unet",
            Self::PatchGan70 => "patchgan-70",
            Self::WaveNet => "wavenet",
        }
    }

    /// The preset of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.id() == id)
    }

    /// The network.
    ///
    /// ```
    /// use convscope::cnn::preset::Preset;
    /// assert_eq!(Preset::ThreeThrees.network().nodes().len(), 3);
    /// ```
    ///
    /// # Panics
    /// Never: each preset's text is tested.
    pub fn network(self) -> Network {
        let mut network = notation::read(&self.text()).expect("the texts of the presets are tested");
        self.id().clone_into(&mut network.name);
        network
    }

    fn text(self) -> String {
        match self {
            Self::ThreeThrees => stacks::THREE_THREES.into(),
            Self::TwoThrees => stacks::TWO_THREES.into(),
            Self::OneFive => stacks::ONE_FIVE.into(),
            Self::OneSeven => stacks::ONE_SEVEN.into(),
            Self::Dilated => stacks::DILATED.into(),
            Self::AlexNet => alexnet::ALEXNET.into(),
            Self::Vgg16 => vgg::text([2, 2, 3, 3, 3]),
            Self::ResNet18 => resnet::text(resnet::Block::Basic, [2, 2, 2, 2]),
            Self::ResNet50 => resnet::text(resnet::Block::Bottleneck, [3, 4, 6, 3]),
            Self::ResNet101 => resnet::text(resnet::Block::Bottleneck, [3, 4, 23, 3]),
            Self::MobileNetV1 => mobilenet::text(),
            Self::UNet => unet::text(),
            Self::PatchGan70 => patchgan::PATCHGAN_70.into(),
            Self::WaveNet => wavenet::text(),
        }
    }
}
