//! The shape that an operator makes of its inputs' shapes, or why it cannot.
//!
//! The formulas are those of the reference format, one per axis; sizes are counted in `i128`, where nothing overflows that
//! [`LARGEST`] lets in.

use super::{
    Arity, Axes, Axis, Channels, Conv, ConvTranspose, InputShape, LARGEST, Op, Padding, Parameter, Pool, Problem,
    Quantity, Shape, Side, Sides,
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
pub(super) fn node(op: &Op, inputs: &[Shape]) -> Result<Inferred, Problem> {
    let found = inputs.len();
    let first = match (op.spec().arity, inputs) {
        (Arity::One, &[first]) | (Arity::OneOrMore, &[first, ..]) | (Arity::TwoOrMore, &[first, _, ..]) => first,
        (expected, _) => return Err(Problem::Arity { expected, found }),
    };
    let inferred = match op {
        Op::Add | Op::Mul | Op::Concat => joined(op, inputs)?.into(),
        Op::BatchNorm
        | Op::LayerNorm
        | Op::RmsNorm
        | Op::Scale
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
        Op::MaxPool(pool) | Op::AvgPool(pool) => resized(first, |axis, size| pooled(pool, axis, size))?,
        Op::GlobalAvgPool => resized(first, |_, _| Ok(1))?,
        Op::AdaptiveAvgPool { output } => resized(first, |axis, _| positive(*output.get(axis), Parameter::OutputSize))?,
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
        Op::Pad(sides) => resized(first, |axis, size| {
            let (before, after) = bounded_sides(sides, axis, Parameter::Padding)?;
            extent(i128::from(size) + i128::from(before) + i128::from(after))
        })?,
        Op::Crop(sides) => resized(first, |axis, size| {
            let (before, after) = bounded_sides(sides, axis, Parameter::Crop)?;
            let left = i128::from(size) - i128::from(before) - i128::from(after);
            if left < 1 { Err(Problem::CroppedAway { axis, size, before, after }) } else { extent(left) }
        })?,
    };
    countable(inferred.shape)?;
    Ok(inferred)
}

/// The channels and the size of a map.
fn map(shape: Shape) -> Result<(u64, Axes<u64>), Problem> {
    match shape {
        Shape::Map { channels, size } => Ok((channels, size)),
        Shape::Vector { length } => Err(Problem::NeedsMap { length }),
    }
}

/// The same channels in another size.
fn resized(input: Shape, size_of: impl Fn(Axis, u64) -> Result<u64, Problem>) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
    let size = Axes::try_from_axis(|axis| size_of(axis, *size.get(axis)))?;
    Ok(Shape::Map { channels, size }.into())
}

fn joined(op: &Op, inputs: &[Shape]) -> Result<Shape, Problem> {
    let first = inputs[0];
    for &other in &inputs[1..] {
        match (first, other) {
            (Shape::Map { channels: a, size: s }, Shape::Map { channels: b, size: t }) => {
                let gate = matches!(op, Op::Mul) && t == Axes::new(1, 1);
                if s != t && !gate {
                    return Err(Problem::Sizes { first: s, other: t });
                }
                if a != b && !matches!(op, Op::Concat) {
                    return Err(Problem::Channels { first: a, other: b });
                }
            }
            (Shape::Vector { .. }, Shape::Vector { .. }) if matches!(op, Op::Concat) || first == other => {}
            _ => return Err(Problem::Shapes { first, other }),
        }
    }
    if !matches!(op, Op::Concat) {
        return Ok(first);
    }
    let sum = extent(inputs.iter().map(|shape| i128::from(shape.channels())).sum())?;
    Ok(match first {
        Shape::Map { size, .. } => Shape::Map { channels: sum, size },
        Shape::Vector { .. } => Shape::Vector { length: sum },
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
        *padding.get_mut(axis) = (before, after);
        let room = i128::from(size) + i128::from(before) + i128::from(after) - window.extent();
        if room < 0 {
            return Err(window.too_large(axis, size, before, after));
        }
        extent(room / i128::from(window.stride) + 1)
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
    let size = Axes::try_from_axis(|axis| {
        let window = window(conv.kernel, conv.stride, conv.dilation, axis)?;
        let output_padding = *conv.output_padding.get(axis);
        if output_padding >= window.stride && output_padding >= window.dilation {
            let (stride, dilation) = (window.stride, window.dilation);
            return Err(Problem::OutputPadding { axis, output_padding, stride, dilation });
        }
        let (before, after) = bounded_sides(&conv.padding, axis, Parameter::Padding)?;
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
    Ok(Inferred { shape, padding: Some(conv.padding), groups: conv.groups })
}

fn pooled(pool: &Pool, axis: Axis, size: u64) -> Result<u64, Problem> {
    let window = window(pool.kernel, pool.stride, pool.dilation, axis)?;
    let (before, after) = bounded_sides(&pool.padding, axis, Parameter::Padding)?;
    let padding = before.max(after);
    if padding > window.kernel / 2 {
        return Err(Problem::PoolPadding { axis, padding, kernel: window.kernel });
    }
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
