//! Vocabulary of the notation, and the nearest known word to an unknown one.

use crate::network::OpSpec;
use crate::network::op::ParameterSpec;

/// The words that begin a line about the network itself.
const HEADS: [&str; 2] = ["input", "name"];

/// The words about a layer's links, which are among its settings.
const LINKS: [&str; 3] = ["from", "off", "shares"];

fn parameters() -> impl Iterator<Item = &'static ParameterSpec> {
    OpSpec::all().iter().flat_map(|spec| spec.parameters)
}

/// Whether a word begins a line about the network itself.
pub(super) fn is_head(word: &str) -> bool {
    HEADS.iter().any(|head| word.eq_ignore_ascii_case(head))
}

/// The words that begin a line: those of layers, and those about the network itself.
pub(super) fn layer_words() -> impl Iterator<Item = &'static str> {
    OpSpec::all().iter().map(|spec| spec.word).chain(HEADS)
}

/// The words that may follow the word of a layer.
pub(super) fn words_of(spec: &OpSpec) -> impl Iterator<Item = &'static str> {
    let words = spec.parameters.iter().flat_map(|parameter| parameter.words).map(|(word, _)| *word);
    words.filter(|word| !word.is_empty()).chain(LINKS)
}

/// The words for values.
pub(super) fn setting_words() -> impl Iterator<Item = &'static str> {
    parameters().flat_map(|parameter| parameter.words).map(|(word, _)| *word)
}

/// The letters before numbers.
pub(super) fn setting_letters() -> impl Iterator<Item = &'static str> {
    parameters().map(ParameterSpec::letters).filter(|letters| !letters.is_empty())
}

/// The layer that an unknown word most likely means.
pub(super) fn nearest_layer(word: &str) -> Option<&'static str> {
    let is_alias = |spec: &&OpSpec| spec.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(word));
    if let Some(spec) = OpSpec::all().iter().copied().find(is_alias) {
        return Some(spec.word);
    }
    nearest(word, OpSpec::all().iter().map(|spec| spec.word).chain(HEADS))
}

/// The setting that an unknown word most likely means.
pub(super) fn nearest_setting(word: &str) -> Option<&'static str> {
    let numbers = parameters().map(|parameter| parameter.setting).filter(|setting| !setting.is_empty());
    nearest(word, setting_words().chain(LINKS).chain(numbers))
}

/// The first of the words with the fewest edits: at most one in a short word, two in a longer one. Swapping two letters is one edit. A more
/// distant word is not a typo.
fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    const LONGEST: usize = 24;
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let (changes, best) = known.map(|known| (strsim::osa_distance(&word, known), known)).min_by_key(|&(n, _)| n)?;
    let most = if word.chars().count() < 6 { 1 } else { 2 };
    (changes <= most).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        for (slip, meant) in
            [("convv", "conv"), ("cnov", "conv"), ("maxpol", "maxpool"), ("BatchNorm", "bn"), ("inptu", "input")]
        {
            assert_eq!(nearest_layer(slip), Some(meant), "{slip}");
        }
        assert_eq!(nearest_setting("nobais"), Some("nobias"));
        assert_eq!(nearest_layer("lorem"), None);
        assert_eq!(nearest_layer("fold"), None);
        assert_eq!(nearest_layer(&"conv".repeat(100_000)), None);
    }
}
