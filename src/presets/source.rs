//! Publications of the well-known networks.

use super::Preset;

/// A publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Authors, as in a citation.
    pub authors: &'static str,
    /// Year of the first version.
    pub year: u32,
    /// Conference, journal or archive.
    pub venue: &'static str,
    /// Web address, without the scheme.
    pub address: &'static str,
}

impl Source {
    const fn new(authors: &'static str, year: u32, venue: &'static str, address: &'static str) -> Self {
        Self { authors, year, venue, address }
    }
}

const RESNET: Source = Source::new("He et al.", 2015, "CVPR 2016", "arxiv.org/abs/1512.03385");
const VGG: Source = Source::new("Simonyan and Zisserman", 2014, "ICLR 2015", "arxiv.org/abs/1409.1556");
const YOLO: Source = Source::new("Redmon and Farhadi", 2018, "arXiv", "arxiv.org/abs/1804.02767");
const PATCHGAN: Source = Source::new("Isola et al.", 2016, "CVPR 2017", "arxiv.org/abs/1611.07004");

impl Preset {
    /// The well-known networks: all presets with a publication.
    pub fn known() -> impl Iterator<Item = (Self, Source)> {
        Self::ALL.into_iter().filter_map(|preset| Some((preset, preset.source()?)))
    }

    /// The publication; `None` for small stacks.
    pub const fn source(self) -> Option<Source> {
        Some(match self {
            Self::ThreeThrees
            | Self::TwoThrees
            | Self::OneFive
            | Self::OneSeven
            | Self::Dilated
            | Self::DilatedTwos => return None,
            Self::LeNet5 => Source::new("LeCun et al.", 1998, "Proceedings of the IEEE", "doi.org/10.1109/5.726791"),
            Self::AlexNet => Source::new("Krizhevsky", 2014, "arXiv", "arxiv.org/abs/1404.5997"),
            Self::Vgg16 | Self::Vgg19 => VGG,
            Self::GoogLeNet => Source::new("Szegedy et al.", 2014, "CVPR 2015", "arxiv.org/abs/1409.4842"),
            Self::InceptionV3 => Source::new("Szegedy et al.", 2015, "CVPR 2016", "arxiv.org/abs/1512.00567"),
            Self::ResNet18
            | Self::ResNet34
            | Self::ResNet50
            | Self::ResNet50Original
            | Self::ResNet50Slim
            | Self::ResNet101 => RESNET,
            Self::SqueezeNet => Source::new("Iandola et al.", 2016, "arXiv", "arxiv.org/abs/1602.07360"),
            Self::DenseNet121 => Source::new("Huang et al.", 2016, "CVPR 2017", "arxiv.org/abs/1608.06993"),
            Self::MobileNetV1 => Source::new("Howard et al.", 2017, "arXiv", "arxiv.org/abs/1704.04861"),
            Self::MobileNetV2 => Source::new("Sandler et al.", 2018, "CVPR 2018", "arxiv.org/abs/1801.04381"),
            Self::ShuffleNetV2 => Source::new("Ma et al.", 2018, "ECCV 2018", "arxiv.org/abs/1807.11164"),
            Self::EfficientNetB0 => Source::new("Tan and Le", 2019, "ICML 2019", "arxiv.org/abs/1905.11946"),
            Self::Darknet53 | Self::YoloV3 => YOLO,
            Self::ConvNeXtTiny => Source::new("Liu et al.", 2022, "CVPR 2022", "arxiv.org/abs/2201.03545"),
            Self::UNet => Source::new("Ronneberger et al.", 2015, "MICCAI 2015", "arxiv.org/abs/1505.04597"),
            Self::SegNet => Source::new("Badrinarayanan et al.", 2015, "TPAMI 2017", "arxiv.org/abs/1511.00561"),
            Self::DeepLab => Source::new("Chen et al.", 2014, "ICLR 2015", "arxiv.org/abs/1412.7062"),
            Self::DeepLabV3 => Source::new("Chen et al.", 2017, "arXiv", "arxiv.org/abs/1706.05587"),
            Self::FpnResNet50 => Source::new("Lin et al.", 2016, "CVPR 2017", "arxiv.org/abs/1612.03144"),
            Self::PatchGan16 | Self::PatchGan34 | Self::PatchGan70 => PATCHGAN,
            Self::WaveNet => Source::new("van den Oord et al.", 2016, "arXiv", "arxiv.org/abs/1609.03499"),
            Self::Tcn => Source::new("Bai et al.", 2018, "arXiv", "arxiv.org/abs/1803.01271"),
            Self::Wav2Vec2 => Source::new("Baevski et al.", 2020, "NeurIPS 2020", "arxiv.org/abs/2006.11477"),
        })
    }
}
