//! Primitives of drawing in CSS pixels: rectangles, lines, polygons, dots, text.

use super::surface::{self, Surface};
use super::theme::FONT_FAMILY;
use crate::scene::{Align, Baseline, Dash, Point, Rect, Text, Weight};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// The result of a drawing call of a backend.
pub(super) type Drawn<DB> = Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

impl<DB: DrawingBackend> Surface<DB> {
    /// Fills a rectangle.
    pub(super) fn area(&mut self, rect: &Rect, color: RGBAColor) -> Drawn<DB> {
        let upper_left = (self.edge(rect.left), self.edge(rect.top));
        let bottom_right = (self.edge(rect.right), self.edge(rect.bottom));
        self.fill_steps(upper_left, bottom_right, &color)
    }

    /// Draws the border of a rectangle as one area with a hole, so that corners are sharp and never painted twice.
    pub(super) fn outline(&mut self, rect: &Rect, width: f64, color: RGBAColor) -> Drawn<DB> {
        let width = self.line_width(width);
        let corner = |x: f64, y: f64| {
            let ((left, right), (top, bottom)) = (self.sides(self.step(x), width), self.sides(self.step(y), width));
            (self.clipped((left, top)), self.clipped((right, bottom)))
        };
        let ((left, top), (left_in, top_in)) = corner(rect.left, rect.top);
        let ((right_in, bottom_in), (right, bottom)) = corner(rect.right, rect.bottom);
        if right_in <= left_in || bottom_in <= top_in {
            return self.fill_steps((left, top), (right, bottom), &color);
        }
        let around = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        let hole =
            [(left_in, top_in), (left_in, bottom_in), (right_in, bottom_in), (right_in, top_in), (left_in, top_in)];
        self.fill_polygon(around.into_iter().chain(hole), &color)
    }

    /// Draws a horizontal or vertical line.
    pub(super) fn rule(&mut self, from: Point, to: Point, width: f64, color: RGBAColor) -> Drawn<DB> {
        let (upper_left, lower_right) = self.bar(from, to, width);
        self.fill_steps(upper_left, lower_right, &color)
    }

    /// Draws parallel lines that are horizontal or vertical and have common ends along their direction.
    pub(super) fn rules(&mut self, lines: &[[Point; 2]], width: f64, color: RGBAColor) -> Drawn<DB> {
        let Some([from, to]) = lines.first() else { return Ok(()) };
        let is_down = is_level(from.x, to.x);
        let bars: Vec<_> = lines.iter().map(|[from, to]| self.bar(*from, *to, width)).collect();
        self.fill_bars(&bars, is_down, &color)
    }

    /// The corners, in steps, of the area that a horizontal or vertical line covers.
    fn bar(&self, from: Point, to: Point, width: f64) -> (BackendCoord, BackendCoord) {
        let width = self.line_width(width);
        if is_level(from.x, to.x) {
            let (left, right) = self.sides(self.step(from.x), width);
            ((left, self.edge(from.y.min(to.y))), (right, self.edge(from.y.max(to.y))))
        } else {
            let (top, bottom) = self.sides(self.step(from.y), width);
            ((self.edge(from.x.min(to.x)), top), (self.edge(from.x.max(to.x)), bottom))
        }
    }

    /// Draws a line through points, in any direction.
    pub(super) fn line(&mut self, points: &[Point], width: f64, dash: Option<Dash>, color: RGBAColor) -> Drawn<DB> {
        let Some(dash) = dash else {
            return self.stretch(points, width, color);
        };
        for piece in dashes(points, dash, &Rect::of_size(self.size)) {
            self.stretch(&piece, width, color)?;
        }
        Ok(())
    }

    /// Fills a polygon.
    pub(super) fn polygon(&mut self, points: &[Point], color: RGBAColor) -> Drawn<DB> {
        let steps = self.steps(points);
        self.fill_polygon(steps, &color)
    }

    /// Fills a circle.
    pub(super) fn dot(&mut self, center: Point, radius: f64, color: RGBAColor) -> Drawn<DB> {
        let at = (self.step(center.x), self.step(center.y));
        let radius = self.step(radius).max(1).unsigned_abs();
        self.draw_circle(at, radius, &color.filled(), true)
    }

    /// Writes a line of text.
    pub(super) fn words(&mut self, text: &Text, color: RGBAColor) -> Drawn<DB> {
        let style = text_style(text, self.step(text.size), &color);
        let at = (self.step(text.at.x), self.step(text.at.y));
        self.draw_text(&text.content, &style, at)
    }

    fn stretch(&mut self, points: &[Point], width: f64, color: RGBAColor) -> Drawn<DB> {
        if let [from, to] = *points
            && (is_level(from.x, to.x) || is_level(from.y, to.y))
        {
            return self.rule(from, to, width, color);
        }
        let width = self.step(width).max(surface::STEPS / 2);
        let steps = self.steps(points);
        self.draw_path(steps, &surface::stroke(&color, width))
    }

