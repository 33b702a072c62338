//! Shape inference: the output shape of an operator, or the problem.
//!
//! The formulas are those of the reference format, one per axis; sizes are counted in `i128`, where nothing overflows that
//! [`LARGEST`] lets in.

use super::{
    Arity, Axes, Axis, Channels, Conv, ConvTranspose, InputShape, LARGEST, MapAxis, Op, Opaque, Padding, PaddingMode,
    Parameter, Pool, Problem, Quantity, ResizeTo, SeenWindow, Sees, Shape, Side, Sides, SoftmaxAxis, Step,
};

/// What follows from an operator and its inputs' shapes.
pub(super) struct Inferred {
    pub(super) shape: Shape,
    pub(super) padding: Option<Sides>,
    pub(super) groups: u64,
}

impl From<Shape> for Inferred {
    fn from(shape: Shape) -> Self {
        Self { shape, padding: None, groups: 1 }
    }
}

/// The shape of the network's input.
pub(super) fn input(input: InputShape) -> Result<Shape, Problem> {
    positive(input.channels, Parameter::Channels)?;
    positive(input.size.height, Parameter::Height)?;
    positive(input.size.width, Parameter::Width)?;
    countable(input.into())
}

/// The shape of an operator's output.
#[expect(clippy::too_many_lines, reason = "one arm for each operator")]
pub(super) fn node(op: &Op, inputs: &[Shape]) -> Result<Inferred, Problem> {
    let found = inputs.len();
    let first = match (op.spec().arity, inputs) {
        (Arity::One, &[first]) | (Arity::OneOrMore, &[first, ..]) | (Arity::TwoOrMore, &[first, _, ..]) => first,
        (expected, _) => return Err(Problem::Arity { expected, found }),
    };
    let inferred = match op {
        Op::Add | Op::Mul | Op::Sub | Op::Div | Op::Minimum | Op::Maximum => joined(op, inputs)?.into(),
        Op::Concat { axis } => concatenated(*axis, inputs)?.into(),
        Op::LocalResponseNorm { size } => {
            positive(*size, Parameter::Neighbours)?;
            first.into()
        }
        Op::InstanceNorm { .. }
        | Op::Softmax { axis: SoftmaxAxis::Map }
        | Op::LogSoftmax { axis: SoftmaxAxis::Map } => {
            map(first)?;
            first.into()
        }
        Op::Glu => {
            dividing(2, first.channels(), Side::Input)?;
            match first {
                Shape::Map { channels, size } => Shape::Map { channels: channels / 2, size },
                Shape::Vector { length } => Shape::Vector { length: length / 2 },
            }
            .into()
        }
        Op::PixelShuffle { factor } | Op::DepthToSpace { factor } => shuffled(*factor, first)?.into(),
        Op::PixelUnshuffle { factor } | Op::SpaceToDepth { factor } => unshuffled(*factor, first)?.into(),
        Op::Slice { axis, start, end, step } => sliced(*axis, (*start, *end), *step, first)?.into(),
        Op::Flip { axis } => {
            if *axis != MapAxis::Channels {
                map(first)?;
            }
            first.into()
        }
        Op::BatchNorm
        | Op::LayerNorm
        | Op::RmsNorm
        | Op::Scale
        | Op::Softmax { axis: SoftmaxAxis::Channels }
        | Op::LogSoftmax { axis: SoftmaxAxis::Channels }
        | Op::Prelu { .. }
        | Op::Activation(_)
        | Op::Dropout { .. }
        | Op::Identity => first.into(),
        Op::GroupNorm { groups } => {
            dividing(*groups, first.channels(), Side::Input)?;
            first.into()
        }
        Op::Flatten => {
            let length = u64::try_from(first.elements()).ok().filter(|&length| length <= LARGEST);
            let length = length.ok_or(Problem::TooLarge { quantity: Quantity::OutputSize })?;
            Shape::Vector { length }.into()
        }
        Op::Linear { out_features, .. } => {
            if first.is_map() {
                return Err(Problem::NeedsVector { shape: first });
            }
            Shape::Vector { length: positive(*out_features, Parameter::OutFeatures)? }.into()
        }
        Op::Conv(conv) => {
            let (channels, size) = map(first)?;
            convolved(conv, channels, size)?
        }
        Op::ConvTranspose(conv) => {
            let (channels, size) = map(first)?;
            transposed(conv, channels, size)?
        }
        Op::MaxPool(pool) | Op::AvgPool(pool) => {
            let mut padding = Axes::new((0, 0), (0, 0));
            let inferred = resized(first, |axis, size| {
                let ends = pool_padding(pool, axis, size)?;
                *padding.get_mut(axis) = ends;
                pooled(pool, axis, size, ends)
            });
            let shape = inferred?.shape;
            let padding = Sides::new(padding.height.0, padding.width.0, padding.height.1, padding.width.1);
            Inferred { shape, padding: Some(padding), groups: 1 }
        }
        Op::GlobalAvgPool | Op::GlobalMaxPool => resized(first, |_, _| Ok(1))?,
        Op::AdaptiveAvgPool { output } | Op::AdaptiveMaxPool { output } => {
            resized(first, |axis, _| positive(*output.get(axis), Parameter::OutputSize))?
        }
        Op::Upsample { scale, .. } => resized(first, |axis, size| {
            let scale = positive(*scale.get(axis), Parameter::Scale)?;
            extent(i128::from(size) * i128::from(scale))
        })?,
        Op::Split { sections, index } => {
            let (channels, size) = map(first)?;
            Shape::Map { channels: slice(sections, *index, channels)?, size }.into()
        }
        Op::ChannelShuffle { groups } => {
            dividing(*groups, map(first)?.0, Side::Input)?;
            first.into()
        }
        Op::Resize { to, .. } => resized(first, |axis, size| match to {
            ResizeTo::Size(output) => positive(*output.get(axis), Parameter::OutputSize),
            ResizeTo::Scale(scale) => scaled(*scale.get(axis), size),
        })?,
        Op::Pad { sides, mode } => resized(first, |axis, size| {
            let (before, after) = bounded_sides(sides, axis, Parameter::Padding)?;
            enough(*mode, axis, size, before.max(after))?;
            extent(i128::from(size) + i128::from(before) + i128::from(after))
        })?,
        Op::Opaque(opaque) => declared(opaque, inputs)?.into(),
        Op::Crop(sides) => resized(first, |axis, size| {
            let (before, after) = bounded_sides(sides, axis, Parameter::Crop)?;
            let left = i128::from(size) - i128::from(before) - i128::from(after);
            if left < 1 { Err(Problem::CroppedAway { axis, size, before, after }) } else { extent(left) }
        })?,
    };
    countable(inferred.shape)?;
    Ok(inferred)
}

