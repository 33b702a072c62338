//! A feature map drawn as a slanted grid, with the cells that the unit sees.

use crate::analysis::CellSet;
use crate::scene::nice_steps::grid_step;
use crate::scene::stack::StackMap;
use crate::scene::{ColorRole, Edges, Emphasis, Frame, Mark, Role, Scene, Shape, edges_of};

/// How much of what lies behind a plate is covered.
const COVER: f64 = 0.78;
/// Below this many CSS pixels a row or column has no line of its own.
const SMALLEST_CELL: f64 = 4.0;

/// A map to draw and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Plate<'a> {
    /// The map.
    pub map: &'a StackMap,
    /// The way between its cells and the scene.
    pub frame: &'a Frame,
    /// The part of the map that may be shown, in its cells.
    pub window: Edges,
    /// Whether its layer is pointed at.
    pub emphasis: Emphasis,
}

impl Plate<'_> {
    /// Adds a mark of this map.
    pub fn push(&self, scene: &mut Scene, mark: Mark) {
        scene.push(mark.of_layer(self.map.layer).with_emphasis(self.emphasis));
    }

    /// The borders of the part that is shown.
    pub fn shown(&self) -> Edges {
        within(edges_of(self.map.cells()), self.window)
    }

    /// Adds the ground, through which what lies behind can be seen.
    pub fn ground(&self, scene: &mut Scene) {
        let points = self.frame.corners(self.shown()).to_vec();
        let ground = Mark::new(Role::Map, ColorRole::Panel, Shape::Polygon(points)).with_strength(COVER);
        scene.push(ground.of_layer(self.map.layer));
    }

    /// Adds the lines, coarser where cells are small, and the border.
    pub fn lines(&self, scene: &mut Scene) {
        let [top, bottom, left, right] = self.shown();
        let (row, column) = (self.frame.row_step.y.abs(), self.frame.column_step.x.abs());
        let line = |from: (f64, f64), to: (f64, f64)| {
            [self.frame.scene_from_cell(from.0, from.1), self.frame.scene_from_cell(to.0, to.1)]
        };
        let rows = between(top, bottom, row).map(|row| line((row, left), (row, right)));
        let columns = between(left, right, column).map(|column| line((top, column), (bottom, column)));
        let ends = rows.chain(columns).collect();
        let strength = if row.min(column) >= SMALLEST_CELL { 0.75 } else { 0.5 };
        let inner = Mark::new(Role::Grid, ColorRole::Grid, Shape::Lines { ends, width: 1.0, dash: None });
        scene.push(inner.with_strength(strength).of_layer(self.map.layer));
        let border = self.outline_within(edges_of(self.map.cells()), self.window, 1.0);
        scene.push(Mark::new(Role::Grid, ColorRole::Grid, border).of_layer(self.map.layer));
    }

    /// Adds cells of the map in a tint, as far as they lie between borders.
    pub fn fill(&self, scene: &mut Scene, cells: &CellSet, within: Edges, tint: ColorRole, strength: f64) {
        let shape =
            Shape::Cells { frame: *self.frame, cells: cells.clone(), within: self::within(within, self.shown()) };
        self.push(scene, Mark::new(Role::Influence, tint, shape).with_strength(strength));
    }

    /// The border of an area between cells.
    pub fn outline(&self, edges: Edges, width: f64) -> Shape {
        let [first, second, third, fourth] = self.frame.corners(edges);
        Shape::Polyline { points: vec![first, second, third, fourth, first, second], width, dash: None }
    }

    /// The borders up to which padding is shown.
    pub fn reach(&self) -> Edges {
        let [top, bottom, left, right] = edges_of(self.map.cells());
        let (down, along) = (padding_shown(bottom - top), padding_shown(right - left));
        within([top - down, bottom + down, left - along, right + along], self.window)
    }

    /// The border of an area as far as it lies within others; a side beyond them stays open.
    pub fn outline_within(&self, edges: Edges, others: Edges, width: f64) -> Shape {
        let near = 1e-9;
        let is_inside = [
            edges[0] >= others[0] - near,
            edges[1] <= others[1] + near,
            edges[2] >= others[2] - near,
            edges[3] <= others[3] + near,
        ];
        if is_inside == [true; 4] {
            return self.outline(edges, width);
        }
        let [first, second, third, fourth] = self.frame.corners(within(edges, others));
        let sides = [[first, second], [third, fourth], [fourth, first], [second, third]];
        let ends = sides.into_iter().zip(is_inside).filter(|(_, is_inside)| *is_inside).map(|(side, _)| side);
        Shape::Lines { ends: ends.collect(), width, dash: None }
    }
}

/// The places of lines between two borders where a cell has so many CSS pixels.
fn between(first: f64, end: f64, cell: f64) -> impl Iterator<Item = f64> {
    let step = if cell >= SMALLEST_CELL { 1.0 } else { grid_step(cell) as f64 };
    let (from, to) = ((first / step).ceil() as i64, (end / step).floor() as i64);
    (from..=to).map(move |index| index as f64 * step)
}

/// How far beyond a map of so many cells its padding is shown: six cells, or more of a large map.
pub fn padding_shown(cells: f64) -> f64 {
    (cells * 0.22).max(6.0)
}

/// Borders, none beyond those of `reach`.
pub fn within(edges: Edges, reach: Edges) -> Edges {
    [edges[0].max(reach[0]), edges[1].min(reach[1]), edges[2].max(reach[2]), edges[3].min(reach[3])]
}

/// Borders that open from their middle: `t` of the way to `edges`.
pub fn opened(edges: Edges, t: f64) -> Edges {
    let [top, bottom, left, right] = edges;
    let (row, column) = (f64::midpoint(top, bottom), f64::midpoint(left, right));
    let mix = |from: f64, to: f64| from + (to - from) * t;
    [mix(row, top), mix(row, bottom), mix(column, left), mix(column, right)]
}
