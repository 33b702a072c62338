//! Contents: links to all articles and networks.

use maud::html;

use super::article_page::ArticlePage;
use super::frame::Framed;
use super::network_page::field_size;
use super::words::filled;
use super::{Language, Place};
use crate::comparison::KnownNetwork;

/// The title.
pub(super) fn title(language: Language) -> String {
    language.words().guide.title.clone()
}

/// The page.
pub(super) fn framed(articles: &[ArticlePage], networks: &[KnownNetwork], language: Language) -> Framed {
    let texts = &language.words().guide;
    let count = networks.len().to_string();
    let body = html! {
        article {
            h1 { (texts.title) }
            p.lead { (texts.lead) }
            section {
                h2 { (texts.claims) }
                ul.articles {
                    @for article in articles {
                        li {
                            h3 { a href=(article.place().address()) { (article.title()) } }
                            p { (article.description()) }
                        }
                    }
                }
            }
            section {
                h2 { (texts.networks) }
                p { a href=(Place::Table.address()) { (filled(&texts.networks_text, &[("count", &count)])) } }
                ul.networks {
                    @for row in networks {
                        li {
                            a href=(Place::Network(row.preset).address()) { (language.preset_name(row.preset)) }
                            " " span.number { (field_size(row)) }
                        }
                    }
                }
            }
        }
    };
    Framed {
        place: Place::Contents,
        language,
        title: title(language),
        description: texts.lead.clone(),
        scripts: &[],
        body,
    }
}
