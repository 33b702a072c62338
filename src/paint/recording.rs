//! Recording backend, which records draw calls for tests.

use super::surface::{BackendKind, STEPS, Surface, steps_in};
use super::{PaintError, Picture, Theme};
use crate::scene::{Point, Rect, Size};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

/// One call to a backend, in device pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// A filled rectangle.
    Area(Rect),
    /// A line through points.
    Line(Vec<Point>),
    /// A filled polygon.
    Polygon(Vec<Point>),
    /// A filled circle.
    Circle(Point, f64),
    /// A line of text, with the point on its baseline.
    Text(String, Point),
}

impl Call {
    /// The bounding box in device pixels; a text counts as its point.
    pub fn bounds(&self) -> Rect {
        let around = |points: &[Point]| {
            let at = |point: &Point| Rect::new(point.x, point.y, point.x, point.y);
            points.iter().map(at).reduce(|one, two| one.union(&two)).unwrap_or_default()
        };
        match self {
            Self::Area(rect) => *rect,
            Self::Line(points) | Self::Polygon(points) => around(points),
            Self::Circle(center, radius) => Rect::around(*center, *radius),
            Self::Text(_, at) => around(&[*at]),
        }
    }
}

/// The calls made by painting a picture at a pixel ratio.
///
/// # Errors
///
/// If painting itself fails; recording does not.
pub fn record(picture: Picture<'_>, theme: &Theme, pixel_ratio: f64) -> Result<Vec<Call>, PaintError> {
    let size = picture.size();
    let mut calls = Vec::new();
    let backend = Recording { calls: &mut calls, steps: steps_in(size, pixel_ratio) };
    picture.paint(theme, Surface::new(backend, BackendKind::Recording, size, pixel_ratio))?;
    Ok(calls)
}

/// The size of a picture in device pixels.
pub fn pixels_in(size: Size, pixel_ratio: f64) -> Rect {
    let (width, height) = steps_in(size, pixel_ratio);
    Rect::new(0.0, 0.0, f64::from(width) / f64::from(STEPS), f64::from(height) / f64::from(STEPS))
}

struct Recording<'a> {
    calls: &'a mut Vec<Call>,
    steps: (u32, u32),
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

impl Recording<'_> {
    /// Records a call, unless it draws nothing.
    #[expect(clippy::unnecessary_wraps, reason = "every drawing call of a backend ends on it")]
    fn note(&mut self, color: BackendColor, call: Call) -> Recorded {
        if color.alpha > 0.0 {
            self.calls.push(call);
        }
        Ok(())
    }
}

impl DrawingBackend for Recording<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.steps
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Recorded {
        let point = pixel_from_step(at);
        self.note(color, Call::Area(Rect::new(point.x, point.y, point.x, point.y)))
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Recorded {
        let (from, to) = (pixel_from_step(from), pixel_from_step(to));
        self.note(style.color(), Call::Area(Rect::new(from.x, from.y, to.x, to.y)))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Recorded {
        self.note(style.color(), Call::Line(path.into_iter().map(pixel_from_step).collect()))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Recorded {
        self.note(style.color(), Call::Polygon(path.into_iter().map(pixel_from_step).collect()))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Recorded {
        let radius = f64::from(radius) / f64::from(STEPS);
        self.note(style.color(), Call::Circle(pixel_from_step(center), radius))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Recorded {
        self.note(style.color(), Call::Text(text.to_owned(), pixel_from_step(at)))
    }
}

fn pixel_from_step((x, y): BackendCoord) -> Point {
    Point::new(f64::from(x) / f64::from(STEPS), f64::from(y) / f64::from(STEPS))
}
