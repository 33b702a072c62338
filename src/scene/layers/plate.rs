//! Plate: a feature map drawn as a slanted grid, with the cells that the unit sees.

use crate::analysis::CellSet;
use crate::scene::nice_steps::grid_step;
use crate::scene::stack::StackMap;
use crate::scene::{ColorRole, Edges, Emphasis, Frame, Mark, Role, Scene, Shape, edges_of};

/// The opacity of a plate's background.
const COVER: f64 = 0.78;
/// Rows and columns narrower than this many CSS pixels have no line each.
const SMALLEST_CELL: f64 = 4.0;

/// A map to draw and its position.
#[derive(Clone, Copy, Debug)]
pub struct Plate<'a> {
    /// The map.
    pub map: &'a StackMap,
    /// The transform from its cells to the scene.
    pub frame: &'a Frame,
    /// The part of the map that is shown, in its cells.
    pub window: Edges,
    /// The emphasis of its layer.
    pub emphasis: Emphasis,
}

impl Plate<'_> {
    /// Adds a mark of this map.
    pub fn push(&self, scene: &mut Scene, mark: Mark) {
        scene.push(mark.of_layer(self.map.layer).with_emphasis(self.emphasis));
    }

    /// The borders of the shown part.
    pub fn shown(&self) -> Edges {
        within(edges_of(self.map.cells()), self.window)
    }

    /// Adds the translucent background.
    pub fn ground(&self, scene: &mut Scene) {
        let points = self.frame.corners(self.shown()).to_vec();
        let ground = Mark::new(Role::Map, ColorRole::Panel, Shape::Polygon(points)).with_strength(COVER);
        scene.push(ground.of_layer(self.map.layer));
    }

    /// Adds the lines, sparser where cells are small, and the border.
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

    /// Adds cells of the map in a color role, clipped to borders.
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

    /// The border of an area, clipped to other borders; a side beyond them stays open.
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

/// The positions of lines between two borders, for cells of this many CSS pixels.
fn between(first: f64, end: f64, cell: f64) -> impl Iterator<Item = f64> {
    let step = if cell >= SMALLEST_CELL { 1.0 } else { grid_step(cell) as f64 };
    let (from, to) = ((first / step).ceil() as i64, (end / step).floor() as i64);
    (from..=to).map(move |index| index as f64 * step)
}

/// The extent of padding shown beyond a map of this many cells: six cells, or more for a large map.
pub fn padding_shown(cells: f64) -> f64 {
    (cells * 0.22).max(6.0)
}

/// Borders clipped to those of `reach`.
pub fn within(edges: Edges, reach: Edges) -> Edges {
    [edges[0].max(reach[0]), edges[1].min(reach[1]), edges[2].max(reach[2]), edges[3].min(reach[3])]
}

/// Borders at `t` of the transition from their center to `edges`.
pub fn opened(edges: Edges, t: f64) -> Edges {
    let [top, bottom, left, right] = edges;
    let (row, column) = (f64::midpoint(top, bottom), f64::midpoint(left, right));
    let mix = |from: f64, to: f64| from + (to - from) * t;
    [mix(row, top), mix(row, bottom), mix(column, left), mix(column, right)]
}
