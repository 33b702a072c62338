//! Shapes of several maps combined: cell by cell, or concatenated.

use super::checks::extent;
use crate::network::{Axes, MapAxis, Op, Problem, Shape};

/// The shape of maps combined cell by cell.
pub(super) fn joined(op: &Op, inputs: &[Shape]) -> Result<Shape, Problem> {
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

/// The shape of maps concatenated along an axis.
pub(super) fn concatenated(axis: MapAxis, inputs: &[Shape]) -> Result<Shape, Problem> {
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
