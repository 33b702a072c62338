//! Live figures: the custom element for other pages, with still pictures inside for readers without scripts.

use std::sync::Arc;

use maud::{Markup, PreEscaped, html};

use super::app_link::attribute;
use super::still::Still;
use super::words::filled;
use super::{Language, PageProblem, app_link};
use crate::analysis::NetworkAnalysis;
use crate::formats::notation;
use crate::network::Network;
use crate::scene::{Size, View};

/// The size of one still picture.
const ONE: Size = Size { width: 680.0, height: 420.0 };
/// The size of each of two pictures side by side.
const EACH: Size = Size { width: 420.0, height: 380.0 };
/// Networks with more layers are not written out below the figure.
const MOST_LAYERS: usize = 8;

/// What a figure shows.
pub(super) struct LiveFigure<'a> {
    pub(super) network: &'a Arc<Network>,
    pub(super) other: Option<&'a Arc<Network>>,
    pub(super) view: View,
    pub(super) unit: Option<(i64, i64)>,
    pub(super) is_shaded: bool,
    /// A sentence below it; empty for the networks themselves.
    pub(super) caption: &'a str,
    /// Its title for screen readers; empty for the networks themselves.
    pub(super) title: &'a str,
    pub(super) language: Language,
}

impl LiveFigure<'_> {
    /// The figure, with a link that opens its networks.
    pub(super) fn markup(&self) -> Result<Markup, PageProblem> {
        let Self { network, other, view, unit, language, .. } = *self;
        let size = if other.is_some() { EACH } else { ONE };
        let title = self.title();
        let still = |network: &Arc<Network>| {
            Still::of(NetworkAnalysis::new(Arc::clone(network)), view, unit, self.is_shaded)?
                .svg(size, language, &title)
        };
        let stills = std::iter::once(network).chain(other).map(still).collect::<Result<Vec<_>, _>>()?;
        let (net, zip) = attributes("network", "zip", Some(network));
        let (with, zip_with) = attributes("with", "zipwith", other);
        let place = unit.map(|(row, col)| format!("{row},{col}"));
        let link = app_link(network, other.map(Arc::as_ref), view, unit);
        Ok(html! {
            figure.live {
                conv-scope network=[net] zip=[zip] with=[with] zipwith=[zip_with] view=(view.name()) unit=[place]
                    count=[self.is_shaded.then_some("paths")] height=(size.height) title=(title) lang=(language.tag())
                {
                    div.stills.two[other.is_some()] { @for still in &stills { (PreEscaped(still)) } }
                }
                figcaption {
                    @if self.caption.is_empty() {
                        @for (letter, network) in self.letters() {
                            span.network { @if let Some(letter) = letter { b { (letter) } " " } code { (layers(network)) } }
                        }
                    } @else {
                        (self.caption) " "
                    }
                    a.open href=(format!("../{link}")) { (language.words().frame.open) }
                }
            }
        })
    }

    /// The networks that are short enough to write out, with their letters.
    fn letters(&self) -> Vec<(Option<&'static str>, &Network)> {
        let letter = |letter| self.other.map(|_| letter);
        let both = [Some((letter("A"), self.network)), self.other.map(|other| (letter("B"), other))];
        let both: Vec<_> = both.into_iter().flatten().map(|(letter, network)| (letter, network.as_ref())).collect();
        if both.iter().any(|(_, network)| network.nodes().len() > MOST_LAYERS) { Vec::new() } else { both }
    }

    fn title(&self) -> String {
        if !self.title.is_empty() {
            return self.title.to_owned();
        }
        let texts = &self.language.words().claim;
        let a = layers(self.network);
        match self.other {
            Some(other) => filled(&texts.figure, &[("a", &a), ("b", &layers(other))]),
            None => filled(&texts.figure_of_one, &[("a", &a)]),
        }
    }
}

/// The attributes for a network: one of them has a value.
fn attributes(
    readable: &'static str,
    packed: &'static str,
    network: Option<&Arc<Network>>,
) -> (Option<String>, Option<String>) {
    match network.map(|network| attribute(readable, packed, network)) {
        Some((key, text)) if key == readable => (Some(text), None),
        Some((_, text)) => (None, Some(text)),
        None => (None, None),
    }
}

/// A network in the notation, or its first layers if it has many.
fn layers(network: &Network) -> String {
    let layers = notation::write_layers(network);
    let shown = layers.iter().take(MOST_LAYERS).map(String::as_str).collect::<Vec<_>>().join("; ");
    if layers.len() > MOST_LAYERS { format!("{shown}; …") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_become_markup() {
        let text = "input 1x9x9; \"<b onclick='x'>&amp;\": conv 1 k3";
        let network = Arc::new(notation::read(text).expect("a network with such a name"));
        for view in View::ALL {
            let figure = LiveFigure {
                network: &network,
                other: Some(&network),
                view,
                unit: None,
                is_shaded: false,
                caption: "<i>",
                title: "\"><script>",
                language: Language::English,
            };
            let markup = figure.markup().expect("a figure").into_string();
            for broken in ["<b", "<i>", "<script", "'x'>&amp;:"] {
                assert!(!markup.contains(broken), "{markup}");
            }
            assert!(markup.contains("&lt;b onclick"), "{markup}");
        }
    }
}
