//! List of presets by name.

use crate::formats::notation;
use crate::network::Network;

use super::{
    Stack, alexnet, audio, convnext, darknet, deeplab, densenet, efficientnet, fpn, inception, lenet, mobilenet,
    patchgan, resnet, segnet, shufflenet, squeezenet, unet, vgg, wavenet,
};

/// A predefined network.
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
    /// Three 3×3 convolutions of dilation 2: a field of 13×13 with holes.
    DilatedTwos,
    /// LeNet-5, for digits of 32×32.
    LeNet5,
    /// `AlexNet`, the 2014 version.
    AlexNet,
    /// VGG with 16 weight layers.
    Vgg16,
    /// VGG with 19 weight layers.
    Vgg19,
    /// `GoogLeNet`, of Inception modules.
    GoogLeNet,
    /// The third Inception network, with 1×7 and 7×1 convolutions.
    InceptionV3,
    /// `ResNet` of 18 layers, in basic blocks.
    ResNet18,
    /// `ResNet` of 34 layers, in basic blocks.
    ResNet34,
    /// `ResNet` of 50 layers, in bottlenecks with the stride on the 3×3.
    ResNet50,
    /// `ResNet` of 50 layers as first published, with the stride on the 1×1 before the 3×3: a field of 483 instead of 427.
    ResNet50Original,
    /// `ResNet` of 50 layers as in TF-Slim, with the stride in the last block of a stage: a field of 483 as well.
    ResNet50Slim,
    /// `ResNet` of 101 layers, in bottlenecks with the stride on the 3×3.
    ResNet101,
    /// `SqueezeNet` 1.1: modules that squeeze channels and expand them again.
    SqueezeNet,
    /// `DenseNet` of 121 layers, each of which reads all before it in its block.
    DenseNet121,
    /// `MobileNet` of depthwise separable convolutions.
    MobileNetV1,
    /// `MobileNet` of inverted residual blocks.
    MobileNetV2,
    /// `ShuffleNet` v2, which splits, joins and shuffles channels.
    ShuffleNetV2,
    /// The smallest `EfficientNet`: inverted residual blocks with squeeze-and-excitation.
    EfficientNetB0,
    /// Darknet-53, the backbone of `YOLOv3`, as a classifier.
    Darknet53,
    /// The tiny `ConvNeXt`: depthwise 7×7 convolutions.
    ConvNeXtTiny,
    /// U-Net with padding, so that the output is as large as the input.
    UNet,
    /// `SegNet`: VGG-16 and its mirror image, which unpools with the indices of the pooling layers.
    SegNet,
    /// VGG-16 with dilation instead of its last strides, for segmentation.
    DeepLab,
    /// `DeepLab`-v3 on a dilated `ResNet`-50, without the last enlargement.
    DeepLabV3,
    /// A feature pyramid on `ResNet`-50; its output is the finest level.
    FpnResNet50,
    /// `YOLOv3`; its output is the finest of the three predictions.
    YoloV3,
    /// The discriminator of pix2pix with patches of 16×16.
    PatchGan16,
    /// The discriminator of pix2pix with patches of 34×34.
    PatchGan34,
    /// The discriminator of pix2pix: each output unit judges a patch of 70×70.
    PatchGan70,
    /// Dilated causal convolutions on audio, gated, with residual and skip connections.
    WaveNet,
    /// A temporal convolutional network: residual blocks of dilated causal convolutions.
    Tcn,
    /// The encoder of wav2vec 2.0: 25 ms of audio every 20 ms.
    Wav2Vec2,
}

/// A group of presets in menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Small stacks, to compare with each other.
    Small,
    /// Networks that classify images.
    Classification,
    /// Networks with a map as output: segmentation, detection, discriminators of patches.
    Maps,
    /// Networks on audio and other signals.
    Signals,
}

impl Group {
    /// All groups, in the order of [`Preset::ALL`].
    pub const ALL: [Self; 4] = [Self::Small, Self::Classification, Self::Maps, Self::Signals];
}

