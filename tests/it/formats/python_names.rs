//! Names and order of layers read from Python: those of the program.

use std::time::Duration;

use convscope::formats::notation;
use convscope::formats::python::{PythonAnswer, PythonOptions, run_within};

/// A time limit that suffices for every network here, even in debug builds.
const LIMIT: Duration = Duration::from_secs(120);

/// The layers of a program in the notation.
#[track_caller]
fn layers(source: &str, input: &[u64]) -> Vec<String> {
    let options = PythonOptions { input: Some(input.to_vec()), ..PythonOptions::default() };
    match run_within(source, &options, LIMIT).result {
        Ok(PythonAnswer::Network { network, .. }) => {
            let lines = notation::write(&network);
            lines.lines().filter(|line| !line.starts_with("name ")).skip(1).map(str::to_owned).collect()
        }
        other => panic!("{source}: {other:?}"),
    }
}

/// A class with these layers and this body of `forward`.
fn class(layers: &[&str], body: &[&str]) -> String {
    let head = ["import torch", "class Net(nn.Module):", "    def __init__(self):", "        super().__init__()"];
    let mut lines: Vec<String> = head.map(str::to_owned).into();
    lines.extend(layers.iter().map(|line| format!("        self.{line}")));
    lines.push("    def forward(self, x):".into());
    lines.extend(body.iter().map(|line| format!("        {line}")));
    lines.join("\n")
}

#[test]
fn a_linear_layer_keeps_its_name_after_a_flattening_function() {
    let source = class(
        &["c = nn.Conv2d(3, 8, 3)", "fc1 = nn.Linear(7200, 10)"],
        &["x = torch.flatten(self.c(x), 1)", "return self.fc1(x)"],
    );
    assert_eq!(layers(&source, &[3, 32, 32]), ["c: conv 8 k3", "flatten", "fc1: linear 10"]);
    let source = class(
        &["c = nn.Conv2d(3, 8, 3)", "classifier = nn.Sequential(nn.Dropout(), nn.Linear(7200, 10), nn.ReLU())"],
        &["x = self.c(x)", "return self.classifier(x.view(x.size(0), -1))"],
    );
    let expected = [
        "c: conv 8 k3",
        "flatten",
        "classifier.0: dropout 0.5 @classifier",
        "classifier.1: linear 10 @classifier",
        "classifier.2: relu @classifier",
    ];
    assert_eq!(layers(&source, &[3, 32, 32]), expected);
}

#[test]
fn a_flatten_module_keeps_its_name() {
    let source = class(
        &["c = nn.Conv2d(3, 8, 3)", "flat = nn.Flatten()", "fc = nn.Linear(7200, 10)"],
        &["return self.fc(F.dropout(self.flat(self.c(x))))"],
    );
    assert_eq!(layers(&source, &[3, 32, 32]), ["c: conv 8 k3", "flat: flatten", "dropout 0.5", "fc: linear 10"]);
    let keras = "
from keras import layers
m = keras.Sequential([
    layers.Input((10, 10, 3)), layers.Conv2D(4, 3, name='c'), layers.Flatten(name='flat'), layers.Dropout(0.5, name='drop'),
    layers.Dense(10, name='fc')])
";
    assert_eq!(
        layers(keras, &[3, 10, 10]),
        ["c: conv 4 k3 pvalid", "flat: flatten", "drop: dropout 0.5", "fc: linear 10"]
    );
    let functional = "
from keras import layers
i = layers.Input((10, 10, 3))
x = layers.GlobalAveragePooling2D(keepdims=True, name='gap')(i)
x = layers.Flatten(name='flat')(x)
x = layers.Dropout(0.5, name='drop')(x)
m = keras.Model(i, layers.Dense(10, name='fc')(x))
";
    assert_eq!(layers(functional, &[3, 10, 10]), ["gap: gap", "flat: flatten", "drop: dropout 0.5", "fc: linear 10"]);
}

#[test]
fn two_layers_that_read_one_flattening_share_it() {
    let source = class(
        &["flat = nn.Flatten()", "a = nn.Linear(27, 4)", "b = nn.Linear(27, 4)"],
        &["x = self.flat(x).relu()", "return self.a(x) + self.b(x)"],
    );
    let read = layers(&source, &[3, 3, 3]);
    assert_eq!(read.iter().filter(|line| line.contains("flatten")).collect::<Vec<_>>(), ["flat: flatten"]);
}

#[test]
fn a_lazy_layer_has_the_name_of_its_module() {
    let source = class(&["c = nn.LazyConv2d(8, 3)", "l = nn.LazyLinear(10)"], &["return self.l(self.c(x).flatten(1))"]);
    assert_eq!(layers(&source, &[3, 32, 32]), ["c: conv 8 k3", "flatten", "l: linear 10"]);
}

#[test]
fn what_is_done_to_the_input_of_a_layer_does_not_take_its_name() {
    let source = class(
        &["a = nn.Conv2d(4, 8, 3)", "b = nn.Conv2d(8, 8, 3)"],
        &[
            "x = self.a(x)",
            "n, c, h, w = x.shape",
            "return self.b(x.view(n, 2, 4, h, w).transpose(1, 2).reshape(n, c, h, w))",
        ],
    );
    assert_eq!(layers(&source, &[4, 9, 9]), ["a: conv 8 k3", "shuffle 2", "b: conv 8 k3"]);
    let own = class(&["up = nn.PixelShuffle(2)"], &["return self.up(x)"]);
    assert_eq!(layers(&own, &[4, 9, 9]), ["up: pixelshuffle 2"]);
}

#[test]
fn a_linear_layer_is_not_called_a_convolution() {
    let source = "m = nn.Sequential(nn.Conv1d(1, 8, 3), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 3))";
    let read = layers(source, &[1, 100]);
    assert_eq!(read, ["conv 8 k3", "gap", "flatten: flatten", "linear 3"]);
}

#[test]
fn recurrent_layers_of_source_are_those_of_a_file() {
    let source = "
from keras import layers
m = keras.Sequential([
    layers.Input((50, 1)), layers.LSTM(32, return_sequences=True, name='a'),
    layers.Bidirectional(layers.GRU(8, return_sequences=True), name='b'), layers.LSTM(6, name='c'), layers.Dense(3, name='d')])
";
    let expected = [
        "a: opaque LSTM 32x1x50 window k50 p49,0 params4352 macs211200",
        "b: opaque \"Bidirectional GRU\" 16x1x50 whole params2016 macs96000",
        "c: opaque LSTM 6 whole params552 macs26400",
        "d: linear 3",
    ];
    assert_eq!(layers(source, &[1, 50]), expected);
    let torch = class(
        &["l = nn.LSTM(12, 32, batch_first=True)", "fc = nn.Linear(32, 3)"],
        &["x, _ = self.l(x.permute(0, 2, 1))", "return self.fc(x[:, -1])"],
    );
    assert!(layers(&torch, &[12, 50])[0].starts_with("l: opaque LSTM 32x1x50 window k50 p49,0"));
}
