//! Python networks: run by the interpreter, and compared with measurements in `PyTorch` and Keras.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use convscope::analysis::{self, Report};
use convscope::formats::python::{
    PythonAnswer, PythonError, PythonOptions, PythonProblem, PythonReading, PythonRemark, run_within,
};
use convscope::network::{Network, ShapedNetwork};
use serde_json::Value;

/// A time limit that suffices for every network here, even in debug builds.
const LIMIT: Duration = Duration::from_secs(120);

/// A time limit that suffices to start the interpreter on a busy machine.
const LONG_ENOUGH: Duration = Duration::from_secs(15);

fn run(source: &str, options: &PythonOptions) -> PythonReading {
    run_within(source, options, LIMIT)
}

fn network(name: &str, source: &str, options: &PythonOptions) -> Network {
    match run(source, options).result {
        Ok(PythonAnswer::Network { network, .. }) => *network,
        other => panic!("{name}: {other:?}"),
    }
}

fn report(name: &str, network: Network) -> Report {
    let shaped = ShapedNetwork::new(network);
    if let Err(fault) = shaped.complete() {
        panic!("{name}: {fault}");
    }
    analysis::report(&shaped, &[]).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn sizes(value: &Value) -> Vec<u64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
}

fn options(case: &Value) -> PythonOptions {
    let arguments = case["arguments"].as_object().into_iter().flatten();
    PythonOptions {
        model: case["model"].as_str().map(str::to_owned),
        arguments: arguments.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().into())).collect(),
        input: Some(sizes(&case["input"])),
    }
}

fn problem(source: &str, input: &[u64]) -> (u64, PythonProblem) {
    let options = PythonOptions { input: Some(input.to_vec()), ..PythonOptions::default() };
    match run(source, &options).result {
        Err(PythonError::AtLine { line, problem }) => (line, problem),
        Err(PythonError::Anywhere { problem }) => (0, problem),
        Ok(answer) => panic!("{source}: {answer:?}"),
    }
}

#[test]
fn models_of_courses_count_what_their_frameworks_count() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/python");
    let truth = fs::read_to_string(folder.join("truth.json")).expect("the measured values");
    let cases: Vec<Value> = serde_json::from_str(&truth).expect("a list");
    for case in &cases {
        let file = case["file"].as_str().expect("a file");
        let name = format!("{file}, {}", case["made_by"]);
        let source = fs::read_to_string(folder.join(file)).expect("a program");
        let report = report(&name, network(&name, &source, &options(case)));
        assert_eq!(u64::try_from(report.totals.params).ok(), case["params"].as_u64(), "parameters of {name}");
        assert_eq!(u64::try_from(report.totals.macs).ok(), case["macs"].as_u64(), "multiply-adds of {name}");
        let out: u64 = report.nodes.last().expect("a node").shape.iter().product();
        assert_eq!(out, sizes(&case["output"]).iter().product::<u64>(), "values out of {name}");
    }
    assert!(cases.len() >= 26);
}

/// The files of torchvision's models, functions in them, and torchvision's own counts of the parameters in use.
const TORCHVISION: [(&str, &str, u128, u128); 14] = [
    ("alexnet", "alexnet", 61_100_840, 714_188_480),
    ("vgg", "vgg16", 138_357_544, 15_470_264_320),
    ("resnet", "resnet50", 25_557_032, 4_089_184_256),
    ("squeezenet", "squeezenet1_0", 1_248_424, 818_924_576),
    ("mobilenetv2", "mobilenet_v2", 3_504_872, 300_774_272),
    ("mobilenetv3", "mobilenet_v3_large", 5_483_032, 216_589_760),
    ("densenet", "densenet121", 7_978_856, 2_834_161_664),
    ("googlenet", "googlenet", 6_624_904, 1_498_376_192),
    ("shufflenetv2", "shufflenet_v2_x1_0", 2_278_604, 144_907_992),
    ("mnasnet", "mnasnet1_0", 4_383_312, 314_415_872),
    ("inception", "inception_v3", 23_834_568, 5_713_216_096),
    ("efficientnet", "efficientnet_b0", 5_288_548, 385_814_752),
    ("convnext", "convnext_tiny", 28_589_128, 4_455_531_264),
    ("regnet", "regnet_y_400mf", 4_344_144, 401_842_848),
];

