//! Examples of every error. The compiler refuses a list that lacks a variant.

use std::fmt::Display;

use crate::analysis::{TooLarge, TooManyChannels, TooScattered};
use crate::app::AddressError;
use crate::app::import::{OpenError, TooManyLayers};
use crate::export::link::LinkError;
use crate::formats::json::{JsonError, JsonKind};
use crate::formats::notation::{Form, NotationError, NotationProblem};
use crate::formats::python::{PythonError, PythonProblem, PythonRemark};
use crate::formats::{ForeignFile, ImportError, ImportWarning, ModelError, ModelProblem};
use crate::i18n::Locale;
use crate::network::edit::EditError;
use crate::network::{Arity, Axes, Axis, Fault, Parameter, Problem, Quantity, Shape, Side};
use crate::text::{import, json, notation, problem, python, refusal, source, too_large};

/// An error in the engine's words, and in the words of the page.
pub(super) struct Example {
    pub(super) engine: String,
    pub(super) english: String,
    pub(super) chinese: String,
}

/// An example of every variant of an enum, and more for variants that contain an enum.
macro_rules! every {
    ($type:ident: $($variant:ident $fields:tt),* $(,)?) => {{
        // Never called: the compiler checks that no variant is missing.
        let _ = |value: &$type| match value { $($type::$variant { .. } => {})* };
        vec![$($type::$variant $fields),*]
    }};
}

/// Names in the examples, which are the only English that may occur in Chinese texts.
pub(super) const NAMES: [&str; 8] = ["conv1", "relu1", "conv", "nodes", "out_channels", "input", "maxpool", "abc"];

pub(super) fn examples() -> Vec<Example> {
    let mut all = Vec::new();
    extend(&mut all, problems(), problem::problem);
    extend(&mut all, vec![Fault { node: name(), problem: Problem::Channels { first: 1, other: 2 } }], problem::fault);
    extend(&mut all, edits(), refusal::refusal);
    extend(&mut all, notation_problems(), notation::problem);
    extend(&mut all, vec![at(NotationProblem::NoName)], notation::error);
    extend(&mut all, json_errors(), json::error);
    let json = JsonError::TakenId { node: name() };
    let formats = every!(ImportError:
        NotText { place: 7 }, Empty {}, Json { 0: json.clone() }, Notation { 0: at(NotationProblem::NoName) },
        Model { format: "Keras", error: ModelError::of("conv1", ModelProblem::NoLayer).on_line(3) }, Foreign { 0: ForeignFile::TfLite },
    );
    let mut sources = every!(OpenError:
        Format { 0: ImportError::Json(json) }, Long { 0: TooManyLayers { count: 9 } },
    );
    sources.extend(formats.into_iter().map(OpenError::Format));
    sources.extend(ForeignFile::ALL.into_iter().map(|file| OpenError::Format(file.into())));
    let model = |problem| OpenError::Format(ImportError::Model { format: "Keras", error: ModelError::new(problem) });
    sources.extend(model_problems().into_iter().map(model));
    extend(&mut all, sources, source::source_error);
    extend(&mut all, warnings(), import::warning);
    let notation = at(NotationProblem::NoName);
    let packed = LinkError::TooLong;
    let mut addresses = every!(AddressError:
        Encoding { rest: "%zz".into() }, Notation { 0: notation }, Long { 0: TooManyLayers { count: 9 } }, Packed { 0: packed },
        Setting { key: "conv", found: name() },
    );
    let links = every!(LinkError: Version {}, Letters {}, Compression {}, TooLong {}, Text {});
    addresses.extend(links.into_iter().map(AddressError::Packed));
    extend(&mut all, addresses, source::address_error);
    extend(&mut all, python_problems(), python::problem);
    extend(
        &mut all,
        vec![PythonError::new(3, PythonProblem::NoModel {}), PythonError::new(0, PythonProblem::Recursion {})],
        python::error,
    );
    extend(&mut all, python_remarks(), python::remark);
    let reasons = every!(TooLarge:
        TooScattered { 0: TooScattered }, TooManyChannels { 0: TooManyChannels(7) }, TooManyPhases { 0: 7 }, TooFar {},
        TooManyCells { 0: 7 }, TooMuchWork {}, Unknown {},
    );
    extend(&mut all, reasons, |locale, reason| too_large::too_large(locale, *reason));
    all
}

