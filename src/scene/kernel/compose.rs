//! The scene of the kernel view.

use super::layout::{FOOT, HEAD, Layout};
use super::numbers::{equation, number};
use super::picture::cells;
use super::{KernelPanel, KernelView, Panel};
use crate::analysis::worked_example::{Computation, Product};
use crate::scene::{
    Align, Baseline, ColorRole, Dash, Emphasis, Frame, Hull, LayerHandle, MapArea, Mark, Point, Rect, Role, Scene,
    Shape, Text, Weight, edges_of, text_metrics,
};

/// Below this side of a cell, in CSS pixels, it has no number.
const LEAST_NUMBERED: f64 = 15.0;
/// The largest font size of a number.
const LARGEST_NUMBER: f64 = 16.0;
/// The font size of names.
const NAME: f64 = 13.0;
/// The font sizes of the sum, the first that fits.
const SUM: [f64; 4] = [17.0, 15.0, 13.0, 11.0];
/// How strongly the largest value is filled.
const STRONGEST: f64 = 0.42;

/// The kernel view at one moment: the cells that the unit reads, its kernel, and the sum that it is.
pub fn kernel_scene(view: &KernelView<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let picture = view.picture;
    let Some(computation) = &picture.computation else {
        missing(&mut scene, view);
        return scene;
    };
    let layout = Layout::of(view);
    // Where three maps have no room for their numbers, the lowest is left out.
    if let (true, Some(upper)) = (layout.cell() * view.view.zoom.recip() < LEAST_NUMBERED, picture.upper()) {
        return kernel_scene(&KernelView { picture: &upper, ..*view });
    }
    let all = computation.products.len();
    let done = ((view.reveal * all as f64).ceil().max(0.0) as usize).min(all);
    let last = picture.panels.len() - 1;
    for (index, panel) in picture.panels.iter().enumerate() {
        let plate = Plate { view, panel, frame: &layout.panels[index], is_output: index == last };
        plate.ground(&mut scene);
        plate.values(&mut scene, if index == last { Some(done == all) } else { None });
        plate.name(&mut scene);
        plate.outline(&mut scene, index + 1 == last);
        scene.maps.push(plate.area(layout.stage));
    }
    for (kernel, frame) in picture.kernels.iter().zip(&layout.kernels) {
        draw_kernel(&mut scene, view, kernel, frame);
    }
    signs(&mut scene, view, &layout);
    if let (Some(source), Some(frame), Some(kernel)) =
        (last.checked_sub(1), layout.kernels.last(), picture.kernels.last())
    {
        taps(&mut scene, &layout.panels[source], (kernel, frame), computation, done);
    }
    let lowest =
        scene.maps.iter().zip(&picture.panels).map(|(map, panel)| map.frame.rect_of_cells(panel.excerpt).bottom);
    let below = lowest.fold(0.0, f64::max);
    sum(&mut scene, view, (computation, done), below);
    if view.pinned {
        // In the corner, beside the number.
        let (row, column) = (picture.unit.row as f64, picture.unit.col as f64 + 1.0);
        scene.push_pin(layout.panels[last].scene_from_cell(row, column));
    }
    scene
}

/// A panel and where it lies.
struct Plate<'a> {
    view: &'a KernelView<'a>,
    panel: &'a Panel,
    frame: &'a Frame,
    is_output: bool,
}

