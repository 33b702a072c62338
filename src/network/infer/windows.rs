//! Shapes of window layers: convolution, transposed convolution, pooling, and opaque blocks with a declared window.

use super::Inferred;
use super::checks::{bounded_sides, dividing, enough, extent, map, positive};
use crate::network::{
    Axes, Axis, Channels, Conv, ConvTranspose, LARGEST, Opaque, Padding, Parameter, Pool, Problem, Quantity,
    SeenWindow, Sees, Shape, Side, Sides,
};

/// The output of a convolution.
pub(super) fn convolved(conv: &Conv, input: Shape) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
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

/// The padding by TensorFlow's rule for one axis: the output has size ⌈size / stride⌉, an odd zero goes after.
fn same_padding(size: u64, window: &Window) -> (u64, u64) {
    let steps = i128::from(size.div_ceil(window.stride)) - 1;
    let total = (steps * i128::from(window.stride) + window.extent() - i128::from(size)).max(0);
    let total = u64::try_from(total).expect("at most a window's extent, which was checked");
    (total / 2, total - total / 2)
}

/// The output of a transposed convolution.
pub(super) fn transposed(conv: &ConvTranspose, input: Shape) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
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

/// The output of a pooling layer.
pub(super) fn pooled(pool: &Pool, input: Shape) -> Result<Inferred, Problem> {
    let (channels, size) = map(input)?;
    let mut padding = Axes::new((0, 0), (0, 0));
    let size = Axes::try_from_axis(|axis| {
        let size = *size.get(axis);
        let ends = pool_padding(pool, axis, size)?;
        *padding.get_mut(axis) = ends;
        pooled_along(pool, axis, size, ends)
    })?;
    let padding = Sides::new(padding.height.0, padding.width.0, padding.height.1, padding.width.1);
    Ok(Inferred { shape: Shape::Map { channels, size }, padding: Some(padding), groups: 1 })
}

/// A max pooling layer whose indices are used.
#[derive(Clone, Copy, Debug)]
pub struct Indices<'n> {
    /// Its windows.
    pub pool: &'n Pool,
    /// The shape of its input.
    pub input: Shape,
}

/// The output of a max unpooling: as large as the input of the pooling layer, which has the shape of the values.
pub(super) fn unpooled(inputs: &[Shape], indices: Indices<'_>) -> Result<Inferred, Problem> {
    let (values, pooled_map) = (inputs[0], inputs[1]);
    let (channels, _) = map(values)?;
    if values != pooled_map {
        return Err(Problem::Shapes { first: values, other: pooled_map });
    }
    let Inferred { padding, .. } = pooled(indices.pool, indices.input)?;
    Ok(Inferred { shape: Shape::Map { channels, size: indices.input.size() }, padding, groups: 1 })
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

/// The size of a pooling layer's output along one axis.
fn pooled_along(pool: &Pool, axis: Axis, size: u64, (before, after): (u64, u64)) -> Result<u64, Problem> {
    let window = window(pool.kernel, pool.stride, pool.dilation, axis)?;
    let stride = i128::from(window.stride);
    let room = i128::from(size) + i128::from(before) + i128::from(after) - window.extent();
    let steps = if pool.ceil_mode { (room + stride - 1).div_euclid(stride) } else { room.div_euclid(stride) };
    // Drops a last window that would begin beyond the input and its padding before.
    let dropped = pool.ceil_mode && steps * stride >= i128::from(size) + i128::from(before);
    let count = steps + 1 - i128::from(dropped);
    if count < 1 {
        return Err(window.too_large(axis, size, before, after));
    }
    extent(count)
}

/// The declared shape of an opaque block, checked against its window over each input.
pub(super) fn declared(opaque: &Opaque, inputs: &[Shape]) -> Result<Shape, Problem> {
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

/// The number of windows of an opaque block along one axis.
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
