use super::examples::{NAMES, examples};

/// Terms that Chinese texts write in Latin script.
const TERMS: [&str; 17] = [
    "JSON",
    "id",
    "ONNX",
    "Keras",
    "PyTorch",
    "TensorFlow",
    "TorchScript",
    "Lite",
    "HDF5",
    "Python",
    "pickle",
    "zip",
    "js",
    "Core",
    "ML",
    "HDF",
    "PDF",
];

/// The Latin words of a text outside of quotations; single letters are formulas.
pub(super) fn latin_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in text.split('“').map(|part| part.split_once('”').map_or(part, |(_, rest)| rest)) {
        let pieces = part.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        words.extend(
            pieces.filter(|piece| piece.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_alphabetic))),
        );
    }
    words
}

#[test]
fn in_chinese_only_names_and_terms_are_latin() {
    for example in examples() {
        assert_ne!(example.chinese, example.engine);
        for word in latin_words(&example.chinese) {
            assert!(NAMES.contains(&word) || TERMS.contains(&word), "“{word}” in {}", example.chinese);
        }
    }
}

#[test]
fn quotations_may_be_in_any_language() {
    assert_eq!(latin_words("层 conv1 不能叫“input node”：3x3 of"), ["conv1", "of"]);
}
