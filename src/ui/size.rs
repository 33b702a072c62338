//! How large an element is on the page.

use leptos::{html, prelude::*};
use leptos_use::use_resize_observer;

use crate::scene::Size;

/// The size of an element's content in CSS pixels, as it changes; zero until it is known.
///
/// `leptos_use::use_element_size` says the same and also reads the styles of SVG elements, for which a page needs all of Rust's float parser.
pub(in crate::ui) fn use_size(element: NodeRef<html::Div>) -> RwSignal<Size> {
    let size = RwSignal::new(Size::new(0.0, 0.0));
    let _ = use_resize_observer(element, move |entries, _| {
        if let Some(entry) = entries.first() {
            let content = entry.content_rect();
            size.set(Size::new(content.width(), content.height()));
        }
    });
    size
}