fn python_problems() -> Vec<PythonProblem> {
    every!(PythonProblem:
        Syntax { message: name() },
        Raised { kind: name(), message: name() },
        Missing { name: name() },
        Misspelled { name: name(), near: found() },
        LibraryModel { name: name(), remedy: found() },
        Unknown { name: name() },
        Channels { expected: "7".into(), found: "7".into() },
        Features { expected: "7".into(), shape: "7".into(), found: "7".into() },
        FeaturesOfInput { expected: "7".into(), input: "7".into(), shape: "7".into(), found: "7".into() },
        Broadcast { shapes: name() },
        Groups { groups: "7".into(), channels: "7".into() },
        Setting { what: name(), value: name() },
        Reshape { count: "7".into(), shape: "7".into() },
        Dimensions { expected: "7".into(), shape: "7".into() },
        WindowTooLarge { kernel: "7".into(), size: "7".into() },
        UnpoolSize { found: "7".into(), shape: "7".into() },
        Vanished { op: name() },
        NeedsValues {},
        ThreeDimensional {},
        BatchMixed { shape: "7".into() },
        NotFromInput {},
        NotATensor { found: "7".into() },
        AssignedPart {},
        IndexedByValues {},
        Backwards {},
        ComputedWeights {},
        PadAxis {},
        Embedding {},
        NoForward { name: name() },
        NoModel {},
        NoSuchModel { name: name() },
        NotAModel { name: name(), found: "7".into() },
        Argument { name: name(), value: name(), message: name() },
        NoArgument { name: name() },
        SeveralInputs { count: "7".into() },
        TooMany { count: "7".into() },
        Recursion {},
        Endless { seconds: 7 },
        Interpreter {}
    )
}

fn python_remarks() -> Vec<PythonRemark> {
    every!(PythonRemark:
        InputFromExample { shape: "7".into() },
        InputAssumed { shape: "7".into() },
        LeftOut { message: name() },
        MissingModule { name: name() },
        SecondInput { name: name() },
        SeveralOutputs { count: "7".into(), name: name() }
    )
}

fn extend<E: Display>(all: &mut Vec<Example>, errors: Vec<E>, words: impl Fn(Locale, &E) -> String) {
    all.extend(errors.iter().map(|error| Example {
        engine: error.to_string(),
        english: words(Locale::en, error),
        chinese: words(Locale::zh_CN, error),
    }));
}

fn name() -> String {
    "conv1".into()
}

fn found() -> String {
    "abc".into()
}

fn at(problem: NotationProblem) -> NotationError {
    NotationError { line: 2, column: 3, problem }
}

fn parameters() -> Vec<Parameter> {
    every!(Parameter:
        Kernel {}, Stride {}, Dilation {}, Padding {}, OutputPadding {}, Channels {}, OutChannels {}, OutFeatures {},
        Groups {}, Multiplier {}, Scale {}, OutputSize {}, Crop {}, Section {}, SliceIndex {}, Height {}, Width {},
        Bias {}, CeilMode {}, Interpolation {}, Activation {}, Probability {}, Kind {}, OutputShape {}, Sees {}, Parameters {}, Macs {},
        Affine {}, Neighbours {}, Axis {}, PerChannel {}, Start {}, End {}, Step {}, Factor {}, CountIncludePad {}, PaddingMode {}, AlignCorners {}, Norm {},
    )
}

fn problems() -> Vec<Problem> {
    let (axis, shape) = (Axis::Height, Shape::Map { channels: 3, size: Axes::new(5, 7) });
    let mut problems = every!(Problem:
        Zero { parameter: Parameter::Kernel },
        WindowTooLarge { axis, extent: 5, kernel: 3, dilation: 2, size: 4, before: 0, after: 0 },
        TransposedAway { axis: Axis::Width, extent: 3, before: 2, after: 1 },
        CroppedAway { axis, size: 4, before: 2, after: 2 },
        PoolPadding { axis, padding: 2, kernel: 3 },
        OutputPadding { axis, output_padding: 2, stride: 2, dilation: 1 },
        Groups { groups: 3, channels: 8, side: Side::Input },
        Channels { first: 8, other: 16 },
        Sizes { first: Axes::new(5, 7), other: Axes::new(5, 8) },
        Shapes { first: shape, other: Shape::Vector { length: 9 } },
        SplitSum { sum: 7, channels: 8 },
        SplitIndex { index: 2, sections: 2 },
        NeedsMap { length: 9 },
        NeedsVector { shape },
        DeclaredSize { declared: Axes::new(5, 7), made: Axes::new(5, 8) },
        DeclaredShape { count: 4 },
        Shares { name: name() },
        NeedsPool {},
        SliceOutside { start: 3, end: 9, size: 8 },
        Uneven { axis, size: 5, factor: 2 },
        PaddingMode { axis, padding: 5, mode: "abc", size: 4 },
        Arity { expected: Arity::One, found: 2 },
        TooLarge { quantity: Quantity::Macs },
        Upstream { name: name() },
    );
    problems.extend(parameters().into_iter().map(|parameter| Problem::Zero { parameter }));
    let sides = every!(Side: Input {}, Output {});
    problems.extend(sides.into_iter().map(|side| Problem::Groups { groups: 3, channels: 8, side }));
    let arities = every!(Arity: One {}, Two {}, OneOrMore {}, TwoOrMore {});
    problems.extend(arities.into_iter().map(|expected| Problem::Arity { expected, found: 0 }));
    let quantities = every!(Quantity:
        Parameter { 0: Parameter::Crop }, OutputSize {}, Parameters {}, Macs {}, Activations {},
    );
    problems.extend(quantities.into_iter().map(|quantity| Problem::TooLarge { quantity }));
    problems
}

