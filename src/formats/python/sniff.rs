//! Sniffing of Python: whether a text is a program that may define a network.

/// Whether a text looks like Python: it imports, defines or calls in the syntax of Python only.
///
/// The notation has no such lines, and `print(model)` of `PyTorch` has no equals sign before a call.
pub fn is_python(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    // The notation begins with its input: `input 3x224x224`.
    let first = lines.clone().find(|line| !line.is_empty()).unwrap_or_default();
    let is_notation = first.strip_prefix("input").is_some_and(|rest| {
        rest.trim_start_matches([' ', ':', '(', '[']).starts_with(|letter: char| letter.is_ascii_digit())
    });
    // JSON of other tools may quote the code that it was made from.
    !is_notation && !first.starts_with('{') && lines.any(is_line)
}

fn is_line(line: &str) -> bool {
    let line = line.strip_prefix(">>> ").unwrap_or(line).trim();
    let imports = line.starts_with("import ") || line.starts_with("from ") && line.contains(" import ");
    let defines = (line.starts_with("class ") || line.starts_with("def ")) && line.contains('(')
        || line.starts_with("class ") && line.ends_with(':');
    imports || defines || makes_layers(line)
}

/// `model = nn.Sequential(`, `x = layers.Conv2D(32, 3)(x)`, `model.add(Dense(10))`, `nn.Sequential(`
fn makes_layers(line: &str) -> bool {
    let calls = ["nn.", "layers.", "keras.", "tf.", "torch.", "F."].iter().any(|module| {
        line.match_indices(module).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let rest = &line[at + module.len()..];
            let name =
                rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.');
            before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_' && letter != '.')
                && name.len() < rest.len()
                && name.starts_with('(')
        })
    });
    let adds = line.contains(".add(")
        || line.split_once('=').is_some_and(|(name, value)| {
            let value = value.trim_start();
            is_name(name.trim())
                && ["Sequential(", "Input(", "Conv2D(", "Conv1D(", "Model("].iter().any(|call| value.starts_with(call))
        });
    calls || adds
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_from_other_texts() {
        for program in [
            "import torch",
            "  from torch import nn\n",
            "class Net(nn.Module):\n    pass",
            "model = nn.Sequential(\n    nn.Conv2d(3, 8, 5), nn.ReLU())",
            "model = keras.Sequential([",
            "model.add(Conv2D(32, 3))",
            ">>> import torch",
            "nn.Conv2d(3, 8, 5)",
            "# my net\nmodel = Sequential()",
        ] {
            assert!(is_python(program.as_bytes()), "{program}");
        }
        for other in [
            "input 3x224x224\nconv 64 k7 s2 p3",
            "a: identity; conv 64 k3 from a",
            "(conv1): Conv2d(3, 64, kernel_size=(7, 7))",
            "Sequential(\n  (0): Conv2d(3, 64, kernel_size=(7, 7))\n)",
            "{\"nodes\": []}",
            "layer { name: \"conv1\" }",
            "[convolutional]\nfilters=32",
            "backbone:\n  - [-1, 1, nn.Upsample, [None, 2, 'nearest']]",
            "class_name: Sequential",
        ] {
            assert!(!is_python(other.as_bytes()), "{other}");
        }
    }
}
