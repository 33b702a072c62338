//! Place of a page among the others: its file, and the relative addresses from it.

use super::{Article, Language};
use crate::presets::Preset;

/// A page in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The contents.
    Contents,
    /// The table of well-known networks.
    Table,
    /// An article.
    Article(Article),
    /// A well-known network.
    Network(Preset),
}

impl Place {
    /// All pages: the contents, the table, the articles, the networks.
    pub fn all() -> impl Iterator<Item = Self> {
        let articles = Article::ALL.into_iter().map(Self::Article);
        let networks = Preset::known().map(|(preset, _)| Self::Network(preset));
        [Self::Contents, Self::Table].into_iter().chain(articles).chain(networks)
    }

    /// The name of the file without its ending.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Contents => "index",
            Self::Table => "networks",
            Self::Article(article) => article.slug(),
            Self::Network(preset) => preset.id(),
        }
    }

    /// The file, from the folder in which everything is published.
    pub fn path(self, language: Language) -> String {
        format!("{}/{}.html", language.tag(), self.slug())
    }

    /// The file of the preview picture, from the folder in which everything is published.
    pub fn preview(self) -> String {
        format!("previews/{}.png", self.slug())
    }

    /// The relative address from another page of the same language.
    pub(super) fn address(self) -> String {
        format!("{}.html", self.slug())
    }
}
