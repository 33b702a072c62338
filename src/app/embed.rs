//! Embedding: the options of a figure in an iframe of another page, and the code that an author copies.
//!
//! | key | value |
//! |---|---|
//! | `embed` | `1` |
//! | `panels` | the visible parts, comma-separated, of `stage`, `views`, `timeline`, `readout` and `stack`; default `stage,timeline` |
//! | `height` | the height of the stage in CSS pixels; by default it fills the frame |
//! | `play` | `1`: the timeline plays automatically, unless the user prefers reduced motion |
//! | `origin` | the origin of the embedding page, such as `https://blog.example`: only its messages are accepted |
//!
//! The keys of [`address`] apply as well.

use std::fmt::Write as _;

use super::address::{self, Link};

/// The allowed heights of the stage, in CSS pixels.
const HEIGHTS: std::ops::RangeInclusive<u32> = 120..=4000;

/// A part of the page that a figure may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The stage and its sentence.
    Stage,
    /// The switch between views.
    Views,
    /// The controls of the timeline.
    Timeline,
    /// The numbers about the unit.
    Readout,
    /// The editable layers.
    Stack,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 5] = [Self::Stage, Self::Views, Self::Timeline, Self::Readout, Self::Stack];

    /// The name of the part in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Views => "views",
            Self::Timeline => "timeline",
            Self::Readout => "readout",
            Self::Stack => "stack",
        }
    }
}

/// The options of an embedded figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The visible parts.
    pub parts: Vec<Part>,
    /// The height of the stage in CSS pixels; `None` to fill the frame.
    pub height: Option<u32>,
    /// Whether the timeline plays automatically.
    pub play: bool,
    /// The origin of the embedding page; `None` if no messages are accepted.
    pub origin: Option<String>,
}

impl Default for Embed {
    fn default() -> Self {
        Self { parts: vec![Part::Stage, Part::Timeline], height: None, play: false, origin: None }
    }
}

impl Embed {
    /// Whether an address is for an embedded figure.
    pub fn is_meant(fragment: &str) -> bool {
        fragment.strip_prefix('#').unwrap_or(fragment).split('&').any(|part| part == "embed=1")
    }

    /// The options in an address; `None` if it is not for an embedded figure. Values that cannot be read are ignored.
    pub fn read(fragment: &str) -> Option<Self> {
        if !Self::is_meant(fragment) {
            return None;
        }
        let mut embed = Self::default();
        for part in fragment.strip_prefix('#').unwrap_or(fragment).split('&') {
            let Some((key, value)) = part.split_once('=') else { continue };
            let Ok(text) = super::percent_encoding::decode(value) else { continue };
            match key {
                "panels" => embed.parts = parts(&text).unwrap_or(embed.parts),
                "height" => embed.height = text.parse().ok().filter(|height| HEIGHTS.contains(height)),
                "play" => embed.play = text == "1",
                "origin" => embed.origin = Some(text).filter(|text| is_origin(text)),
                _ => {}
            }
        }
        Some(embed)
    }