impl Preset {
    /// All presets, in menu order.
    pub const ALL: [Self; 38] = [
        Self::ThreeThrees,
        Self::TwoThrees,
        Self::OneFive,
        Self::OneSeven,
        Self::Dilated,
        Self::DilatedTwos,
        Self::LeNet5,
        Self::AlexNet,
        Self::Vgg16,
        Self::Vgg19,
        Self::GoogLeNet,
        Self::InceptionV3,
        Self::ResNet18,
        Self::ResNet34,
        Self::ResNet50,
        Self::ResNet50Original,
        Self::ResNet50Slim,
        Self::ResNet101,
        Self::SqueezeNet,
        Self::DenseNet121,
        Self::MobileNetV1,
        Self::MobileNetV2,
        Self::ShuffleNetV2,
        Self::EfficientNetB0,
        Self::Darknet53,
        Self::ConvNeXtTiny,
        Self::UNet,
        Self::SegNet,
        Self::DeepLab,
        Self::DeepLabV3,
        Self::FpnResNet50,
        Self::YoloV3,
        Self::PatchGan16,
        Self::PatchGan34,
        Self::PatchGan70,
        Self::WaveNet,
        Self::Tcn,
        Self::Wav2Vec2,
    ];

    /// Small stacks to compare with each other: the first of [`ALL`](Self::ALL).
    pub const SMALL: [Self; 6] =
        [Self::ThreeThrees, Self::TwoThrees, Self::OneFive, Self::OneSeven, Self::Dilated, Self::DilatedTwos];

