//! Library of the built-in lessons.

#[cfg(feature = "page")]
use super::{Lesson, LessonError};
#[cfg(feature = "page")]
use crate::i18n::Locale;

/// A built-in lesson, in teaching order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// A kernel that slides, multiplies and adds.
    Convolution,
    /// How fields grow: 3 → 5 → 7.
    OnePixel,
    /// Two 3×3 against one 5×5, at 640 × 640.
    TwoThrees,
    /// Three 3×3 against one 7×7.
    ThreeThrees,
    /// Parameters, non-linearity, depth, growth, overfitting, hardware.
    Summary,
    /// Unequal channels, small inputs, stems.
    WhenItFails,
    /// Strides, pooling and dilation.
    SeeingFar,
    /// Depthwise separable layers and what followed.
    CheaperStill,
    /// The effective field.
    WhatCounts,
    /// Composing kernels.
    Composing,
    /// The quiz of classic mistakes.
    Quiz,
}

/// The English and the Chinese file of a chapter, from the repository.
macro_rules! files {
    ($name:literal) => {
        [
            include_str!(concat!("../../locales/lessons/", $name, ".en.md")),
            include_str!(concat!("../../locales/lessons/", $name, ".zh-CN.md")),
        ]
    };
}

impl Chapter {
    /// The lessons in order, followed by the quiz.
    pub const ALL: [Self; 11] = [
        Self::Convolution,
        Self::OnePixel,
        Self::TwoThrees,
        Self::ThreeThrees,
        Self::Summary,
        Self::WhenItFails,
        Self::SeeingFar,
        Self::CheaperStill,
        Self::WhatCounts,
        Self::Composing,
        Self::Quiz,
    ];

    /// The ten lessons, in order.
    pub const LESSONS: &[Self] = Self::ALL.split_at(10).0;

    /// The chapter's name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Convolution => "convolution",
            Self::OnePixel => "one-pixel",
            Self::TwoThrees => "two-threes",
            Self::ThreeThrees => "three-threes",
            Self::Summary => "summary",
            Self::WhenItFails => "when-it-fails",
            Self::SeeingFar => "seeing-far",
            Self::CheaperStill => "cheaper-still",
            Self::WhatCounts => "what-counts",
            Self::Composing => "composing",
            Self::Quiz => "quiz",
        }
    }

    /// The following chapter; `None` after the quiz.
    pub fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|chapter| *chapter == self)?;
        Self::ALL.get(place + 1).copied()
    }

    /// The chapter with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chapter| chapter.id() == id)
    }

    /// Its lesson files, in English and in Chinese.
    pub const fn files(self) -> [&'static str; 2] {
        match self {
            Self::Convolution => files!("00-convolution"),
            Self::OnePixel => files!("01-one-pixel"),
            Self::TwoThrees => files!("02-two-threes"),
            Self::ThreeThrees => files!("03-three-threes"),
            Self::Summary => files!("04-summary"),
            Self::WhenItFails => files!("05-when-it-fails"),
            Self::SeeingFar => files!("06-seeing-far"),
            Self::CheaperStill => files!("07-cheaper-still"),
            Self::WhatCounts => files!("08-what-counts"),
            Self::Composing => files!("09-composing"),
            Self::Quiz => files!("quiz"),
        }
    }

    /// Its lesson file in a language.
    #[cfg(feature = "page")]
    pub const fn file(self, locale: Locale) -> &'static str {
        let [english, chinese] = self.files();
        match locale {
            Locale::en => english,
            Locale::zh_CN => chinese,
        }
    }

    /// The lesson in a language.
    ///
    /// ```
    /// use convscope::i18n::Locale;
    /// use convscope::teaching::Chapter;
    ///
    /// let lesson = Chapter::TwoThrees.lesson(Locale::en)?;
    /// let step = &lesson.steps[1];
    /// let evidence = step.evidence()?;
    /// let paragraph: String = step.runs(&evidence)?[0].iter().map(|run| run.text()).collect();
    /// assert!(paragraph.ends_with("a 5×5 has 25."));
    /// # Ok::<(), convscope::teaching::LessonError>(())
    /// ```
    ///
    /// # Errors
    /// [`LessonError`] if the file is broken, which tests exclude.
    #[cfg(feature = "page")]
    pub fn lesson(self, locale: Locale) -> Result<Lesson, LessonError> {
        Lesson::read(self.file(locale))
    }
}
