//! Bench for testing one component, with simulated user input.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};

/// A component mounted in an empty part of the document; it is unmounted on drop.
pub(crate) struct Bench {
    place: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Bench {
    /// Mounts a component and waits until it is rendered.
    pub(crate) async fn with(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let place: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
        let body = document().body().expect("tests run in a page with a body");
        body.append_child(&place).expect("a body takes children");
        let bench = Self { _mounted: mount_to(place.clone(), view), place };
        settle().await;
        bench
    }

    /// The only element that a CSS selector finds.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.try_find(selector);
        found.unwrap_or_else(|| panic!("nothing fits {selector} in {}", self.place.inner_html()))
    }

    /// The element that a CSS selector finds, if any.
    pub(crate) fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).expect("the selector is one").map(JsCast::unchecked_into)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Waits until all consequences of the last change are rendered.
pub(crate) async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

/// Presses a key on the focused element.
pub(crate) async fn press(key: &str) {
    let target = document().active_element().expect("something has the focus");
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("a key can be pressed");
    target.dispatch_event(&event).expect("an element takes events");
    settle().await;
}

/// Replaces the text of a field by typing.
pub(crate) async fn type_into(field: &HtmlElement, text: &str) {
    field.focus().expect("a field takes the focus");
    let input: &HtmlInputElement = field.unchecked_ref();
    input.set_value(text);
    fire(field, "input").await;
}

/// Leaves a field after typing, as with the Tab key.
pub(crate) async fn leave(field: &HtmlElement) {
    fire(field, "change").await;
    field.blur().expect("a field gives the focus back");
    settle().await;
}

/// Sends a pointer event to an element, at a point of the window in CSS pixels.
pub(crate) async fn pointer(target: &HtmlElement, kind: &str, (x, y): (f64, f64)) {
    let init = PointerEventInit::new();
    init.set_client_x(x.round() as i32);
    init.set_client_y(y.round() as i32);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = PointerEvent::new_with_event_init_dict(kind, &init).expect("a pointer can do that");
    target.dispatch_event(&event).expect("an element takes events");
    settle().await;
}

/// The name or text of the focused element.
pub(crate) fn focused() -> String {
    document().active_element().and_then(|element| element.text_content()).unwrap_or_default()
}

/// The label of the focused element.
pub(crate) fn focused_label() -> String {
    document().active_element().and_then(|element| element.get_attribute("aria-label")).unwrap_or_default()
}

async fn fire(target: &HtmlElement, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(kind, &init).expect("an event can be made");
    target.dispatch_event(&event).expect("an element takes events");
    settle().await;
}
