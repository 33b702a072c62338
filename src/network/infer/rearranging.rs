//! Rearranging layers' shapes: slices, subpixel layers, flattening.

use super::checks::{dividing, extent, map, positive};
use crate::network::{Axes, LARGEST, MapAxis, Parameter, Problem, Quantity, Shape, Side};

/// The shape of all values as one vector.
pub(super) fn flattened(input: Shape) -> Result<Shape, Problem> {
    let length = u64::try_from(input.elements()).ok().filter(|&length| length <= LARGEST);
    let length = length.ok_or(Problem::TooLarge { quantity: Quantity::OutputSize })?;
    Ok(Shape::Vector { length })
}

/// The shape with half of the channels.
pub(super) fn halved(input: Shape) -> Result<Shape, Problem> {
    dividing(2, input.channels(), Side::Input)?;
    Ok(match input {
        Shape::Map { channels, size } => Shape::Map { channels: channels / 2, size },
        Shape::Vector { length } => Shape::Vector { length: length / 2 },
    })
}

/// The shape after channels become cells.
pub(super) fn shuffled(factor: u64, input: Shape) -> Result<Shape, Problem> {
    let (channels, size) = map(input)?;
    let square = squared(factor)?;
    dividing(square, channels, Side::Input)?;
    let size = Axes::try_from_axis(|axis| extent(i128::from(*size.get(axis)) * i128::from(factor)))?;
    Ok(Shape::Map { channels: channels / square, size })
}

/// The shape after cells become channels.
pub(super) fn unshuffled(factor: u64, input: Shape) -> Result<Shape, Problem> {
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

/// The shape of every `step`-th index along one axis, from `start` to `end`, which is excluded.
pub(super) fn sliced(axis: MapAxis, (start, end): (u64, u64), step: u64, input: Shape) -> Result<Shape, Problem> {
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

/// The shape of one section of the channels.
pub(super) fn split(sections: &[u64], index: u64, input: Shape) -> Result<Shape, Problem> {
    let (channels, size) = map(input)?;
    Ok(Shape::Map { channels: section(sections, index, channels)?, size })
}

fn section(sections: &[u64], index: u64, channels: u64) -> Result<u64, Problem> {
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