fn edits() -> Vec<EditError> {
    let (node, source_name, reader) = (name(), "relu1".to_owned(), "relu1".to_owned());
    every!(EditError:
        NoSuchNode {},
        NoSuchPlace { place: 4, count: 3 },
        NoSuchParameter { node: node.clone(), parameter: Parameter::Kernel },
        EmptyName {},
        InputName {},
        NameTaken { name: node.clone() },
        ReadsLater { node: node.clone(), source_name: source_name.clone() },
        BeforeItsSource { node: node.clone(), source_name },
        BehindItsReader { node, reader },
    )
}

fn notation_problems() -> Vec<NotationProblem> {
    let mut problems = every!(NotationProblem:
        UnknownWord { word: "cnov".into(), nearest: Some("conv") },
        Missing { word: "conv", parameter: Parameter::Kernel, example: "conv 64 k3" },
        NotTaken { word: "maxpool", setting: "g2".into() },
        Repeated { setting: "k3".into() },
        NotANumber { found: found() },
        NotWhole { found: "1.5".into() },
        WholeFactor { found: "1.5".into() },
        NoShape {},
        Negative { found: "-1".into(), least: 1 },
        TooLarge { found: "99999999999999999999".into() },
        Factor { found: "0".into() },
        Probability { found: "1.5".into() },
        Extents { found: "3x3x3".into(), expected: Form::Pair },
        UnknownNode { name: name() },
        NotEarlier { name: name() },
        TakenLabel { name: name() },
        ReservedLabel { name: "from".into() },
        InputLabel {},
        NoLayer { name: name() },
        NoName {},
        SourcesTwice {},
        MissingInput {},
        MisplacedInput {},
        SecondName {},
        Stray { found: ":".into() },
        UnclosedQuote {},
        UnknownEscape { found: 'q' },
    );
    problems.push(NotationProblem::UnknownWord { word: found(), nearest: None });
    let forms = every!(Form: Shape {}, Pair {}, Sides {}, Ends {});
    problems.extend(forms.into_iter().map(|expected| NotationProblem::Extents { found: "3".into(), expected }));
    problems
}

fn json_errors() -> Vec<JsonError> {
    let (node, input, attribute) = (name(), "relu1".to_owned(), "out_channels");
    let mut errors = every!(JsonError:
        Syntax { line: 2, column: 3 },
        Unfinished { line: 2, column: 3 },
        NotAnObject { node: "nodes[2]".into(), found: "3".into() },
        Missing { node: node.clone(), attribute },
        Unexpected { node: node.clone(), attribute, expected: JsonKind::Whole, found: "[3]".into() },
        TooLarge { node: node.clone(), attribute, found: "1.845e19".into() },
        UnknownInput { node: node.clone(), input: input.clone() },
        LaterInput { node: node.clone(), input },
        UnknownShared { node: node.clone(), shared: "relu1".into() },
        TakenId { node },
    );
    let kinds = every!(JsonKind:
        Object {}, Text {}, Flag {}, List {}, Ids {}, Whole {}, Wholes {}, Pair {}, Sides {}, Fraction {}, Factors {}, Operator {},
        Choice {},
    );
    let wrong = |expected| JsonError::Unexpected { node: name(), attribute, expected, found: "3".into() };
    errors.extend(kinds.into_iter().map(wrong));
    errors
}

fn warnings() -> Vec<ImportWarning> {
    every!(ImportWarning:
        Misspelt { node: name(), attribute: found(), meant: "conv" },
        ReadAs { line: 2, said: found(), read: "conv".into() },
        MeantAs { said: found(), read: "conv".into() },
        FirstScale { scale: "n".into(), other: "s".into() },
        ChannelsLast { found: "9x9x3".into(), other: "3x9x9".into() },
        PassedOn { node: name(), kind: found() },
        ShownAs { node: name(), kind: found(), shown: found() },
        Opaque { node: name(), kind: found() },
        LeftOut { node: name(), kind: found() },
        Unused { node: name() },
        Evaluated { count: 2 },
        Flattened { node: name() },
        InOrder { node: name() },
        Template { node: name(), kind: found() },
        OtherOutputs { count: 2, node: name() },
        Renamed { node: name(), name: name() },
        Assumed { node: name(), attribute: found(), value: found() },
        Ignored { node: name(), attribute: found(), value: found() },
    )
}

fn model_problems() -> Vec<ModelProblem> {
    every!(ModelProblem:
        Damaged {},
        Syntax { found: found() },
        TooDeep {},
        TooManyLayers { most: 9 },
        TooManyBytes { most: 9 },
        NoLayer {},
        Missing { attribute: found() },
        Unsupported { attribute: found(), found: found() },
        UnknownKind { kind: found() },
        UnknownInput { input: name() },
        SeveralInputs { count: 2 },
        Mismatch { attribute: found(), said: 3, found: 3 },
        Dimensions { shape: found() },
        SharedWeights { other: name() },
        Layer { 0: Problem::Zero { parameter: Parameter::Kernel } },
    )
}
