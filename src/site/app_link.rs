//! Links into the page that shows a network.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::export::link::compress;
use crate::formats::notation;
use crate::network::Network;
use crate::scene::View;

/// Longer networks are packed, in characters.
const LONGEST_READABLE: usize = 600;

/// All that is escaped in a value; a space becomes `+`.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b';').remove(b',').remove(b':');

/// The fragment of an address that shows one or two networks, with the `#`.
///
/// ```
/// use convscope::formats::notation;
/// use convscope::scene::View;
/// use convscope::site::app_link;
///
/// let network = notation::read("input 1x9x9; conv 1 k3").expect("a network");
/// assert_eq!(app_link(&network, None, View::Side, None), "#net=input+1x9x9;+conv+1+k3&view=side");
/// ```
pub fn app_link(network: &Network, other: Option<&Network>, view: View, unit: Option<(i64, i64)>) -> String {
    let mut link = format!("#{}", value("net", "zip", network));
    if let Some(other) = other {
        link = format!("{link}&{}", value("with", "zipwith", other));
    }
    link = format!("{link}&view={}", view.name());
    if let Some((row, col)) = unit {
        link = format!("{link}&unit={row},{col}");
    }
    link
}

/// The attribute of a live figure for a network: its name and its value.
pub(super) fn attribute(readable: &'static str, packed: &'static str, network: &Network) -> (&'static str, String) {
    let text = notation::write_inline(network);
    if text.chars().count() > LONGEST_READABLE { (packed, compress(&text)) } else { (readable, text) }
}

fn value(readable: &'static str, packed: &'static str, network: &Network) -> String {
    let (key, text) = attribute(readable, packed, network);
    format!("{key}={}", utf8_percent_encode(&text, ESCAPED).to_string().replace("%20", "+"))
}
