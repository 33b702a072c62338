//! Surface: a drawing backend with fractions of pixels, and the one place that knows how backends differ.
//!
//! Plotters' backends take integers. A [`Surface`] passes eighths of device pixels, called *steps*: the SVG has a view box that large, the
//! canvas a transform that small. So a moving shape glides, while a shape at rest is snapped to device pixels and is crisp at every pixel
//! ratio.
//!
//! Differences between backends, which are leveled out here:
//!
//! * SVG writes `size / 1.24` as the font size, a canvas the size itself.
//! * A rectangle's outline has no width in SVG, and a canvas shifts horizontal lines by half a pixel: horizontal and vertical lines and
//!   outlines are filled areas here.
//! * The anchor of a text: only the lower anchor is used, and the distance from it to the baseline is known here for each backend.
//! * Many parallel lines are an area each on a canvas, and one shape elsewhere.
//! * Images: only a canvas draws one at once ([`Surface::with_stamp`]); plotters would set it pixel by pixel.
//! * Texts are horizontal on all of them: no picture needs others.
//! * Measuring a text in the browser forces a layout: sizes are estimated.

use crate::scene::{Frame, Size, Weight, text_metrics};
use plotters::style::text_anchor::{Pos, VPos};
use plotters::style::{FontDesc, ShapeStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::borrow::Cow;

/// The number of steps per device pixel along each axis.
pub const STEPS: i32 = 8;

/// The kind of backend, on which its differences depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackendKind {
    /// Scalable vector graphics.
    Svg,
    /// A canvas element.
    Canvas,
    /// The list of calls for tests.
    Recording,
}

impl BackendKind {
    /// The factor from a font size to the one that the backend must be given.
    fn font_factor(self) -> f64 {
        match self {
            Self::Svg => 1.24,
            Self::Canvas | Self::Recording => 1.0,
        }
    }

    /// The distance from the lower anchor up to the baseline, in font sizes.
    fn descent(self) -> f64 {
        match self {
            Self::Svg => 0.265,
            Self::Canvas => 0.23,
            Self::Recording => 0.0,
        }
    }
}

/// An image of cells and their positions.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a> {
    /// The transform from cells to CSS pixels.
    pub frame: &'a Frame,
    /// The number of rows.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
}

/// Draws an image of red, green, blue and opacity, bypassing the backend; returns false on failure.
pub type DrawImage = Box<dyn FnMut(&[u8], Image<'_>) -> bool>;

/// A backend that takes steps, at a pixel ratio.
pub struct Surface<DB> {
    pub(super) backend: DB,
    dialect: BackendKind,
    pub(super) size: Size,
    pixel_ratio: f64,
    /// Whether horizontal and vertical edges and texts are snapped to device pixels.
    pub(super) snapping: bool,
    stamp: Option<DrawImage>,
}

impl<DB: DrawingBackend> Surface<DB> {
    /// A surface of `size` CSS pixels with `pixel_ratio` device pixels per CSS pixel.
    ///
    /// The backend must have the size in steps that [`steps_in`] returns.
    pub fn new(backend: DB, dialect: BackendKind, size: Size, pixel_ratio: f64) -> Self {
        Self { backend, dialect, size, pixel_ratio, snapping: true, stamp: None }
    }

    /// The same surface, which draws images at once instead of cell by cell.
    #[must_use]
    pub fn with_stamp(self, stamp: DrawImage) -> Self {
        Self { stamp: Some(stamp), ..self }
    }

    /// Draws an image at once if the surface can; returns whether it did.
    pub(super) fn stamp<'a>(&mut self, image: impl FnOnce() -> (Cow<'a, [u8]>, Image<'a>)) -> bool {
        self.stamp.as_mut().is_some_and(|stamp| {
            let (pixels, image) = image();
            stamp(&pixels, image)
        })
    }

    /// The number of steps per CSS pixel.
    pub(super) fn scale(&self) -> f64 {
        self.pixel_ratio * f64::from(STEPS)
    }

    /// A position along an axis in steps, from CSS pixels; snapped to a device pixel at rest.
    pub(super) fn edge(&self, css: f64) -> i32 {
        let pixel = css * self.pixel_ratio;
        if self.snapping { bounded(pixel.round()) * STEPS } else { self.step(css) }
    }

    /// A position or length in steps, from CSS pixels, rounded.
    pub(super) fn step(&self, css: f64) -> i32 {
        bounded(css * self.pixel_ratio * f64::from(STEPS))
    }

    /// The width of a horizontal or vertical line in steps: at rest a whole number of device pixels, at least one.
    pub(super) fn line_width(&self, css: f64) -> i32 {
        self.settled_width(self.step(css))
    }

    /// A width in steps, rounded at rest: a line of 1.5 device pixels becomes one pixel wide, not two.
    fn settled_width(&self, width: i32) -> i32 {
        if self.snapping { ((width + STEPS / 4) / STEPS * STEPS).max(STEPS) } else { width.max(STEPS / 2) }
    }

    /// The two sides of a horizontal or vertical line `width` steps wide around a position in steps.
    pub(super) fn sides(&self, center: i32, width: i32) -> (i32, i32) {
        let near = f64::from(center) - f64::from(width) / 2.0;
        let near = if self.snapping { (near / f64::from(STEPS)).round() as i32 * STEPS } else { near.round() as i32 };
        (near, near + width)
    }

    /// Two borders in steps, at rest snapped to device pixels and at least one apart unless they are equal.
    fn whole(&self, near: i32, far: i32) -> (i32, i32) {
        if !self.snapping || near == far {
            return (near, far);
        }
        let pixel = |at: i32| (f64::from(at) / f64::from(STEPS)).round() as i32 * STEPS;
        (pixel(near), pixel(far).max(pixel(near) + STEPS))
    }

    /// The point of the surface nearest to a point in steps.
    pub(super) fn clipped(&self, (x, y): BackendCoord) -> BackendCoord {
        let (width, height) = self.get_size();
        (x.clamp(0, width.cast_signed()), y.clamp(0, height.cast_signed()))
    }

    /// Fills a rectangle between two corners in steps.
    pub(super) fn fill_steps<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let ((left, top), (right, bottom)) = (self.clipped((left, top)), self.clipped((right, bottom)));
        if right <= left || bottom <= top {
            return Ok(());
        }
        self.backend.draw_rect((left, top), (right, bottom), style, true)
    }

    /// Fills rectangles with common ends along one axis, each between two corners in steps. On a canvas each is a call; elsewhere they are
    /// the teeth of one comb-shaped polygon.
    pub(super) fn fill_bars<S: BackendStyle>(
        &mut self,
        bars: &[(BackendCoord, BackendCoord)],
        is_down: bool,
        style: &S,
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        if self.dialect == BackendKind::Canvas {
            return bars.iter().try_for_each(|(near, far)| self.fill_steps(*near, *far, style));
        }
        let tooth = |(near, far): &(BackendCoord, BackendCoord)| {
            let ((left, top), (right, bottom)) = (self.clipped(*near), self.clipped(*far));
            if is_down {
                [(left, top), (left, bottom), (right, bottom), (right, top)]
            } else {
                [(left, top), (right, top), (right, bottom), (left, bottom)]
            }
        };
        let comb: Vec<_> = bars.iter().flat_map(tooth).collect();
        self.backend.fill_polygon(comb, style)
    }

    /// Draws a horizontal or vertical line as a filled area, so that it is equally crisp on all backends; `None` for slanted ones.
    fn upright_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Option<Result<(), DrawingErrorKind<DB::ErrorType>>> {
        let width = self.settled_width(style.stroke_width().cast_signed());
        if from.0 == to.0 {
            let (left, right) = self.sides(from.0, width);
            Some(self.fill_steps((left, from.1.min(to.1)), (right, from.1.max(to.1)), &style.color()))
        } else if from.1 == to.1 {
            let (top, bottom) = self.sides(from.1, width);
            Some(self.fill_steps((from.0.min(to.0), top), (from.0.max(to.0), bottom), &style.color()))
        } else {
            None
        }
    }
}

