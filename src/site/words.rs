//! Texts of the pages, from `locales/en/pages.json` and `locales/zh-CN/pages.json`.
//!
//! A value `{{ name }}` is filled in by [`filled`]. Titles and leads of articles, and the notes about networks, are in the syntax of
//! [lessons](crate::teaching::Text).

use std::collections::BTreeMap;

use serde::Deserialize;

/// The names of presets in the texts of the page.
#[derive(Debug, Deserialize)]
pub(super) struct PresetNames {
    pub(super) preset: BTreeMap<String, String>,
}

/// The texts of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) frame: FrameWords,
    pub(super) claim: ArticleWords,
    pub(super) network: NetworkWords,
    pub(super) table: TableWords,
    pub(super) guide: ContentsWords,
    pub(super) title: BTreeMap<String, String>,
    pub(super) lead: BTreeMap<String, String>,
    pub(super) note: BTreeMap<String, String>,
}

/// Makes a struct of texts, all of which must be in the file.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident: $($text:ident),+) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $(pub(super) $text: String,)+
        }
    };
}

texts! {
    /// Texts of every page.
    FrameWords: guide, networks, app, skip, navigation, languages, open, read_on, input, sees, left_out, no_kernel, footer
}

texts! {
    /// Texts of an article.
    ArticleWords: kicker, numbers, quantity, difference, field, parameters, macs, activations, depth, answer, lesson, figure, figure_of_one
}

texts! {
    /// Texts of the page of a network.
    NetworkWords: kicker, title, lead, lead_signal, sees, sees_up_to, field, stride, padding, center, parameters, macs, input, source, about, varies, beyond,
    within, figure, caption, growth, growth_text, growth_other, sum, layer, kernel, dilation, below, adds, after, stages, stages_text,
    layers, output, total, range, compare, all
}

texts! {
    /// Texts of the table of networks.
    TableWords: title, lead, name, year, field, stride, padding, center, parameters, macs, input, source, csv, note
}

texts! {
    /// Texts of the contents.
    ContentsWords: title, lead, claims, networks, networks_text
}

/// A text with its values filled in.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        filled.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name.trim());
        debug_assert!(value.is_some(), "“{text}” has no value for {name}");
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_filled_in_as_it_is() {
        let values = [("name", "{{ size }} <b>"), ("size", "7")];
        assert_eq!(filled("{{ name }}: {{ size }}.", &values), "{{ size }} <b>: 7.");
    }
}
