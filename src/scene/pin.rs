//! Pin: the mark of a pinned unit.

use super::{ColorRole, Mark, Point, Rect, Role, Scene, Shape};

/// The height of the head's center above the point, in CSS pixels.
const HEIGHT: f64 = 13.0;
/// The radius of the head.
const HEAD: f64 = 5.0;
/// The width of the rim that separates the pin from what is below.
const RIM: f64 = 1.5;

impl Scene {
    /// Adds a pin whose tip is at a point.
    pub fn push_pin(&mut self, at: Point) {
        let center = Point::new(at.x, at.y - HEIGHT);
        let needle = |width| Shape::Lines { ends: vec![[center, at]], width, dash: None };
        self.push(Mark::new(Role::Unit, ColorRole::Panel, needle(2.0 + 2.0 * RIM)));
        self.push(Mark::new(Role::Unit, ColorRole::Panel, Shape::Dot { center, radius: HEAD + RIM }));
        self.push(Mark::new(Role::Unit, ColorRole::Accent, needle(2.0)));
        self.push(Mark::new(Role::Unit, ColorRole::Accent, Shape::Dot { center, radius: HEAD }));
        self.pins.push(Rect::around(center, HEAD + RIM));
    }

    /// Whether the head of a pin contains a point.
    pub fn has_pin_at(&self, point: Point) -> bool {
        self.pins.iter().any(|pin| pin.contains(point))
    }
}
