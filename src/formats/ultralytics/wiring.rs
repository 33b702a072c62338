//! The rows of a model as a network: what reads what, and what each class of module becomes.

use super::arguments::Arguments;
use super::classes::{REPEATING, SCALED, named_activation};
use super::convolution::Convolution;
use super::model::{MOST_ROWS, Model, Row};
use crate::formats::builder::{NetworkBuilder, Value};
use crate::formats::{Import, ImportQuestion, ImportWarning, ModelError, ModelProblem};
use crate::network::{
    Activation, Axes, ConvTranspose, InputShape, Interpolation, MapAxis, Op, Opaque, Padding, PaddingMode, Parameter,
    Pool, ResizeMode, ResizeTo, SeenWindow, Sees, Sides,
};

/// The side of the pictures that the models are trained with.
const USUAL_SIDE: u64 = 640;
/// Red, green and blue.
const USUAL_CHANNELS: u64 = 3;

/// A network that is built from a model's rows.
pub(super) struct Wiring<'m> {
    pub(super) builder: NetworkBuilder,
    pub(super) model: &'m Model<'m>,
    /// What follows the norm of a convolution.
    pub(super) activation: Option<Activation>,
    /// Whether the head is the one up to `YOLOv8`.
    pub(super) has_old_head: bool,
    /// Outputs of heads.
    pub(super) outputs: Vec<Value>,
    line: usize,
}

/// The network of a model.
///
/// # Errors
/// What is wrong with a row, with its line.
pub(super) fn wire(model: &Model<'_>, given: Option<InputShape>) -> Result<Import, ModelError> {
    let channels = model.count("ch")?.or(model.count("channels")?).unwrap_or(USUAL_CHANNELS);
    let assumed = InputShape { channels, size: Axes::new(USUAL_SIDE, USUAL_SIDE), one_dimensional: false };
    let mut builder = NetworkBuilder::new(given.unwrap_or(assumed))?;
    if given.is_none() {
        builder.questions.push(ImportQuestion::Input { assumed, open: vec![Parameter::Height, Parameter::Width] });
    }
    builder.warnings.extend(model.warnings.iter().cloned());
    let activation = match model.file.get("activation").filter(|item| !item.is_none()) {
        None => Some(Activation::Silu),
        Some(item) => named_activation(&item.quoted()).ok_or_else(|| {
            ModelError::at(
                item.line,
                ModelProblem::Unsupported { attribute: "activation".into(), found: item.quoted() },
            )
        })?,
    };
    let has_old_head = model.rows.iter().all(|row| row.module != "C3k2");
    let mut wiring = Wiring { builder, model, activation, has_old_head, outputs: Vec::new(), line: 0 };
    let mut values = Vec::new();
    for (index, row) in model.rows.iter().enumerate() {
        wiring.line = row.line;
        let value = wiring.row(index, row, &values).map_err(|error| match error.line {
            Some(_) => error,
            None => error.on_line(row.line),
        })?;
        values.push(value);
    }
    if wiring.outputs.is_empty() {
        wiring.outputs.extend(values.last());
    }
    wiring.builder.finish(&wiring.outputs)
}

