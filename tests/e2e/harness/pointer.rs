//! Pointer: mouse and fingers.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use serde_json::json;

use super::Page;

impl Page {
    /// Moves the mouse over the element that a CSS selector finds, to a point in fractions of its width and height.
    pub(crate) async fn hover_over(&self, selector: &str, across: f64, down: f64) {
        let (x, y) = self.point_in(selector, across, down).await;
        self.perform_mouse([move_to(x, y)]).await;
    }

    /// Moves the mouse to where it has no effect.
    pub(crate) async fn point_at_nothing(&self) {
        self.hover_over("header", 0.4, 0.5).await;
    }

    /// Clicks at a point of an element.
    pub(crate) async fn click_on(&self, selector: &str, across: f64, down: f64) {
        let (x, y) = self.point_in(selector, across, down).await;
        self.click_at_point(x, y).await;
    }

    /// Scrolls to an element that is out of sight or behind another.
    pub(crate) async fn scroll_to(&self, selector: &str) {
        let script = "const element = document.querySelector(arguments[0]);
            const { left, top, width, height } = element.getBoundingClientRect();
            const seen = document.elementFromPoint(left + width / 2, top + height / 2);
            if (!element.contains(seen)) element.scrollIntoView({ block: 'center', behavior: 'instant' });
            return true";
        self.evaluate(script, &[serde_json::json!(selector)]).await;
    }

    /// Drags with the left button from the middle of one element to another, `down` of its height from the top.
    pub(crate) async fn drag_to(&self, from: &str, to: &str, down: f64) {
        let (start, end) = self.ends_of_drag(from, to, down).await;
        self.drag_between(start, end).await;
    }

    /// Drags with the left button over one element, between points in fractions of its width and height.
    pub(crate) async fn drag_over(&self, selector: &str, from: (f64, f64), to: (f64, f64)) {
        let start = self.point_in(selector, from.0, from.1).await;
        let end = self.point_in(selector, to.0, to.1).await;
        self.drag_between(start, end).await;
    }

    /// Drags with a finger from the middle of one element to another, `down` of its height from the top.
    pub(crate) async fn drag_with_a_finger(&self, from: &str, to: &str, down: f64) {
        self.scroll_to(to).await;
        let (start, end) = self.ends_of_drag(from, to, down).await;
        self.swipe(start, end).await;
    }

    /// Drags with a finger over one element, between points in fractions of its width and height.
    pub(crate) async fn drag_a_finger_over(&self, selector: &str, from: (f64, f64), to: (f64, f64)) {
        let start = self.point_in(selector, from.0, from.1).await;
        let end = self.point_in(selector, to.0, to.1).await;
        self.swipe(start, end).await;
    }

    async fn swipe(&self, start: (f64, f64), end: (f64, f64)) {
        let halfway = (f64::midpoint(start.0, end.0), f64::midpoint(start.1, end.1));
        for (kind, (x, y)) in [("touchStart", start), ("touchMove", halfway), ("touchMove", end)] {
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": [{ "x": x, "y": y }] }))
                .await;
        }
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    /// Places two fingers around the center of an element, `near` of its width apart, and moves them until they are `far` apart and moved
    /// by a number of CSS pixels.
    pub(crate) async fn pinch(&self, selector: &str, near: f64, far: f64, (right, down): (f64, f64)) {
        let (start, end) =
            (self.two_in(selector, near, (0.0, 0.0)).await, self.two_in(selector, far, (right, down)).await);
        let halfway = [0, 1].map(|finger: usize| {
            let middle = |from: f64, to: f64| f64::midpoint(from, to);
            (middle(start[finger].0, end[finger].0), middle(start[finger].1, end[finger].1))
        });
        for (kind, [one, two]) in [("touchStart", start), ("touchMove", halfway), ("touchMove", end)] {
            let points = json!([{ "id": 0, "x": one.0, "y": one.1 }, { "id": 1, "x": two.0, "y": two.1 }]);
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
        }
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    async fn two_in(&self, selector: &str, apart: f64, (right, down): (f64, f64)) -> [(f64, f64); 2] {
        let (left, top) = self.point_in(selector, 0.5 - apart / 2.0, 0.5).await;
        let (end, bottom) = self.point_in(selector, 0.5 + apart / 2.0, 0.5).await;
        [(left + right, top + down), (end + right, bottom + down)]
    }

    /// Taps an element with a finger.
    pub(crate) async fn tap_on(&self, selector: &str, across: f64, down: f64) {
        let (x, y) = self.point_in(selector, across, down).await;
        let point = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.devtools("Input.dispatchTouchEvent", point).await;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    async fn ends_of_drag(&self, from: &str, to: &str, down: f64) -> ((f64, f64), (f64, f64)) {
        // Looking at the end may scroll the start away.
        self.point_in(to, 0.5, down).await;
        let start = self.point_in(from, 0.5, 0.5).await;
        (start, self.point_in(to, 0.5, down).await)
    }

    async fn drag_between(&self, (x, y): (f64, f64), (end_x, end_y): (f64, f64)) {
        // A drag begins only once the pointer has moved a little.
        let steps = [move_to(x, y), down(), move_to(x + 4.0, y + 4.0), move_to(end_x, end_y), up()];
        self.perform_mouse(steps).await;
    }

    /// Clicks a point of the page, in CSS pixels.
    pub(super) async fn click_at_point(&self, x: f64, y: f64) {
        self.perform_mouse([move_to(x, y), down(), up()]).await;
    }

    /// Clicks the middle of an element, wherever it is at that moment.
    pub(super) async fn click_element(&self, reference: &str) {
        let element = Element::from_element_id(self.browser.clone(), ElementRef::from(reference.to_owned()));
        let go = PointerAction::MoveToElement { element, duration: Some(Duration::ZERO), x: 0.0, y: 0.0 };
        self.perform_mouse([go, down(), up()]).await;
    }

    async fn point_in(&self, selector: &str, across: f64, down: f64) -> (f64, f64) {
        let script = "const element = document.querySelector(arguments[0]);
            if (!element) return null;
            element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
            const box = element.getBoundingClientRect();
            return [box.left + arguments[1] * box.width, box.top + arguments[2] * box.height];";
        let point = self.wait_for(selector, script, &[json!(selector), json!(across), json!(down)]).await;
        let coordinate = |index: usize| point[index].as_f64().expect("a box has numbers");
        (coordinate(0), coordinate(1))
    }

    async fn perform_mouse<const COUNT: usize>(&self, actions: [PointerAction; COUNT]) {
        let mouse = actions.into_iter().fold(MouseActions::new("mouse".to_owned()), MouseActions::then);
        self.browser.perform_actions(mouse).await.expect("the point lies on the page");
    }
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y }
}

fn down() -> PointerAction {
    PointerAction::Down { button: MOUSE_BUTTON_LEFT }
}

fn up() -> PointerAction {
    PointerAction::Up { button: MOUSE_BUTTON_LEFT }
}

impl Page {
    /// Turns the wheel by one notch over the only field with a name, which gets focus first; away from the user is up.
    pub(crate) async fn turn_wheel_over(&self, name: &str, up: bool) {
        let control = self.control(&["spinbutton"], name).await;
        let script = "function () {
            this.scrollIntoView({ block: 'center' });
            this.focus();
            const { x, y, width, height } = this.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }";
        let middle = self.ask(control, script, &[]).await;
        let turn = if up { -100 } else { 100 };
        let event = json!({ "type": "mouseWheel", "x": middle[0], "y": middle[1], "deltaX": 0, "deltaY": turn });
        self.devtools("Input.dispatchMouseEvent", event).await;
    }
}