    fn steps(&self, points: &[Point]) -> Vec<BackendCoord> {
        points.iter().map(|point| (self.step(point.x), self.step(point.y))).collect()
    }
}

/// Whether two positions along an axis are equal.
fn is_level(one: f64, two: f64) -> bool {
    one.total_cmp(&two).is_eq()
}

/// The style of a text with a font size of `size` steps.
pub(super) fn text_style(text: &Text, size: i32, color: &RGBAColor) -> TextStyle<'static> {
    let style = match text.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let vertical = match text.baseline {
        Baseline::Top => VPos::Top,
        Baseline::Middle => VPos::Center,
        Baseline::Alphabetic => VPos::Bottom,
    };
    let horizontal = match text.align {
        Align::Left => HPos::Left,
        Align::Center => HPos::Center,
        Align::Right => HPos::Right,
    };
    let font = FontDesc::new(FontFamily::Name(FONT_FAMILY), f64::from(size), style);
    TextStyle { font, color: color.to_backend_color(), pos: Pos::new(horizontal, vertical) }
}

/// The dashes of a line that may be visible; a dash around a corner keeps the corner.
fn dashes(points: &[Point], dash: Dash, sight: &Rect) -> Vec<Vec<Point>> {
    let (on, off) = (dash.on.max(0.5), dash.off.max(0.5));
    let mut strokes = Vec::new();
    let mut stroke: Vec<Point> = Vec::new();
    // The position in the pattern: a dash, then a gap.
    let mut passed = 0.0;
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        let length = from.distance(to);
        let Some((near, far)) = part_within(from, to, &sight.grown(on + off)).filter(|_| length > 0.0) else {
            stroke.clear();
            passed = (passed + length) % (on + off);
            continue;
        };
        if near > 0.0 {
            stroke.clear();
            passed = (passed + near * length) % (on + off);
        }
        // Positions count from where the line becomes visible, so that they stay small and the loop is bounded.
        let at = |place: f64| from.towards(to, near + place / length);
        let end = ((far - near) * length).min(sight.width() + sight.height() + 4.0 * (on + off));
        let mut place = 0.0;
        while place < end {
            let is_drawn = passed < on;
            let next = place + if is_drawn { on - passed } else { on + off - passed };
            if is_drawn {
                if stroke.is_empty() {
                    stroke.push(at(place));
                }
                stroke.push(at(next.min(end)));
            }
            if next > end {
                passed += end - place;
                break;
            }
            if is_drawn {
                strokes.push(std::mem::take(&mut stroke));
            }
            passed = if is_drawn { on } else { 0.0 };
            place = next;
        }
        if far < 1.0 {
            if stroke.len() > 1 {
                strokes.push(std::mem::take(&mut stroke));
            }
            stroke.clear();
            passed = (passed + (1.0 - far) * length) % (on + off);
        }
    }
    if stroke.len() > 1 {
        strokes.push(stroke);
    }
    strokes
}

/// The part of a line within a rectangle, as fractions of its length; `None` if it does not cross it.
fn part_within(from: Point, to: Point, area: &Rect) -> Option<(f64, f64)> {
    let (mut near, mut far) = (0.0_f64, 1.0_f64);
    for (start, way, least, most) in
        [(from.x, to.x - from.x, area.left, area.right), (from.y, to.y - from.y, area.top, area.bottom)]
    {
        if way == 0.0 {
            if start < least || start > most {
                return None;
            }
            continue;
        }
        let (one, two) = ((least - start) / way, (most - start) / way);
        near = near.max(one.min(two));
        far = far.min(one.max(two));
    }
    (near < far).then_some((near, far))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dashed_line_begins_with_a_stroke() {
        let line = [Point::new(0.0, 0.0), Point::new(10.0, 0.0)];
        let sight = Rect::new(0.0, 0.0, 100.0, 100.0);
        let ends: Vec<_> = dashes(&line, Dash { on: 3.0, off: 2.0 }, &sight).iter().map(|s| (s[0].x, s[1].x)).collect();
        assert_eq!(ends, [(0.0, 3.0), (5.0, 8.0)]);
    }

    #[test]
    fn an_endless_dashed_line_has_strokes_in_sight_alone() {
        let line = [Point::new(-1e15, 5.0), Point::new(1e15, 5.0)];
        let strokes = dashes(&line, Dash { on: 3.0, off: 2.0 }, &Rect::new(0.0, 0.0, 100.0, 10.0));
        assert!((1..40).contains(&strokes.len()), "{}", strokes.len());
    }

    #[test]
    fn a_stroke_around_a_corner_keeps_the_corner() {
        let line = [Point::new(0.0, 0.0), Point::new(4.0, 0.0), Point::new(4.0, 9.0)];
        let strokes = dashes(&line, Dash { on: 6.0, off: 2.0 }, &Rect::new(0.0, 0.0, 100.0, 100.0));
        assert_eq!(strokes[0], [line[0], line[1], Point::new(4.0, 2.0)]);
        assert_eq!(strokes[1], [Point::new(4.0, 4.0), Point::new(4.0, 9.0)]);
    }
}
