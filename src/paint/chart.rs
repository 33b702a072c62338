//! Charts, drawn by plotters' chart builder in the theme's colours.

use super::axis::Ticked;
use super::style::{self, colour};
use super::surface::{self, STEPS, Surface};
use super::{PaintError, Theme, pen};
use crate::scene::chart::column::SIZE;
use crate::scene::chart::{Bar, Chart, ChartPoint, Note, Series};
use crate::scene::{Align, Baseline, Emphasis, Point, Role, Text, Tint, Weight};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Rectangle};
use plotters::prelude::{Cartesian2d, DashedLineSeries, LineSeries};
use plotters::style::{Color, ShapeStyle, TRANSPARENT};
use plotters_backend::DrawingBackend;

/// The width of the paper-coloured rim around a dot.
const RIM: f64 = 1.5;

type Plot<'a, DB> = ChartContext<'a, Surface<DB>, Cartesian2d<Ticked, Ticked>>;
type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Paints a chart on a surface of its size.
///
/// # Errors
///
/// When the backend refuses a call.
pub fn paint<DB: DrawingBackend>(chart: &Chart, theme: &Theme, surface: Surface<DB>) -> Result<(), PaintError> {
    let brush = Brush { theme, scale: surface.scale() };
    let root = surface.into_drawing_area();
    draw(chart, &brush, &root).map_err(PaintError::backend)
}

/// What turns tints and CSS pixels into plotters' styles and steps.
struct Brush<'a> {
    theme: &'a Theme,
    scale: f64,
}

impl Brush<'_> {
    fn step(&self, css: f64) -> i32 {
        (css * self.scale).round() as i32
    }

    fn line(&self, tint: Tint, opacity: f64, width: f64) -> ShapeStyle {
        let width = self.step(width).max(STEPS / 2);
        surface::stroke(&colour(self.theme, tint, opacity), width)
    }

    fn fill(&self, role: Role, tint: Tint, strength: f64, emphasis: Emphasis) -> ShapeStyle {
        colour(self.theme, tint, strength * style::presence(role, emphasis)).filled()
    }
}

fn draw<DB: DrawingBackend>(chart: &Chart, brush: &Brush<'_>, root: &DrawingArea<Surface<DB>, Shift>) -> Drawn<DB> {
    if let Some(column) = chart.highlighted {
        let (left, right) = (column as f64 - 0.5, column as f64 + 0.5);
        let (from, to) = (chart.scene_from_value(left, chart.y.1), chart.scene_from_value(right, chart.y.0));
        let corners = [(brush.step(from.x), brush.step(from.y)), (brush.step(to.x), brush.step(to.y))];
        root.draw(&Rectangle::new(corners, colour(brush.theme, Tint::Accent, 0.1).filled()))?;
    }
    let columns = chart.layers.len().max(1) as f64;
    let mut context = ChartBuilder::on(root)
        .margin_top(brush.step(chart.plot.top))
        .margin_right(brush.step(chart.size.width - chart.plot.right))
        .margin_bottom(brush.step(chart.size.height - chart.plot.bottom))
        .y_label_area_size(brush.step(chart.plot.left))
        .build_cartesian_2d(
            Ticked { range: -0.5..columns - 0.5, ticks: Vec::new() },
            Ticked { range: chart.y.0..chart.y.1, ticks: chart.y_ticks.iter().map(|tick| tick.at).collect() },
        )?;
    mesh(chart, brush, &mut context)?;
    for series in &chart.series {
        draw_series(series, brush, &mut context)?;
    }
    for note in &chart.notes {
        draw_note(note, brush, root)?;
    }
    root.present()
}

/// The lines at the values of the axis, and their numbers.
fn mesh<DB: DrawingBackend>(chart: &Chart, brush: &Brush<'_>, context: &mut Plot<'_, DB>) -> Drawn<DB> {
    let label = |value: &f64| {
        let tick = chart.y_ticks.iter().find(|tick| tick.at.total_cmp(value).is_eq());
        tick.map_or_else(String::new, |tick| tick.label.clone())
    };
    let text = Text {
        content: String::new(),
        at: Point::default(),
        align: Align::Right,
        baseline: Baseline::Middle,
        size: SIZE,
        weight: Weight::Regular,
    };
    context
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .light_line_style(TRANSPARENT)
        .bold_line_style(brush.line(Tint::Line, 1.0, 1.0))
        .axis_style(TRANSPARENT)
        .set_all_tick_mark_size(brush.step(3.0))
        .y_label_formatter(&label)
        .y_label_style(pen::text_style(&text, brush.step(SIZE), &colour(brush.theme, Tint::Muted, 1.0)))
        .draw()
}

fn draw_series<DB: DrawingBackend>(series: &Series, brush: &Brush<'_>, context: &mut Plot<'_, DB>) -> Drawn<DB> {
    match series {
        Series::Line { points, width, tint } => {
            context.draw_series(LineSeries::new(points.iter().copied(), brush.line(*tint, 1.0, *width)))?;
        }
        Series::Points(points) => {
            context.draw_series(points.iter().flat_map(|point| dot(point, brush)))?;
        }
        Series::Bars(bars) => {
            context.draw_series(bars.iter().map(|bar| rectangle(bar, brush)))?;
            let range = context.x_range();
            let zero = [(range.start, 0.0), (range.end, 0.0)];
            context.draw_series(LineSeries::new(zero, brush.line(Tint::Muted, 0.8, 1.0)))?;
        }
        Series::Rule(value) => {
            let range = context.x_range();
            let across = [(range.start, *value), (range.end, *value)];
            let (dash, gap) = (brush.step(4.0), brush.step(4.0));
            let style = brush.line(Tint::Muted, 1.0, 1.0);
            context.draw_series(DashedLineSeries::new(across, dash, gap, style))?;
        }
    }
    Ok(())
}

/// A dot, on a rim in the paper's colour where it has one.
fn dot(point: &ChartPoint, brush: &Brush<'_>) -> impl Iterator<Item = Circle<(f64, f64), i32>> {
    let at = (point.x, point.y);
    let rim = colour(brush.theme, Tint::Paper, 1.0).filled();
    let fill = brush.fill(Role::ChartPoint, point.tint, 1.0, point.emphasis);
    let rim = point.has_rim.then(|| Circle::new(at, brush.step(point.radius + RIM), rim));
    rim.into_iter().chain([Circle::new(at, brush.step(point.radius), fill)])
}

fn rectangle(bar: &Bar, brush: &Brush<'_>) -> Rectangle<(f64, f64)> {
    let (left, right) = (bar.x - bar.width / 2.0, bar.x + bar.width / 2.0);
    let fill = brush.fill(Role::ChartBar, bar.tint, bar.strength, bar.emphasis);
    Rectangle::new([(left, 0.0), (right, bar.y)], fill)
}

fn draw_note<DB: DrawingBackend>(note: &Note, brush: &Brush<'_>, root: &DrawingArea<Surface<DB>, Shift>) -> Drawn<DB> {
    let text = &note.text;
    let style = pen::text_style(text, brush.step(text.size), &colour(brush.theme, note.tint, 1.0));
    root.draw_text(&text.content, &style, (brush.step(text.at.x), brush.step(text.at.y)))
}
