//! The output shape of an operator, and that of the network's input.

use super::checks::{bounded_sides, countable, dividing, enough, extent, map, positive};
use super::combining::{concatenated, joined};
use super::rearranging::{flattened, halved, shuffled, sliced, split, unshuffled};
use super::windows::{Indices, convolved, declared, pooled, transposed, unpooled};
use crate::network::{
    Arity, Axes, Axis, InputShape, MapAxis, Op, PaddingMode, Parameter, Problem, Quantity, ResizeTo, Shape, Side,
    Sides, SoftmaxAxis,
};

/// The result of shape inference for one operator.
pub(in crate::network) struct Inferred {
    pub(in crate::network) shape: Shape,
    pub(in crate::network) padding: Option<Sides>,
    pub(in crate::network) groups: u64,
}

impl From<Shape> for Inferred {
    fn from(shape: Shape) -> Self {
        Self { shape, padding: None, groups: 1 }
    }
}

/// The shape of the network's input.
pub(in crate::network) fn input(input: InputShape) -> Result<Shape, Problem> {
    positive(input.channels, Parameter::Channels)?;
    positive(input.size.height, Parameter::Height)?;
    positive(input.size.width, Parameter::Width)?;
    countable(input.into())
}

/// The shape of an operator's output. `indices` describes the second input if that is the output of a max pooling layer.
pub(in crate::network) fn node(op: &Op, inputs: &[Shape], indices: Option<Indices<'_>>) -> Result<Inferred, Problem> {
    let found = inputs.len();
    let first = match (op.spec().arity, inputs) {
        (Arity::One, &[first])
        | (Arity::OneOrMore, &[first, ..])
        | (Arity::Two, &[first, _])
        | (Arity::TwoOrMore, &[first, _, ..]) => first,
        (expected, _) => return Err(Problem::Arity { expected, found }),
    };
    let inferred = match op {
        Op::Add | Op::Mul | Op::Sub | Op::Div | Op::Minimum | Op::Maximum => joined(op, inputs)?.into(),
        Op::Concat { axis } => concatenated(*axis, inputs)?.into(),
        Op::LocalResponseNorm { size } => positive(*size, Parameter::Neighbours).map(|_| first)?.into(),
        Op::InstanceNorm { .. }
        | Op::Softmax { axis: SoftmaxAxis::Map }
        | Op::LogSoftmax { axis: SoftmaxAxis::Map } => map(first).map(|_| first)?.into(),
        Op::Glu => halved(first)?.into(),
        Op::PixelShuffle { factor } | Op::DepthToSpace { factor } => shuffled(*factor, first)?.into(),
        Op::PixelUnshuffle { factor } | Op::SpaceToDepth { factor } => unshuffled(*factor, first)?.into(),
        Op::Slice { axis, start, end, step } => sliced(*axis, (*start, *end), *step, first)?.into(),
        Op::Flip { axis: MapAxis::Height | MapAxis::Width } => map(first).map(|_| first)?.into(),
        Op::Flip { axis: MapAxis::Channels }
        | Op::BatchNorm
        | Op::LayerNorm
        | Op::RmsNorm
        | Op::Scale
        | Op::Softmax { axis: SoftmaxAxis::Channels }
        | Op::LogSoftmax { axis: SoftmaxAxis::Channels }
        | Op::Prelu { .. }
        | Op::Activation(_)
        | Op::Dropout { .. }
        | Op::Identity => first.into(),
        Op::GroupNorm { groups } => dividing(*groups, first.channels(), Side::Input).map(|()| first)?.into(),
        Op::Flatten => flattened(first)?.into(),
        Op::Linear { out_features, .. } => connected(*out_features, first)?.into(),
        Op::Conv(conv) => convolved(conv, first)?,
        Op::ConvTranspose(conv) => transposed(conv, first)?,
        Op::MaxPool(pool) | Op::AvgPool(pool) => pooled(pool, first)?,
        Op::LpPool { norm, pool } => {
            positive(*norm, Parameter::Norm)?;
            pooled(pool, first)?
        }
        Op::MaxUnpool => unpooled(inputs, indices.ok_or(Problem::NeedsPool)?)?,
        Op::GlobalAvgPool | Op::GlobalMaxPool => resized(first, |_, _| Ok(1))?,
        Op::AdaptiveAvgPool { output } | Op::AdaptiveMaxPool { output } => {
            resized(first, |axis, _| positive(*output.get(axis), Parameter::OutputSize))?
        }
        Op::Upsample { scale, .. } => resized(first, |axis, size| {
            let scale = positive(*scale.get(axis), Parameter::Scale)?;
            extent(i128::from(size) * i128::from(scale))
        })?,
        Op::Split { sections, index } => split(sections, *index, first)?.into(),
        Op::ChannelShuffle { groups } => dividing(*groups, map(first)?.0, Side::Input).map(|()| first)?.into(),
        Op::Resize { to, .. } => resized(first, |axis, size| match to {
            ResizeTo::Size(output) => positive(*output.get(axis), Parameter::OutputSize),
            ResizeTo::Scale(scale) => scaled(*scale.get(axis), size),
        })?,
        Op::Pad { sides, mode } => resized(first, |axis, size| padded(sides, *mode, axis, size))?,
        Op::Opaque(opaque) => declared(opaque, inputs)?.into(),
        Op::Crop(sides) => resized(first, |axis, size| cropped(sides, axis, size))?,
    };
    countable(inferred.shape)?;
    Ok(inferred)
}

/// The same channels in another size.
fn resized(input: Shape, size_of: impl Fn(Axis, u64) -> Result<u64, Problem>) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
    let size = Axes::try_from_axis(|axis| size_of(axis, *size.get(axis)))?;
    Ok(Shape::Map { channels, size }.into())
}

/// The output of a fully connected layer.
fn connected(out_features: u64, input: Shape) -> Result<Shape, Problem> {
    if input.is_map() {
        return Err(Problem::NeedsVector { shape: input });
    }
    Ok(Shape::Vector { length: positive(out_features, Parameter::OutFeatures)? })
}

/// A size after padding, along one axis.
fn padded(sides: &Sides, mode: PaddingMode, axis: Axis, size: u64) -> Result<u64, Problem> {
    let (before, after) = bounded_sides(sides, axis, Parameter::Padding)?;
    enough(mode, axis, size, before.max(after))?;
    extent(i128::from(size) + i128::from(before) + i128::from(after))
}

/// A size after cropping, along one axis.
fn cropped(sides: &Sides, axis: Axis, size: u64) -> Result<u64, Problem> {
    let (before, after) = bounded_sides(sides, axis, Parameter::Crop)?;
    let left = i128::from(size) - i128::from(before) - i128::from(after);
    if left < 1 { Err(Problem::CroppedAway { axis, size, before, after }) } else { extent(left) }
}

/// ⌊size · factor⌋ in double precision, as PyTorch computes it.
fn scaled(factor: f64, size: u64) -> Result<u64, Problem> {
    const MOST_EXACT: u64 = 1 << 53;
    let output = size as f64 * factor;
    if size > MOST_EXACT || output >= MOST_EXACT as f64 {
        return Err(Problem::TooLarge { quantity: Quantity::OutputSize });
    }
    positive(output.floor() as u64, Parameter::OutputSize)
}