#[test]
fn the_files_of_torchvision_count_what_torchvision_counts() {
    let folder = Path::new("/usr/lib/python3/dist-packages/torchvision/models");
    if !folder.is_dir() {
        println!("skipped: torchvision is not installed (Debian: python3-torchvision)");
        return;
    }
    for (file, model, params, macs) in TORCHVISION {
        let source = fs::read_to_string(folder.join(file).with_extension("py")).expect("a program");
        let side = if model == "inception_v3" { 299 } else { 224 };
        let options =
            PythonOptions { model: Some(model.into()), input: Some(vec![3, side, side]), ..PythonOptions::default() };
        let report = report(model, network(model, &source, &options));
        assert_eq!((report.totals.params, report.totals.macs), (params, macs), "{model}");
    }
}

#[test]
fn names_and_blocks_follow_the_modules() {
    let source = "
class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, padding=1)
    def forward(self, x):
        return F.relu(self.conv(x)) + x
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(Block(3), Block(3))
    def forward(self, x):
        return self.layers(x)
";
    let options = PythonOptions { input: Some(vec![3, 8, 8]), ..PythonOptions::default() };
    let network = network("blocks", source, &options);
    let nodes: Vec<(&str, &str)> =
        network.nodes().iter().map(|node| (node.name.as_str(), node.block.as_str())).collect();
    assert_eq!(
        nodes,
        [
            ("layers.0.conv", "layers.0"),
            ("layers.0.relu1", "layers.0"),
            ("layers.0.add1", "layers.0"),
            ("layers.1.conv", "layers.1"),
            ("layers.1.relu1", "layers.1"),
            ("layers.1.add1", "layers.1"),
        ]
    );
}

#[test]
fn what_is_not_known_is_asked_with_a_guess() {
    let source = "class Net(nn.Module):\n    def __init__(self, n_classes, width=8):\n        super().__init__()\n        \
                  self.conv = nn.Conv2d(3, n_classes, 3)\n    def forward(self, x):\n        return self.conv(x)\n";
    let reading = run(source, &PythonOptions::default());
    assert_eq!(reading.model.as_deref(), Some("Net"));
    let Ok(PythonAnswer::Question(question)) = reading.result else { panic!("no question") };
    let asked: Vec<(&str, bool, &str)> = question
        .arguments
        .iter()
        .map(|argument| (argument.name.as_str(), argument.required, argument.guess.as_str()))
        .collect();
    assert_eq!(asked, [("n_classes", true, "10"), ("width", false, "8")]);

    let answered = PythonOptions { arguments: [("n_classes".into(), "4".into())].into(), ..PythonOptions::default() };
    let Ok(PythonAnswer::Question(question)) = run(source, &answered).result else { panic!("no question") };
    assert_eq!(question.input.as_deref(), Some("3x224x224"));
}

#[test]
fn an_example_in_the_program_is_its_input() {
    let source = "net = nn.Sequential(nn.Conv2d(3, 8, 3))\nprint(net(torch.randn(4, 3, 20, 30)).shape)\n";
    let reading = run(source, &PythonOptions::default());
    let shape = PythonRemark::InputFromExample { shape: "3x20x30".into() };
    assert!(reading.notes.iter().any(|note| note.remark == shape), "{:?}", reading.notes);
    assert!(matches!(reading.result, Ok(PythonAnswer::Network { .. })));
}

#[test]
fn every_mistake_names_its_line() {
    let class = |body: &str| {
        format!(
            "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.conv = nn.Conv2d(3, 8, 3)\n    \
             def forward(self, x):\n        {body}\n        return x\n"
        )
    };
    let input = [3, 16, 16];
    assert_eq!(problem("class Net(nn.Module)\n    pass", &input).0, 1);
    assert!(matches!(problem("class Net(nn.Module)\n    pass", &input).1, PythonProblem::Syntax { .. }));
    let missing = problem(&format!("import timm\n{}", class("x = timm.layers.drop(x)")), &input);
    assert_eq!(
        (missing.0, matches!(&missing.1, PythonProblem::Missing { name } if name == "timm.layers.drop")),
        (7, true)
    );
    assert!(matches!(problem(&class("x = x.frobnicate()"), &input), (6, PythonProblem::Unknown { .. })));
    assert!(matches!(problem(&class("x = self.conv(self.conv(x))"), &input), (6, PythonProblem::Channels { .. })));
    assert_eq!(problem(&class("if x.sum() > 0: x = -x"), &input), (6, PythonProblem::NeedsValues {}));
    assert!(matches!(problem(&class("x = undefined(x)"), &input), (6, PythonProblem::Raised { .. })));
    assert_eq!(problem("x = 3\nimport os", &input).1, PythonProblem::NoModel {});
}

