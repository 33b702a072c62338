//! Articles: pages about one question each, made of steps of the lessons.

use std::sync::Arc;

use super::{Language, PageProblem};
use crate::presets::Preset;
use crate::scene::View;
use crate::teaching::{Chapter, Lesson, Setup, Step};

/// An article about one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Article {
    /// A kernel that slides, multiplies and adds.
    Convolution,
    /// What a receptive field is and how it grows.
    ReceptiveField,
    /// Two 3×3 against one 5×5.
    TwoThrees,
    /// Three 3×3 against one 7×7.
    ThreeThrees,
    /// What speaks for small kernels.
    SmallKernels,
    /// When small kernels cost more.
    NoSaving,
    /// Fields that hang over the border.
    Padding,
    /// Strides and pooling.
    Stride,
    /// Dilation, and its holes.
    Gridding,
    /// The two fields of `ResNet`-50.
    ResNet50,
    /// Depthwise separable convolutions.
    Separable,
    /// Inverted residuals and channel shuffle.
    InvertedResidual,
    /// The effective receptive field.
    Effective,
    /// Composed kernels.
    Composing,
}

impl Article {
    /// All articles, in reading order.
    pub const ALL: [Self; 14] = [
        Self::Convolution,
        Self::ReceptiveField,
        Self::TwoThrees,
        Self::ThreeThrees,
        Self::SmallKernels,
        Self::NoSaving,
        Self::Padding,
        Self::Stride,
        Self::Gridding,
        Self::ResNet50,
        Self::Separable,
        Self::InvertedResidual,
        Self::Effective,
        Self::Composing,
    ];

