//! The layout of the kernel view: where the maps and the kernels between them lie.

use super::KernelView;
use crate::scene::{Frame, Hull, Point, Rect};

/// The largest side of a cell.
const LARGEST_CELL: f64 = 46.0;
/// The size of a kernel's cell, as a share of a map's.
const KERNEL_CELL: f64 = 0.8;
/// On narrower canvases, such as a phone's, a kernel's cell is as large as a map's, so that its numbers have room.
const NARROW: f64 = 520.0;
/// The distance between a map and a kernel, in cells.
const GAP: f64 = 1.1;
/// The room above a map for its name.
pub(super) const HEAD: f64 = 26.0;
/// The room at the foot for the sum.
pub(super) const FOOT: f64 = 46.0;
/// The room at the sides.
const MARGIN: f64 = 16.0;

/// The places of the kernel view.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// The frame of each map, zoom and pan included.
    pub(super) panels: Vec<Frame>,
    /// The frame of each kernel.
    pub(super) kernels: Vec<Frame>,
    /// Whether the kernels stand between their maps, rather than above one another beside the lower one.
    pub(super) is_wide: bool,
    /// The part of the canvas that is the maps'.
    pub(super) stage: Rect,
}

impl Layout {
    /// The layout of a view: in one row, or a row for each map, whichever leaves more room for a cell.
    pub(super) fn of(view: &KernelView<'_>) -> Self {
        let stage = Rect::new(MARGIN, 8.0, view.size.width - MARGIN, view.size.height - FOOT);
        let (wide, tall) = (Self::row(view, stage), Self::column(view, stage));
        if wide.cell() >= tall.cell() { wide } else { tall }
    }

    /// The side of a cell.
    pub(super) fn cell(&self) -> f64 {
        self.panels.first().map_or(0.0, Frame::cell_extent)
    }

    /// All maps and kernels in one row.
    fn row(view: &KernelView<'_>, stage: Rect) -> Self {
        let picture = view.picture;
        let maps: Vec<(f64, f64)> = picture.panels.iter().map(|panel| extent(panel.excerpt)).collect();
        let share = kernel_share(view);
        let kernels: Vec<(f64, f64)> = picture.kernels.iter().map(|kernel| kernel_extent(kernel, share)).collect();
        let all = || maps.iter().chain(&kernels);
        let gaps = GAP * 2.0 * kernels.len() as f64;
        let across = all().map(|extent| extent.1).sum::<f64>() + gaps;
        let down = all().map(|extent| extent.0).fold(1.0, f64::max);
        let cell = (stage.width() / across).min((stage.height() - HEAD) / down).clamp(1.0, LARGEST_CELL);
        let middle = stage.top + HEAD + (stage.height() - HEAD) / 2.0;
        let mut x = stage.left + (stage.width() - across * cell) / 2.0;
        let mut place = |(rows, columns): (f64, f64)| {
            let at = Point::new(x, middle - rows * cell / 2.0);
            x += (columns + GAP) * cell;
            at
        };
        let (mut panels, mut frames) = (Vec::new(), Vec::new());
        for (index, panel) in picture.panels.iter().enumerate() {
            panels.push(framed(view, place(maps[index]), cell, panel.excerpt));
            if let Some(&extent) = kernels.get(index) {
                frames.push(view.view.frame(&Frame::upright(place(extent), cell * share, cell * share)));
            }
        }
        Self { panels, kernels: frames, is_wide: true, stage }
    }

    /// A row for each map, with the kernel that reads it beside it.
    fn column(view: &KernelView<'_>, stage: Rect) -> Self {
        let picture = view.picture;
        let maps: Vec<(f64, f64)> = picture.panels.iter().map(|panel| extent(panel.excerpt)).collect();
        let share = kernel_share(view);
        let kernels: Vec<(f64, f64)> = picture.kernels.iter().map(|kernel| kernel_extent(kernel, share)).collect();
        let beside = |index: usize| kernels.get(index).copied().unwrap_or_default();
        let across = (0..maps.len())
            .map(|index| maps[index].1 + if index < kernels.len() { GAP + beside(index).1 } else { 0.0 })
            .fold(1.0, f64::max);
        let down: f64 = (0..maps.len()).map(|index| maps[index].0.max(beside(index).0)).sum();
        let heads = HEAD * maps.len() as f64;
        let cell = (stage.width() / across).min((stage.height() - heads) / down.max(1.0)).clamp(1.0, LARGEST_CELL);
        let left = stage.left + (stage.width() - across * cell) / 2.0;
        let mut y = stage.top + (stage.height() - heads - down * cell) / 2.0;
        let (mut panels, mut frames) = (Vec::new(), Vec::new());
        for (index, panel) in picture.panels.iter().enumerate() {
            y += HEAD;
            let rows = maps[index].0.max(beside(index).0);
            let top = |own: f64| y + (rows - own) * cell / 2.0;
            panels.push(framed(view, Point::new(left, top(maps[index].0)), cell, panel.excerpt));
            if index < kernels.len() {
                let at = Point::new(left + (maps[index].1 + GAP) * cell, top(beside(index).0));
                frames.push(view.view.frame(&Frame::upright(at, cell * share, cell * share)));
            }
            y += rows * cell;
        }
        Self { panels, kernels: frames, is_wide: false, stage }
    }
}

/// The frame of a map whose excerpt begins at a point.
fn framed(view: &KernelView<'_>, at: Point, cell: f64, [top, _, left, _]: Hull) -> Frame {
    let origin = Point::new(at.x - left as f64 * cell, at.y - top as f64 * cell);
    view.view.frame(&Frame::upright(origin, cell, cell))
}

/// Rows and columns of an area.
fn extent([top, bottom, left, right]: Hull) -> (f64, f64) {
    ((bottom - top + 1) as f64, (right - left + 1) as f64)
}

/// The size of a kernel's cell, as a share of a map's.
fn kernel_share(view: &KernelView<'_>) -> f64 {
    if view.size.width < NARROW { 1.0 } else { KERNEL_CELL }
}

/// Rows and columns of a kernel, in cells of a map.
fn kernel_extent(kernel: &super::KernelPanel, share: f64) -> (f64, f64) {
    (kernel.size.height as f64 * share, kernel.size.width as f64 * share)
}
