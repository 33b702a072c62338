//! A map as a plate: its ground, its lines, and the cells that have to do with the unit.

use crate::analysis::CellSet;
use crate::scene::detail::{SMALLEST_GRIDDED_CELL, grid_step};
use crate::scene::stack::StackMap;
use crate::scene::{Edges, Emphasis, Frame, Mark, Role, Scene, Shape, Tint, edges_of};

/// How much of what lies behind a plate is covered.
const COVER: f64 = 0.78;

/// A map to draw and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Plate<'a> {
    /// The map.
    pub map: &'a StackMap,
    /// The way between its cells and the scene.
    pub frame: &'a Frame,
    /// Whether its layer is pointed at.
    pub emphasis: Emphasis,
}

impl Plate<'_> {
    /// Adds a mark of this map.
    pub fn push(&self, scene: &mut Scene, mark: Mark) {
        scene.push(mark.of_layer(self.map.layer).with_emphasis(self.emphasis));
    }

    /// Adds the ground, through which what lies behind can be seen.
    pub fn ground(&self, scene: &mut Scene) {
        let points = self.frame.corners(edges_of(self.map.cells())).to_vec();
        scene.push(Mark::new(Role::Map, Tint::Panel, Shape::Polygon(points)).with_strength(COVER).of_layer(self.map.layer));
    }

    /// Adds the lines, coarser where cells are small, and the border.
    pub fn lines(&self, scene: &mut Scene) {
        let cell = self.frame.cell_extent();
        let grid = Shape::Grid { frame: *self.frame, area: self.map.cells(), every: grid_step(cell), width: 1.0 };
        let strength = if cell >= SMALLEST_GRIDDED_CELL { 0.75 } else { 0.5 };
        scene.push(Mark::new(Role::Grid, Tint::Grid, grid).with_strength(strength).of_layer(self.map.layer));
        let border = self.outline(edges_of(self.map.cells()), 1.0);
        scene.push(Mark::new(Role::Grid, Tint::Grid, border).of_layer(self.map.layer));
    }

    /// Adds cells of the map in a tint, as far as they lie between borders.
    pub fn fill(&self, scene: &mut Scene, cells: &CellSet, within: Edges, tint: Tint, strength: f64) {
        let shape = Shape::Cells { frame: *self.frame, cells: cells.clone(), within };
        self.push(scene, Mark::new(Role::Influence, tint, shape).with_strength(strength));
    }

    /// The border of an area between cells.
    pub fn outline(&self, edges: Edges, width: f64) -> Shape {
        let [first, second, third, fourth] = self.frame.corners(edges);
        Shape::Polyline { points: vec![first, second, third, fourth, first, second], width, dash: None }
    }
}

/// Borders that open from their middle: `t` of the way to `edges`.
pub fn opened(edges: Edges, t: f64) -> Edges {
    let [top, bottom, left, right] = edges;
    let (row, column) = (f64::midpoint(top, bottom), f64::midpoint(left, right));
    let mix = |from: f64, to: f64| from + (to - from) * t;
    [mix(row, top), mix(row, bottom), mix(column, left), mix(column, right)]
}