    /// The preset's name in addresses, files and on the command line; also its network's name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ThreeThrees => "three-3x3",
            Self::TwoThrees => "two-3x3",
            Self::OneFive => "one-5x5",
            Self::OneSeven => "one-7x7",
            Self::Dilated => "dilated-1-2-4",
            Self::DilatedTwos => "dilated-2-2-2",
            Self::LeNet5 => "lenet5",
            Self::AlexNet => "alexnet",
            Self::Vgg16 => "vgg16",
            Self::Vgg19 => "vgg19",
            Self::GoogLeNet => "googlenet",
            Self::InceptionV3 => "inception-v3",
            Self::ResNet18 => "resnet18",
            Self::ResNet34 => "resnet34",
            Self::ResNet50 => "resnet50",
            Self::ResNet50Original => "resnet50-original",
            Self::ResNet50Slim => "resnet50-slim",
            Self::ResNet101 => "resnet101",
            Self::SqueezeNet => "squeezenet1-1",
            Self::DenseNet121 => "densenet121",
            Self::MobileNetV1 => "mobilenet-v1",
            Self::MobileNetV2 => "mobilenet-v2",
            Self::ShuffleNetV2 => "shufflenet-v2",
            Self::EfficientNetB0 => "efficientnet-b0",
            Self::Darknet53 => "darknet53",
            Self::ConvNeXtTiny => "convnext-tiny",
            Self::UNet => "unet",
            Self::SegNet => "segnet",
            Self::DeepLab => "deeplab-largefov",
            Self::DeepLabV3 => "deeplabv3-resnet50",
            Self::FpnResNet50 => "fpn-resnet50",
            Self::YoloV3 => "yolov3",
            Self::PatchGan16 => "patchgan-16",
            Self::PatchGan34 => "patchgan-34",
            Self::PatchGan70 => "patchgan-70",
            Self::WaveNet => "wavenet",
            Self::Tcn => "tcn",
            Self::Wav2Vec2 => "wav2vec2",
        }
    }

    /// The preset with an id, or with torchvision's name for it: `mobilenet_v2`.
    ///
    /// ```
    /// use convscope::presets::Preset;
    /// assert_eq!(Preset::from_id("inception_v3"), Preset::from_id("inception-v3"));
    /// assert_eq!(Preset::from_id("shufflenet_v2_x1_0"), Some(Preset::ShuffleNetV2));
    /// ```
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "shufflenet_v2_x1_0" => Some(Self::ShuffleNetV2),
            _ => Self::ALL.into_iter().find(|preset| preset.id() == id.replace('_', "-")),
        }
    }

    /// The group of the preset.
    pub const fn group(self) -> Group {
        match self {
            Self::ThreeThrees
            | Self::TwoThrees
            | Self::OneFive
            | Self::OneSeven
            | Self::Dilated
            | Self::DilatedTwos => Group::Small,
            Self::LeNet5
            | Self::AlexNet
            | Self::Vgg16
            | Self::Vgg19
            | Self::GoogLeNet
            | Self::InceptionV3
            | Self::ResNet18
            | Self::ResNet34
            | Self::ResNet50
            | Self::ResNet50Original
            | Self::ResNet50Slim
            | Self::ResNet101
            | Self::SqueezeNet
            | Self::DenseNet121
            | Self::MobileNetV1
            | Self::MobileNetV2
            | Self::ShuffleNetV2
            | Self::EfficientNetB0
            | Self::Darknet53
            | Self::ConvNeXtTiny => Group::Classification,
            Self::UNet
            | Self::SegNet
            | Self::DeepLab
            | Self::DeepLabV3
            | Self::FpnResNet50
            | Self::YoloV3
            | Self::PatchGan16
            | Self::PatchGan34
            | Self::PatchGan70 => Group::Maps,
            Self::WaveNet | Self::Tcn | Self::Wav2Vec2 => Group::Signals,
        }
    }

    /// The stack, if the preset is one; `None` for well-known architectures.
    pub const fn stack(self) -> Option<Stack> {
        match self {
            Self::ThreeThrees => Some(Stack::ThreeThrees),
            Self::TwoThrees => Some(Stack::TwoThrees),
            Self::OneFive => Some(Stack::OneFive),
            Self::OneSeven => Some(Stack::OneSeven),
            Self::Dilated => Some(Stack::Dilated),
            Self::DilatedTwos => Some(Stack::DilatedTwos),
            _ => None,
        }
    }

    /// The network.
    ///
    /// ```
    /// use convscope::presets::Preset;
    /// assert_eq!(Preset::Vgg16.network().name, "vgg16");
    /// ```
    ///
    /// # Panics
    /// Never: the text of each preset is tested.
    pub fn network(self) -> Network {
        let text: String = match self {
            Self::ThreeThrees => return Stack::ThreeThrees.network(),
            Self::TwoThrees => return Stack::TwoThrees.network(),
            Self::OneFive => return Stack::OneFive.network(),
            Self::OneSeven => return Stack::OneSeven.network(),
            Self::Dilated => return Stack::Dilated.network(),
            Self::DilatedTwos => return Stack::DilatedTwos.network(),
            Self::LeNet5 => lenet::LENET.into(),
            Self::AlexNet => alexnet::ALEXNET.into(),
            Self::Vgg16 => vgg::text([2, 2, 3, 3, 3]),
            Self::Vgg19 => vgg::text([2, 2, 4, 4, 4]),
            Self::GoogLeNet => inception::googlenet(),
            Self::InceptionV3 => inception::third(),
            Self::ResNet18 => resnet::text(resnet::Block::Basic, [2, 2, 2, 2]),
            Self::ResNet34 => resnet::text(resnet::Block::Basic, [3, 4, 6, 3]),
            Self::ResNet50 => resnet::text(resnet::Block::Bottleneck, [3, 4, 6, 3]),
            Self::ResNet50Original => resnet::text(resnet::Block::EarlyBottleneck, [3, 4, 6, 3]),
            Self::ResNet50Slim => resnet::text(resnet::Block::LateBottleneck, [3, 4, 6, 3]),
            Self::ResNet101 => resnet::text(resnet::Block::Bottleneck, [3, 4, 23, 3]),
            Self::SqueezeNet => squeezenet::text(),
            Self::DenseNet121 => densenet::text([6, 12, 24, 16]),
            Self::MobileNetV1 => mobilenet::text(),
            Self::MobileNetV2 => mobilenet::inverted(),
            Self::ShuffleNetV2 => shufflenet::text(),
            Self::EfficientNetB0 => efficientnet::text(),
            Self::Darknet53 => darknet::classifier(),
            Self::ConvNeXtTiny => convnext::tiny(),
            Self::UNet => unet::text(),
            Self::SegNet => segnet::text(),
            Self::DeepLab => deeplab::text(),
            Self::DeepLabV3 => deeplab::third(),
            Self::FpnResNet50 => fpn::text(),
            Self::YoloV3 => darknet::yolo(),
            Self::PatchGan16 => patchgan::text(1),
            Self::PatchGan34 => patchgan::text(2),
            Self::PatchGan70 => patchgan::text(3),
            Self::WaveNet => wavenet::text(),
            Self::Tcn => audio::temporal(),
            Self::Wav2Vec2 => audio::wav2vec(),
        };
        let mut network = notation::read(&text).expect("the texts of the presets are tested");
        self.id().clone_into(&mut network.name);
        network
    }
}
