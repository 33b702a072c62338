//! Site: static pages about receptive fields that one can link to, written when the page is built. They work without a script.
//!
//! In reading order: the [language](Language) of a page and its `words`; the [articles](Article), each made of steps of the lessons; the
//! `place` of a page among the others and the `app_link` into the page of a network; what an article, a network, the table and the
//! contents say (`article_page`, `network_page` with its `growth` and `stages`, `table_page`, `contents_page`), in a common `frame`; the
//! `still` pictures, live figures and previews; the `sitemap`; and all [files](pages()) together.

mod app_link;
mod article;
mod article_page;
mod base_url;
mod contents_page;
mod frame;
mod growth;
mod language;
mod live_figure;
mod network_page;
mod pages;
mod place;
mod preview;
mod problem;
mod sitemap;
mod stages;
mod still;
mod table_page;
mod text;
mod words;

pub use app_link::app_link;
pub use article::Article;
pub use base_url::{BaseUrl, NoBaseUrl};
pub use language::Language;
pub use pages::{Content, PageFile, pages};
pub use place::Place;
pub use preview::PREVIEW;
pub use problem::PageProblem;
pub use stages::{Stage, stages};
