//! Foreign files, which are recognized and refused with a remedy.

use std::io::Cursor;

use super::archive::{is_zip, names};
use super::{ForeignFile, Import, ImportError, NetworkFormat};
use crate::network::InputShape;

/// The bytes of a text that are examined.
const MOST_BYTES: usize = 1 << 20;

/// Binary files, recognized by their first bytes or the names in them.
pub(super) struct ForeignBytes;

impl NetworkFormat for ForeignBytes {
    fn name(&self) -> &'static str {
        "another tool's file"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        binary(bytes).is_some()
    }

    fn read(&self, bytes: &[u8], _: Option<InputShape>) -> Result<Import, ImportError> {
        Err(binary(bytes).unwrap_or(ForeignFile::OtherZip).into())
    }
}

/// Texts, recognized by their words.
pub(super) struct ForeignText;

impl NetworkFormat for ForeignText {
    fn name(&self) -> &'static str {
        "another tool's text"
    }

    fn sniff(&self, bytes: &[u8]) -> bool {
        text(bytes).is_some()
    }

    fn read(&self, bytes: &[u8], _: Option<InputShape>) -> Result<Import, ImportError> {
        Err(text(bytes).unwrap_or(ForeignFile::TorchSource).into())
    }
}

fn binary(bytes: &[u8]) -> Option<ForeignFile> {
    if is_zip(bytes) {
        return Some(zip(&names(Cursor::new(bytes))));
    }
    match bytes {
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some(ForeignFile::Picture),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(ForeignFile::Pdf),
        // gzip; bzip2; xz; Zstandard; 7-Zip; RAR.
        [0x1f, 0x8b, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..]
        | [0xfd, b'7', b'z', b'X', b'Z', 0, ..]
        | [0x28, 0xb5, 0x2f, 0xfd, ..]
        | [b'7', b'z', 0xbc, 0xaf, 0x27, 0x1c, ..]
        | [b'R', b'a', b'r', b'!', 0x1a, ..] => Some(ForeignFile::Packed),
        // The magic number of torch.save.
        [0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, ..] => Some(ForeignFile::TorchWeights),
        [0x80, 2..=5, ..] => Some(ForeignFile::Pickle),
        [_, _, _, _, b'T', b'F', b'L', b'3', ..] => Some(ForeignFile::TfLite),
        // NumPy; GGUF; safetensors, which begin with the length of a JSON object.
        [0x93, b'N', b'U', b'M', b'P', b'Y', ..]
        | [b'G', b'G', b'U', b'F', ..]
        | [_, _, _, _, 0, 0, 0, 0, b'{', b'"', ..] => Some(ForeignFile::Weights),
        // A saved model has version 1, followed by its graphs. ONNX files have version 3 or later since 2017.
        [0x08, 1, 0x12, ..] => Some(ForeignFile::TensorFlowGraph),
        // A frozen graph begins with a node, which begins with its name.
        [0x0a, rest @ ..] => {
            let rest = &rest[rest.iter().take(4).take_while(|byte| **byte >= 0x80).count()..];
            matches!(rest, [_, 0x0a, length, name @ ..] if {
                let name = name.get(..usize::from(*length)).unwrap_or_default();
                !name.is_empty() && name.iter().all(u8::is_ascii_graphic) && name.len() < 0x80
            } && name.get(usize::from(*length)) == Some(&0x12))
            .then_some(ForeignFile::TensorFlowGraph)
        }
        // Core ML's version is followed by a message, ONNX's by the name of a tool.
        [0x08, 1..=31, 0x12, rest @ ..] => {
            let rest = &rest[rest.iter().take(4).take_while(|byte| **byte >= 0x80).count()..];
            matches!(rest, [_, 0x0a, ..]).then_some(ForeignFile::CoreMl)
        }
        _ => None,
    }
}

fn zip(names: &[String]) -> ForeignFile {
    let ends = |end: &str| names.iter().any(|name| name.ends_with(end));
    let has = |piece: &str| names.iter().any(|name| name.contains(piece));
    if ends("serialized_exported_program.json") || ends("archive_format") || ends("models/model.json") {
        ForeignFile::TorchExport
    } else if ends("constants.pkl") && has("/code/") {
        ForeignFile::TorchScript
    } else if ends("data.pkl") {
        ForeignFile::TorchWeights
    } else if ends(".mlmodel") || has("com.apple.CoreML") {
        ForeignFile::CoreMl
    } else if ends("saved_model.pb") {
        ForeignFile::TensorFlowGraph
    } else if !names.is_empty() && names.iter().all(|name| name.rsplit_once('.').is_some_and(|(_, end)| end == "npy")) {
        ForeignFile::Weights
    } else {
        ForeignFile::OtherZip
    }
}