/// What layers must have in common to use the same weights: the kind, and the sizes that the weights hang on.
pub(super) fn weights(op: &Op, input: Shape, step: &Step) -> (&'static str, Option<String>, Vec<u64>) {
    let (inputs, outputs) = (input.channels(), step.shape.channels());
    let kernel = |kernel: Axes<u64>, bias: bool| {
        vec![outputs, inputs, step.groups, kernel.height, kernel.width, u64::from(bias)]
    };
    let (kind, sizes) = match op {
        Op::Conv(conv) => (None, kernel(conv.kernel, conv.bias)),
        Op::ConvTranspose(conv) => (None, kernel(conv.kernel, conv.bias)),
        Op::Linear { bias, .. } => (None, vec![outputs, inputs, u64::from(*bias)]),
        Op::Opaque(opaque) => (Some(opaque.kind.clone()), vec![opaque.parameters]),
        Op::BatchNorm | Op::LayerNorm | Op::GroupNorm { .. } | Op::RmsNorm | Op::Scale => (None, vec![inputs]),
        Op::InstanceNorm { affine } => (None, vec![inputs, u64::from(*affine)]),
        Op::Prelu { per_channel } => (None, vec![if *per_channel { inputs } else { 1 }]),
        Op::MaxPool(_)
        | Op::AvgPool(_)
        | Op::GlobalAvgPool
        | Op::GlobalMaxPool
        | Op::AdaptiveAvgPool { .. }
        | Op::AdaptiveMaxPool { .. }
        | Op::Upsample { .. }
        | Op::Activation(_)
        | Op::Softmax { .. }
        | Op::LogSoftmax { .. }
        | Op::Glu
        | Op::LocalResponseNorm { .. }
        | Op::Add
        | Op::Mul
        | Op::Sub
        | Op::Div
        | Op::Minimum
        | Op::Maximum
        | Op::Concat { .. }
        | Op::Slice { .. }
        | Op::Flip { .. }
        | Op::PixelShuffle { .. }
        | Op::PixelUnshuffle { .. }
        | Op::DepthToSpace { .. }
        | Op::SpaceToDepth { .. }
        | Op::Split { .. }
        | Op::ChannelShuffle { .. }
        | Op::Pad { .. }
        | Op::Resize { .. }
        | Op::Crop(_)
        | Op::Flatten
        | Op::Dropout { .. }
        | Op::Identity => (None, Vec::new()),
    };
    (op.json_name(), kind, sizes)
}

