//! Frame of every page: head, links to the other pages, foot.

use maud::{DOCTYPE, Markup, html};

use super::preview::PREVIEW;
use super::{BaseUrl, Language, Place};
use crate::paint::{Scheme, Theme};
use crate::scene::ColorRole;

/// Only files of the same host are loaded, and nothing inline is run.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// The style sheets, in their order.
const STYLES: [&str; 4] = ["tokens.css", "pages/figures.css", "pages/tables.css", "pages/pages.css"];

/// A page without its frame.
pub(super) struct Framed {
    pub(super) place: Place,
    pub(super) language: Language,
    /// The title of the tab and of links.
    pub(super) title: String,
    /// A description for links and search engines.
    pub(super) description: String,
    /// Scripts in the folder above.
    pub(super) scripts: &'static [&'static str],
    pub(super) body: Markup,
}

impl Framed {
    /// The whole page.
    pub(super) fn page(&self, base: Option<&BaseUrl>) -> String {
        let Self { place, language, .. } = *self;
        let texts = &language.words().frame;
        let page = html! {
            (DOCTYPE)
            html lang=(language.tag()) {
                (self.head(base))
                body {
                    a.skip href="#text" { (texts.skip) }
                    header.site {
                        a.wordmark href="../" { "Convscope" }
                        nav aria-label=(texts.navigation) {
                            (link(Place::Contents, place, &texts.guide))
                            (link(Place::Table, place, &texts.networks))
                        }
                        nav.languages aria-label=(texts.languages) {
                            @for other in Language::ALL.into_iter().filter(|other| *other != language) {
                                a href=(format!("../{}", place.path(other))) hreflang=(other.tag()) lang=(other.tag()) {
                                    (other.own_name())
                                }
                            }
                        }
                    }
                    main #text { (self.body) }
                    footer.site {
                        p { (texts.footer) }
                        p { a href="../" { (texts.app) } }
                    }
                }
            }
        };
        page.into_string() + "\n"
    }

    fn head(&self, base: Option<&BaseUrl>) -> Markup {
        let Self { place, language, .. } = *self;
        let address = |path: &str| base.map_or_else(|| format!("../{path}"), |base| base.join(path));
        let paper = |scheme| Theme::of(scheme).color(ColorRole::Paper).to_hex();
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (self.title) " – Convscope" }
                meta name="description" content=(self.description);
                meta name="color-scheme" content="light dark";
                meta name="theme-color" media="(prefers-color-scheme: light)" content=(paper(Scheme::Light));
                meta name="theme-color" media="(prefers-color-scheme: dark)" content=(paper(Scheme::Dark));
                link rel="icon" href="../icon.svg";
                link rel="preload" href="../figtree.woff2" as="font" type="font/woff2" crossorigin;
                @for sheet in STYLES {
                    link rel="stylesheet" href=(format!("../{sheet}"));
                }
                @for other in Language::ALL {
                    link rel="alternate" hreflang=(other.tag()) href=(address(&place.path(other)));
                }
                link rel="alternate" hreflang="x-default" href=(address(&place.path(Language::English)));
                meta property="og:type" content="article";
                meta property="og:site_name" content="Convscope";
                meta property="og:title" content=(self.title);
                meta property="og:description" content=(self.description);
                meta property="og:locale" content=(language.open_graph());
                @if let Some(base) = base {
                    link rel="canonical" href=(base.join(&place.path(language)));
                    meta property="og:url" content=(base.join(&place.path(language)));
                    meta property="og:image" content=(base.join(&place.preview()));
                    meta property="og:image:width" content=(PREVIEW.width);
                    meta property="og:image:height" content=(PREVIEW.height);
                    meta name="twitter:card" content="summary_large_image";
                }
                @for script in self.scripts {
                    script src=(format!("../{script}")) defer {}
                }
            }
        }
    }
}

/// A link to another page, or the mark that this is it.
fn link(to: Place, here: Place, text: &str) -> Markup {
    html! { a href=(to.address()) aria-current=[(to == here).then_some("page")] { (text) } }
}
