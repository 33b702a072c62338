//! Pinch gestures: zoom and pan with two fingers.

use crate::scene::Point;

/// The movement of two fingers since the last call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pinch {
    /// The midpoint between them, in CSS pixels.
    pub middle: Point,
    /// The movement of the midpoint.
    pub way: (f64, f64),
    /// The ratio of their distance to the previous one.
    pub factor: f64,
}

/// The fingers that touch a canvas, in the order in which they came down.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Fingers {
    places: Vec<(i32, Point)>,
}

impl Fingers {
    /// Adds a finger, by its pointer id.
    pub(in crate::ui) fn come(&mut self, finger: i32, at: Point) {
        self.go(finger);
        self.places.push((finger, at));
    }

    /// Removes a finger.
    pub(in crate::ui) fn go(&mut self, finger: i32) {
        self.places.retain(|(other, _)| *other != finger);
    }

    /// Whether there is more than one, so that the canvas is not dragged.
    pub(in crate::ui) fn are_several(&self) -> bool {
        self.places.len() > 1
    }

    /// Moves a finger. The first two fingers define the pinch.
    pub(in crate::ui) fn stray(&mut self, finger: i32, at: Point) -> Option<Pinch> {
        let before = self.first_two();
        let place = self.places.iter_mut().find(|(other, _)| *other == finger)?;
        place.1 = at;
        let ([one, two], [then_one, then_two]) = (self.first_two()?, before?);
        let (middle, then) = (one.towards(two, 0.5), then_one.towards(then_two, 0.5));
        // Avoids a division by zero when fingers touch each other.
        let factor = one.distance(two).max(1.0) / then_one.distance(then_two).max(1.0);
        Some(Pinch { middle, way: (middle.x - then.x, middle.y - then.y), factor })
    }

    fn first_two(&self) -> Option<[Point; 2]> {
        let [(_, one), (_, two), ..] = self.places[..] else { return None };
        Some([one, two])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_finger_pinches_nothing() {
        let mut fingers = Fingers::default();
        fingers.come(7, Point::new(10.0, 10.0));
        assert_eq!(fingers.stray(7, Point::new(30.0, 10.0)), None);
        assert!(!fingers.are_several());
    }

    #[test]
    fn two_fingers_enlarge_and_move() {
        let mut fingers = Fingers::default();
        fingers.come(1, Point::new(0.0, 0.0));
        fingers.come(2, Point::new(10.0, 0.0));
        let pinch = fingers.stray(2, Point::new(30.0, 0.0)).expect("two fingers");
        assert_eq!(pinch, Pinch { middle: Point::new(15.0, 0.0), way: (10.0, 0.0), factor: 3.0 });
    }

    #[test]
    fn a_finger_that_went_counts_no_more() {
        let mut fingers = Fingers::default();
        for finger in 1..4 {
            fingers.come(finger, Point::new(f64::from(finger), 0.0));
        }
        fingers.go(1);
        let third = fingers.stray(3, Point::new(9.0, 0.0)).expect("two are left");
        assert_eq!(third.factor, 7.0);
        assert_eq!(fingers.stray(1, Point::default()), None);
    }
}