    /// The name of the page, which never changes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Convolution => "how-a-convolution-works",
            Self::ReceptiveField => "what-is-a-receptive-field",
            Self::TwoThrees => "two-3x3-or-one-5x5",
            Self::ThreeThrees => "three-3x3-or-one-7x7",
            Self::SmallKernels => "why-3x3-convolutions",
            Self::NoSaving => "when-small-kernels-do-not-save",
            Self::Padding => "padding-and-receptive-field",
            Self::Stride => "stride-and-receptive-field",
            Self::Gridding => "dilated-convolution-gridding",
            Self::ResNet50 => "resnet-50-receptive-field",
            Self::Separable => "depthwise-separable-convolution",
            Self::InvertedResidual => "inverted-residual-channel-shuffle",
            Self::Effective => "effective-receptive-field",
            Self::Composing => "can-two-3x3-replace-every-5x5",
        }
    }

    /// The lesson that it leads to.
    pub const fn chapter(self) -> Chapter {
        match self {
            Self::Convolution => Chapter::Convolution,
            Self::ReceptiveField => Chapter::OnePixel,
            Self::TwoThrees => Chapter::TwoThrees,
            Self::ThreeThrees => Chapter::ThreeThrees,
            Self::SmallKernels => Chapter::Summary,
            Self::NoSaving | Self::Padding => Chapter::WhenItFails,
            Self::Stride | Self::Gridding | Self::ResNet50 => Chapter::SeeingFar,
            Self::Separable | Self::InvertedResidual => Chapter::CheaperStill,
            Self::Effective => Chapter::WhatCounts,
            Self::Composing => Chapter::Composing,
        }
    }

    /// Its sections: steps of lessons, by their index from 0.
    const fn sections(self) -> &'static [(Chapter, usize)] {
        use Chapter::{CheaperStill, Composing, Convolution, OnePixel, SeeingFar, Summary, ThreeThrees, TwoThrees};
        use Chapter::{WhatCounts, WhenItFails};
        match self {
            Self::Convolution => {
                &[(Convolution, 0), (Convolution, 1), (Convolution, 2), (Convolution, 3), (Convolution, 4)]
            }
            Self::ReceptiveField => &[(OnePixel, 0), (OnePixel, 1), (OnePixel, 2)],
            Self::TwoThrees => &[(TwoThrees, 0), (TwoThrees, 1), (TwoThrees, 2), (TwoThrees, 3)],
            Self::ThreeThrees => &[(ThreeThrees, 0), (ThreeThrees, 1), (ThreeThrees, 2)],
            Self::SmallKernels => &[(Summary, 0), (Summary, 1), (Summary, 2), (Summary, 3)],
            Self::NoSaving => &[(WhenItFails, 0), (WhenItFails, 1), (WhenItFails, 2), (WhenItFails, 3)],
            Self::Padding => &[(OnePixel, 3), (WhenItFails, 4), (WhenItFails, 5)],
            Self::Stride => &[(SeeingFar, 0), (SeeingFar, 1)],
            Self::Gridding => &[(SeeingFar, 2), (SeeingFar, 3), (SeeingFar, 4)],
            Self::ResNet50 => &[(SeeingFar, 5)],
            Self::Separable => &[(CheaperStill, 0), (CheaperStill, 1), (CheaperStill, 4)],
            Self::InvertedResidual => &[(CheaperStill, 2), (CheaperStill, 3)],
            Self::Effective => &[(WhatCounts, 0), (WhatCounts, 1), (WhatCounts, 2), (WhatCounts, 3)],
            Self::Composing => &[(Composing, 0), (Composing, 3), (Composing, 2), (Composing, 4)],
        }
    }

    /// The steps of its sections.
    ///
    /// # Errors
    /// [`PageProblem`] if a lesson is broken or shorter than expected, which tests exclude.
    pub fn steps(self, language: Language) -> Result<Vec<Step>, PageProblem> {
        let step = |(chapter, index): &(Chapter, usize)| {
            let problem = |error| PageProblem::Lesson { lesson: chapter.id(), error: Box::new(error) };
            let lesson = Lesson::read(chapter.files()[language as usize]).map_err(problem)?;
            lesson.steps.into_iter().nth(*index).ok_or(PageProblem::NoStep { lesson: chapter.id(), step: index + 1 })
        };
        self.sections().iter().map(step).collect()
    }

    /// The networks of the title and the first figure, if they are not those of the first section.
    pub(super) fn opening(self) -> Option<Setup> {
        let [a, b] = match self {
            Self::ResNet50 => [Preset::ResNet50, Preset::ResNet50Original],
            _ => return None,
        };
        Some(Setup {
            network: Arc::new(a.network()),
            other: Some(Arc::new(b.network())),
            view: View::Field,
            unit: None,
        })
    }

    /// Whether the first figure is shaded by influence.
    pub(super) const fn is_shaded(self) -> bool {
        matches!(self, Self::Effective)
    }

    /// Whether its point is how many parameters one network saves compared with another.
    pub(super) const fn is_about_parameters(self) -> bool {
        matches!(self, Self::TwoThrees | Self::ThreeThrees | Self::SmallKernels | Self::NoSaving | Self::Separable)
    }

    /// Articles to read next.
    pub(super) const fn neighbours(self) -> [Self; 3] {
        match self {
            Self::Convolution => [Self::ReceptiveField, Self::Padding, Self::TwoThrees],
            Self::ReceptiveField => [Self::Stride, Self::Effective, Self::TwoThrees],
            Self::TwoThrees => [Self::ThreeThrees, Self::NoSaving, Self::Composing],
            Self::ThreeThrees => [Self::TwoThrees, Self::SmallKernels, Self::NoSaving],
            Self::SmallKernels => [Self::TwoThrees, Self::NoSaving, Self::Effective],
            Self::NoSaving => [Self::TwoThrees, Self::ThreeThrees, Self::Separable],
            Self::Padding => [Self::Convolution, Self::ReceptiveField, Self::Composing],
            Self::Stride => [Self::Gridding, Self::ResNet50, Self::ReceptiveField],
            Self::Gridding => [Self::Stride, Self::Effective, Self::ResNet50],
            Self::ResNet50 => [Self::Stride, Self::Effective, Self::ReceptiveField],
            Self::Separable => [Self::InvertedResidual, Self::NoSaving, Self::TwoThrees],
            Self::InvertedResidual => [Self::Separable, Self::ResNet50, Self::NoSaving],
            Self::Effective => [Self::ReceptiveField, Self::Gridding, Self::Stride],
            Self::Composing => [Self::TwoThrees, Self::SmallKernels, Self::Padding],
        }
    }

    /// Well-known networks that it is about.
    pub(super) const fn networks(self) -> &'static [Preset] {
        match self {
            Self::TwoThrees | Self::ThreeThrees | Self::SmallKernels => &[Preset::Vgg16, Preset::AlexNet],
            Self::NoSaving => &[Preset::ResNet50, Preset::AlexNet],
            Self::Stride | Self::ResNet50 => &[Preset::ResNet50, Preset::ResNet50Original, Preset::ResNet50Slim],
            Self::Gridding => &[Preset::DeepLab, Preset::DeepLabV3, Preset::WaveNet],
            Self::Separable => &[Preset::MobileNetV1, Preset::ConvNeXtTiny],
            Self::InvertedResidual => &[Preset::MobileNetV2, Preset::ShuffleNetV2, Preset::EfficientNetB0],
            Self::ReceptiveField => &[Preset::Vgg16, Preset::PatchGan70],
            Self::Effective => &[Preset::ResNet101, Preset::UNet],
            Self::Convolution => &[Preset::LeNet5],
            Self::Padding | Self::Composing => &[],
        }
    }
}
