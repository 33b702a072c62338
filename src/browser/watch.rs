//! What the browser tells as it changes: the size of an element, whether it is in sight, a media query, the pixel ratio, the next frame.
//!
//! `leptos_use` tells the same, with filters and options that no page of ours uses and that make up a thirtieth of its weight.

use js_sys::Array;
use leptos::leptos_dom::helpers::{AnimationFrameRequestHandle, request_animation_frame_with_handle};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    AddEventListenerOptions, Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver,
    ResizeObserverEntry,
};

/// Tells width and height of an element's content in CSS pixels, at first and whenever they change, until the owner is gone.
pub fn size(element: &Element, told: impl Fn(f64, f64) + 'static) {
    watch_size(element, Box::new(told));
}

fn watch_size(element: &Element, told: Box<dyn Fn(f64, f64)>) {
    let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            let content = entry.content_rect();
            told(content.width(), content.height());
        }
    });
    let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, closure));
    on_cleanup(move || {
        // The closure may go only when nobody calls it any more.
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// Tells whether any of an element is in sight, at first and whenever that changes, until the owner is gone.
pub fn sight(element: &Element, told: impl Fn(bool) + 'static) {
    let closure = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(last) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            told(last.is_intersecting());
        }
    });
    let Ok(observer) = IntersectionObserver::new(closure.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, closure));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// Whether a media query holds, as that changes.
pub fn media(query: &str) -> RwSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let holds = RwSignal::new(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    let Some(list) = list else { return holds };
    let asked = list.clone();
    let closure = Closure::<dyn FnMut()>::new(move || {
        holds.try_set(asked.matches());
    });
    // Fails only for an event that is none.
    let _ = list.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    let kept = StoredValue::new_local((list, closure));
    on_cleanup(move || {
        kept.try_with_value(|(list, closure)| {
            list.remove_event_listener_with_callback("change", closure.as_ref().unchecked_ref())
        });
    });
    holds
}

/// Device pixels for each CSS pixel, as that changes: with the zoom, or from screen to screen.
pub fn pixel_ratio() -> RwSignal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    follow_ratio(ratio);
    ratio
}

/// There is no event of its own: one asks for the ratio that holds now, and hears once that it does no longer.
fn follow_ratio(ratio: RwSignal<f64>) {
    let now = js_sys::Number::from(window().device_pixel_ratio());
    let Ok(now) = now.to_string_with_radix(10) else { return };
    let query = ["(resolution: ", &String::from(now), "dppx)"].concat();
    let Some(list) = window().match_media(&query).ok().flatten() else { return };
    let changed = Closure::once_into_js(move || {
        if ratio.try_set(window().device_pixel_ratio()).is_none() {
            follow_ratio(ratio);
        }
    });
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    // Fails only for an event that is none.
    let _ =
        list.add_event_listener_with_callback_and_add_event_listener_options("change", changed.unchecked_ref(), &once);
}

/// Calls back before every frame with the milliseconds since the one before, as long as it is asked to go on.
#[derive(Clone, Copy, Debug)]
pub struct Frames {
    run: StoredValue<Run, LocalStorage>,
}

struct Run {
    told: std::rc::Rc<dyn Fn(f64)>,
    next: Option<AnimationFrameRequestHandle>,
    last: Option<f64>,
}

impl Frames {
    /// Nothing is asked for yet; it stops when the owner is gone.
    pub fn new(told: impl Fn(f64) + 'static) -> Self {
        let frames = Self { run: StoredValue::new_local(Run { told: std::rc::Rc::new(told), next: None, last: None }) };
        on_cleanup(move || frames.pause());
        frames
    }

    /// Goes on with the next frame.
    pub fn resume(self) {
        if self.run.try_with_value(|run| run.next.is_none()) == Some(true) {
            self.ask();
        }
    }

    /// Asks for no more frames.
    pub fn pause(self) {
        self.run.try_update_value(|run| {
            run.last = None;
            if let Some(next) = run.next.take() {
                next.cancel();
            }
        });
    }

    fn ask(self) {
        let next = request_animation_frame_with_handle(move || self.come()).ok();
        self.run.try_update_value(|run| run.next = next);
    }

    fn come(self) {
        let now = window().performance().map_or(0.0, |clock| clock.now());
        let told = self.run.try_update_value(|run| {
            let since = run.last.map_or(0.0, |last| now - last);
            run.last = Some(now);
            (run.told.clone(), since)
        });
        let Some((told, since)) = told else { return };
        // Asked for first: what is told may pause.
        self.ask();
        told(since);
    }
}
