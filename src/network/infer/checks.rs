//! Checks of hyper-parameters and sizes against their bounds.

use crate::network::{Axes, Axis, LARGEST, PaddingMode, Parameter, Problem, Quantity, Shape, Side, Sides};

/// The channels and the size of a map.
pub(super) fn map(shape: Shape) -> Result<(u64, Axes<u64>), Problem> {
    match shape {
        Shape::Map { channels, size } => Ok((channels, size)),
        Shape::Vector { length } => Err(Problem::NeedsMap { length }),
    }
}

/// Checks that a map has enough cells to reflect or wrap beyond an end.
pub(super) fn enough(mode: PaddingMode, axis: Axis, size: u64, padding: u64) -> Result<(), Problem> {
    let most = match mode {
        PaddingMode::Zeros | PaddingMode::Replicate => return Ok(()),
        PaddingMode::Reflect => size.saturating_sub(1),
        PaddingMode::Circular => size,
    };
    if padding > most { Err(Problem::PaddingMode { axis, padding, mode: mode.name(), size }) } else { Ok(()) }
}

pub(super) fn dividing(groups: u64, channels: u64, side: Side) -> Result<(), Problem> {
    positive(groups, Parameter::Groups)?;
    if channels.is_multiple_of(groups) { Ok(()) } else { Err(Problem::Groups { groups, channels, side }) }
}

pub(super) fn positive(value: u64, parameter: Parameter) -> Result<u64, Problem> {
    match value {
        0 => Err(Problem::Zero { parameter }),
        1..=LARGEST => Ok(value),
        _ => Err(Problem::TooLarge { quantity: Quantity::Parameter(parameter) }),
    }
}

pub(super) fn bounded_sides(sides: &Sides, axis: Axis, parameter: Parameter) -> Result<(u64, u64), Problem> {
    let (before, after) = sides.along(axis);
    if before.max(after) > LARGEST {
        return Err(Problem::TooLarge { quantity: Quantity::Parameter(parameter) });
    }
    Ok((before, after))
}

pub(super) fn extent(size: i128) -> Result<u64, Problem> {
    u64::try_from(size).ok().filter(|&size| size <= LARGEST).ok_or(Problem::TooLarge { quantity: Quantity::OutputSize })
}

/// The shape, if its number of values can be counted.
pub(super) fn countable(shape: Shape) -> Result<Shape, Problem> {
    if shape.elements() == u128::MAX {
        return Err(Problem::TooLarge { quantity: Quantity::Activations });
    }
    Ok(shape)
}