    /// Whether a part is shown.
    pub fn shows(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// The fragment of an address that shows a link in such a figure, without the `#`.
    pub fn fragment(&self, link: &Link) -> String {
        let mut pairs = address::pairs(link);
        pairs.push(("embed", "1".to_owned()));
        pairs.extend(self.pairs());
        address::join(&pairs)
    }

    /// The HTML of an iframe for an author's page, with the height of the stage; the rest scrolls.
    pub fn frame_code(&self, page: &str, link: &Link, title: &str) -> String {
        let height = self.height.unwrap_or(*HEIGHTS.start());
        let filling = Self { height: None, ..self.clone() };
        let source = format!("{page}#{}", filling.fragment(link));
        let (source, title) = (escaped(&source), escaped(title));
        format!(
            "<iframe src=\"{source}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border: 0\"></iframe>\n"
        )
    }

    /// The HTML of the custom element for an author's page, and of its script, which is needed once per page. `still` is shown until the
    /// figure is loaded, and without scripts.
    pub fn element_code(&self, page: &str, link: &Link, title: &str, still: &str) -> String {
        let folder = page.rfind('/').map_or("", |end| &page[..=end]);
        let mut code = format!("<script async src=\"{}embed.js\"></script>\n<conv-scope", escaped(folder));
        let mut put = |name: &str, value: &str| {
            let _ = write!(code, "\n    {name}=\"{}\"", escaped(value));
        };
        put("title", title);
        for (key, value) in address::pairs(link).iter().chain(&self.pairs()) {
            put(if *key == "net" { "network" } else { key }, value);
        }
        let _ = write!(code, ">\n{}\n</conv-scope>\n", still.trim_end());
        code
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let names: Vec<&str> = self.parts.iter().map(|part| part.name()).collect();
        let mut pairs = vec![("panels", names.join(","))];
        pairs.extend(self.height.map(|height| ("height", height.to_string())));
        pairs.extend(self.play.then(|| ("play", "1".to_owned())));
        pairs.extend(self.origin.clone().map(|origin| ("origin", origin)));
        pairs
    }
}

/// The parts in a list of names, in the order of the page; `None` if it has no valid name.
fn parts(text: &str) -> Option<Vec<Part>> {
    let is_named = |part: &Part| text.split(',').any(|name| name.trim() == part.name());
    let parts: Vec<Part> = Part::ALL.into_iter().filter(is_named).collect();
    (!parts.is_empty()).then_some(parts)
}

/// Whether a text is an origin: a scheme and a host, nothing more.
fn is_origin(text: &str) -> bool {
    let is_host = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    matches!(text.split_once("://"), Some(("http" | "https", host)) if is_host(host))
}

/// A text escaped for an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::scene::View;

    fn link() -> Link {
        let network = notation::read("input 1x9x9; conv 2 k3 # \"a\" & b").expect("a network");
        Link { network: Some(network), view: Some(View::Side), ..Link::default() }
    }

    #[test]
    fn only_an_address_that_says_so_is_a_frame() {
        assert_eq!(Embed::read("#net=input+1x9x9&panels=stage"), None);
        assert_eq!(Embed::read("#embed=0"), None);
        assert_eq!(Embed::read("#embed=1"), Some(Embed::default()));
    }

    #[test]
    fn what_is_written_is_read() {
        let embed = Embed {
            parts: vec![Part::Stage, Part::Readout],
            height: Some(320),
            play: true,
            origin: Some("https://blog.example:8443".into()),
        };
        let fragment = embed.fragment(&link());
        assert_eq!(Embed::read(&fragment), Some(embed));
        assert_eq!(address::read(&fragment), Ok(link()));
    }

    #[test]
    fn nonsense_counts_as_not_said() {
        let nonsense = "embed=1&panels=cellar&height=-4&play=perhaps&origin=javascript:alert(1)";
        assert_eq!(Embed::read(nonsense), Some(Embed::default()));
        for origin in ["*", "null", "https://", "https://a/b", "https://a@b", "file:///a"] {
            assert_eq!(Embed::read(&format!("embed=1&origin={origin}")), Some(Embed::default()), "{origin}");
        }
    }

    #[test]
    fn a_frame_fills_its_height() {
        let embed = Embed { height: Some(320), ..Embed::default() };
        let code = embed.frame_code("https://host/scope/", &link(), "A \"field\"");
        assert!(
            code.contains("src=\"https://host/scope/#net=input+1x9x9;+conv+2+k3&amp;view=side&amp;embed=1"),
            "{code}"
        );
        assert!(code.contains("height=\"320\"") && !code.contains("&amp;height="), "{code}");
        assert!(code.contains("title=\"A &quot;field&quot;\""), "{code}");
    }

    #[test]
    fn an_element_says_its_network_in_the_notation() {
        let code = Embed::default().element_code("https://host/scope/index.html", &link(), "t", "<svg/>\n");
        assert!(
            code.starts_with("<script async src=\"https://host/scope/embed.js\"></script>\n<conv-scope\n"),
            "{code}"
        );
        assert!(code.contains("network=\"input 1x9x9; conv 2 k3\"") && code.contains("view=\"side\""), "{code}");
        assert!(code.ends_with(">\n<svg/>\n</conv-scope>\n"), "{code}");
    }
}
