//! Messages for Python programs of which no network can be read.

use std::time::Duration;

use convscope::formats::python::{PythonOptions, run_within};

/// A time limit that suffices for every program here, even in debug builds.
const LIMIT: Duration = Duration::from_secs(120);

/// The message for a program.
#[track_caller]
fn message(source: &str) -> String {
    match run_within(source, &PythonOptions::default(), LIMIT).result {
        Ok(answer) => panic!("{source}: {answer:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_model_of_a_library_is_told_with_its_line_and_what_to_do() {
    let export = "torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx', dynamo=False)";
    let json = "open('model.json', 'w').write(model.to_json())";
    let cases = [
        ("import torchvision\nm = torchvision.models.resnet18()", 2, "torchvision.models.resnet18", export),
        (
            "from torchvision import models\nm = models.resnet18(num_classes=5)\nm.eval()",
            2,
            "torchvision.models.resnet18",
            export,
        ),
        ("import timm\nm = timm.create_model('resnet18')", 2, "timm.create_model", export),
        ("import keras\nm = keras.applications.ResNet50()", 2, "keras.applications.ResNet50", json),
        (
            "import torchvision\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        \
             self.body = torchvision.models.resnet18()\n    def forward(self, x):\n        return self.body(x)",
            5,
            "torchvision.models.resnet18",
            export,
        ),
    ];
    for (source, line, name, remedy) in cases {
        let told = message(source);
        assert!(told.starts_with(&format!("line {line}: the source of “{name}” is in a library")), "{source}: {told}");
        assert!(told.contains(remedy) && told.contains("among the examples"), "{told}");
    }
}

#[test]
fn a_class_without_forward_is_told_so() {
    let source = "import torch\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.c = nn.Conv2d(3, 8, 3)\n";
    assert!(message(source).starts_with("line 2: “Net” has no method forward"), "{}", message(source));
}

#[test]
fn an_input_that_the_program_tries_is_the_one_that_is_told() {
    let class = "import torch\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        \
                 self.c = nn.Conv2d(3, 8, 3)\n        self.fc = nn.Linear(100, 10)\n    def forward(self, x):\n        \
                 return self.fc(self.c(x).flatten(1))\n";
    let cases = [
        ("m = Net()\nx = torch.randn(1, 3, 32, 32)\nprint(m(x).shape)\n", "3×32×32", 7200),
        ("m = Net()\nm(torch.zeros(1, 3, 40, 40))\n", "3×40×40", 11552),
        ("summary(Net(), (3, 40, 40))\n", "3×40×40", 11552),
        ("", "3×224×224", 394_272),
    ];
    for (tried, input, found) in cases {
        let told = message(&format!("{class}{tried}"));
        let expected = format!(
            "line 8: the layer expects 100 features, but with an input of {input} it gets 1×{found}, which has {found}; another input size may be meant"
        );
        assert_eq!(told, expected);
    }
}

#[test]
fn a_misspelled_layer_is_told_where_it_is_made() {
    let source = "import torch\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.ReLU()\n        \
                  self.c = nn.Conv2D(3, 8, 3)\n    def forward(self, x):\n        return self.c(self.a(x))\n";
    assert_eq!(message(source), "line 6: “torch.nn.Conv2D” is not known; did you mean “torch.nn.Conv2d”?");
    let keras = "m = keras.Sequential([layers.Input((8, 8, 3)),\n    layers.Conv2d(3, 3)])";
    assert_eq!(message(keras), "line 2: “keras.layers.Conv2d” is not known; did you mean “keras.layers.Conv2D”?");
}

#[test]
fn a_layer_in_a_sequence_is_told_with_the_line_where_it_is_made() {
    let told = message("m = nn.Sequential(\n    nn.ReLU(),\n    nn.Conv3d(3, 8, 3))");
    assert!(told.starts_with("line 3: three-dimensional"), "{told}");
}