impl Plate<'_> {
    fn push(&self, scene: &mut Scene, mark: Mark) {
        let emphasis = Emphasis::of(self.panel.map, self.view.highlighted);
        scene.push(mark.of_layer(self.panel.map).with_emphasis(emphasis));
    }

    fn tint(&self) -> ColorRole {
        self.panel.depth.map_or(ColorRole::Muted, ColorRole::Depth)
    }

    /// The part of the excerpt that lies on the map.
    fn on_map(&self) -> Hull {
        let [top, bottom, left, right] = self.panel.excerpt;
        let last = |extent: u64| i64::try_from(extent).unwrap_or(i64::MAX) - 1;
        [top.max(0), bottom.min(last(self.panel.size.height)), left.max(0), right.min(last(self.panel.size.width))]
    }

    fn ground(&self, scene: &mut Scene) {
        let rect = self.frame.rect_of_cells(self.on_map());
        let whole = self.frame.rect_of_cells(self.panel.excerpt);
        let areas = whole.outside(&rect);
        if !areas.is_empty() {
            let hatch = Shape::Hatch { areas, anchor: Point::new(rect.left, rect.top), spacing: 7.0, width: 1.0 };
            self.push(scene, Mark::new(Role::Padding, ColorRole::Hatch, hatch));
        }
        self.push(scene, Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(rect)));
    }

    /// Adds the values, stronger where they are larger, and the lines. Of the output, `Some` says whether the unit itself is complete; what
    /// comes after the unit, row by row, is not computed yet.
    fn values(&self, scene: &mut Scene, output: Option<bool>) {
        let largest = self.panel.values.iter().fold(1.0_f64, |largest, value| largest.max(value.abs()));
        let side = self.frame.cell_extent();
        let unit = self.view.picture.unit;
        let on_map = self.on_map();
        for ((row, column), &value) in cells(self.panel.excerpt).zip(&self.panel.values) {
            let is_on_map = contains(on_map, row, column);
            let is_open = |is_complete: bool| {
                let place = (row, column).cmp(&(unit.row, unit.col));
                place.is_gt() || place.is_eq() && !is_complete
            };
            if !is_on_map && self.is_output || output.is_some_and(is_open) {
                continue;
            }
            if is_on_map && value != 0.0 {
                let tint = if value > 0.0 { ColorRole::Positive } else { ColorRole::Negative };
                let rect = self.frame.rect_of_cells([row, row, column, column]);
                let strength = STRONGEST * value.abs() / largest;
                self.push(scene, Mark::new(Role::Cell, tint, Shape::Rect(rect)).with_strength(strength));
            }
            let value = if is_on_map { value } else { self.read_on_padding(row, column).unwrap_or_default() };
            let tint = if is_on_map && value != 0.0 { ColorRole::Ink } else { ColorRole::Muted };
            let mark = number_mark(&number(value), self.frame.center_of(row, column), side, tint);
            if let Some(mark) = mark {
                self.push(scene, mark);
            }
        }
        let grid = Shape::Grid { frame: *self.frame, area: on_map, every: 1, width: 1.0 };
        self.push(scene, Mark::new(Role::Grid, ColorRole::Grid, grid).with_strength(0.8));
    }

    /// What the unit reads of a cell on padding, where it does.
    fn read_on_padding(&self, row: i64, column: i64) -> Option<f64> {
        let computation = self.view.picture.computation.as_ref()?;
        let is_source = self.view.picture.panels.iter().rev().nth(1).is_some_and(|source| source.map == self.panel.map);
        let read = |product: &&Product| product.cell == (row, column);
        computation.products.iter().find(read).filter(|_| is_source).map(|product| product.value)
    }

    fn name(&self, scene: &mut Scene) {
        let rect = self.frame.rect_of_cells(self.panel.excerpt);
        let text = Text {
            content: self.panel.name.clone(),
            at: Point::new(rect.left, rect.top - 8.0),
            align: Align::Left,
            baseline: Baseline::Alphabetic,
            size: NAME,
            weight: Weight::Bold,
        };
        let area = text_metrics::text_box(&text).grown(3.0);
        let tint = self.panel.depth.map_or(ColorRole::Ink, ColorRole::DepthInk);
        self.push(scene, Mark::new(Role::Label, tint, Shape::Text(text)));
        scene.handles.push(LayerHandle { layer: self.panel.map, area, reach: None });
    }

    /// Adds the border of what the unit reads, or of the unit itself; that of the lower of two sources is dashed.
    fn outline(&self, scene: &mut Scene, is_read_directly: bool) {
        let above = self.view.picture.kernels.last().map(|kernel| ColorRole::Depth(kernel.depth));
        let (role, tint) =
            if self.is_output { (Role::Unit, self.tint()) } else { (Role::Window, above.unwrap_or(ColorRole::Accent)) };
        if let Some(read) = self.panel.read {
            let corners = self.frame.rect_of_cells(read).corners();
            let points = corners.into_iter().chain([corners[0], corners[1]]).collect();
            let dash = (!self.is_output && !is_read_directly).then_some(Dash { on: 5.0, off: 3.0 });
            self.push(scene, Mark::new(role, tint, Shape::Polyline { points, width: 2.4, dash }));
        }
        if let Some(hover) = self.view.hover.filter(|hover| hover.map == self.panel.map) {
            let rect = self.frame.rect_of_cells([hover.row, hover.row, hover.col, hover.col]);
            self.push(scene, Mark::new(Role::Hover, ColorRole::Accent, Shape::Outline { rect, width: 1.8 }));
        }
    }

    fn area(&self, clip: Rect) -> MapArea {
        MapArea {
            // The output stands for the selected map, which may be an activation of it.
            layer: if self.is_output { self.view.picture.unit.map } else { self.panel.map },
            frame: *self.frame,
            rows: self.panel.size.height,
            columns: self.panel.size.width,
            clip,
            within: Some(edges_of(self.panel.excerpt)),
            grip: self.panel.read.map(edges_of),
            line: None,
        }
    }
}