/// The number of steps along each axis of a surface.
pub fn steps_in(size: Size, pixel_ratio: f64) -> (u32, u32) {
    let steps = |css: f64| (css * pixel_ratio).round().max(1.0) as u32 * STEPS.unsigned_abs();
    (steps(size.width), steps(size.height))
}

/// The integer nearest to a length, bounded so that sums of a few do not overflow.
fn bounded(length: f64) -> i32 {
    length.round().clamp(-1e7, 1e7) as i32
}

impl<DB: DrawingBackend> DrawingBackend for Surface<DB> {
    type ErrorType = DB::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        steps_in(self.size, self.pixel_ratio)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.backend.present()
    }

    fn draw_pixel(
        &mut self,
        (x, y): BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.fill_steps((x, y), (x + 1, y + 1), &color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let ((left, top), (right, bottom)) = (upper_left, bottom_right);
        if fill {
            let ((left, right), (top, bottom)) = (self.whole(left, right), self.whole(top, bottom));
            return self.fill_steps((left, top), (right, bottom), style);
        }
        self.draw_path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let points: Vec<_> = path.into_iter().collect();
        if let [from, to] = points[..]
            && let Some(drawn) = self.upright_line(from, to, style)
        {
            return drawn;
        }
        self.backend.draw_path(points, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.backend.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.backend.fill_polygon(path, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        let anchor = style.anchor();
        let below = match anchor.v_pos {
            VPos::Top => text_metrics::CAP_HEIGHT,
            VPos::Center => text_metrics::CAP_HEIGHT / 2.0,
            VPos::Bottom => 0.0,
        };
        let baseline = f64::from(y) + below * style.size();
        let baseline = if self.snapping { (baseline / f64::from(STEPS)).round() * f64::from(STEPS) } else { baseline };
        let lower = baseline + self.dialect.descent() * style.size();
        let font = FontDesc::new(style.family(), style.size() * self.dialect.font_factor(), style.style());
        let written = TextStyle { font, color: style.color(), pos: Pos::new(anchor.h_pos, VPos::Bottom) };
        self.backend.draw_text(&printable(text), &written, (x, lower.round() as i32))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
        let width = text_metrics::text_width(text, style.size(), weight);
        Ok((width.ceil() as u32, (text_metrics::CAP_HEIGHT * style.size()).ceil() as u32))
    }
}

/// A text without control characters and the two non-characters, which XML does not allow and a canvas does not show.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    let is_printable = |letter: char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    if text.chars().all(is_printable) {
        return text.into();
    }
    text.chars().filter(|letter| is_printable(*letter)).collect::<String>().into()
}

/// A line of a color, `width` steps wide.
pub(super) fn stroke<C: plotters::style::Color>(color: &C, width: i32) -> ShapeStyle {
    ShapeStyle { color: color.to_rgba(), filled: false, stroke_width: width.unsigned_abs() }
}