/// The channels and the size of a map.
fn map(shape: Shape) -> Result<(u64, Axes<u64>), Problem> {
    match shape {
        Shape::Map { channels, size } => Ok((channels, size)),
        Shape::Vector { length } => Err(Problem::NeedsMap { length }),
    }
}

/// The same channels in another size.
fn resized(input: Shape, mut size_of: impl FnMut(Axis, u64) -> Result<u64, Problem>) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
    let size = Axes::try_from_axis(|axis| size_of(axis, *size.get(axis)))?;
    Ok(Shape::Map { channels, size }.into())
}

/// Maps that are put together cell by cell.
fn joined(op: &Op, inputs: &[Shape]) -> Result<Shape, Problem> {
    let first = inputs[0];
    for &other in &inputs[1..] {
        match (first, other) {
            (Shape::Map { channels: a, size: s }, Shape::Map { channels: b, size: t }) => {
                let gate = matches!(op, Op::Mul) && t == Axes::new(1, 1);
                if s != t && !gate {
                    return Err(Problem::Sizes { first: s, other: t });
                }
                if a != b {
                    return Err(Problem::Channels { first: a, other: b });
                }
            }
            (Shape::Vector { .. }, Shape::Vector { .. }) if first == other => {}
            _ => return Err(Problem::Shapes { first, other }),
        }
    }
    Ok(first)
}

/// Maps side by side.
fn concatenated(axis: MapAxis, inputs: &[Shape]) -> Result<Shape, Problem> {
    let first = inputs[0];
    let sum = |extent_of: &dyn Fn(Shape) -> u64| extent(inputs.iter().map(|&shape| i128::from(extent_of(shape))).sum());
    for &other in &inputs[1..] {
        match (first, other) {
            (Shape::Map { channels: a, size: s }, Shape::Map { channels: b, size: t }) => {
                let (is_high, is_wide) = (s.height == t.height, s.width == t.width);
                let fits = match axis {
                    MapAxis::Channels => is_high && is_wide,
                    MapAxis::Height => is_wide,
                    MapAxis::Width => is_high,
                };
                if !fits {
                    return Err(Problem::Sizes { first: s, other: t });
                }
                if a != b && axis != MapAxis::Channels {
                    return Err(Problem::Channels { first: a, other: b });
                }
            }
            (Shape::Vector { .. }, Shape::Vector { .. }) if axis == MapAxis::Channels => {}
            _ => return Err(Problem::Shapes { first, other }),
        }
    }
    match (first, axis) {
        (Shape::Map { size, .. }, MapAxis::Channels) => {
            Ok(Shape::Map { channels: sum(&|shape| shape.channels())?, size })
        }
        (Shape::Map { channels, size }, MapAxis::Height) => {
            Ok(Shape::Map { channels, size: Axes { height: sum(&|shape| shape.size().height)?, ..size } })
        }
        (Shape::Map { channels, size }, MapAxis::Width) => {
            Ok(Shape::Map { channels, size: Axes { width: sum(&|shape| shape.size().width)?, ..size } })
        }
        (Shape::Vector { .. }, MapAxis::Channels) => Ok(Shape::Vector { length: sum(&|shape| shape.channels())? }),
        (Shape::Vector { length }, MapAxis::Height | MapAxis::Width) => Err(Problem::NeedsMap { length }),
    }
}

/// ⌊size · factor⌋, as PyTorch works it out: in double precision.
fn scaled(factor: f64, size: u64) -> Result<u64, Problem> {
    const MOST_EXACT: u64 = 1 << 53;
    let output = size as f64 * factor;
    if size > MOST_EXACT || output >= MOST_EXACT as f64 {
        return Err(Problem::TooLarge { quantity: Quantity::OutputSize });
    }
    positive(output.floor() as u64, Parameter::OutputSize)
}

