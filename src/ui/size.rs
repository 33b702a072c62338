//! How large an element is on the page, and whether it is in sight.

use leptos::{html, prelude::*};

use crate::browser::watch;
use crate::scene::Size;

/// The size of an element's content in CSS pixels, as it changes; zero until it is known.
pub(in crate::ui) fn use_size(element: NodeRef<html::Div>) -> RwSignal<Size> {
    let size = RwSignal::new(Size::new(0.0, 0.0));
    element.on_load(move |element| {
        watch::size(&element, move |width, height| {
            size.try_set(Size::new(width, height));
        });
    });
    size
}

/// Whether any of an element is in sight; until that is known it may be.
pub(in crate::ui) fn use_sight(element: NodeRef<html::Div>) -> RwSignal<bool> {
    let seen = RwSignal::new(true);
    element.on_load(move |element| {
        watch::sight(&element, move |now| {
            seen.try_set(now);
        });
    });
    seen
}
