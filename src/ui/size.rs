//! How large an element is on the page.

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