/// Whether a map has enough cells to mirror or to repeat beyond an end.
fn enough(mode: PaddingMode, axis: Axis, size: u64, padding: u64) -> Result<(), Problem> {
    let most = match mode {
        PaddingMode::Zeros | PaddingMode::Replicate => return Ok(()),
        PaddingMode::Reflect => size.saturating_sub(1),
        PaddingMode::Circular => size,
    };
    if padding > most { Err(Problem::PaddingMode { axis, padding, mode: mode.name(), size }) } else { Ok(()) }
}

/// Channels that become cells.
fn shuffled(factor: u64, input: Shape) -> Result<Shape, Problem> {
    let (channels, size) = map(input)?;
    let square = squared(factor)?;
    dividing(square, channels, Side::Input)?;
    let size = Axes::try_from_axis(|axis| extent(i128::from(*size.get(axis)) * i128::from(factor)))?;
    Ok(Shape::Map { channels: channels / square, size })
}

/// Cells that become channels.
fn unshuffled(factor: u64, input: Shape) -> Result<Shape, Problem> {
    let (channels, size) = map(input)?;
    let channels = extent(i128::from(channels) * i128::from(squared(factor)?))?;
    let size = Axes::try_from_axis(|axis| {
        let size = *size.get(axis);
        if size.is_multiple_of(factor) { Ok(size / factor) } else { Err(Problem::Uneven { axis, size, factor }) }
    })?;
    Ok(Shape::Map { channels, size })
}

fn squared(factor: u64) -> Result<u64, Problem> {
    positive(factor, Parameter::Factor)?;
    let square = factor.checked_mul(factor).filter(|&square| square <= LARGEST);
    square.ok_or(Problem::TooLarge { quantity: Quantity::Parameter(Parameter::Factor) })
}

/// Every so many indices of one axis.
fn sliced(axis: MapAxis, (start, end): (u64, u64), step: u64, input: Shape) -> Result<Shape, Problem> {
    positive(step, Parameter::Step)?;
    let cut = |size: u64| {
        let is_inside = start < end && end <= size;
        if is_inside { Ok((end - start).div_ceil(step)) } else { Err(Problem::SliceOutside { start, end, size }) }
    };
    Ok(match (input, axis) {
        (Shape::Vector { length }, MapAxis::Channels) => Shape::Vector { length: cut(length)? },
        (Shape::Vector { length }, MapAxis::Height | MapAxis::Width) => return Err(Problem::NeedsMap { length }),
        (Shape::Map { channels, size }, MapAxis::Channels) => Shape::Map { channels: cut(channels)?, size },
        (Shape::Map { channels, size }, MapAxis::Height) => {
            Shape::Map { channels, size: Axes { height: cut(size.height)?, ..size } }
        }
        (Shape::Map { channels, size }, MapAxis::Width) => {
            Shape::Map { channels, size: Axes { width: cut(size.width)?, ..size } }
        }
    })
}

fn convolved(conv: &Conv, channels: u64, size: Axes<u64>) -> Result<Inferred, Problem> {
    let (out, groups) = match conv.channels {
        Channels::Grouped { out, groups } => (positive(out, Parameter::OutChannels)?, groups),
        Channels::Depthwise { multiplier } => {
            let multiplier = positive(multiplier, Parameter::Multiplier)?;
            (extent(i128::from(channels) * i128::from(multiplier))?, channels)
        }
    };
    dividing(groups, channels, Side::Input)?;
    dividing(groups, out, Side::Output)?;
    let mut padding = Axes::new((0, 0), (0, 0));
    let size = Axes::try_from_axis(|axis| {
        let window = window(conv.kernel, conv.stride, conv.dilation, axis)?;
        let size = *size.get(axis);
        let (before, after) = match &conv.padding {
            Padding::Sides(sides) => bounded_sides(sides, axis, Parameter::Padding)?,
            Padding::Valid => (0, 0),
            Padding::Same => same_padding(size, &window),
        };
        enough(conv.padding_mode, axis, size, before.max(after))?;
        *padding.get_mut(axis) = (before, after);
        windows(&window, axis, size, (before, after))
    })?;
    let padding = Sides::new(padding.height.0, padding.width.0, padding.height.1, padding.width.1);
    Ok(Inferred { shape: Shape::Map { channels: out, size }, padding: Some(padding), groups })
}