#[test]
fn a_loop_without_an_end_is_stopped() {
    let started = Instant::now();
    for source in ["x = 1\nwhile True: pass\n", "x = 1\nwhile True: x += len(str(x))\n"] {
        let reading = run_within(source, &PythonOptions::default(), LONG_ENOUGH);
        assert_eq!(reading.result, Err(PythonError::new(2, PythonProblem::Endless { seconds: 15 })), "{source}");
    }
    let stubborn = "while True:\n    try:\n        1 / 0\n    except:\n        pass\n";
    let reading = run_within(stubborn, &PythonOptions::default(), LONG_ENOUGH);
    let Err(PythonError::AtLine { problem: PythonProblem::Endless { .. }, .. }) = reading.result else {
        panic!("{reading:?}");
    };
    assert!(started.elapsed() < LONG_ENOUGH * 4);
}

#[test]
fn the_host_is_out_of_reach() {
    let net = "net = nn.Sequential(nn.Conv2d(3, 8, 3))\n";
    for source in ["open('/etc/passwd').read()", "import os\nos.system('true')", "import socket\nsocket.socket()"] {
        let options = PythonOptions { input: Some(vec![3, 8, 8]), ..PythonOptions::default() };
        network(source, &format!("{source}\n{net}"), &options);
    }
    let reached = "import sys\nnet = nn.Sequential(nn.Conv2d(3, len(sys.modules), 3))";
    assert!(run(reached, &PythonOptions::default()).result.is_err());
}

#[test]
fn an_unpooling_uses_the_indices_that_it_is_given() {
    let unpooling = |pool: &str, call: &str| {
        format!(
            "from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 4, 1)
        self.pool = nn.MaxPool2d({pool}, return_indices=True)
        self.unpool = nn.MaxUnpool2d(2)
    def forward(self, x):
        x = self.a(x)
        y, where = self.pool(x)
        y = self.b(y)
        return {call}
"
        )
    };
    let given = |side: u64| PythonOptions { input: Some(vec![3, side, side]), ..PythonOptions::default() };
    let plain = unpooling("2", "self.unpool(y, where)");
    let read = network("even", &plain, &given(8));
    let expected = "name Net\ninput 3x8x8\na: conv 4 k3 p1\npool: maxpool k2\nb: conv 4 k1\nunpool: unpool pool";
    assert_eq!(convscope::formats::notation::write(&read).trim_end(), expected);
    // Nine rows: four windows of two make eight, and the indices count in rows of nine.
    assert_eq!(
        problem(&plain, &[3, 9, 9]).1.to_string(),
        "the indices belong to a map of 9×9, but the output has 8×8: pass output_size"
    );
    for (pool, call) in [
        ("2", "self.unpool(y, where, output_size=x.size())"),
        ("2, ceil_mode=True", "nn.functional.max_unpool2d(y, where, 2, output_size=x.shape[-2:])"),
    ] {
        let read = network(call, &unpooling(pool, call), &given(9));
        assert_eq!(report(call, read).nodes.last().map(|node| node.shape.clone()), Some(vec![4, 9, 9]), "{call}");
    }
    // Rows of the same length: the same cells, without the row that no window covers.
    let fewer = PythonOptions { input: Some(vec![3, 9, 8]), ..PythonOptions::default() };
    let read = convscope::formats::notation::write(&network("fewer rows", &plain, &fewer));
    assert!(read.trim_end().ends_with("unpool: unpool pool\nunpool_2: crop 0,0,1,0"), "{read}");
}
