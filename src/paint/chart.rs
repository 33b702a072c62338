//! Chart painting, with plotters' axes and elements in the theme's colors.

use super::style::{self, color};
use super::surface::{self, STEPS, Surface};
use super::{PaintError, Theme, primitives};
use crate::scene::chart::column::SIZE;
use crate::scene::chart::{Bar, Chart, ChartPoint, Note, Series, Tick};
use crate::scene::{Align, Baseline, ColorRole, Emphasis, Point, Role, Text, Weight};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, DashedPathElement, PathElement, Rectangle};
use plotters::prelude::Cartesian2d;
use plotters::style::{Color, ShapeStyle};
use plotters_backend::DrawingBackend;
use std::ops::Range;

/// The width of the rim around a dot.
const RIM: f64 = 1.5;
/// The distance between the axis labels and the plot.
const LABEL_GAP: f64 = 6.0;

/// The plot: columns horizontally, values vertically, drawn on the whole surface.
type Plot<DB> = DrawingArea<Surface<DB>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Paints a chart on a surface of its size.
///
/// # Errors
///
/// If the backend refuses a call.
pub fn paint<DB: DrawingBackend>(chart: &Chart, theme: &Theme, surface: Surface<DB>) -> Result<(), PaintError> {
    let brush = Brush { theme, scale: surface.scale() };
    let root = surface.into_drawing_area();
    draw(chart, &brush, &root).map_err(PaintError::backend)
}

/// Converts color roles and CSS pixels into plotters' styles and steps.
struct Brush<'a> {
    theme: &'a Theme,
    scale: f64,
}

impl Brush<'_> {
    fn step(&self, css: f64) -> i32 {
        (css * self.scale).round() as i32
    }

    fn line(&self, tint: ColorRole, opacity: f64, width: f64) -> ShapeStyle {
        let width = self.step(width).max(STEPS / 2);
        surface::stroke(&color(self.theme, tint, opacity), width)
    }

    fn fill(&self, role: Role, tint: ColorRole, strength: f64, emphasis: Emphasis) -> ShapeStyle {
        color(self.theme, tint, strength * style::presence(role, emphasis)).filled()
    }
}

fn draw<DB: DrawingBackend>(chart: &Chart, brush: &Brush<'_>, root: &DrawingArea<Surface<DB>, Shift>) -> Drawn<DB> {
    if let Some(column) = chart.highlighted {
        let (left, right) = (column as f64 - 0.5, column as f64 + 0.5);
        let (from, to) = (chart.scene_from_value(left, chart.y.1), chart.scene_from_value(right, chart.y.0));
        let corners = [(brush.step(from.x), brush.step(from.y)), (brush.step(to.x), brush.step(to.y))];
        root.draw(&Rectangle::new(corners, color(brush.theme, ColorRole::Accent, 0.1).filled()))?;
    }
    let columns = chart.layers.len().max(1) as f64;
    let [left, right, top, bottom] =
        [chart.plot.left, chart.plot.right, chart.plot.top, chart.plot.bottom].map(|css| brush.step(css));
    let axes = Cartesian2d::new(-0.5..columns - 0.5, chart.y.0..chart.y.1, (left..right, bottom..top));
    let plot = root.apply_coord_spec(axes);
    for tick in &chart.y_ticks {
        draw_tick(tick, brush, &plot)?;
    }
    for series in &chart.series {
        draw_series(series, brush, &plot)?;
    }
    for note in &chart.notes {
        draw_note(note, brush, root)?;
    }
    root.present()
}

/// A horizontal line at a value, with its label on the left.
fn draw_tick<DB: DrawingBackend>(tick: &Tick, brush: &Brush<'_>, plot: &Plot<DB>) -> Drawn<DB> {
    across(tick.at, brush.line(ColorRole::Line, 1.0, 1.0), plot)?;
    let text = Text {
        content: String::new(),
        at: Point::default(),
        align: Align::Right,
        baseline: Baseline::Middle,
        size: SIZE,
        weight: Weight::Regular,
    };
    let style = primitives::text_style(&text, brush.step(SIZE), &color(brush.theme, ColorRole::Muted, 1.0));
    let (left, y) = plot.map_coordinate(&(plot.get_x_range().start, tick.at));
    plot.use_screen_coord().draw_text(&tick.label, &style, (left - brush.step(LABEL_GAP), y))
}

/// A solid horizontal line at a value.
fn across<DB: DrawingBackend>(value: f64, style: ShapeStyle, plot: &Plot<DB>) -> Drawn<DB> {
    let Range { start, end } = plot.get_x_range();
    plot.draw(&PathElement::new([(start, value), (end, value)], style))
}

fn draw_series<DB: DrawingBackend>(series: &Series, brush: &Brush<'_>, plot: &Plot<DB>) -> Drawn<DB> {
    match series {
        Series::Line { points, width, tint } => {
            plot.draw(&PathElement::new(points.clone(), brush.line(*tint, 1.0, *width)))
        }
        Series::Points(points) => {
            points.iter().flat_map(|point| dot(point, brush)).try_for_each(|circle| plot.draw(&circle))
        }
        Series::Bars(bars) => {
            bars.iter().try_for_each(|bar| plot.draw(&rectangle(bar, brush)))?;
            across(0.0, brush.line(ColorRole::Muted, 0.8, 1.0), plot)
        }
        Series::Rule(value) => {
            let Range { start, end } = plot.get_x_range();
            let (dash, gap) = (brush.step(4.0), brush.step(4.0));
            let style = brush.line(ColorRole::Muted, 1.0, 1.0);
            plot.draw(&DashedPathElement::new([(start, *value), (end, *value)], dash, gap, style))
        }
    }
}

/// A dot, on a rim in the background color if it has one.
fn dot(point: &ChartPoint, brush: &Brush<'_>) -> impl Iterator<Item = Circle<(f64, f64), i32>> {
    let at = (point.x, point.y);
    let rim = color(brush.theme, ColorRole::Paper, 1.0).filled();
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
    let style = primitives::text_style(text, brush.step(text.size), &color(brush.theme, note.tint, 1.0));
    root.draw_text(&text.content, &style, (brush.step(text.at.x), brush.step(text.at.y)))
}