/// TensorFlow's rule: as many zeros as make the output ⌈size / stride⌉, the odd one after.
fn same_padding(size: u64, window: &Window) -> (u64, u64) {
    let steps = i128::from(size.div_ceil(window.stride)) - 1;
    let total = (steps * i128::from(window.stride) + window.extent() - i128::from(size)).max(0);
    let total = u64::try_from(total).expect("at most a window's extent, which was checked");
    (total / 2, total - total / 2)
}

fn transposed(conv: &ConvTranspose, channels: u64, size: Axes<u64>) -> Result<Inferred, Problem> {
    let out = positive(conv.out_channels, Parameter::OutChannels)?;
    dividing(conv.groups, channels, Side::Input)?;
    dividing(conv.groups, out, Side::Output)?;
    let (padding, filled) = conv.ends();
    let size = Axes::try_from_axis(|axis| {
        let window = window(conv.kernel, conv.stride, conv.dilation, axis)?;
        let output_padding = *conv.output_padding.get(axis);
        if output_padding >= window.stride && output_padding >= window.dilation {
            let (stride, dilation) = (window.stride, window.dilation);
            return Err(Problem::OutputPadding { axis, output_padding, stride, dilation });
        }
        let output_padding = *filled.get(axis);
        let (before, after) = bounded_sides(&padding, axis, Parameter::Padding)?;
        let painted = (i128::from(*size.get(axis)) - 1) * i128::from(window.stride)
            + window.extent()
            + i128::from(output_padding);
        let left = painted - i128::from(before) - i128::from(after);
        if left < 1 {
            return Err(Problem::TransposedAway { axis, extent: extent(painted)?, before, after });
        }
        extent(left)
    })?;
    let shape = Shape::Map { channels: out, size };
    Ok(Inferred { shape, padding: Some(padding), groups: conv.groups })
}

/// The padding of a pooling layer along one axis.
fn pool_padding(pool: &Pool, axis: Axis, size: u64) -> Result<(u64, u64), Problem> {
    let window = window(pool.kernel, pool.stride, pool.dilation, axis)?;
    let (before, after) = match &pool.padding {
        Padding::Sides(sides) => bounded_sides(sides, axis, Parameter::Padding)?,
        Padding::Valid => return Ok((0, 0)),
        Padding::Same => return Ok(same_padding(size, &window)),
    };
    let padding = before.max(after);
    if padding > window.kernel / 2 {
        return Err(Problem::PoolPadding { axis, padding, kernel: window.kernel });
    }
    Ok((before, after))
}

fn pooled(pool: &Pool, axis: Axis, size: u64, (before, after): (u64, u64)) -> Result<u64, Problem> {
    let window = window(pool.kernel, pool.stride, pool.dilation, axis)?;
    let stride = i128::from(window.stride);
    let room = i128::from(size) + i128::from(before) + i128::from(after) - window.extent();
    let steps = if pool.ceil_mode { (room + stride - 1).div_euclid(stride) } else { room.div_euclid(stride) };
    // A last window that would begin beyond the input and its padding before is dropped.
    let dropped = pool.ceil_mode && steps * stride >= i128::from(size) + i128::from(before);
    let count = steps + 1 - i128::from(dropped);
    if count < 1 {
        return Err(window.too_large(axis, size, before, after));
    }
    extent(count)
}

/// The declared shape of a block, held against what it is said to see of each of its inputs.
fn declared(opaque: &Opaque, inputs: &[Shape]) -> Result<Shape, Problem> {
    let first = inputs[0];
    let made = |input: Shape| match opaque.sees {
        Sees::Pointwise => Ok(Some(input.size())),
        Sees::Window => Axes::try_from_axis(|axis| seen(&opaque.window, axis, *input.size().get(axis))).map(Some),
        Sees::Whole | Sees::Unknown => Ok(None),
    };
    let size = made(first)?;
    let extent = |number: u64| positive(number, Parameter::OutputShape);
    let shape = match opaque.output[..] {
        [] if first.is_map() => Shape::Map { channels: first.channels(), size: size.unwrap_or(first.size()) },
        [] => first,
        [length] => Shape::Vector { length: extent(length)? },
        [channels, length] => Shape::Map { channels: extent(channels)?, size: Axes::new(1, extent(length)?) },
        [channels, height, width] => {
            Shape::Map { channels: extent(channels)?, size: Axes::new(extent(height)?, extent(width)?) }
        }
        _ => return Err(Problem::DeclaredShape { count: opaque.output.len() }),
    };
    for &input in inputs {
        if let Some(made) = made(input)?
            && made != shape.size()
        {
            return Err(Problem::DeclaredSize { declared: shape.size(), made });
        }
    }
    Ok(shape)
}