const fn contains([top, bottom, left, right]: Hull, row: i64, column: i64) -> bool {
    row >= top && row <= bottom && column >= left && column <= right
}

/// A number in the middle of a cell, if the cell has room for it.
fn number_mark(content: &str, at: Point, side: f64, tint: ColorRole) -> Option<Mark> {
    let largest = (side * 0.42).min(LARGEST_NUMBER);
    let width = text_metrics::text_width(content, 1.0, Weight::Regular).max(0.1);
    let size = largest.min((side - 4.0) / width);
    if side < LEAST_NUMBERED || size < 7.0 {
        return None;
    }
    let (align, baseline) = (Align::Center, Baseline::Middle);
    let text = Text { content: content.to_owned(), at, align, baseline, size, weight: Weight::Regular };
    Some(Mark::new(Role::Value, tint, Shape::Text(text)))
}

/// Adds a kernel: its weights, or its window where it pools.
fn draw_kernel(scene: &mut Scene, view: &KernelView<'_>, kernel: &KernelPanel, frame: &Frame) {
    let last = |extent: u64| i64::try_from(extent).unwrap_or(i64::MAX) - 1;
    let area: Hull = [0, last(kernel.size.height), 0, last(kernel.size.width)];
    let emphasis = Emphasis::of(kernel.map, view.highlighted);
    let mut push = |mark: Mark| scene.push(mark.of_layer(kernel.map).with_emphasis(emphasis));
    let rect = frame.rect_of_cells(area);
    push(Mark::new(Role::Map, ColorRole::Panel, Shape::Rect(rect)));
    for ((row, column), weight) in cells(area).zip(kernel.weights.iter().flatten()) {
        if *weight != 0.0 {
            let cell = frame.rect_of_cells([row, row, column, column]);
            push(Mark::new(Role::Cell, ColorRole::Depth(kernel.depth), Shape::Rect(cell)).with_strength(0.2));
        }
        let mark = number_mark(&number(*weight), frame.center_of(row, column), frame.cell_extent(), ColorRole::Ink);
        mark.into_iter().for_each(&mut push);
    }
    push(Mark::new(Role::Grid, ColorRole::Grid, Shape::Grid { frame: *frame, area, every: 1, width: 1.0 }));
    push(Mark::new(Role::Window, ColorRole::Depth(kernel.depth), Shape::Outline { rect, width: 2.0 }));
}

/// Adds the signs between the maps and the kernels: a multiplication cross before each kernel, an equals sign after it.
fn signs(scene: &mut Scene, view: &KernelView<'_>, layout: &Layout) {
    for (index, frame) in layout.kernels.iter().enumerate() {
        let kernel = &view.picture.kernels[index];
        let last = |extent: u64| i64::try_from(extent).unwrap_or(i64::MAX) - 1;
        let own = frame.rect_of_cells([0, last(kernel.size.height), 0, last(kernel.size.width)]);
        let below = layout.panels[index].rect_of_cells(view.picture.panels[index].excerpt);
        let above = layout.panels[index + 1].rect_of_cells(view.picture.panels[index + 1].excerpt);
        let mut sign = |content: &str, at: Point| {
            let (align, baseline) = (Align::Center, Baseline::Middle);
            let text = Text { content: content.to_owned(), at, align, baseline, size: 20.0, weight: Weight::Regular };
            scene.push(Mark::new(Role::Label, ColorRole::Muted, Shape::Text(text)));
        };
        let times = if kernel.weights.is_some() { "×" } else { "→" };
        let y = own.center().y;
        sign(times, Point::new(f64::midpoint(below.right, own.left), y));
        if layout.is_wide {
            sign("=", Point::new(f64::midpoint(own.right, above.left), y));
        } else {
            sign("↓", Point::new(own.center().x, f64::midpoint(own.bottom, above.top.max(own.bottom + HEAD))));
        }
    }
}

