//! Row of units: one map along the axis.

use crate::analysis::Alignment;
use crate::analysis::{CellSet, IndexSet, Unit};
use crate::network::{Axes, Axis};
use crate::scene::stack::StackMap;
use crate::scene::stack::map::hull_of;
use crate::scene::{Frame, MapArea, Point, Rect};

/// A map as a row of units, and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The map.
    pub map: &'a StackMap,
    /// The y of the row's center in the scene.
    pub y: f64,
    /// The x where unit 0 begins in the scene.
    pub origin: f64,
    /// The distance from one unit to the next.
    pub pitch: f64,
    /// The number of units.
    pub length: i64,
    /// The index of the row's units along the other axis.
    pub across: i64,
    /// The units that influence the selected one.
    pub seen: IndexSet,
    /// The units that the selected one influences.
    pub influenced: IndexSet,
}

/// The transform along the axis from input positions to the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The x of input position 0.
    pub origin: f64,
    /// The CSS pixels per input cell.
    pub side: f64,
}

impl<'a> Row<'a> {
    /// The row of a map at a height.
    pub fn of(map: &'a StackMap, unit: Unit, axis: Axis, scale: Scale, y: f64) -> Self {
        let Alignment { start, step } = *map.place.get(axis);
        let cells = |cells: &CellSet| match axis {
            Axis::Height => cells.rows(),
            Axis::Width => cells.cols(),
        };
        Self {
            y,
            origin: scale.origin + start * scale.side,
            pitch: step * scale.side,
            length: map.size.get(axis).cast_signed(),
            across: *across(map, unit).get(other(axis)),
            seen: cells(&map.seen),
            influenced: cells(&map.influenced),
            map,
        }
    }

    /// The center of a unit, including one on padding.
    pub fn at(&self, index: i64) -> Point {
        Point::new(self.x(index as f64 + 0.5), self.y)
    }

    /// The x of a border between units, with fractions.
    pub fn x(&self, index: f64) -> f64 {
        self.origin + index * self.pitch
    }

    /// The first and the last unit between two x positions, with one more on each side.
    pub fn in_sight(&self, left: f64, right: f64) -> (i64, i64) {
        let index = |x: f64| ((x - self.origin) / self.pitch).floor() as i64;
        (index(left).saturating_sub(1).max(0), index(right).saturating_add(1).min(self.length - 1))
    }

    /// The row as a map whose cells are hit-tested, in a band of the given height.
    pub fn area(&self, unit: Unit, axis: Axis, height: f64, stage: &Rect) -> MapArea {
        // The band is the one row of the map through which the cross-section goes.
        let band = (self.across as f64, self.across as f64 + 1.0);
        let grip = self.map.grip(unit).map(|[top, bottom, left, right]| match axis {
            Axis::Height => [top, bottom, band.0, band.1],
            Axis::Width => [band.0, band.1, left, right],
        });
        let (along, down) = (Point::new(self.pitch, 0.0), Point::new(0.0, height));
        let top = self.y - height / 2.0;
        let (row_step, column_step) = match axis {
            Axis::Height => (along, down),
            Axis::Width => (down, along),
        };
        MapArea {
            layer: self.map.layer,
            frame: Frame { origin: Point::new(self.origin, top - self.across as f64 * height), row_step, column_step },
            rows: self.map.size.height,
            columns: self.map.size.width,
            clip: Rect { top, bottom: top + height, ..*stage },
            within: None,
            grip,
            line: Some(axis),
        }
    }
}

/// The other axis.
pub fn other(axis: Axis) -> Axis {
    match axis {
        Axis::Height => Axis::Width,
        Axis::Width => Axis::Height,
    }
}

/// Where the cross-section cuts a map: at the unit, at the center of what concerns it, or at the center of the map.
fn across(map: &StackMap, unit: Unit) -> Axes<i64> {
    if map.layer == unit.map {
        return Axes::new(unit.row, unit.col);
    }
    let hull = hull_of(&map.seen).or_else(|| hull_of(&map.influenced)).unwrap_or_else(|| map.cells());
    let [top, bottom, left, right] = hull;
    Axes::new(i64::midpoint(top, bottom), i64::midpoint(left, right))
}