/// The number of windows of a block along one axis.
fn seen(seen: &SeenWindow, axis: Axis, size: u64) -> Result<u64, Problem> {
    let window = window(seen.kernel, seen.stride, seen.dilation, axis)?;
    let (before, after) = bounded_sides(&seen.padding, axis, Parameter::Padding)?;
    windows(&window, axis, size, (before, after))
}

/// The number of whole windows along one axis: ⌊(size + padding − extent) / stride⌋ + 1.
fn windows(window: &Window, axis: Axis, size: u64, (before, after): (u64, u64)) -> Result<u64, Problem> {
    let room = i128::from(size) + i128::from(before) + i128::from(after) - window.extent();
    if room < 0 {
        return Err(window.too_large(axis, size, before, after));
    }
    extent(room / i128::from(window.stride) + 1)
}

/// A checked window along one axis.
struct Window {
    kernel: u64,
    stride: u64,
    dilation: u64,
}

impl Window {
    /// Rows or columns from the first tap to the last, both included.
    fn extent(&self) -> i128 {
        i128::from(self.dilation) * (i128::from(self.kernel) - 1) + 1
    }

    fn too_large(&self, axis: Axis, size: u64, before: u64, after: u64) -> Problem {
        let extent = u64::try_from(self.extent()).expect("checked when the window was made");
        Problem::WindowTooLarge { axis, extent, kernel: self.kernel, dilation: self.dilation, size, before, after }
    }
}

fn window(kernel: Axes<u64>, stride: Axes<u64>, dilation: Axes<u64>, axis: Axis) -> Result<Window, Problem> {
    let window = Window {
        kernel: positive(*kernel.get(axis), Parameter::Kernel)?,
        stride: positive(*stride.get(axis), Parameter::Stride)?,
        dilation: positive(*dilation.get(axis), Parameter::Dilation)?,
    };
    if window.extent() > i128::from(LARGEST) {
        return Err(Problem::TooLarge { quantity: Quantity::Parameter(Parameter::Kernel) });
    }
    Ok(window)
}

fn slice(sections: &[u64], index: u64, channels: u64) -> Result<u64, Problem> {
    let sum: u128 = sections.iter().map(|&section| u128::from(section)).sum();
    if sum != u128::from(channels) {
        let sum =
            u64::try_from(sum).map_err(|_| Problem::TooLarge { quantity: Quantity::Parameter(Parameter::Section) })?;
        return Err(Problem::SplitSum { sum, channels });
    }
    let sections_count = sections.len() as u64;
    let section = usize::try_from(index).ok().and_then(|index| sections.get(index));
    let section = section.ok_or(Problem::SplitIndex { index, sections: sections_count })?;
    positive(*section, Parameter::Section)
}

fn dividing(groups: u64, channels: u64, side: Side) -> Result<(), Problem> {
    positive(groups, Parameter::Groups)?;
    if channels.is_multiple_of(groups) { Ok(()) } else { Err(Problem::Groups { groups, channels, side }) }
}

fn positive(value: u64, parameter: Parameter) -> Result<u64, Problem> {
    match value {
        0 => Err(Problem::Zero { parameter }),
        1..=LARGEST => Ok(value),
        _ => Err(Problem::TooLarge { quantity: Quantity::Parameter(parameter) }),
    }
}

fn bounded_sides(sides: &Sides, axis: Axis, parameter: Parameter) -> Result<(u64, u64), Problem> {
    let (before, after) = sides.along(axis);
    if before.max(after) > LARGEST {
        return Err(Problem::TooLarge { quantity: Quantity::Parameter(parameter) });
    }
    Ok((before, after))
}

fn extent(size: i128) -> Result<u64, Problem> {
    u64::try_from(size).ok().filter(|&size| size <= LARGEST).ok_or(Problem::TooLarge { quantity: Quantity::OutputSize })
}

/// A shape whose number of values can be counted.
fn countable(shape: Shape) -> Result<Shape, Problem> {
    if shape.elements() == u128::MAX {
        return Err(Problem::TooLarge { quantity: Quantity::Activations });
    }
    Ok(shape)
}