/// Adds what the kernel does with each cell under it: the cells read so far are marked, the current one and its weight stand out.
fn taps(
    scene: &mut Scene,
    source: &Frame,
    (kernel, kernel_frame): (&KernelPanel, &Frame),
    computation: &Computation,
    done: usize,
) {
    let tint = ColorRole::Depth(kernel.depth);
    let read = &computation.products[..done];
    for product in read {
        let (row, column) = product.cell;
        let rect = source.rect_of_cells([row, row, column, column]).grown(-1.5);
        scene.push(Mark::new(Role::Window, tint, Shape::Outline { rect, width: 1.4 }).of_layer(kernel.map));
    }
    if let (Some(current), true) = (read.last(), done < computation.products.len()) {
        let (row, column) = current.cell;
        let (tap_row, tap_column) = (current.tap.0.cast_signed(), current.tap.1.cast_signed());
        let cells = [
            source.rect_of_cells([row, row, column, column]),
            kernel_frame.rect_of_cells([tap_row, tap_row, tap_column, tap_column]),
        ];
        for rect in cells {
            let mark = Mark::new(Role::Hover, ColorRole::Accent, Shape::Outline { rect, width: 2.6 });
            scene.push(mark.of_layer(kernel.map));
        }
    }
}

/// Adds the sum, below the maps while these leave room for it.
fn sum(scene: &mut Scene, view: &KernelView<'_>, (computation, done): (&Computation, usize), below: f64) {
    let content = equation(computation, done);
    let room = view.size.width - 24.0;
    let fits = |size: &&f64| text_metrics::text_width(&content, **size, Weight::Regular) <= room;
    let size = SUM.iter().find(fits).or(SUM.last()).copied().unwrap_or(NAME);
    // Where even the smallest letters do not fit, the result alone.
    let result = || content.rsplit(" = ").next().unwrap_or_default().to_owned();
    let content = if text_metrics::text_width(&content, size, Weight::Regular) <= room { content } else { result() };
    let foot = view.size.height - FOOT / 2.0;
    let at = Point::new(view.size.width / 2.0, (below + FOOT).min(foot));
    let (align, baseline) = (Align::Center, Baseline::Middle);
    let text = Text { content, at, align, baseline, size, weight: Weight::Regular };
    scene.push(Mark::new(Role::Value, ColorRole::Ink, Shape::Text(text)));
}

/// Adds the sentence that stands where there is no kernel to show.
fn missing(scene: &mut Scene, view: &KernelView<'_>) {
    let at = Point::new(view.size.width / 2.0, view.size.height / 2.0);
    let (align, baseline) = (Align::Center, Baseline::Middle);
    let content = view.picture.words.missing.clone();
    let width = text_metrics::text_width(&content, 1.0, Weight::Regular).max(1.0);
    let size = ((view.size.width - 24.0) / width).min(15.0);
    let text = Text { content, at, align, baseline, size, weight: Weight::Regular };
    scene.push(Mark::new(Role::Label, ColorRole::Muted, Shape::Text(text)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{NetworkAnalysis, Unit};
    use crate::formats::notation;
    use crate::scene::Size;
    use crate::scene::kernel::{KernelPicture, KernelWords};
    use crate::scene::stack::MapWords;
    use std::sync::Arc;

    fn scene(size: Size, reveal: f64) -> Scene {
        let network = notation::read("input 1x9x9; conv 1 k3; relu; conv 1 k3").expect("a network in the notation");
        let analysis = NetworkAnalysis::new(Arc::new(network));
        let unit = Unit { map: 3, row: 2, col: 2 };
        let picture = KernelPicture::of(&analysis, unit, &|_| MapWords::default(), KernelWords::default());
        kernel_scene(&KernelView { reveal, ..picture.view(size) })
    }

    #[test]
    fn the_sum_comes_about_product_by_product() {
        let sums = [0.0, 0.1, 1.0].map(|reveal| {
            let scene = scene(Size::new(900.0, 600.0), reveal);
            let sum = scene.words().find(|words| words.contains(" = ")).map(str::to_owned);
            sum.expect("the sum").matches('·').count()
        });
        assert_eq!(sums, [0, 1, 9]);
    }

    #[test]
    fn on_a_phone_the_lower_layer_is_left_out_and_cells_keep_their_numbers() {
        let maps = |size| scene(size, 1.0).maps.iter().map(|map| map.layer).collect::<Vec<_>>();
        assert_eq!(maps(Size::new(900.0, 600.0)), [0, 2, 3]);
        assert_eq!(maps(Size::new(366.0, 290.0)), [2, 3]);
        let numbers = scene(Size::new(366.0, 290.0), 1.0).marks.iter().filter(|mark| mark.role == Role::Value).count();
        assert!(numbers > 49, "{numbers}");
    }
}