fn text(bytes: &[u8]) -> Option<ForeignFile> {
    let bytes = &bytes[..bytes.len().min(MOST_BYTES)];
    let text = String::from_utf8_lossy(bytes);
    let text: String =
        text.lines().map(|line| line.split(['#', '＃']).next().unwrap_or_default()).collect::<Vec<&str>>().join("\n");
    // The notation begins with the input or the network's name.
    let first = text.split(['\n', ';', '；']).map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if first.split_whitespace().next().is_some_and(|word| ["input", "name", "input:"].contains(&word)) {
        return None;
    }
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let begins = |signs: &[&str]| text.lines().any(|line| signs.iter().any(|sign| line.trim_start().starts_with(sign)));
    if has(&["Layer (type:depth-idx)"]) || has(&["Layer (type)"]) && has(&["[-1, "]) {
        return Some(ForeignFile::TorchSummary);
    }
    if has(&["Layer (type)"]) && has(&["Output Shape"]) {
        return Some(ForeignFile::KerasSummary);
    }
    if begins(&["import keras", "from keras", "from tensorflow", "import tensorflow"])
        || has(&["keras.Sequential", "tf.keras", "keras.layers", "layers.Conv", "Sequential([", "models.Sequential("])
    {
        return Some(ForeignFile::KerasSource);
    }
    if begins(&["import torch", "from torch"])
        || has(&["nn.Module)", "nn.Sequential(", "nn.Conv", "nn.Linear(", "torch.nn"])
    {
        return Some(ForeignFile::TorchSource);
    }
    // Code without imports: single layers.
    if has(&["Conv2d(", "Conv1d(", "Linear("]) {
        return Some(ForeignFile::TorchSource);
    }
    has(&["Conv2D(", "Dense("]).then_some(ForeignFile::KerasSource)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_is_not_foreign() {
        let texts =
            ["input 3x8x8; conv 64 k3", "name keras\ninput 1x8x8; relu", "input 3x8x8; adaptive 7x7; linear 10"];
        for sample in texts {
            assert_eq!(text(sample.as_bytes()), None, "{sample}");
        }
    }

    #[test]
    fn code_and_tables_are_told_apart() {
        let cases = [
            ("import torch\nclass Net(nn.Module):\n  pass", ForeignFile::TorchSource),
            ("model = nn.Sequential(nn.Conv2d(3, 8, 5))", ForeignFile::TorchSource),
            ("model = keras.Sequential([keras.layers.Dense(3)])", ForeignFile::KerasSource),
            ("Layer (type)    Output Shape   Param #\nConv2d-1  [-1, 64, 112, 112]  9408", ForeignFile::TorchSummary),
            ("Layer (type:depth-idx)   Output Shape", ForeignFile::TorchSummary),
            (
                "Layer (type)    Output Shape   Param #\nconv (Conv2D)  (None, 65, 65, 16)  736",
                ForeignFile::KerasSummary,
            ),
        ];
        for (sample, kind) in cases {
            assert_eq!(text(sample.as_bytes()), Some(kind), "{sample}");
        }
    }

    #[test]
    fn binary_files_are_told_by_their_first_bytes() {
        let cases: [(&[u8], ForeignFile); 10] = [
            (b"\x89PNG\r\n\x1a\n", ForeignFile::Picture),
            (b"\xff\xd8\xff\xe0", ForeignFile::Picture),
            (b"%PDF-1.7", ForeignFile::Pdf),
            (b"\x1f\x8b\x08\x00", ForeignFile::Packed),
            (b"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46", ForeignFile::TorchWeights),
            (b"\x80\x04\x95\x00", ForeignFile::Pickle),
            (b"\x1c\x00\x00\x00TFL3\x00", ForeignFile::TfLite),
            (b"\x08\x01\x12\x80\x01", ForeignFile::TensorFlowGraph),
            (b"\x08\x04\x12\x20\x0a\x10", ForeignFile::CoreMl),
            (b"\x10\x00\x00\x00\x00\x00\x00\x00{\"a\"", ForeignFile::Weights),
        ];
        for (bytes, kind) in cases {
            assert_eq!(binary(bytes), Some(kind), "{bytes:?}");
        }
        assert_eq!(binary(b"\x08\x08\x12\x07pytorch"), None, "an ONNX file");
    }

    #[test]
    fn archives_are_told_by_the_names_in_them() {
        let zip = |names: &[&str]| zip(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(zip(&["m/data.pkl", "m/version"]), ForeignFile::TorchWeights);
        assert_eq!(zip(&["m/data.pkl", "m/code/x.py", "m/constants.pkl"]), ForeignFile::TorchScript);
        assert_eq!(zip(&["m/archive_format", "m/data/weights/w"]), ForeignFile::TorchExport);
        assert_eq!(zip(&["a.npy", "b.npy"]), ForeignFile::Weights);
        assert_eq!(zip(&["readme.txt"]), ForeignFile::OtherZip);
    }
}
