//! Texts that are nearly right: samples with some pieces left out, repeated or replaced.

use super::choices::Choices;

/// Networks in the notation that use most of its words.
pub const NOTATIONS: [&str; 4] = [
    "name \"a b\"\ninput 3x224x224\nconv 64 k7 s2 p3 nobias\nbn; relu\nmaxpool k3 s2 p1 # a comment\na: identity\nconv 64 k3 p1 g2 d2\nadd a\nb1: conv 32 k1 from input\nconcat a,b1",
    "input 1x16000; conv 8 k10 s5; dwconv k3 psame; deconv 4 k4 s2 p1 op0; up 2 bilinear; gap; flatten; linear 10; dropout 0.5",
    "input 8x32x32; split 4,4 i1; shuffle 2; scale; pad 1,2,3,4; crop 1x0; adaptive 7x7; mul input off @b1.1",
    "input 3x9x9; \"odd \\\" name\": conv 2 k3x5 p1,0,2,1; avgpool k2 ceil; hardswish; ln; sigmoid from prev",
];

/// A network in the project's own JSON.
pub const JSONS: [&str; 1] = [
    r#"{"name": "a", "input": {"channels": 3, "height": 9, "width": 9}, "nodes": [{"id": "c", "op": "conv", "out_channels": 8, "kernel": [3, 3], "stride": [1, 1], "padding": [1, 1, 1, 1], "dilation": [1, 1], "groups": 1, "bias": true, "module": "a.b"}, {"id": "r", "op": "activation", "kind": "relu", "off": true}, {"id": "d", "op": "dropout", "p": 0.25}, {"id": "s", "op": "add", "inputs": ["d", "c"], "follows": [0]}]}"#,
];

/// Fragments of addresses.
pub const LINKS: [&str; 4] = [
    "#net=input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1&view=layers&unit=7,7&at=1.5&count=paths&scale=log",
    "net=input%203x9x9%3B%20conv%208%20k5&with=input+1x9x9;+conv+8+k3&turn=padding&cost=operations&lang=zh-CN",
    "net=input+1x16000;+conv+8+k10+s5&view=side&layer=conv1&theme=dark&rate=16000&learn=two-threes&step=2",
    "net=input+3x9x9;+conv+8+k5&panel=lab&kernels=laplace;0,0,0,0,2,0,0,0,0&run=valid,relu&pixels=640&count=random&embed=1&panels=stage&height=300",
];

/// Tables of students.
pub const TABLES: [&str; 3] = [
    "layer,kernel,stride,field,padding,size\ninput,,,1,,224\nconv1,7,2,7,3,112\npool,3,2,11,1,56\nconv2,3,1,19,1,56",
    "| 层 | 核 | 步幅 | 膨胀率 | 填充 | 感受野 |\n|---|---|---|---|---|---|\n| a | 3×3 | 1 | 2 | same | 5 |\n| b | 5 | 3 | 1 | 0 | - |",
    "7 2 7\n3 2 11\n3 1 19",
];

/// Lessons.
pub const LESSONS: [&str; 1] = [
    "# Small and large\n\n## One layer\nnet: input 1x19x19; a: conv 1 k3 p1; conv 1 k3 p1\nwith: input 1x19x19; conv 1 k5 p2\nview: side\nunit: 7,7\n\nIt sees {a.seen} cells, {a.field} = {3 * 3 - 4}.\nask: How many?\nanswer 1: a.params / b.params + sqrt(4)\nhint a.field: No.\nhint: Count.\nreveal: {a.macs}\n\n## Next\n\nMore. {b.params = 26}\nask: Which?\nchoice a.params < b.params: a\nchoice a.params > b.params: b\nhint: Look.",
];

/// One of some samples, changed in a few places.
pub fn mutated(samples: &[&str], choices: &mut Choices<'_>) -> String {
    const PIECES: [&str; 28] = [
        "0",
        "1",
        "9",
        "18446744073709551615",
        "1152921504606846976",
        "99999999999999999999999999",
        "0.0000001",
        "0.99999999999999007199254740991",
        "-1",
        "1e9",
        "x",
        ",",
        ";",
        ":",
        "\n",
        " ",
        "\"",
        "\\",
        "#",
        "{",
        "}",
        "(",
        "%",
        "=",
        "input",
        "prev",
        "\u{1}",
        "卷",
    ];
    let mut text = (*choices.pick(samples)).to_owned();
    for _ in 0..=choices.below(4) {
        let (from, to) = (place(&text, choices), place(&text, choices));
        let (from, to) = (from.min(to), from.max(to));
        match choices.below(5) {
            0 => text.insert_str(from, choices.pick::<&str>(&PIECES)),
            1 => text.replace_range(from..to.min(next(&text, from)), choices.pick::<&str>(&PIECES)),
            2 => text.replace_range(from..to, ""),
            3 => {
                let copy = text[from..to].to_owned();
                text.insert_str(to, &copy);
            }
            _ => {
                let other = *choices.pick(samples);
                let cut = place(other, choices);
                text.truncate(from);
                text.push_str(&other[cut..]);
            }
        }
    }
    text
}

/// A border between two characters.
fn place(text: &str, choices: &mut Choices<'_>) -> usize {
    let at = choices.below(text.len() + 1);
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The border after the number or the character that begins at a place.
fn next(text: &str, from: usize) -> usize {
    let digits = text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let letter = text[from..].chars().next().map_or(0, char::len_utf8);
    from + digits.max(letter)
}
