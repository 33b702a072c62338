//! The words that name layers and settings, and which of them an unknown word was meant to be.

/// The words that name layers.
pub(super) const LAYERS: [&str; 32] = [
    "conv",
    "dwconv",
    "deconv",
    "maxpool",
    "avgpool",
    "gap",
    "adaptive",
    "up",
    "bn",
    "ln",
    "scale",
    "relu",
    "relu6",
    "silu",
    "hardswish",
    "hardsigmoid",
    "sigmoid",
    "tanh",
    "gelu",
    "leaky_relu",
    "elu",
    "add",
    "mul",
    "concat",
    "split",
    "shuffle",
    "pad",
    "crop",
    "flatten",
    "linear",
    "dropout",
    "identity",
];

/// The words that begin a line about the network itself.
pub(super) const HEADS: [&str; 2] = ["input", "name"];

/// The words that are settings.
const SETTINGS: [&str; 14] =
    ["nobias", "bias", "ceil", "bilinear", "nearest", "psame", "pvalid", "from", "off", "k3", "s2", "p1", "d2", "g2"];

/// What other tools call the layers.
const ELSEWHERE: [(&str, &str); 14] = [
    ("batchnorm", "bn"),
    ("batch_norm", "bn"),
    ("layernorm", "ln"),
    ("layer_norm", "ln"),
    ("depthwise", "dwconv"),
    ("conv_transpose", "deconv"),
    ("pool", "maxpool"),
    ("global_avg_pool", "gap"),
    ("upsample", "up"),
    ("swish", "silu"),
    ("sum", "add"),
    ("cat", "concat"),
    ("dense", "linear"),
    ("fc", "linear"),
];

/// The layer's word, whatever its letter case.
pub(super) fn layer(word: &str) -> Option<&'static str> {
    LAYERS.into_iter().find(|known| known.eq_ignore_ascii_case(word))
}

/// The layer that an unknown word was meant to be.
pub(super) fn nearest_layer(word: &str) -> Option<&'static str> {
    let elsewhere = ELSEWHERE.into_iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(word));
    elsewhere.map(|(_, ours)| ours).or_else(|| nearest(word, &[&LAYERS[..], &HEADS[..]].concat()))
}

/// The setting that an unknown word was meant to be.
pub(super) fn nearest_setting(word: &str) -> Option<&'static str> {
    nearest(word, &SETTINGS)
}

/// The word that takes the fewest changes of a letter, if these are at most half of its letters.
fn nearest(word: &str, known: &[&'static str]) -> Option<&'static str> {
    const LONGEST: usize = 24;
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let letters: Vec<char> = word.to_ascii_lowercase().chars().collect();
    let (changes, best) = known.iter().map(|&known| (changes(&letters, known), known)).min_by_key(|&(n, _)| n)?;
    (changes * 2 <= letters.len().max(best.len())).then_some(best)
}

/// How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein's distance).
fn changes(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, &other) in row.iter_mut().skip(1).zip(from) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::Op;

    #[test]
    fn every_operator_has_its_word() {
        assert_eq!(LAYERS.to_vec(), Op::catalogue().iter().map(Op::word).collect::<Vec<_>>());
    }

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        for (slip, meant) in
            [("convv", "conv"), ("cnov", "conv"), ("maxpol", "maxpool"), ("BatchNorm", "bn"), ("inptu", "input")]
        {
            assert_eq!(nearest_layer(slip), Some(meant), "{slip}");
        }
        assert_eq!(nearest_setting("nobais"), Some("nobias"));
        assert_eq!(nearest_layer("lorem"), None);
        assert_eq!(nearest_layer(&"conv".repeat(100_000)), None);
    }
}
