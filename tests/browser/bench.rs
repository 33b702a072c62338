//! A place to try one component on, with hands to use it.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};

/// A component in an otherwise empty part of the document; it goes when this is dropped.
pub(crate) struct Bench {
    place: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Bench {
    /// Mounts a component and waits until it stands.
    pub(crate) async fn with(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let place: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
        let body = document().body().expect("tests run in a page with a body");
        body.append_child(&place).expect("a body takes children");
        let bench = Self { _mounted: mount_to(place.clone(), view), place };
        settle().await;
        bench
    }

    /// The one element that a CSS selector finds.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.try_find(selector);
        found.unwrap_or_else(|| panic!("nothing fits {selector} in {}", self.place.inner_html()))
    }

    /// The element that a CSS selector finds, if there is one.
    pub(crate) fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.place.query_selector(selector).expect("the selector is one").map(JsCast::unchecked_into)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Waits until everything that follows from the last change has happened.
pub(crate) async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

/// Presses a key on whatever has the focus.
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

/// Types a text in place of what the field holds.
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

/// Lets the pointer do something over an element, at a point of the window in CSS pixels.
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

/// What the element with the focus is called or reads.
pub(crate) fn focused() -> String {
    document().active_element().and_then(|element| element.text_content()).unwrap_or_default()
}

/// What the element with the focus is called by its label.
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
