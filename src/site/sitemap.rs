//! Sitemap for search engines: every page with its translations.

use maud::{PreEscaped, html};

use super::{BaseUrl, Language, Place};

/// The sitemap, in the format of sitemaps.org. Its addresses must be full ones.
pub(super) fn sitemap(base: &BaseUrl) -> String {
    let pages = Place::all().flat_map(|place| Language::ALL.map(|language| (place, language)));
    let map = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" {
            url { loc { (base.join("")) } }
            @for (place, language) in pages {
                url {
                    loc { (base.join(&place.path(language))) }
                    @for other in Language::ALL {
                        xhtml:link rel="alternate" hreflang=(other.tag()) href=(base.join(&place.path(other))) {}
                    }
                }
            }
        }
    };
    map.into_string() + "\n"
}
