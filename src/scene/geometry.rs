//! Geometry: points, sizes and rectangles in CSS pixels.

/// A point in the scene: CSS pixels from its upper left corner, x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the upper edge.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point `t` of the way from here to `other`; `t` outside 0..=1 extrapolates.
    #[must_use]
    pub fn towards(self, other: Self, t: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)
    }

    /// The distance to `other` in CSS pixels.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// A width and a height in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Horizontal extent.
    pub width: f64,
    /// Vertical extent.
    pub height: f64,
}

impl Size {
    /// The size `width` by `height`.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

/// An upright rectangle in the scene, its edges in CSS pixels; `right` and `bottom` are excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle between four edges.
    pub const fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    /// The rectangle of `size` whose upper left corner is the scene's.
    pub const fn of_size(size: Size) -> Self {
        Self::new(0.0, 0.0, size.width, size.height)
    }

    /// The square around `center` whose sides are `radius` away.
    pub fn around(center: Point, radius: f64) -> Self {
        Self::new(center.x - radius, center.y - radius, center.x + radius, center.y + radius)
    }

    /// The corners, clockwise from the upper left one.
    pub const fn corners(&self) -> [Point; 4] {
        let Self { left, top, right, bottom } = *self;
        [Point::new(left, top), Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom)]
    }

    /// Horizontal extent.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Vertical extent.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The center.
    pub fn center(&self) -> Point {
        Point::new(f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// Whether the rectangle has no area.
    pub fn is_empty(&self) -> bool {
        self.right <= self.left || self.bottom <= self.top
    }

    /// Whether `point` lies inside; the left and upper edges are included, the others are not.
    pub fn contains(&self, point: Point) -> bool {
        (self.left..self.right).contains(&point.x) && (self.top..self.bottom).contains(&point.y)
    }

    /// The intersection with `other`; empty if they are disjoint.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self::new(
            self.left.max(other.left),
            self.top.max(other.top),
            self.right.min(other.right),
            self.bottom.min(other.bottom),
        )
    }

    /// The smallest rectangle that contains both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::new(
            self.left.min(other.left),
            self.top.min(other.top),
            self.right.max(other.right),
            self.bottom.max(other.bottom),
        )
    }

    /// Whether they share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// The rectangle grown by `margin` on every side; a negative margin shrinks it.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        Self::new(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)
    }

    /// The rectangle `t` of the way from here to `other`, edge by edge.
    #[must_use]
    pub fn towards(&self, other: &Self, t: f64) -> Self {
        let mix = |from: f64, to: f64| from + (to - from) * t;
        Self::new(
            mix(self.left, other.left),
            mix(self.top, other.top),
            mix(self.right, other.right),
            mix(self.bottom, other.bottom),
        )
    }

    /// The rectangle around the same center whose sides have at least this length.
    #[must_use]
    pub fn at_least(&self, side: f64) -> Self {
        let missing = |extent: f64| ((side - extent) / 2.0).max(0.0);
        let (across, down) = (missing(self.width()), missing(self.height()));
        Self::new(self.left - across, self.top - down, self.right + across, self.bottom + down)
    }

    /// The parts of this rectangle outside `other`: above, below, left and right of it, disjoint and non-empty.
    pub fn outside(&self, other: &Self) -> Vec<Self> {
        let shared = self.intersection(other);
        if shared.is_empty() {
            return if self.is_empty() { Vec::new() } else { vec![*self] };
        }
        [
            Self { bottom: shared.top, ..*self },
            Self { top: shared.bottom, ..*self },
            Self { right: shared.left, ..shared.between(self.left, self.right) },
            Self { left: shared.right, ..shared.between(self.left, self.right) },
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect()
    }

    /// The same rectangle with other left and right sides.
    fn between(self, left: f64, right: f64) -> Self {
        Self { left, right, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_outside_cover_what_is_left() {
        let hull = Rect::new(-2.0, -1.0, 5.0, 4.0);
        let map = Rect::new(0.0, 0.0, 4.0, 4.0);
        let parts = hull.outside(&map);
        let area: f64 = parts.iter().map(|part| part.width() * part.height()).sum();
        assert!((area - (35.0 - 16.0)).abs() < 1e-12);
        assert!(parts.iter().all(|part| !part.overlaps(&map)));
    }

    #[test]
    fn a_rectangle_apart_is_outside_as_a_whole() {
        let apart = Rect::new(-5.0, -5.0, -1.0, -1.0);
        assert_eq!(apart.outside(&Rect::new(0.0, 0.0, 4.0, 4.0)), vec![apart]);
    }
}
