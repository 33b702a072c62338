//! Size and visibility of elements.

use leptos::{html, prelude::*};
use leptos_use::{use_intersection_observer, use_resize_observer};

use crate::scene::Size;

/// The size of an element's content in CSS pixels, kept up to date; zero until it is known.
pub(in crate::ui) fn use_size(element: NodeRef<html::Div>) -> RwSignal<Size> {
    let size = RwSignal::new(Size::new(0.0, 0.0));
    measure(element, size);
    size
}

/// Keeps a signal up to date with the size of an element's content in CSS pixels.
pub(in crate::ui) fn measure(element: NodeRef<html::Div>, size: RwSignal<Size>) {
    let _ = use_resize_observer(element, move |entries, _| {
        if let Some(entry) = entries.last() {
            let content = entry.content_rect();
            size.try_set(Size::new(content.width(), content.height()));
        }
    });
}

/// Whether any part of an element is in the viewport; true until that is known.
pub(in crate::ui) fn use_visibility(element: NodeRef<html::Div>) -> RwSignal<bool> {
    let visible = RwSignal::new(true);
    let _ = use_intersection_observer(element, move |entries, _| {
        if let Some(entry) = entries.last() {
            visible.try_set(entry.is_intersecting());
        }
    });
    visible
}