impl Wiring<'_> {
    /// Appends a layer.
    pub(super) fn add(&mut self, name: &str, op: Op, inputs: &[Value]) -> Result<Value, ModelError> {
        self.builder.add(name, op, inputs)
    }

    /// The channels of a map.
    pub(super) fn channels(&self, name: &str, value: Value) -> Result<u64, ModelError> {
        Ok(self.builder.map(name, value)?.0)
    }

    /// Maps one behind the other along the channels.
    pub(super) fn concat(&mut self, name: &str, values: &[Value]) -> Result<Value, ModelError> {
        self.add(name, Op::Concat { axis: MapAxis::Channels }, values)
    }

    fn row(&mut self, index: usize, row: &Row<'_>, values: &[Value]) -> Result<Value, ModelError> {
        let name = format!("model.{index}");
        let arguments = row.arguments(&name);
        let mut inputs = Vec::with_capacity(row.from.len());
        for &from in &row.from {
            let place = if from < 0 { from.checked_add(index as i64) } else { Some(from) };
            inputs.push(match place.map(usize::try_from) {
                // The first row reads what goes in.
                Some(Err(_)) if from == -1 => Value::Input,
                Some(Ok(place)) if place < index => values[place],
                _ => return Err(arguments.error(ModelProblem::UnknownInput { input: from.to_string() })),
            });
        }
        let [input, ..] = inputs[..] else {
            return Err(arguments.error(ModelProblem::Missing { attribute: "from".into() }));
        };
        let number = self.model.depth(row.number) as u64;
        match row.module {
            "Concat" => return self.concatenated(&arguments, &inputs),
            "Detect" | "Segment" | "Pose" | "OBB" | "Classify" => return self.head(&arguments, &inputs),
            _ => {}
        }
        if inputs.len() > 1 {
            return self.unknown(&arguments, &inputs);
        }
        if REPEATING.contains(&row.module) {
            return self.module(&arguments, number, input);
        }
        if number == 1 {
            return self.module(&arguments, 1, input);
        }
        // Modules one behind the other are built alike, so what comes out of one has to fit the next.
        let before = self.builder.shape(input).channels();
        let mut value = input;
        for step in 0..number {
            let channels = self.builder.shape(value).channels();
            if channels != before {
                let attribute = "in_channels".into();
                return Err(arguments.error(ModelProblem::Mismatch { attribute, said: before, found: channels }));
            }
            value = self.module(&row.arguments(&format!("{name}.{step}")), 1, value)?;
        }
        Ok(value)
    }

    /// The output channels, scaled; a classifier's classes are never scaled.
    pub(super) fn out(&self, arguments: &Arguments<'_, '_>) -> Result<u64, ModelError> {
        let said = arguments.needed(0, "c2")?;
        let kept = match self.model.count("nc")? {
            Some(classes) if self.model.has_anchors() => {
                let anchors = self.anchors()?;
                anchors.checked_mul(classes + 5)
            }
            classes => classes,
        };
        Ok(if Some(said) == kept { said } else { self.model.width(said) })
    }

    /// Anchors at every cell.
    pub(super) fn anchors(&self) -> Result<u64, ModelError> {
        let Some(item) = self.model.file.get("anchors") else { return Ok(1) };
        let count = match item.list() {
            Some(lists) => lists.first().and_then(super::yaml::Item::list).map(|list| list.len() as u64 / 2),
            None => item.integer().and_then(|count| u64::try_from(count).ok()),
        };
        let problem = ModelProblem::Unsupported { attribute: "anchors".into(), found: item.quoted() };
        count.filter(|count| (1..=1000).contains(count)).ok_or_else(|| ModelError::at(item.line, problem))
    }

    fn concatenated(&mut self, arguments: &Arguments<'_, '_>, inputs: &[Value]) -> Result<Value, ModelError> {
        if arguments.whole_or(0, "dimension", 1)? != 1 {
            return Err(arguments.unsupported(0, "dimension"));
        }
        let name = &arguments.name;
        if inputs.len() == 1 { self.add(name, Op::Identity, inputs) } else { self.concat(name, inputs) }
    }

    /// A module that reads one map, of which this many stand within where it repeats itself.
    fn module(&mut self, arguments: &Arguments<'_, '_>, number: u64, input: Value) -> Result<Value, ModelError> {
        if number > MOST_ROWS as u64 {
            return Err(arguments.error(ModelProblem::TooManyLayers { most: MOST_ROWS }));
        }
        let name = arguments.name.as_str();
        match arguments.module {
            "Conv" => {
                let settings = self.convolution(arguments)?;
                self.conv(name, settings, input)
            }
            "DWConv" => {
                let out = self.out(arguments)?;
                let settings = Convolution {
                    groups: common_divisor(self.channels(name, input)?, out),
                    kernel: arguments.axes(1, "k")?.unwrap_or(Axes::new(1, 1)),
                    stride: arguments.axes(2, "s")?.unwrap_or(Axes::new(1, 1)),
                    dilation: arguments.whole_or(3, "d", 1)?,
                    activation: self.activation_at(arguments, 4)?,
                    ..Convolution::new(out, 1, None)
                };
                self.conv(name, settings, input)
            }
            "Focus" => self.focus(arguments, input),
            "GhostConv" => {
                let (kernel, stride) = (arguments.whole_or(1, "k", 1)?, arguments.whole_or(2, "s", 1)?);
                let out = self.out(arguments)?;
                self.ghost(name, Convolution::new(out, kernel, self.activation).step(stride), input)
            }
            "GhostBottleneck" => {
                let (kernel, stride) = (arguments.whole_or(1, "k", 3)?, arguments.whole_or(2, "s", 1)?);
                let out = self.out(arguments)?;
                self.ghost_bottleneck(name, out, kernel, stride, input)
            }
            "Bottleneck" | "BottleneckCSP" | "C1" | "C2" | "C2f" | "C2PSA" | "C3" | "C3Ghost" | "C3k2" | "C3x" => {
                self.block(arguments, number, input)
            }
            "SPP" => self.pyramid(arguments, input),
            "SPPF" => self.fast_pyramid(arguments, input),
            "nn.ConvTranspose2d" | "DWConvTranspose2d" => self.transposed(arguments, input),
            "nn.Upsample" => {
                let op = upsampled(arguments)?;
                self.add(name, op, &[input])
            }
            "nn.MaxPool2d" => {
                let kernel = arguments.axes(0, "kernel_size")?;
                let Some(kernel) = kernel else { return Err(arguments.unsupported(0, "kernel_size")) };
                let padding = arguments.axes(2, "padding")?.unwrap_or(Axes::new(0, 0));
                let pool = Pool {
                    stride: arguments.axes(1, "stride")?.unwrap_or(kernel),
                    padding: Padding::Sides(Sides::new(padding.height, padding.width, padding.height, padding.width)),
                    ..Pool::new(kernel)
                };
                self.add(name, Op::MaxPool(pool), &[input])
            }
            "nn.ZeroPad2d" => {
                let sides = match arguments.numbers(0, "padding")?.as_deref() {
                    Some(&[all]) => Sides::new(all, all, all, all),
                    Some(&[left, right, top, bottom]) => Sides::new(top, left, bottom, right),
                    _ => return Err(arguments.unsupported(0, "padding")),
                };
                self.add(name, Op::Pad { sides, mode: PaddingMode::Zeros }, &[input])
            }
            "nn.BatchNorm2d" => self.add(name, Op::BatchNorm, &[input]),
            "nn.Identity" => self.add(name, Op::Identity, &[input]),
            "Contract" => self.add(name, Op::SpaceToDepth { factor: arguments.whole_or(0, "gain", 2)? }, &[input]),
            "Expand" => self.add(name, Op::DepthToSpace { factor: arguments.whole_or(0, "gain", 2)? }, &[input]),
            class => match class.strip_prefix("nn.").and_then(named_activation) {
                Some(Some(kind)) => self.add(name, Op::Activation(kind), &[input]),
                Some(None) | None => self.unknown(arguments, &[input]),
            },
        }
    }

    /// The settings of `Conv`: c2, k, s, p, g, d, act; before dilation was one of them, act followed g.
    fn convolution(&self, arguments: &Arguments<'_, '_>) -> Result<Convolution, ModelError> {
        let has_dilation = arguments.get(5).is_none_or(|item| item.flag().is_none() && item.integer().is_some());
        Ok(Convolution {
            out: self.out(arguments)?,
            kernel: arguments.axes(1, "k")?.unwrap_or(Axes::new(1, 1)),
            stride: arguments.axes(2, "s")?.unwrap_or(Axes::new(1, 1)),
            padding: arguments.axes(3, "p")?,
            groups: arguments.whole_or(4, "g", 1)?,
            dilation: if has_dilation { arguments.whole_or(5, "d", 1)? } else { 1 },
            activation: self.activation_at(arguments, if has_dilation { 6 } else { 5 })?,
        })
    }

    /// The non-linearity that an argument asks for: its own, the model's, or none.
    fn activation_at(&self, arguments: &Arguments<'_, '_>, place: usize) -> Result<Option<Activation>, ModelError> {
        let Some(item) = arguments.get(place) else { return Ok(self.activation) };
        match item.flag() {
            Some(true) => Ok(self.activation),
            Some(false) => Ok(None),
            None => named_activation(&item.quoted()).ok_or_else(|| arguments.unsupported(place, "act")),
        }
    }

    /// `Focus`: the four cells of each square as channels, and a convolution. Its channels stand in another order than here, which the
    /// convolution that reads all of them does not see.
    fn focus(&mut self, arguments: &Arguments<'_, '_>, input: Value) -> Result<Value, ModelError> {
        let settings = self.convolution(arguments)?;
        if settings.groups != 1 {
            return Err(arguments.unsupported(4, "g"));
        }
        let name = &arguments.name;
        let op = Op::SpaceToDepth { factor: 2 };
        let (node, kind, shown) = (name.clone(), "Focus".to_owned(), op.word().to_owned());
        self.builder.warnings.push(ImportWarning::ShownAs { node, kind, shown });
        let value = self.add(&format!("{name}.cells"), op, &[input])?;
        self.conv(&format!("{name}.conv"), settings, value)
    }

    fn transposed(&mut self, arguments: &Arguments<'_, '_>, input: Value) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let out_channels = self.out(arguments)?;
        let is_depthwise = arguments.module == "DWConvTranspose2d";
        let padding = arguments.axes(3, "p")?.unwrap_or(Axes::new(0, 0));
        let unsaid = Axes::new(1, 1);
        let op = ConvTranspose {
            out_channels,
            groups: if is_depthwise { common_divisor(self.channels(name, input)?, out_channels) } else { 1 },
            kernel: arguments.axes(1, "k")?.unwrap_or(unsaid),
            stride: arguments.axes(2, "s")?.unwrap_or(unsaid),
            padding: Padding::Sides(Sides::new(padding.height, padding.width, padding.height, padding.width)),
            output_padding: arguments.axes(4, "output_padding")?.unwrap_or(Axes::new(0, 0)),
            dilation: Axes::new(1, 1),
            bias: true,
        };
        if let (false, Some(_)) = (is_depthwise, arguments.get(5)) {
            return Err(arguments.unsupported(5, "groups"));
        }
        self.add(name, Op::ConvTranspose(op), &[input])
    }

    /// A module whose class is not known. Where its first argument is not known to be its channels it has those of its input, as
    /// Ultralytics itself takes it.
    fn unknown(&mut self, arguments: &Arguments<'_, '_>, inputs: &[Value]) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let mut output = inputs.first().map(|&input| self.builder.shape(input).to_vec()).unwrap_or_default();
        if let (true, [channels, ..]) = (SCALED.contains(&arguments.module), &mut output[..]) {
            *channels = self.out(arguments)?;
        }
        let shape = output.iter().map(u64::to_string).collect::<Vec<_>>().join("×");
        for (attribute, value) in [("output shape", shape), ("parameters", "0".to_owned())] {
            let (node, attribute) = (name.clone(), attribute.to_owned());
            self.builder.warnings.push(ImportWarning::Assumed { node, attribute, value });
        }
        let block = Opaque {
            kind: arguments.module.chars().take(60).collect(),
            output,
            parameters: 0,
            macs: 0,
            sees: Sees::Unknown,
            window: SeenWindow::THREE,
        };
        self.builder.opaque(name, block, inputs)
    }
}

/// `nn.Upsample`: size, scale, mode.
fn upsampled(arguments: &Arguments<'_, '_>) -> Result<Op, ModelError> {
    let mode = arguments.get(2).map_or("nearest".to_owned(), super::yaml::Item::quoted);
    let (mode, resize) = match mode.as_str() {
        "nearest" => (Interpolation::Nearest, ResizeMode::Nearest),
        "bilinear" => (Interpolation::Bilinear, ResizeMode::Bilinear),
        _ => return Err(arguments.unsupported(2, "mode")),
    };
    let size = arguments.axes(0, "size")?;
    match (size, arguments.axes(1, "scale_factor")?) {
        (Some(size), None) => Ok(Op::Resize { to: ResizeTo::Size(size), mode: resize, align_corners: false }),
        (None, Some(scale)) => Ok(Op::Upsample { scale, mode }),
        _ => Err(arguments.error(ModelProblem::Missing { attribute: "scale_factor".into() })),
    }
}

/// The largest number that divides both; 1 if one is 0.
fn common_divisor(first: u64, second: u64) -> u64 {
    let (mut first, mut second) = (first, second);
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first.max(1)
}
